"""Phrase matchers: words in a row, on lemmas, case ignored; many phrases at once through an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from claimcheck.matching.view import View
from claimcheck.matching.words import Parts, Tokenize, fits, merged, parts_of, split_pos
from claimcheck.rulebook.words import KINDS


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a phrase: any of ``words``, a mention of one of ``kinds``, or (``any``) whatever stands there."""

    words: dict[str, Parts]
    kinds: frozenset[str] = frozenset()
    any: bool = False

    def fits(self, view: View, i: int) -> bool:
        if self.any:
            return True
        words, lemma, lower = self.words, view.lemmas[i], view.lowers[i]
        if lemma in words and fits(words[lemma], view, i):
            return True
        if lower in words and fits(words[lower], view, i):
            return True
        return bool(self.kinds) and view.agent_kinds[i] in self.kinds


Sequence_ = tuple[Element, ...]

_COMMON = frozenset(
    """a an and as at be by can do for from have how in is it its like not of on or so that the their they this to up
    way we what when with - ' 's agent ai approach assistant data dataset human language large learn learning llm
    machine method model network paper performance prompt result show system task test text train training use user
    work""".split()
)
"""Words that stand in many sentences of any paper: bad ones to look a phrase up by."""


def compile_phrase(phrase: str, tokenize: Tokenize) -> list[Sequence_]:
    """The token sequences that a phrase stands for; more than one where words are optional or cut into tokens."""
    slots: list[list[Sequence_]] = []
    for word in phrase.split():
        optional = word.startswith("(") and word.endswith(")") and len(word) > 2
        choices = _element(word[1:-1] if optional else word, tokenize)
        slots.append([*choices, ()] if optional else choices)
    sequences = [tuple(e for part in choice for e in part) for choice in product(*slots)]
    return [s for s in sequences if any(not e.any for e in s)]


def _element(text: str, tokenize: Tokenize) -> list[Sequence_]:
    if text == "*":
        return [(Element({}, any=True),)]
    singles: dict[str, Parts] = {}
    kinds: set[str] = set()
    longer: list[Sequence_] = []
    for word in text.split("|") if text.strip("|") else [text]:
        if word in KINDS:
            kinds.add(KINDS[word])
            continue
        lower, pos = split_pos(word)
        singles[lower] = merged(singles[lower], parts_of(pos)) if lower in singles else parts_of(pos)
        tokens = tokenize(lower)
        if len(tokens) > 1:
            longer.append(tuple(Element({token: None}) for token in tokens))
    return [(Element(singles, frozenset(kinds)),), *longer]


@dataclass(frozen=True, slots=True)
class PhraseHit:
    key: int
    """Which matcher's phrase it was."""
    start: int
    end: int


_Anchored = tuple[int, int, Sequence_]
"""The matcher's key, where in the sequence the anchor stands, the sequence."""


class PhraseIndex:
    """All phrases of a set of rules, looked up by two words each, or one where there are no two."""

    def __init__(self) -> None:
        self._by_word: defaultdict[str, list[_Anchored]] = defaultdict(list)
        self._by_words: defaultdict[str, dict[int, defaultdict[str, list[_Anchored]]]] = defaultdict(dict)
        """By a word, how far behind it another stands, and that other one."""
        self._unanchored: list[tuple[int, Sequence_]] = []

    def add(self, key: int, phrases: Iterable[str], tokenize: Tokenize) -> None:
        """Phrases of the matcher numbered ``key``."""
        for phrase in phrases:
            for sequence in compile_phrase(phrase, tokenize):
                at = _anchor(sequence)
                if at is None:
                    self._unanchored.append((key, sequence))
                    continue
                other = _anchor(sequence, at)
                for word in sequence[at].words:
                    if other is None:
                        self._by_word[word].append((key, at, sequence))
                        continue
                    beside = self._by_words[word].setdefault(other - at, defaultdict(list))
                    for second in sequence[other].words:
                        beside[second].append((key, at, sequence))

    def hits(self, view: View) -> list[PhraseHit]:
        """For each matcher its phrases in the sentence: the longest of those that overlap, the first of equals."""
        found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for word in view.words & self._by_word.keys():
            for key, at, sequence in self._by_word[word]:
                for i in view.places[word]:
                    if _at(view, i - at, sequence):
                        found[key].add((i - at, i - at + len(sequence)))
        for word in view.words & self._by_words.keys():
            for distance, beside in self._by_words[word].items():
                for i in view.places[word]:
                    for key, at, sequence in _beside(view, i + distance, beside):
                        if _at(view, i - at, sequence):
                            found[key].add((i - at, i - at + len(sequence)))
        for key, sequence in self._unanchored:
            for i in range(len(view.doc)):
                if _at(view, i, sequence):
                    found[key].add((i, i + len(sequence)))
        return [PhraseHit(key, *span) for key in sorted(found) for span in longest(found[key])]


def longest(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Of spans that overlap the longest, of equals the first; in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(end <= a or start >= b for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def _anchor(sequence: Sequence_, but: int | None = None) -> int | None:
    """The element that is likely the rarest: no word of every paper, few words, long ones; None when all are kinds.

    Args:
        but: an element that is not asked for.
    """
    places = [i for i, e in enumerate(sequence) if i != but and e.words and not e.kinds and not e.any]
    if not places:
        return None

    def commonness(i: int) -> tuple[int, int, int, int]:
        words = sequence[i].words
        return len(_COMMON & words.keys()), len(words), -min(map(len, words)), i

    return min(places, key=commonness)


def _beside(view: View, i: int, phrases: Mapping[str, list[_Anchored]]) -> Sequence[_Anchored]:
    """The phrases that go with the word at ``i``, if there is one."""
    if not 0 <= i < len(view.lemmas):
        return ()
    lemma, lower = view.lemmas[i], view.lowers[i]
    found = phrases.get(lemma, ())
    return found if lemma == lower else (*found, *phrases.get(lower, ()))


def _at(view: View, start: int, sequence: Sequence_) -> bool:
    if start < 0 or start + len(sequence) > len(view.lemmas):
        return False
    for i, element in enumerate(sequence, start):  # noqa: SIM110  a generator takes twice as long
        if not element.fits(view, i):
            return False
    return True
