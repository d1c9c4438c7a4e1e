"""Behaviour told as a mind: a claim gives a system a state of mind, and its evidence is what the system put out.

The check asks three things. Do the authors assert, in a claim of their own, a state of mind of a system (a flagged
finding)? Is what carries the claim behaviour, or nothing? And is the word more than the name of the quantity measured?
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.measured import Measured
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding
from claimcheck.records.words import LeapType, Severity

CHECK = "mental_state"

# A state by its very name: to measure something and call it knowledge or belief is the step in question.
_STATES = ("cognition",)

# Words that also name patterns of behaviour. Where the paper measures a quantity by that name they stay with it.
_DISPOSITIONS = ("intent", "deception", "emotion", "social")

# Words for acts. An act that was measured is no leap; one that nothing measured is.
_ACTS = ("agency",)

_GAPS = {
    "cognition": "what it knows, thinks or believes",
    "intent": "that it wants or aims at anything",
    "deception": "that it means to mislead",
    "emotion": "that it feels anything",
    "social": "that it has a character",
    "agency": "that it chose to",
}


_PRONOUNS = ("", "it", "its", "they", "their", "them", "itself", "themselves", "this", "these", "which", "that", "who")


def check(view: View) -> Iterator[Draft]:
    """One leap a sentence, resting on all its findings that count."""
    measured = Measured(view)
    for i, claim in claimed(view):
        sentence = view.sentences[i]
        candidates = [f for f in view.findings_at.get(sentence.id, ()) if _asserted(f)]
        if not candidates:
            continue
        carried = support(view, i, claim)
        if any(view.cues_at(j, "inner") for j in (i, *carried.indices)):
            continue
        findings = [f for f in candidates if _counts(f, sentence.layer == "title", carried, measured)]
        if not findings:
            continue
        kind, inserted = _kind(view, i, findings)
        yield Draft(
            sentence=sentence.id,
            claim=claim.id if claim else None,
            type=kind,
            check=CHECK,
            severity=_severity(findings, carried),
            message=_message(view, findings[0], carried, inserted=bool(inserted)),
            because=(*(f.id for f in findings), *carried.ids, *inserted),
            bounded_by=bounds(view, claim),
        )


def _asserted(finding: Finding) -> bool:
    return finding.flagged and finding.stance == "asserted"


def _counts(finding: Finding, title: bool, carried: Support, measured: Measured) -> bool:
    if finding.category in _STATES:
        return True
    if finding.category in _DISPOSITIONS:
        return title or not measured.names(finding)
    return finding.category in _ACTS and not carried.backed and not measured.names(finding)


def _kind(view: View, i: int, findings: list[Finding]) -> tuple[LeapType, tuple[str, ...]]:
    """``capability_to_intent`` where a disposition is given to the system that the authors put there, unnamed here."""
    traits = [f.category in ("intent", "deception") and _disposition(view, i, f) for f in findings]
    if view.cues_at(i, "inserted") or not all(traits):
        return "mental_state", ()
    source = next(
        (s.id for j, s in enumerate(view.sentences) if s.role == "method" and view.cues_at(j, "inserted")), None
    )
    return ("capability_to_intent", (source,)) if source is not None else ("mental_state", ())


def _disposition(view: View, i: int, finding: Finding) -> bool:
    """A trait or a standing aim (an adjective or a noun), against one doing (a verb)."""
    doc = view.document.doc(i)
    span = doc.char_span(finding.trigger.start, finding.trigger.end, alignment_mode="expand")
    return span is not None and not any(token.pos_ == "VERB" for token in span)


def _severity(findings: list[Finding], carried: Support) -> Severity:
    if not carried.backed or any(f.severity == "high" for f in findings):
        return "high"
    return "medium"


def _message(view: View, finding: Finding, carried: Support, *, inserted: bool) -> str:
    agent = finding.agent.text if finding.agent else ""
    who = "the system" if agent.lower() in _PRONOUNS else f"“{agent}”"
    said = f"Says “{finding.trigger.text}” of {who}"
    if inserted:
        said += ", though the authors put the behaviour there"
    gap = _GAPS[finding.category]
    if not carried.backed:
        return f"{said}; no experiment was found for it, and what a system puts out does not show {gap}."
    return f"{said}; the evidence found is {carried.named(view)}, which shows what the system did, not {gap}."
