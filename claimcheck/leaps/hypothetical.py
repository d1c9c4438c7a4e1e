"""What was only imagined, told as if it had been shown."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import CLAIM_ROLES
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.words import Role, SectionKind, Stance

_NEEDED = "Say what was shown of the systems that were run, and put the rest as a possibility."


_SHOWN = ("hypothetical.transforming", "hypothetical.will_transform")
_PROMISES = (*_SHOWN, "hypothetical.will_benefit")
"""Rules for what the authors see coming of their work."""

_FOUND: tuple[Role, ...] = ("result", "interpretation")
_SUMMING: tuple[SectionKind, ...] = ("discussion", "conclusion")


def check(view: View) -> Iterator[Draft]:
    """Claims that results show what systems will do, or show something of systems that do not exist."""
    # "Will" makes its clause hypothetical; that it stands under a verb of showing is the leap.
    stances: tuple[Stance, ...] = ("asserted", "hypothetical", "hedged")
    yield from worded(
        view,
        "hypothetical",
        "hypothetical_as_real",
        (*CLAIM_ROLES, "speculation"),
        _holds,
        _says,
        lambda _: _NEEDED,
        stances,
    )


def _holds(found: Worded) -> bool:
    view, i = found.view, found.i
    if found.cue.rule in _PROMISES:
        return _promised(view, i, found.cue.rule)
    if view.document.stance(i, found.cue.anchor).stance == "hedged":
        return False
    # What follows from a figure is told in the past or present; a caption's "will" explains the figure.
    if view.sentences[i].layer == "caption":
        return False
    # *The model will answer in rhyme* tells a habit of the one that was run.
    verb = view.document.doc(i)[found.cue.anchor].head
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass")), None)
    return subject is None or not any(child.dep_ in ("det", "nmod:poss") for child in subject.children)


def _promised(view: View, i: int, rule: str) -> bool:
    """Whether a promise is told as found: said to be shown, or put beside what was found where a paper sums up."""
    sentence = view.sentences[i]
    if sentence.role not in _FOUND or any(r.kind == "citation" for r in view.document.references[i]):
        return False
    if rule in _SHOWN:
        return True
    section = view.sections.get(sentence.section or "")
    return sentence.role == "interpretation" and section is not None and section.kind in _SUMMING


def _says(found: Worded) -> str:
    carried = (
        f"the evidence found ({found.carrier}) is about systems that exist and were run"
        if found.carried.backed
        else "no experiment was found for the claim"
    )
    return f"“{found.words}” speaks of what has not happened as of something shown, but {carried}."
