"""Conclusions about a wider class than was tested."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded


def check(view: View) -> Iterator[Draft]:
    """Claims about all systems, or about systems as such, whose experiments tried some."""
    yield from worded(view, "scope", "scope", ("interpretation", "result"), _holds, _says)


def _holds(found: Worded) -> bool:
    sentence = found.view.sentences[found.i]
    return sentence.role != "result" or not any(c.isdigit() for c in sentence.text)


def _says(found: Worded) -> str:
    if not found.carried.backed:
        return f"“{found.words}” takes in more than this paper ran, and no experiment was found that carries the claim."
    return f"“{found.words}” takes in a wider class than was tested; what carries the claim is {found.carrier}."
