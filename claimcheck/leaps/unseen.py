"""Reasoning, goals or thoughts of a system whose steps nobody saw: only its outputs, or another system's text."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.cues import Cue
from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import made_by_experimenters, put_forward, trigger
from claimcheck.leaps.mental import said
from claimcheck.leaps.minds import looks_inside
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

CHECK = "unseen_state"

_INNER = ("cognition", "intent")


def check(view: View) -> Iterator[Draft]:
    """Claims of an inner state of a system said to show no steps, unless the evidence looks inside it."""
    for i, claim in claimed(view):
        cues = view.cues_at(i, "unseen")
        found = view.findings_at.get(view.sentences[i].id, ()) if cues else ()
        findings = [f for f in found if _holds(view, f, cues)]
        if not findings:
            continue
        carried = support(view, i, claim)
        if looks_inside(view, (i, *carried.indices)):
            continue
        doc = view.document.doc(i)
        words = doc[cues[0].start : cues[0].end].text
        rests = (
            f"the evidence found ({carried.names}) is outputs, and what led to them was not seen"
            if carried.backed
            else "no experiment was found for it"
        )
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type="mental_state",
            check=CHECK,
            severity="medium" if carried.backed else "high",
            message=f"{said(view, findings[0])} where no steps could be read (“{words}”), and {rests}.",
            because=(*(f.id for f in findings), *carried.ids),
            bounded_by=bounds(view, i, claim),
            needed="Speak of the outputs alone, or measure inside the system while it answers.",
        )


def _holds(view: View, finding: Finding, cues: tuple[Cue, ...]) -> bool:
    if not finding.flagged or finding.stance not in ("asserted", "hedged") or finding.category not in _INNER:
        return False
    span = trigger(view, finding)
    i = view.index[finding.sentence]
    if span is None or not put_forward(view, span):
        return False
    # Outputs can be trained for; what is said to go on inside without them was not put there by hand.
    inside = any(token.lower_ in view.words["inward_word"] for token in span.doc)
    if made_by_experimenters(view, i, span) and not inside:
        return False
    # Taking something in shows in what is done with it; it is no step of reasoning.
    if any(token.lemma_.lower() in view.words["taking_in"] for token in span):
        return False
    near = int(view.numbers["unseen_words"])
    return any(cue.start <= span.start and span.end - cue.end <= near for cue in cues)
