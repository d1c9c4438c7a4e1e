"""Which findings in a claim give a system a mind, and go past the name of a measured quantity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.leaps.grammar import as_reason, denied_within, made_by_experimenters, put_forward, trigger
from claimcheck.leaps.measured import Measured
from claimcheck.leaps.said import claimed, flatly_said, listed_as_guess
from claimcheck.leaps.support import Support, support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.finding import Finding

if TYPE_CHECKING:
    from spacy.tokens import Token

# A state by its very name: to measure something and call it knowledge or belief is the step in question.
_STATES = ("cognition",)

# What the authors let their results suggest of a system is a reading of them too.
_READINGS = ("cognition", "intent")

# Words that also name patterns of behaviour. Where the paper measures a quantity by that name they stay with it.
_DISPOSITIONS = ("intent", "deception", "emotion", "social")

# Words for acts. An act that was measured is no leap; one that nothing measured is.
_ACTS = ("agency",)

# Over a noun for written steps these say that the system goes by them.
_USED = ("use", "rely", "follow", "base", "drive", "by", "through", "via")

CATEGORIES = (*_STATES, *_DISPOSITIONS, *_ACTS)


class Minds:
    """Reads sentences for findings that leap."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._measured = Measured(view)
        steps = sum(bool(view.cues_at(i, "self_report")) for i in range(len(view.sentences)))
        self._steps_written = steps >= view.numbers["written_steps"]

    def words_for_text(self) -> Iterator[tuple[int, Finding]]:
        """Where a paper whose systems write their steps down calls these by a noun for thinking; not where steps that
        nobody saw are spoken of."""
        for i, _ in claimed(self._view):
            if self._view.cues_at(i, "unseen"):
                continue
            for finding in self._view.findings_at.get(self._view.sentences[i].id, ()):
                if finding.flagged and self._names_text(finding):
                    yield i, finding

    def _names_text(self, finding: Finding) -> bool:
        return self.text_word(finding) is not None

    def text_word(self, finding: Finding) -> Token | None:
        """The noun for thinking in a trigger, where it is the paper's name for steps that are written: not in its
        title, not of an ability (*reasoning skills*), and not where the system is said to go by them."""
        view = self._view
        span = trigger(view, finding)
        if not self._steps_written or finding.category not in _STATES or span is None:
            return None
        if view.sentence(finding.sentence).layer == "title":
            return None
        nouns, traits = view.words["text_noun"], view.words["trait_noun"]
        noun = next((t for t in (span.root, *span) if t.lower_ in nouns and t.pos_ != "ADJ"), None)
        if noun is None or noun.head.lemma_ in _USED:
            return None
        around = (*span, *span.doc[noun.i + 1 : noun.i + 2], noun.head)
        return None if any(token.lower_ in traits for token in around) else noun

    def sentences(self) -> Iterator[tuple[int, Claim | None, list[Finding], Support]]:
        """The claims, and the flat statements where results are told, with the findings that leap and what carries
        them. Nothing where the evidence looks inside the system."""
        for acting, places in ((False, claimed(self._view)), (True, flatly_said(self._view))):
            for i, claim in places:
                said = self.asserted(i, acting=acting)
                if not said:
                    continue
                carried = support(self._view, i, claim)
                if looks_inside(self._view, (i, *carried.indices)):
                    continue
                found = [f for f in said if self._counts(i, f, carried)]
                if found:
                    yield i, claim, found, carried

    def asserted(self, i: int, *, acting: bool = False) -> list[Finding]:
        """Said flatly of a system, as something it is or does of itself; ``acting``: in a verb or adjective."""
        view = self._view
        kept: list[Finding] = []
        if "?" in view.sentences[i].text or listed_as_guess(view, i):
            return kept
        for finding in view.findings_at.get(view.sentences[i].id, ()):
            counts = finding.flagged or finding.stance == "negated"
            if not counts or finding.category not in CATEGORIES or not self._flat(i, finding):
                continue
            if acting and (finding.agent is None or named(view, finding)):
                continue
            span = trigger(view, finding)
            if span is None or not put_forward(view, span) or made_by_experimenters(view, i, span):
                continue
            if (
                _taken_in(view, finding)
                or _stock(view, finding)
                or _graded(view, i, finding)
                or _text_shown(view, finding)
                or self._names_text(finding)
                or _of_a_process(view, finding)
            ):
                continue
            kept.append(finding)
        return kept

    def _flat(self, i: int, finding: Finding) -> bool:
        """Asserted, or hedged by no more than the verb of its evidence: *the rates suggest that it knows*."""
        if finding.stance == "asserted":
            return True
        if finding.stance == "negated":
            return self._denied(finding)
        if finding.stance != "hedged" or finding.category not in _READINGS:
            return False
        span = trigger(self._view, finding)
        if span is None or self._view.sentences[i].role != "interpretation":
            return False
        cue = self._view.document.stance(i, span.root.i).cue
        return cue is not None and cue.lower() in self._view.words["evidence_hedge"]

    def _denied(self, finding: Finding) -> bool:
        """Whether a state is denied as the reason of what was seen, or as what goes on behind it."""
        span = trigger(self._view, finding)
        if span is None or finding.agent is None or finding.exemption not in (None, "negated", "term_of_art"):
            return False
        return as_reason(span) or (finding.category in _STATES and denied_within(span))

    def _scored(self, finding: Finding) -> bool:
        """Whether a preference is that of a model that gives scores, or nobody's: there it is the measured rate."""
        agent = finding.agent
        if agent is None:
            return True
        text = self._view.sentence(finding.sentence).text
        first, last = sorted((agent.start, finding.trigger.start))
        words = f"{agent.text} {text[first:last]}".lower().split()
        return any(word.strip("(),.") in self._view.words["scorer"] for word in words)

    def _counts(self, i: int, finding: Finding, carried: Support) -> bool:
        view = self._view
        if finding.agent is None and not any(t._.agent_kind == "ai" for t in view.document.doc(i)):
            return False
        if finding.category in _STATES:
            return True
        if _obliging(view, finding):
            return not carried.backed
        title = view.sentences[i].layer == "title"
        if (
            finding.agent is None
            and not (title and not self._measured.names(finding))
            and not _names_system(view, finding)
        ):
            return False
        if finding.category == "intent":
            return title or not self._scored(finding)
        if finding.category in _DISPOSITIONS:
            return title or not self._measured.names(finding)
        if _chosen(view, finding) and not _clause_rated(view, finding):
            return True
        return not carried.backed and not self._measured.names(finding) and not _rated(view, i)


