"""Conclusions about a wider class than was tested."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.tried import Tried
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.words import Role


def check(view: View) -> Iterator[Draft]:
    """Claims about all systems, tasks or uses, or about systems as such, whose experiments tried some."""
    tried = Tried(view)
    most = int(view.numbers["tried_shown"])

    def says(found: Worded) -> str:
        ran = tried.shown(most)
        what = f" (models named: {ran})" if ran else ""
        rests = f"the evidence found is {found.carrier}" if found.carried.backed else "no experiment was found for it"
        return f"“{found.words}” takes in more than was tested{what}, and {rests}."

    roles: tuple[Role, ...] = ("interpretation", "result")
    # Results that suggest that standard methods could fail speak of standard methods all the same.
    yield from worded(view, "scope", "scope", roles, _holds, says, lambda _: NEEDED, ("asserted", "hedged"))


NEEDED = "Name what was tested in place of the whole class, or test what lies outside it."


_OF_CLASSES = ("scope.generic_conclusion", "scope.generic_trait", "scope.current_practice")
"""Rules whose words name a class; that results only suggest something of it makes the class no smaller."""


def _holds(found: Worded) -> bool:
    sentence = found.view.sentences[found.i]
    hedged = found.view.document.stance(found.i, found.cue.anchor).stance == "hedged"
    if hedged and found.cue.rule not in _OF_CLASSES:
        return False
    return sentence.role != "result" or not any(c.isdigit() for c in sentence.text)
