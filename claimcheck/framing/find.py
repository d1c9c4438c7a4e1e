"""Matches become findings: one for each trigger and category, with its agent, stance, exemption and severity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.framing import wording
from claimcheck.framing.exemptions import Reason, Term, code_of, exempt
from claimcheck.framing.rates import Rate, rate_in
from claimcheck.framing.severity import grade
from claimcheck.language.document import Document
from claimcheck.language.model import Argument, Frame, StanceMark
from claimcheck.matching.model import Match
from claimcheck.records.finding import Agent, Finding
from claimcheck.records.place import Span
from claimcheck.records.words import SEVERITIES, Role
from claimcheck.rulebook.model import Rule, Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Doc


_LABELS = frozenset(("compound", "label", "attribute"))
"""How a noun before another reaches it."""

_OUTPUT = "of described noun"
"""How an adjective reaches the maker of the thing that it describes."""

_MARKED = "marked in the rule"
"""How a token or dependency pattern reaches the token that it calls the agent."""

_DONE_TO = "manner of passive"
"""How an adverb reaches the one to whom something is done: its manner is that of an unnamed doer."""

_OWNED = frozenset(("possessive", "of-phrase", "by-phrase", "attribute"))
"""How the grammar reaches the one whose trait or act a noun names, rather than the subject of a verb nearby."""


_AUTHORS = frozenset(("we", "our", "us"))
"""Who tells of the phrase, not who does it: *we observe alignment faking*."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: Match
    rule: Rule
    stance: StanceMark
    reason: Reason | None


def find(
    document: Document,
    roles: Sequence[Role | None],
    rulebook: Rulebook,
    matches: Iterable[Match],
    rates: Mapping[int, Rate] | None = None,
) -> tuple[Finding, ...]:
    """All findings of a paper, in the order of its text, with ids ``f0001`` and on.

    Args:
        document: the paper's sentences.
        roles: the role of each sentence, None where it is not known.
        rulebook: the rules that ``matches`` speak of.
        matches: those of framing and term rules; others are passed over.
        rates: by sentence the number that the paper reports for it, for rewordings; its own if left out.
    """
    by_sentence: defaultdict[int, list[Match]] = defaultdict(list)
    for match in matches:
        by_sentence[match.sentence].append(match)
    systems = rulebook.of_systems()
    order = {name: k for k, name in enumerate(rulebook_categories(rulebook))}
    found: list[Finding] = []
    for i in sorted(by_sentence):
        ruled = [(match, rulebook.rule(match.rule)) for match in by_sentence[i]]
        for candidate in _candidates(document, i, ruled, systems, order):
            rate = rate_in(document.sentences[i].text) if rates is None else rates.get(i)
            found.append(_finding(document, candidate, roles[i], rate, f"f{len(found) + 1:04d}"))
    return tuple(found)


def _candidates(
    document: Document,
    i: int,
    ruled: Sequence[tuple[Match, Rule]],
    systems: frozenset[tuple[str, str]],
    order: Mapping[str, int],
) -> list[_Candidate]:
    """The matches of one sentence that become findings.

    Args:
        systems: packs and categories that are about AI systems.
        order: the rank of each category.
    """
    terms = [Term(r.id, m.start, m.end, code_of(r.exemption)) for m, r in ruled if r.kind == "term"]
    layer = document.sentences[i].layer
    found: list[_Candidate] = []
    for match, rule in ruled:
        of_systems = (rule.pack, rule.category) in systems
        if rule.kind != "framing" or (of_systems and not _of_a_system(document, match)):
            continue
        stance = document.stance(i, match.anchor)
        settled = _with_doer(document, match) if of_systems else match
        reason = exempt(settled, stance, layer, terms, of_systems=of_systems)
        found.append(_Candidate(settled, rule, stance, reason))
    kept = _best(found)
    return sorted(kept, key=lambda c: (c.match.start, c.match.end, order.get(c.rule.category, 99), c.rule.id))


def rulebook_categories(rulebook: Rulebook) -> tuple[str, ...]:
    """The framing categories of all packs, in the order of the packs."""
    return tuple(dict.fromkeys(name for pack in rulebook.packs if pack.kind == "framing" for name in pack.categories))


