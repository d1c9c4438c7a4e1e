"""Rules over a Document: which sentences to parse, what matches, in a fixed order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.language.document import Document
from claimcheck.language.model import Frame
from claimcheck.matching.agents import anchor_token, nearest, phrase_of
from claimcheck.matching.compiled import Compiled, Compiler, Hit, Part
from claimcheck.matching.frames import KIND_NAMES
from claimcheck.matching.model import Match
from claimcheck.matching.view import View
from claimcheck.matching.words import Need, Slot, met
from claimcheck.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.language import Language


_AUTHORS = frozenset(("we", "our", "us", "i", "my"))

_SETTLED = 3
"""How often a phrase must stand beside a system before the paper has settled whom it is said of."""


class Matcher:
    """Rules made ready for one language pipeline.

    Args:
        rules: such as ``rulebook.rules_of("framing", "term")``; their order does not matter.
        nlp: the pipeline that the documents were read with.

    Raises:
        RuleError: a token or dependency pattern is not one of spaCy's.
    """

    def __init__(self, rules: Iterable[Rule], nlp: Language) -> None:
        self.rules = tuple(rules)
        compiler = Compiler(nlp)
        self._compiled = compiler.rules(self.rules)
        self._phrases = compiler.phrases
        self._by_anchor: defaultdict[str, dict[tuple[_Gate, tuple[Need, ...]], None]] = defaultdict(dict)
        """Gates of the parts that need the word, and what else a sentence needs for them."""
        self._ungated: list[_Gate] = []
        self._parts = [(n, part) for n, compiled in enumerate(self._compiled) for part in compiled.parts]
        """Every part of every rule, with the number of its rule; known below by its place here."""
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_words: defaultdict[str, list[tuple[int, tuple[Need, ...]]]] = defaultdict(list)
        """Parts that need more than the word."""
        self._wordless: set[int] = set()
        self._owner: dict[int, int] = {}
        self._index()

    def run(self, document: Document) -> tuple[Match, ...]:
        """All matches, by sentence, place and rule. Parses the sentences that need it, in one batch."""
        sentences = [self._sentence(document, i) for i in range(len(document.sentences)) if document.is_prose(i)]
        document.parse(sentence.view.index for sentence in sentences if sentence.candidate)
        found = {sentence.view.index: self._matches(sentence) for sentence in sentences}
        for match in self._by_discourse(sentences, found):
            found[match.sentence] = sorted([*found[match.sentence], match], key=lambda m: (m.start, m.end, m.rule))
        return tuple(match for matches in found.values() for match in matches)

    def _by_discourse(self, sentences: Sequence[_Sentence], found: Mapping[int, Sequence[Match]]) -> Iterator[Match]:
        """Phrases that ask for a system nearby, in sentences that mention nobody.

        *Sandbagging was rare* is of systems in a paper that speaks of it beside systems elsewhere: one sense per
        discourse (Gale, Church and Yarowsky 1992).
        """
        near_systems = {
            c.rule.id for c in self._compiled if any(map(_asks_for_ai, (c.near, *(p.near for p in c.parts))))
        }
        said: Counter[tuple[str, tuple[str, ...]]] = Counter()
        for sentence in sentences:
            for match in found[sentence.view.index]:
                if match.frame is None and match.rule in near_systems:
                    said.update((match.rule, key) for key in _keys(sentence.view, match.start, match.end))
        rules = {rule for (rule, _), times in said.items() if times >= _SETTLED}
        for sentence in sentences if rules else ():
            view = sentence.view
            if "ai" in view.kinds or _mentions_others(view):
                continue
            sentence = sentence.assuming("ai")
            for compiled, parts in self._possible(sentence):
                if compiled.rule.id not in rules or sentence.layer not in compiled.rule.scope:
                    continue
                for match in self._rule(compiled, parts, sentence):
                    times = max(said[match.rule, key] for key in _keys(view, match.start, match.end))
                    if match.frame is None and times >= _SETTLED and match not in found[view.index]:
                        yield replace(match, trace=(*match.trace, f"said beside AI systems {times} times elsewhere"))

    def candidates(self, document: Document) -> tuple[int, ...]:
        """The sentences that a frame or dependency rule may match, judged by their words without a parse."""
        return tuple(
            i
            for i, sentence in enumerate(document.sentences)
            if document.is_prose(i) and self._is_candidate(View(i, document.columns(i)), sentence.layer)
        )

    def matches(self, document: Document, i: int) -> list[Match]:
        """The matches in sentence ``i``; parses it if it is a candidate."""
        return self._matches(self._sentence(document, i)) if document.is_prose(i) else []

    def _matches(self, sentence: _Sentence) -> list[Match]:
        found: list[Match] = []
        for compiled, parts in self._possible(sentence):
            if sentence.layer in compiled.rule.scope and (compiled.near is None or sentence.has(compiled.near)):
                found += self._rule(compiled, parts, sentence)
        return sorted(found, key=lambda m: (m.start, m.end, m.rule))

    def _sentence(self, document: Document, i: int) -> _Sentence:
        view, layer = View(i, document.columns(i)), document.sentences[i].layer
        phrases: dict[int, list[tuple[int, int]]] = {}
        for hit in self._phrases.hits(view):
            phrases.setdefault(hit.key, []).append((hit.start, hit.end))
        return _Sentence(view, layer, document, self._is_candidate(view, layer), phrases)

    def _possible(self, sentence: _Sentence) -> list[tuple[Compiled, list[Part]]]:
        """The rules, in their order, with those of their parts whose words stand in the sentence or that name none."""
        places = {self._owner[number] for number in sentence.phrases if number in self._owner}
        words = sentence.view.words
        places.update(self._wordless, *(self._by_word[word] for word in words & self._by_word.keys()))
        for word in words & self._by_words.keys():
            places.update(place for place, needs in self._by_words[word] if met(needs, words))
        found: list[tuple[Compiled, list[Part]]] = []
        last = -1
        for place in sorted(places):
            n, part = self._parts[place]
            if n != last:
                found.append((self._compiled[n], []))
                last = n
            found[-1][1].append(part)
        return found

    def _rule(self, compiled: Compiled, parts: Sequence[Part], sentence: _Sentence) -> list[Match]:
        out: dict[tuple[int, int], Match] = {}
        for part in parts:
            if part.needs_parse and not sentence.candidate:
                continue
            for hit in self._hits(part, sentence):
                known = out.get((hit.start, hit.end))
                if known is not None and (known.agent is not None or hit.frame is None):
                    continue
                if any(self._excepted(exception, hit, sentence) for exception in compiled.exceptions):
                    continue
                out[hit.start, hit.end] = _match(compiled, part, hit, sentence)
        return list(out.values())

    def _hits(self, part: Part, sentence: _Sentence) -> list[Hit]:
        view = sentence.view
        if part.near is not None and not sentence.has(part.near):
            return []
        if part.frame is not None:
            return [Hit(h.start, h.end, h.trace, h.frame) for h in part.frame.hits(view, sentence.frames)]
        if part.pattern is not None:
            if part.needs_parse:
                sentence.parse()
            return [Hit(h.start, h.end, h.trace, None, h.agent) for h in part.pattern.hits(view)]
        spans = sentence.phrases.get(part.number, ())
        return [Hit(start, end, (f'phrase: "{view.text(start, end)}"',)) for start, end in spans]

    def _excepted(self, exception: Part, hit: Hit, sentence: _Sentence) -> bool:
        for other in self._hits(exception, sentence):
            if exception.anywhere:
                return True
            if other.frame is not None:
                if hit.start <= other.frame.predicate < hit.end:
                    return True
            elif any(other.start < end and start < other.end for start, end in _spans(hit)):
                return True
        return False

    def _index(self) -> None:
        for place, (n, part) in enumerate(self._parts):
            if part.frame is None and part.pattern is None:
                self._owner[part.number] = place
                continue
            anchors = part.anchors()
            if anchors is None:
                self._wordless.add(place)
            for word, needs in (anchors or {}).items():
                if () in needs:
                    self._by_word[word].append(place)
                else:
                    self._by_words[word].append((place, needs))
            if part.needs_parse:
                kinds = part.frame.kinds() if part.frame is not None else None
                gate = _Gate(frozenset(self._compiled[n].rule.scope), kinds)
                if anchors is None:
                    self._ungated.append(gate)
                for word, needs in (anchors or {}).items():
                    self._by_anchor[word][gate, needs] = None

    def _is_candidate(self, view: View, layer: str) -> bool:
        """Whether a rule that needs a parse may match in this sentence."""
        if any(gate.opens(view, layer) for gate in self._ungated):
            return True
        return any(
            gate.opens(view, layer) and met(needs, view.words)
            for word in view.words & self._by_anchor.keys()
            for gate, needs in self._by_anchor[word]
        )


@dataclass(frozen=True, slots=True)
class _Gate:
    """When a rule that needs a parse may match: in its layers, and where the sentence mentions what it asks for."""

    scope: frozenset[str]
    kinds: frozenset[str] | None

    def opens(self, view: View, layer: str) -> bool:
        return layer in self.scope and (self.kinds is None or bool(self.kinds & view.kinds))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence while its rules are tried."""

    view: View
    layer: str
    document: Document
    candidate: bool
    """Whether a rule that needs a parse may match."""
    phrases: dict[int, list[tuple[int, int]]]
    """Where those of each matcher stand, by its number."""
    assumed: frozenset[str] = frozenset()
    """Kinds of things that it is taken to mention."""

    def assuming(self, kind: str) -> _Sentence:
        """Itself, as if it mentioned a thing of the kind; nothing is asked of its parse."""
        return replace(self, candidate=False, assumed=frozenset((kind,)))

    def frames(self, at: Iterable[int] | None) -> Sequence[Frame]:
        """Those at certain tokens, or all."""
        return self.document.frames(self.view.index, at)

    def parse(self) -> None:
        self.document.parse([self.view.index])

    def has(self, near: Slot) -> bool:
        """Whether the sentence mentions a thing of the kind, or has one of the words."""
        if near.kinds & (self.view.kinds | self.assumed):
            return True
        return near.words.within(self.view, 0, len(self.view.doc)) is not None


