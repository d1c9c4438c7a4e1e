"""Scores on tasks told as a faculty of the mind: *reasoning ability*, *ability to understand*, *good reasoners*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.mental import CHECK
from claimcheck.leaps.minds import looks_inside
from claimcheck.leaps.said import CLAIM_ROLES
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.words import Stance

_NEEDED = "Name the tasks and the score in place of the ability, or show by other means that it is one."

_EITHER_WAY = ("ability.real",)


def check(view: View) -> Iterator[Draft]:
    """Claims that name a faculty of mind where framing found none; not where the evidence looks inside the system."""
    stances: tuple[Stance, ...] = ("asserted", "negated", "hedged")
    yield from worded(view, "ability", CHECK, CLAIM_ROLES, _holds, _says, lambda _: _NEEDED, stances)


def _holds(found: Worded) -> bool:
    if any(r.kind == "citation" for r in found.view.document.references[found.i]):
        return False
    # To deny the real thing is to claim what goes on inside, too.
    if found.cue.rule not in _EITHER_WAY and found.view.document.stance(found.i, found.cue.anchor).stance != "asserted":
        return False
    return not looks_inside(found.view, (found.i, *found.carried.indices))


def _says(found: Worded) -> str:
    rests = (
        f"the evidence found ({found.carrier}) shows how well tasks were done, not by what ability"
        if found.carried.backed
        else "no experiment was found for it, and right answers by themselves do not show by what ability they came"
    )
    return f"“{found.words}” names a faculty of the mind, but {rests}."