def _of_a_system(document: Document, match: Match) -> bool:
    """Whether a system is what the words are said of, in a category that is about systems.

    A phrase names no doer: it counts in papers about AI only. A frame whose doer is unclear never counts, nor does a
    noun that merely names a kind of system (*a knowledge retriever*), an adjective of what a system put out (*the
    model's polite answer*), or an adverb of what was done to it (*deliberately trained models*).
    """
    frame, agent = match.frame, match.agent
    if frame is None:
        return document.profile.about_ai
    if agent is None:
        return True
    if frame.pos == "VERB" and _is_order(document.doc(match.sentence), frame, agent):
        return False
    if agent.kind == "unknown" or agent.via == _DONE_TO or (frame.pos == "ADJ" and agent.via.endswith(_OUTPUT)):
        return False
    return frame.pos != "NOUN" or agent.via not in _LABELS or not frame.predicate < agent.head <= frame.predicate + 3


def _is_order(doc: Doc, frame: Frame, agent: Argument) -> bool:
    """*Assume there are two models*: a bare verb that opens the sentence speaks to the reader."""
    verb = doc[frame.predicate]
    return verb.tag_ in ("VB", "VBP") and agent.head > verb.i and not any(t.is_alpha for t in doc[: verb.i])


def _with_doer(document: Document, match: Match) -> Match:
    """The match with the one it is about.

    In a frame that may be the system to which something is done (*the prompt tricks the model*). For a phrase it is the
    doer that the grammar gives, if any; the nearest mention of a system is no doer.
    """
    if match.agent is not None and match.agent.via == _MARKED:
        return match
    if match.frame is not None:
        agent, patient = match.agent, match.frame.patient
        if patient is not None and patient.kind == "ai" and (agent is None or agent.kind != "ai"):
            return replace(match, agent=patient)
        return match
    doc = document.doc(match.sentence)
    if any(token._.agent_kind == "ai" for token in doc[match.start : match.end]):
        return replace(match, agent=None)
    doers = (
        f.agent
        for f in _frames_within(document, match)
        if f.agent and f.agent.lemma not in _AUTHORS and (f.pos == "VERB" or f.agent.via in _OWNED)
    )
    return replace(match, agent=next((a for a in doers if a.kind in ("ai", "human")), None))


def _frames_within(document: Document, match: Match) -> list[Frame]:
    frames = document.frames(match.sentence, range(match.start, match.end))
    return sorted(frames, key=lambda f: (f.predicate != match.anchor, f.predicate))


def _best(found: Iterable[_Candidate]) -> list[_Candidate]:
    """Of candidates of one category that overlap the strongest: not exempt, graver, with a doer, longer, earlier."""
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=_rank):
        if not any(_clash(candidate, other) for other in kept):
            kept.append(candidate)
    return kept


def _rank(candidate: _Candidate) -> tuple[bool, int, bool, int, int, str]:
    match = candidate.match
    return (
        candidate.reason is not None,
        -SEVERITIES.index(candidate.rule.severity),
        match.agent is None,
        match.start - match.end,
        match.start,
        candidate.rule.id,
    )


def _clash(a: _Candidate, b: _Candidate) -> bool:
    return a.rule.category == b.rule.category and a.match.start < b.match.end and b.match.start < a.match.end


def _finding(document: Document, candidate: _Candidate, role: Role | None, rate: Rate | None, name: str) -> Finding:
    match, rule, reason = candidate.match, candidate.rule, candidate.reason
    sentence = document.sentences[match.sentence]
    doc = document.doc(match.sentence)
    stance = candidate.stance.stance
    graded = grade(rule.severity, stance, sentence.layer, role)
    trace = [*match.trace, _stance_line(candidate.stance), graded.trace]
    if reason is not None:
        trace.append(reason.why)
    agent = _agent(match.agent, doc, sentence.text)
    trigger = _span(doc, match.start, match.end, sentence.text)
    slots = wording.slots_of(match, doc) | ({} if rate is None or stance != "asserted" else rate.slots())
    return Finding(
        id=name,
        sentence=sentence.id,
        rule=rule.id,
        pack=rule.pack,
        category=rule.category,
        severity=graded.severity,
        stance=stance,
        flagged=reason is None,
        exemption=None if reason is None else reason.code,
        agent=agent,
        trigger=trigger,
        message=wording.message(rule, trigger.text, None if agent is None else agent.text),
        rewording=wording.reword(rule.rewording, slots) if reason is None else None,
        trace=tuple(trace),
    )


def _stance_line(stance: StanceMark) -> str:
    return f'stance: {stance.stance} ("{stance.cue}")' if stance.cue else f"stance: {stance.stance}"


def _span(doc: Doc, start: int, end: int, text: str) -> Span:
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return Span(text=text[first:last], start=first, end=last)


def _agent(argument: Argument | None, doc: Doc, text: str) -> Agent | None:
    if argument is None or argument.end <= argument.start:
        return None
    span = _span(doc, argument.start, argument.end, text)
    return Agent(text=span.text, start=span.start, end=span.end, kind=argument.kind)
