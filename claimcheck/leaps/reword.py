"""A claim put so that its experiments carry it: the words that leap are changed in place, the rest stays.

What may be changed is grammar and data. A verb or noun for a state gives way to a plain one for what was put out (the
pack's ``plain``); words for the authors' certainty step down to *suggest* and *support*, a bare cause or future gets a
*may* or *could*; a class of systems or of methods becomes the ones that were tried. Where a leap has no such change, or
a word that frames a system as a mind would stay, there is no wording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.leaps.cues import Cue
from claimcheck.leaps.edits import Edit, apply, in_form_of, over
from claimcheck.leaps.grammar import trigger
from claimcheck.leaps.narrow import narrowing
from claimcheck.leaps.tried import Tried
from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FINITE = ("VBZ", "VBP", "VBD", "VBN")
_NEAR = 10
_SAYS = ("ccomp", "obj")


class Reworder:
    """Makes wordings for the claims of one paper."""

    def __init__(self, view: View, tried: Tried) -> None:
        self._view = view
        self._tried = tried
        self._plain = dict(pair.split(" = ", 1) for pair in sorted(view.words["plain"]))
        self._measure = _measure(view)

    def wording(self, i: int, leaps: Sequence[Leap], words: Sequence[Finding], named: Sequence[Finding]) -> str | None:
        """Sentence ``i`` without its ``leaps`` and its framing ``words``; None where some of them would stay. The words
        in ``named``, by which the paper calls what it measured, may stay."""
        view = self._view
        view.document.parse([i])
        edits: list[Edit] = []
        for leap in leaps:
            found = list(self._for_leap(i, leap))
            if not found and not (leap.type is None and edits):
                return self._counted(i, leaps)
            edits += found
        for finding in (*words, *named):
            found = list(self._plainer(i, finding))
            if not found and finding in words and not _covered(finding, edits):
                return self._counted(i, leaps)
            edits += found
        base = view.sentences[i].text
        if base.isupper():
            base = view.document.doc(i).text
        elif view.sentences[i].layer == "title":
            edits = [Edit(e.start, e.end, _in_title(e.text)) for e in edits]
        made = apply(base, edits)
        return None if made == base or any(_stays(f, made) for f in words) else made

    def _counted(self, i: int, leaps: Sequence[Leap]) -> str | None:
        """What a rule would have in place of a word that leaps, where its evidence gives it a number."""
        because = {b for leap in leaps if leap.type == "mental_state" for b in leap.because}
        for finding in self._view.findings_at.get(self._view.sentences[i].id, ()):
            said = finding.rewording
            if finding.id in because and said is not None and any(c.isdigit() for c in said):
                return f"In the experiments, {said[0].lower()}{said[1:].rstrip('.')}."
        return None

    def _for_leap(self, i: int, leap: Leap) -> Iterator[Edit]:
        ways: dict[str, Callable[[int], Iterator[Edit]]] = {
            "certainty": self._less_sure,
            "scope": self._narrower,
            "causal": self._as_guess,
            "hypothetical_as_real": self._as_possible,
        }
        state = leap.type in ("mental_state", "capability_to_intent") and leap.check != "unseen_state"
        if state or leap.aspect == "two_rates":
            named = set(leap.because)
            for finding in self._view.findings_at.get(self._view.sentences[i].id, ()):
                if finding.id in named:
                    yield from self._plainer(i, finding)
            for cue in self._view.cues_at(i, "sharper") if leap.aspect == "two_rates" else ():
                yield from self._plain_word(self._view.document.doc(i)[cue.start])
        elif leap.check == "disclaimer":
            yield from self._disclaimed(i, leap)
        elif leap.check == "unseen_state":
            return
        elif leap.aspect == "anecdote":
            end = len(self._view.sentences[i].text.rstrip(". "))
            yield Edit(end, end, ", in the cases shown")
        elif leap.type in ways:
            yield from ways[leap.type](i)

    def _plainer(self, i: int, finding: Finding) -> Iterator[Edit]:
        """The words of a finding as words for what was put out."""
        span = trigger(self._view, finding)
        if span is None:
            return
        doc = span.doc
        colon = doc.text.find(":")
        before = [token for token in doc if token.idx < colon]
        named = colon >= finding.trigger.end and not any(token.tag_ in _FINITE for token in before)
        if self._view.sentences[i].layer == "title" and named:
            # A name before the colon is no part of what is claimed.
            yield Edit(0, colon + 1, "")
            return
        over = span.root.head.lower_ if span.root.dep_ == "nmod" else ""
        if over in self._view.words["trait_noun"] | {"measure", "level", "degree"}:
            # There is no *capacity for F1*.
            return
        if self._measure and span.text.lower() in self._view.words["measured_state"]:
            yield Edit(span.start_char, span.end_char, self._measure)
            return
        if any(token.lower_ in self._view.words["inner_noun"] for token in span.root.subtree if token.i >= span.end):
            return
        for token in span:
            found = list(self._plain_word(token))
            if found:
                yield from found
                return
        yield from _left_out(span)

    def _plain_word(self, token: Token) -> Iterator[Edit]:
        doc = token.doc
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        lemma = token.lemma_.lower()
        kind = _kind(self._view, token)
        two = self._plain.get(f"{lemma} {after.lower_}") if after is not None and kind == "v" else None
        plain = self._plain.get(f"{kind}:{lemma}") or self._plain.get(f"{kind}:{token.lower_}")
        if two is not None and after is not None:
            yield over(token, in_form_of(token, two), last=after)
        elif plain == "-":
            yield from _dropped(token)
        elif plain == "~":
            yield over(token, "")
        elif plain == "planted":
            yield from self._planted(token)
        elif plain is not None and " ... " in plain:
            yield from _in_two(token, plain)
        elif plain is not None:
            trait = after is not None and kind == "n" and after.lower_ in self._view.words["trait_noun"]
            end = after if after is not None and trait else token
            yield over(token, in_form_of(token, plain) if kind == "v" else plain, last=end)

    def _planted(self, token: Token) -> Iterator[Edit]:
        """*Deceptive nets* as *backdoored nets*, where the paper says that it planted a backdoor."""
        opening = [s.id for s in self._view.sentences if s.layer in ("title", "abstract")]
        said = {
            self._view.document.doc(j)[cue.start : cue.end].text.lower()
            for j in map(self._view.index.__getitem__, opening)
            for cue in self._view.cues_at(j, "planted")
        }
        if any("backdoor" in words for words in said):
            plain = "backdoored" if token.pos_ == "ADJ" else "backdoored behavior"
            yield over(token, plain)

    def _less_sure(self, i: int) -> Iterator[Edit]:
        view = self._view
        doc = view.document.doc(i)
        boosters, verbs = view.words["booster"], view.words["verdict_verb"]
        cues = view.cues_at(i, "certainty")
        for token in doc:
            inside = any(cue.start <= token.i < cue.end for cue in cues)
            if token.lower_ in boosters and inside:
                yield over(token, "")
            elif token.lemma_.lower() in verbs and token.pos_ in ("VERB", "AUX") and (inside or _over_cue(token, cues)):
                clause = any(child.dep_ == "ccomp" for child in token.children)
                yield over(token, in_form_of(token, "suggest" if clause else "support"))
            elif inside and token.lemma_.lower() == "must":
                yield over(token, "may")
        if not cues:
            yield from _with_may(doc)

    def _narrower(self, i: int) -> Iterator[Edit]:
        view = self._view
        doc = view.document.doc(i)
        for cue in view.cues_at(i, "scope", "failing"):
            for token in doc[cue.start : cue.end]:
                if token.lower_ in view.words["of_all"]:
                    yield over(token, "")
        for cue in view.cues_at(i, "failing"):
            verb = next((t for t in doc[cue.start : cue.end] if t.tag_ in _FINITE), None)
            if verb is not None:
                yield over(verb, f"can {verb.lemma_}")
        yield from narrowing(view, i, self._tried)
        for token in doc:
            bare = not any(child.dep_ in ("det", "nmod:poss", "nummod") for child in token.children)
            sort = next((c for c in token.children if c.lower_ in view.words["in_use"] and c.i < token.i), None)
            if token.lower_ in view.words["practice_noun"] and bare and sort is not None:
                yield Edit(sort.idx, sort.idx, "the ")
                yield Edit(token.idx + len(token), token.idx + len(token), " tried here")

    def _as_guess(self, i: int) -> Iterator[Edit]:
        doc = self._view.document.doc(i)
        for cue in self._view.cues_at(i, "causal"):
            verb = next((t for t in doc[cue.start : cue.end] if t.tag_ in ("VBZ", "VBP", "VBD")), None)
            if verb is not None:
                yield over(verb, f"may {verb.lemma_}")
            else:
                yield Edit(doc[cue.start].idx, doc[cue.start].idx, "perhaps ")
            return

    def _as_possible(self, i: int) -> Iterator[Edit]:
        doc = self._view.document.doc(i)
        for cue in self._view.cues_at(i, "hypothetical"):
            for token in doc[cue.start : cue.end]:
                if token.lower_ == "will":
                    yield over(token, "could")

    def _disclaimed(self, i: int, leap: Leap) -> Iterator[Edit]:
        """What the body takes back, said beside it."""
        sentence = self._view.sentences[i]
        if leap.bounded_by and sentence.layer != "title":
            yield Edit(len(sentence.text), len(sentence.text), f" {self._view.sentence(leap.bounded_by[0]).text}")


def _measure(view: View) -> str | None:
    """*F1 on unanswerable questions*: the paper's measure of a classifier, and the class that it was to find."""
    cues = [(i, cue) for i in range(len(view.sentences)) for cue in view.cues_at(i, "two_rates")]
    measures = [view.document.doc(i)[c.start : c.end].text for i, c in cues if c.rule == "two_rates.measure"]
    classes = []
    for i, cue in cues:
        words = view.document.doc(i)[cue.start : cue.end + 1]
        if cue.rule == "two_rates.classes" and len(words) == 2 and words[0].pos_ == "ADJ" and words[1].tag_ == "NNS":
            classes.append(words.text.lower())
    if not measures or not classes:
        return None
    return f"{max(sorted(set(measures)), key=measures.count)} on {max(sorted(set(classes)), key=classes.count)}"