def _mentions_others(view: View) -> bool:
    """Whether it mentions people other than the authors."""
    kinds = zip(view.agent_kinds, view.lowers, strict=True)
    return any(kind == "human" and lower not in _AUTHORS for kind, lower in kinds)


def _asks_for_ai(near: Slot | None) -> bool:
    return near is not None and near.kinds == {"ai"}


def _keys(view: View, start: int, end: int) -> set[tuple[str, ...]]:
    """A phrase by its lemmas and by its forms: taggers waver between *sandbag* and *sandbagging*."""
    return {tuple(view.lemmas[start:end]), tuple(view.lowers[start:end])}


def _match(compiled: Compiled, part: Part, hit: Hit, sentence: _Sentence) -> Match:
    view = sentence.view
    trace = list(hit.trace)
    near = part.near or compiled.near
    agent = hit.frame.agent if hit.frame is not None else None
    if hit.agent is not None:
        agent = phrase_of(view, hit.agent, "marked in the rule")
        trace.append(f'agent: "{view.text(agent.start, agent.end)}" ({KIND_NAMES[agent.kind]})')
    if near is not None:
        mention = nearest(view, near, hit.start, hit.end)
        if mention is not None:
            trace.append(f'near: "{view.text(mention.start, mention.end)}" ({KIND_NAMES[mention.kind]})')
            agent = agent or mention
    anchor = hit.frame.predicate if hit.frame is not None else anchor_token(view, hit.start, hit.end)
    return Match(
        rule=compiled.rule.id,
        sentence=view.index,
        start=hit.start,
        end=hit.end,
        anchor=anchor,
        agent=agent,
        frame=hit.frame,
        trace=tuple(trace),
    )


def _spans(hit: Hit) -> list[tuple[int, int]]:
    """The words that the match speaks of: trigger, agent, object, complement and the like."""
    spans = [(hit.start, hit.end)]
    if hit.frame is None:
        return spans
    frame = hit.frame
    arguments = [frame.agent, frame.patient, frame.object, *(argument for _, argument in frame.obliques)]
    spans += [(argument.start, argument.end) for argument in arguments if argument is not None]
    if frame.complement.head >= 0:
        spans.append((frame.complement.head, frame.complement.head + 1))
    return spans
