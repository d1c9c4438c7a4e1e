"""Conclusions about systems by likeness with people, animals or institutions, without a word on where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import CLAIM_ROLES
from claimcheck.leaps.support import bounds
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.words import Role

_NEAR = 2
"""How many sentences to either side may say where the likeness ends."""


# Likenesses are drawn where a design is told, too.
_ROLES: tuple[Role, ...] = (*CLAIM_ROLES, "method", "background")


def check(view: View) -> Iterator[Draft]:
    """Likenesses in claims, unless a sentence nearby, or a caveat that bounds the claim, says where they end."""
    yield from worded(view, "analogy", "analogy", _ROLES, _holds, _says, stances=("asserted", "hedged"))


def _holds(found: Worded) -> bool:
    view = found.view
    sentence = view.sentences[found.i]
    section = view.sections.get(sentence.section or "")
    if sentence.role not in CLAIM_ROLES and section is not None and section.kind in ("related_work", "background"):
        return False
    near = range(max(0, found.i - _NEAR), min(len(view.sentences), found.i + _NEAR + 1))
    same = [j for j in near if view.sentences[j].section == sentence.section]
    caveats = [view.index[s] for s in bounds(view, found.i, found.claim)]
    return not any(view.cues_at(j, "boundary") for j in (*same, *caveats))


def _says(found: Worded) -> str:
    carried = (
        f"what carries the claim is {found.carrier}, which is about the system alone"
        if found.carried.backed
        else "no experiment was found that compares the two"
    )
    return f"“{found.words}” draws a likeness with living beings; {carried}, and nothing near says where it ends."