def _kind(view: View, token: Token) -> str:
    """Verb, noun, adjective or adverb, by its place: *elicits reasoning* has a noun, whatever its tag."""
    traits = view.words["trait_noun"]
    below = [c for c in token.children if c.dep_ in ("aux", "obj", "ccomp") and c.lower_ not in traits]
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in view.words["text_noun"] and not below and after not in ("about", "that"):
        return "n"
    return {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "r"}.get(token.pos_, "")


def _in_title(text: str) -> str:
    """In the capitals of a title."""
    return re.sub(r"\b(?!(?:from|with|that|than|after|the|and|on|of|to|for|in)\b)([a-z])", lambda m: m[1].upper(), text)


def _left_out(span: Span) -> Iterator[Edit]:
    """*..., and gives a false sense of safety*: the part after an *and* that has no plain words."""
    part = next((t for t in (span.root, *span.root.ancestors) if t.dep_ == "conj" and t.pos_ == "VERB"), None)
    link = next((c for c in part.children if c.dep_ == "cc" and c.lower_ == "and"), None) if part is not None else None
    if part is not None and link is not None:
        last = part.doc[max(t.i for t in part.subtree if not t.is_punct)]
        yield over(link, "", last=last)


def _dropped(token: Token) -> Iterator[Edit]:
    """*Decides to answer* as *answers*."""
    done = next((c for c in token.children if c.dep_ == "xcomp" and any(m.lower_ == "to" for m in c.children)), None)
    if done is not None and done.pos_ == "VERB":
        yield over(token, in_form_of(token, done.lemma_), last=done)


