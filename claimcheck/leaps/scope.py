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

    roles: tuple[Role, ...] = ("interpretation", "result", "aim")
    # Results that suggest that standard methods could fail speak of standard methods all the same.
    yield from worded(view, "scope", "scope", roles, _holds, says, lambda _: NEEDED, ("asserted", "hedged"))


NEEDED = "Name what was tested in place of the whole class, or test what lies outside it."


_OF_CLASSES = (
    "scope.generic_conclusion",
    "scope.generic_trait",
    "scope.current_practice",
    "scope.class_feature",
    "scope.general_property",
)
"""Rules whose words name a class; that results only suggest something of it makes the class no smaller."""

_OF_METHODS = ("scope.universal_method", "scope.other_fields")
"""Rules for what is said of a method as it is announced."""


def _holds(found: Worded) -> bool:
    sentence = found.view.sentences[found.i]
    if sentence.role == "aim" and found.cue.rule not in _OF_METHODS:
        return False
    hedged = found.view.document.stance(found.i, found.cue.anchor).stance == "hedged"
    if hedged and found.cue.rule not in _OF_CLASSES:
        return False
    return sentence.role != "result" or not any(c.isdigit() for c in sentence.text)
