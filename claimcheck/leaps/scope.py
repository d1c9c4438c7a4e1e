"""Conclusions about a wider class than was tested."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded

_MANY = 8
"""From so many systems tested in the linked experiments on, a plain plural is let be."""


def check(view: View) -> Iterator[Draft]:
    """Claims about all systems, or about systems as such, whose experiments tried some."""
    yield from worded(view, "scope", "scope", ("interpretation", "result"), _holds, _says)


def _holds(found: Worded) -> bool:
    sentence = found.view.sentences[found.i]
    if sentence.role == "result" and any(c.isdigit() for c in sentence.text):
        return False
    if found.cue.rule == "scope.generic_conclusion":
        return len(found.carried.subjects) < _MANY
    return True


def _says(found: Worded) -> str:
    if not found.carried.backed:
        return f"“{found.words}” takes in more than this paper ran, and no experiment was found that carries the claim."
    tested = found.carried.subjects
    of_what = f" on {', '.join(tested[:3])}{' and others' if len(tested) > 3 else ''}" if tested else ""
    return (
        f"“{found.words}” takes in a wider class than was tested; what carries the claim is {found.carrier}{of_what}."
    )
