"""Behaviour told as a mind: a claim gives a system a state of mind, and its evidence is what the system put out.

The check asks three things. Do the authors assert, in a claim of their own, a state of mind of a system (a flagged
finding)? Is what carries the claim behaviour, or nothing? And is the word more than the name of the quantity measured?
Where the evidence is text that the system wrote, it says which of two steps was taken: from a text about an aim to the
aim, or from written steps to thinking. What the authors planted is told as *built to trait*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import trigger
from claimcheck.leaps.minds import Minds
from claimcheck.leaps.planted import Planted
from claimcheck.leaps.support import Support, bounds, caption, support
from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding
from claimcheck.records.words import SEVERITIES, LeapType, Severity

CHECK: LeapType = "mental_state"
BUILT: LeapType = "capability_to_intent"

_GAPS = {
    "cognition": "what it knows, thinks or believes",
    "intent": "that it wants or aims at anything",
    "deception": "that it means to mislead",
    "emotion": "that it feels anything",
    "social": "that it has a character",
    "agency": "that it chose to",
}

_ARTICLES = ("the", "a", "an", "our", "this", "these", "such", "all", "some", "each", "both")
_MOST_PLACES = 8
_PRONOUNS = ("it", "its", "they", "their", "them", "itself", "themselves", "this", "these", "which", "that", "who")


def check(view: View) -> Iterator[Draft]:
    """One leap a sentence, resting on all its findings that count."""
    planted = Planted(view)
    minds = Minds(view)
    yield from _words_for_text(view, minds)
    for i, claim, findings, carried in minds.sentences():
        source = planted.source(i, findings, carried)
        wrote = () if source else _wrote(view, i, carried)
        findings = sorted(findings, key=_worst_first)
        aspect = _aspect(view, findings[0], wrote)
        if aspect == "text_mechanism" and any(view.cues_at(j, "steps_changed") for j in carried.indices):
            # Changing the steps is what would show that the answer hangs on them.
            continue
        if source is not None:
            message, needed = _built(view, findings[0], carried, source), _BUILT_NEEDS
        else:
            aim = view.sentences[i].role == "aim"
            message, needed = _told(view, findings[0], carried, aspect, aim=aim), _needs(carried, aspect, aim=aim)
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type=BUILT if source else CHECK,
            check=BUILT if source else CHECK,
            severity=_severity(findings, bare=not carried.backed and view.sentences[i].role != "aim"),
            message=message,
            because=(*(f.id for f in findings), *carried.ids, *((source,) if source else ()), *wrote),
            bounded_by=bounds(view, i, claim),
            needed=needed,
            aspect=None if source else aspect,
        )


def _words_for_text(view: View, minds: Minds) -> Iterator[Draft]:
    """One mark for a paper that calls written steps reasoning: at the first of its places, with the others."""
    found = list(minds.words_for_text())
    if len(found) < view.numbers["text_words"]:
        return
    i, finding = found[0]
    claim = view.claim_at.get(view.sentences[i].id)
    noun = minds.text_word(finding)
    word = noun.text if noun is not None else finding.trigger.text
    carried = support(view, i, claim)
    places = tuple(dict.fromkeys(f.id for _, f in found))
    yield Draft(
        sentence=view.sentences[i].id,
        claim=claim.id if claim else None,
        type=None,
        check=CHECK,
        severity="low",
        message=f"“{calm(word)}” is this paper's word for text that the system writes ({len(places)} claims): "
        "steps in the output are seen, a thought behind them is not.",
        because=(*places[:_MOST_PLACES], *carried.ids),
        bounded_by=bounds(view, i, claim),
        needed="Call it written steps, or show that the answer hangs on them and say so where the word is introduced.",
        aspect="text_mechanism",
    )


def _worst_first(finding: Finding) -> tuple[int, int, int]:
    return -SEVERITIES.index(finding.severity), list(_GAPS).index(finding.category), finding.trigger.start


def said(view: View, finding: Finding) -> str:
    """``“knows” is said of “the network”``."""
    agent, word = finding.agent, calm(_words(view, finding))
    if agent is None or finding.trigger.text.lower() in agent.text.lower():
        return f"“{word}” is said of a system"
    of = "denied to" if finding.stance == "negated" else "said of"
    vague = agent.text.lower() in _PRONOUNS or not agent.text[0].isalpha()
    whom = "the system" if vague else f"“{calm(agent.text)}”"
    return f"“{word}” is {of} {whom}"


def _words(view: View, finding: Finding) -> str:
    """The trigger; a noun with the words before it that describe it (*deceptive goal*)."""
    span = trigger(view, finding)
    if span is None or span.root.pos_ != "NOUN":
        return finding.trigger.text
    start = span.start
    while start > 0 and span.doc[start - 1].pos_ in ("ADJ", "NOUN") and span.doc[start - 1].head.i == span.root.i:
        start -= 1
        # *Long-horizon* is one word.
        while start > 1 and span.doc[start - 1].text == "-":
            start -= 2
    return str(span.doc[start : span.end].text)


def calm(words: str) -> str:
    """Words as in running text: a title in capitals is not shouted on, and *The model* does not begin a sentence."""
    if words.isupper() and len(words) > 4:
        return words.lower()
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in _ARTICLES else words


def _wrote(view: View, i: int, carried: Support) -> tuple[str, ...]:
    """Sentences by which the evidence is what the system wrote of itself: scratchpads, self-reports, personas."""
    told = [view.sentences[j].id for j in carried.indices if view.cues_at(j, "self_report")]
    own = (view.sentences[i].id,) if view.cues_at(i, "self_report") else ()
    shown = _shown(view, i, carried)
    # One such sentence among many is in passing.
    return (*own, *shown, *told[:2]) if own or shown or 2 * len(told) > len(carried.indices) else ()


def _shown(view: View, i: int, carried: Support) -> tuple[str, ...]:
    """The sentences of captions by which each figure that carries a claim shows such a text; for a caption its own."""
    own = view.sentences[i]
    if own.layer == "caption":
        captions = [tuple(j for j, s in enumerate(view.sentences) if s.block == own.block)]
    else:
        captions = [caption(view, label) for label in carried.figures]
    found = [next((j for j in places if view.cues_at(j, "self_report")), None) for places in captions]
    return tuple(view.sentences[j].id for j in found if j is not None) if found and None not in found else ()


def _aspect(view: View, finding: Finding, wrote: Sequence[str]) -> str:
    if not wrote:
        return "behaviour"
    span = trigger(view, finding)
    steps = span is not None and any(token.lemma_.lower() in view.words["text_word"] for token in span)
    return "text_mechanism" if finding.category == "cognition" and steps else "text_for_intent"


def _severity(findings: Sequence[Finding], *, bare: bool) -> Severity:
    """That of the worst finding, one step higher where nothing carries the claim (``bare``)."""
    worst = max(SEVERITIES.index(f.severity) for f in findings)
    return SEVERITIES[min(worst + 1, len(SEVERITIES) - 1) if bare else worst]


def _told(view: View, finding: Finding, carried: Support, aspect: str, *, aim: bool) -> str:
    gap = _GAPS[finding.category]
    if not carried.backed and aim:
        return f"{said(view, finding)}, as what is studied, but outputs by themselves do not show {gap}."
    if not carried.backed:
        return (
            f"{said(view, finding)}, but no experiment was found for it, and outputs by themselves do not show {gap}."
        )
    evidence = f"the evidence found ({carried.names})"
    if aspect == "text_mechanism":
        return f"{said(view, finding)}, but {evidence} is written text: steps in the output, not a thought behind them."
    if aspect == "text_for_intent":
        return f"{said(view, finding)}, but {evidence} is text that the system wrote, and a text does not show {gap}."
    return f"{said(view, finding)}, but {evidence} shows what the system did, not {gap}."


_NEEDS = {
    "behaviour": "say what was put out and how often, or measure the state by something other than outputs: a probe, "
    "or a change made inside the system",
    "text_for_intent": "call it a text (“the scratchpad says ...”), or change the text and see whether what the "
    "system does changes with it",
    "text_mechanism": "call it written steps, or change the steps and see whether the answer changes with them",
}

_BUILT_NEEDS = (
    "Say in the sentence who put the behaviour there and how (“the model that we trained to ...”); an aim of its own "
    "would have to show where nobody trained for it."
)


def _needs(carried: Support, aspect: str, *, aim: bool) -> str:
    if not carried.backed and aim:
        return "Name the quantity that is measured, in place of the state."
    needs = f"{_NEEDS[aspect]}."
    return needs[0].upper() + needs[1:] if carried.backed else f"Name the experiment that shows it; then {needs}"


def _built(view: View, finding: Finding, carried: Support, source: str) -> str:
    page = view.sentence(source).page
    where = f" (page {page})" if page else ""
    rests = (
        f"the evidence found ({carried.names}) shows a behaviour that was put in"
        if carried.backed
        else "no experiment was found that shows it without that"
    )
    return f"{said(view, finding)} as its own, but the authors put the behaviour there{where}; {rests}."