def _in_two(token: Token, plain: str) -> Iterator[Edit]:
    """*Prefers one over the other* as *gives a higher score to one than to the other*."""
    first, second = plain.split(" ... ", 1)
    near = token.doc[token.i + 1 : token.i + 1 + _NEAR]
    case = next((t for t in near if t.lower_ in ("over", "from") and t.dep_ in ("case", "mark")), None)
    if case is not None or not second.startswith("than"):
        yield over(token, in_form_of(token, first))
    if case is not None:
        yield over(case, second)


def _with_may(doc: Doc) -> Iterator[Edit]:
    """*Can teach*, *teaches*, *is* in the clause that the authors find, or else in the main one, as *may teach*, *may
    be*."""
    told = next((t for t in doc if t.dep_ in _SAYS and t.head.dep_ == "ROOT" and t.pos_ in ("VERB", "ADJ")), None)
    verb = told or next((t for t in doc if t.dep_ == "ROOT"), None)
    if verb is None:
        return
    copula = next((c for c in verb.children if c.dep_ in ("cop", "aux:pass")), verb)
    modal = next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if modal is not None:
        yield over(modal, "may")
    elif copula.tag_ in ("VBZ", "VBP"):
        yield over(copula, f"may {copula.lemma_}")


def _over_cue(token: Token, cues: Sequence[Cue]) -> bool:
    """Whether a cue stands in the clause that a verb introduces."""
    below = {t.i for child in token.children if child.dep_ == "ccomp" for t in child.subtree}
    return any(cue.start in below for cue in cues)


def _covered(finding: Finding, edits: Sequence[Edit]) -> bool:
    return any(edit.start <= finding.trigger.start and finding.trigger.end <= edit.end for edit in edits)


def _stays(finding: Finding, made: str) -> bool:
    return re.search(rf"\b{re.escape(finding.trigger.text)}\b", made, re.IGNORECASE) is not None