def _of_a_process(view: View, finding: Finding) -> bool:
    """*Training hides it*: what misleads is no process, and nobody takes one for a mind."""
    if finding.category != "deception" or finding.agent is None:
        return False
    words = finding.agent.text.lower().split()
    return bool(words) and words[-1] in view.words["process_noun"]


def _obliging(view: View, finding: Finding) -> bool:
    """*Is happy to*, *plays along*: ways of saying that it did as it was asked."""
    return bool({t.lemma_.lower() for t in trigger(view, finding) or ()} & view.words["obliging_word"])


def _chosen(view: View, finding: Finding) -> bool:
    """Deciding and choosing go on inside, whatever was counted."""
    span = trigger(view, finding)
    return span is not None and span.root.lemma_.lower() in view.words["choice_verb"]


def looks_inside(view: View, places: Sequence[int]) -> bool:
    """Whether one of these sentences tells of a measurement inside the system."""
    return any(view.cues_at(j, "inner") for j in places)


def named(view: View, finding: Finding) -> bool:
    """Whether the trigger is a noun phrase: neither a verb nor an adjective is in it."""
    span = trigger(view, finding)
    return span is None or not any(token.pos_ in ("VERB", "ADJ") for token in span)


def _taken_in(view: View, finding: Finding) -> bool:
    """Taking in the input (*when it sees the tag*) names a condition of the set-up; no state is claimed."""
    span = trigger(view, finding)
    return span is not None and span.root.lemma_.lower() in view.words["input_verb"]


def _graded(view: View, i: int, finding: Finding) -> bool:
    """*At least 95% confident*: with a number beside it confidence is a probability."""
    span = trigger(view, finding)
    words = view.words["graded_word"]
    return any(token.lower_ in words for token in span or ()) and any(c.isdigit() for c in view.sentences[i].text)


def _stock(view: View, finding: Finding) -> bool:
    """*Implicit knowledge*: a term for what is stored; *self-knowledge* is none."""
    span = trigger(view, finding)
    if span is None or span.root.lower_ not in view.words["stock_noun"]:
        return False
    before = span.doc.text[: span.root.idx].lower()
    return not before.endswith(("self-", "self"))


def _text_shown(view: View, finding: Finding) -> bool:
    """*Produces reasoning*: a noun for written steps, as the object of putting out, is a name for that text."""
    span = trigger(view, finding)
    if span is None or finding.category not in _STATES:
        return False
    root = span.root
    return (
        bool({root.lemma_.lower(), root.lower_} & view.words["text_noun"])
        and root.dep_ in ("obj", "nsubj:pass", "conj", "acl", "xcomp", "ccomp")
        and root.head.lemma_.lower() in view.words["output_verb"]
    )


def _names_system(view: View, finding: Finding) -> bool:
    """Whether the trigger is a name given to a system: *deceptive LLMs*."""
    return any(token._.agent_kind == "ai" for token in trigger(view, finding) or ())


def _clause_rated(view: View, finding: Finding) -> bool:
    """Whether the sentence gives a number, or the clause of the trigger how often: *is more likely to decide*, but not
    *there are more of these where it decides*."""
    span = trigger(view, finding)
    if span is None or any(token.like_num for token in span.doc):
        return True
    inside = [span.root, *(child for child in span.root.children if child.dep_ == "xcomp")]
    token = span.root
    while token.dep_ in ("xcomp", "ccomp", "conj", "aux") and token.head.i != token.i:
        token = token.head
        inside.append(token)
    around = (child for part in inside for child in (part, *part.children))
    return any(token.lower_ in view.words["frequency"] for token in around)


def _rated(view: View, i: int) -> bool:
    """Whether the sentence gives how often: then the act is what was counted."""
    doc = view.document.doc(i)
    return any(token.lower_ in view.words["frequency"] or token.like_num for token in doc)
