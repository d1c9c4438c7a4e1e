"""Wording stronger than experiments allow: prove, cannot, always, guarantee."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import demanded
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.words import Role

_COUNTED = ("certainty.always", "certainty.guarantee", "certainty.ensure")
"""Rules for words that a count could stand for."""

_SETTLED = ("certainty.prove", "certainty.validated")


def check(view: View) -> Iterator[Draft]:
    """Claims that leave no room for doubt. In a paper with theorems, proving is what it does, and is let be."""
    if _proves_theorems(view):
        return
    roles: tuple[Role, ...] = ("interpretation", "result", "aim", "speculation")
    yield from worded(view, "certainty", "certainty", roles, _holds, _says, _needs)


def _holds(found: Worded) -> bool:
    # What speaks of the future may say of the results that they settle it.
    if found.view.sentences[found.i].role == "speculation" and found.cue.rule not in _SETTLED:
        return False
    if found.cue.rule not in _COUNTED:
        return True
    # With a number beside it, always is short for all of those tried.
    sentence = found.view.sentences[found.i]
    if demanded(found.view.document.doc(found.i)[found.cue.start : found.cue.end]):
        return False
    return sentence.role == "interpretation" and not any(c.isdigit() for c in sentence.text)


def _says(found: Worded) -> str:
    if not found.carried.backed:
        return f"“{found.words}” leaves no room for doubt, and no experiment was found for the claim."
    return (
        f"“{found.words}” leaves no room for doubt, but the evidence found ({found.carrier}) is a limited number of "
        "runs: they can support such a statement, not settle it."
    )


def _needs(found: Worded) -> str:
    if found.cue.rule in _COUNTED:
        return f"Say in how many of the cases tried, in place of “{found.words}”."
    return "Say what was found and how often, and leave the verdict to the reader."


def _proves_theorems(view: View) -> bool:
    opens = ("theorem", "lemma", "proof", "corollary", "proposition")
    return sum(sentence.text.lower().startswith(opens) for sentence in view.sentences) >= 2
