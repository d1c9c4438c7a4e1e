"""Behaviour told as a mind: a claim gives a system a state of mind, and its evidence is what the system put out.

The check asks three things. Do the authors assert, in a claim of their own, a state of mind of a system (a flagged
finding)? Is what carries the claim behaviour, or nothing? And is the word more than the name of the quantity measured?
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import asked, demanded, made_by_experimenters, supposed, trigger
from claimcheck.leaps.measured import Measured
from claimcheck.leaps.said import claimed, flatly_said
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.finding import Finding
from claimcheck.records.words import SEVERITIES, LeapType, Severity

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


_PRONOUNS = ("it", "its", "they", "their", "them", "itself", "themselves", "this", "these", "which", "that", "who")


def check(view: View) -> Iterator[Draft]:
    """One leap a sentence, resting on all its findings that count."""
    measured = Measured(view)
    for i, claim in claimed(view):
        yield from _leap(view, i, claim, measured)
    for i, claim in flatly_said(view):
        yield from _leap(view, i, claim, measured, acting=True)


def _leap(view: View, i: int, claim: Claim | None, measured: Measured, *, acting: bool = False) -> Iterator[Draft]:
    """``acting``: only findings in which a system itself does or is what is said."""
    sentence = view.sentences[i]
    candidates = [f for f in view.findings_at.get(sentence.id, ()) if _asserted(view, i, f)]
    if acting:
        candidates = [f for f in candidates if f.agent is not None and not _noun(view, f)]
    if not candidates:
        return
    carried = support(view, i, claim)
    if any(view.cues_at(j, "inner") for j in (i, *carried.indices)):
        return
    findings = [f for f in candidates if _counts(view, f, sentence.layer == "title", carried, measured)]
    if not findings:
        return
    kind, inserted = _kind(view, i, findings)
    wrote = _wrote(view, i, carried) if kind == CHECK else ()
    yield Draft(
        sentence=sentence.id,
        claim=claim.id if claim else None,
        type=kind,
        check=CHECK,
        severity=_severity(findings, carried),
        message=_message(view, findings[0], carried, inserted=bool(inserted), wrote=bool(wrote)),
        because=(*(f.id for f in findings), *carried.ids, *inserted, *wrote),
        bounded_by=bounds(view, i, claim),
    )


def _asserted(view: View, i: int, finding: Finding) -> bool:
    """Said flatly of a system, as something it is or does of itself."""
    if not finding.flagged or finding.stance != "asserted" or finding.category not in _GAPS:
        return False
    span = trigger(view, finding)
    return (
        span is not None
        and not (demanded(span) or supposed(span) or asked(span))
        and not made_by_experimenters(view, i, span)
    )


def _counts(view: View, finding: Finding, title: bool, carried: Support, measured: Measured) -> bool:
    if finding.agent is None and not any(
        t._.agent_kind == "ai" for t in view.document.doc(view.index[finding.sentence])
    ):
        return False
    if finding.category in _STATES:
        return True
    if finding.agent is None and not _names_system(view, finding):
        return False
    if finding.category in _DISPOSITIONS:
        return title or not measured.names(finding)
    return finding.category in _ACTS and not carried.backed and not measured.names(finding)


def _names_system(view: View, finding: Finding) -> bool:
    """Whether the trigger is a name given to a system: *deceptive LLMs*."""
    return any(token._.agent_kind == "ai" for token in trigger(view, finding) or ())


def _kind(view: View, i: int, findings: list[Finding]) -> tuple[LeapType, tuple[str, ...]]:
    """``capability_to_intent`` where a disposition is given to the system that the authors put there, unnamed here."""
    traits = [f.category in ("intent", "deception") and _disposition(view, f) for f in findings]
    if view.cues_at(i, "inserted") or not all(traits):
        return "mental_state", ()
    source = next(
        (s.id for j, s in enumerate(view.sentences) if _headline(view, j) and view.cues_at(j, "planted")), None
    )
    return ("capability_to_intent", (source,)) if source is not None else ("mental_state", ())


def _wrote(view: View, i: int, carried: Support) -> tuple[str, ...]:
    """Sentences by which the evidence is what the system wrote of itself: scratchpads, self-reports, personas."""
    told = [view.sentences[j].id for j in carried.indices if view.cues_at(j, "self_report")]
    own = (view.sentences[i].id,) if view.cues_at(i, "self_report") else ()
    # One such sentence among many is in passing.
    return (*own, *told[:2]) if own or 2 * len(told) > len(carried.indices) else ()


def _noun(view: View, finding: Finding) -> bool:
    span = trigger(view, finding)
    return span is None or not any(token.pos_ in ("VERB", "ADJ") for token in span)


def _headline(view: View, i: int) -> bool:
    """Title, abstract and introduction: there a paper says what it studies."""
    section = view.sections.get(view.sentences[i].section or "")
    return view.sentences[i].layer in ("title", "abstract") or (section is not None and section.kind == "introduction")


def _disposition(view: View, finding: Finding) -> bool:
    """A trait or a standing aim (an adjective or a noun), against one doing (a verb)."""
    span = trigger(view, finding)
    return span is not None and not any(token.pos_ == "VERB" for token in span)


def _severity(findings: list[Finding], carried: Support) -> Severity:
    """That of the worst finding, one step higher where nothing carries the claim."""
    worst = max(SEVERITIES.index(f.severity) for f in findings)
    return SEVERITIES[worst if carried.backed else min(worst + 1, len(SEVERITIES) - 1)]


def _message(view: View, finding: Finding, carried: Support, *, inserted: bool, wrote: bool) -> str:
    said = f"Says “{finding.trigger.text}”"
    if finding.agent is not None:
        agent = finding.agent.text
        said += " of the system" if agent.lower() in _PRONOUNS else f" of “{agent}”"
    if inserted:
        said += ", though the authors put the behaviour there"
    gap = _GAPS[finding.category]
    if not carried.backed:
        return f"{said}; no experiment was found for it, and what a system puts out does not show {gap}."
    if wrote:
        return (
            f"{said}; the evidence found ({carried.named(view)}) is text that the system wrote, and writing of a thing "
            f"does not show {gap}."
        )
    return f"{said}; the evidence found ({carried.named(view)}) shows what the system did, not {gap}."
