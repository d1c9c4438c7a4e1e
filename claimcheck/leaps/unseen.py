"""Reasoning, goals or thoughts of a system whose steps nobody saw: only its outputs, or another system's text."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.cues import Cue
from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import asked, demanded, supposed, trigger
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

CHECK = "unseen_state"

_INNER = ("cognition", "intent")

# Taking something in shows in what is done with it; these are no steps of reasoning.
_TAKING_IN = frozenset({"see", "recognize", "recognise", "notice", "identify", "detect", "attempt", "try", "remember"})

_NEAR = 30
"""At most so many words before the state the sentence must say that no steps were seen."""


def check(view: View) -> Iterator[Draft]:
    """Claims of an inner state of a system said to show no steps, unless the evidence looks inside it."""
    for i, claim in claimed(view):
        cues = view.cues_at(i, "unseen")
        found = view.findings_at.get(view.sentences[i].id, ()) if cues else ()
        findings = [f for f in found if _holds(view, f, cues)]
        if not findings:
            continue
        carried = support(view, i, claim)
        if any(view.cues_at(j, "inner") for j in (i, *carried.indices)):
            continue
        doc = view.document.doc(i)
        words = doc[cues[0].start : cues[0].end].text
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type="mental_state",
            check=CHECK,
            severity="medium" if carried.backed else "high",
            message=f"Says “{findings[0].trigger.text}” where no steps could be read (“{words}”); "
            + (
                f"the evidence found ({carried.named(view)}) holds outputs, and what led to them was not seen."
                if carried.backed
                else "no experiment was found for it."
            ),
            because=(*(f.id for f in findings), *carried.ids),
            bounded_by=bounds(view, i, claim),
        )


def _holds(view: View, finding: Finding, cues: tuple[Cue, ...]) -> bool:
    if not finding.flagged or finding.stance != "asserted" or finding.category not in _INNER:
        return False
    span = trigger(view, finding)
    if (
        span is None
        or demanded(span)
        or supposed(span)
        or asked(span)
        or any(token.lemma_.lower() in _TAKING_IN for token in span)
    ):
        return False
    return any(0 <= span.end - cue.end <= _NEAR for cue in cues)
