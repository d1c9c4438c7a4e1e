"""Words of rules against tokens: single words by hash, several words in a row by comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from claimcheck.language.columns import plain
from claimcheck.matching.view import View
from claimcheck.rulebook.words import KINDS

Tokenize = Callable[[str], list[str]]
"""Lower-case tokens of a word as the language pipeline cuts it (``self-aware`` may be three)."""

Parts = frozenset[str] | None
"""Parts of speech that will do; None: all."""

Need = tuple[frozenset[str], ...]
"""Sets of words: a sentence must have a word of each."""

_PARTICIPLES = frozenset(("VBN", "VBG", "VBD"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_PLURALS = {"its": "their", "itself": "themselves"}
_COPULAS = frozenset(("be", "become", "seem", "appear", "remain", "feel", "look", "sound", "grow", "get"))


def split_pos(word: str) -> tuple[str, str | None]:
    """``lie/VERB`` to ``lie`` and ``VERB``; lower case. A slash within a word (``and/or``) is left alone."""
    text, slash, pos = word.rpartition("/")
    return (plain(text), pos) if slash and text and pos.isupper() and pos.isalpha() else (plain(word), None)


def parts_of(pos: str | None) -> Parts:
    return None if pos is None else frozenset((pos,))


def merged(a: Parts, b: Parts) -> Parts:
    return None if a is None or b is None else a | b


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a rule, the tokens that it met, and the parts of speech that the rule asked for."""

    word: str
    start: int
    end: int
    parts: Parts


@dataclass(frozen=True, slots=True)
class WordSet:
    """A set of words that a token, or several in a row around it, may be one of."""

    singles: dict[str, Parts]
    sequences: dict[str, tuple[tuple[tuple[str, ...], Parts], ...]] = field(default_factory=dict)
    """By each word of a sequence, the sequences that have it."""

    @staticmethod
    def of(words: Iterable[str], tokenize: Tokenize) -> WordSet:
        singles: dict[str, Parts] = {}
        sequences: dict[str, list[tuple[tuple[str, ...], Parts]]] = {}
        for word in [variant for given in words for variant in _numbers(given)]:
            text, pos = split_pos(word)
            tokens = tuple(tokenize(text))
            if not tokens:
                continue
            # A hyphenated word may be one token or several, as merged names and taggers have it: both are kept.
            whole = "".join(text.split()) if " " not in text else text
            if len(tokens) == 1 or " " not in text:
                singles[whole] = merged(singles[whole], parts_of(pos)) if whole in singles else parts_of(pos)
            if len(tokens) > 1:
                for token in dict.fromkeys(tokens):
                    sequences.setdefault(token, []).append((tokens, parts_of(pos)))
        return WordSet(singles, {key: tuple(value) for key, value in sequences.items()})

    def __bool__(self) -> bool:
        return bool(self.singles or self.sequences)

    def single(self, view: View, i: int, pos: str | None = None) -> str | None:
        """The word of the set that token ``i`` is; ``pos`` counts beside the tagger's own part of speech."""
        for key in (view.lemmas[i], view.lowers[i]):
            if key in self.singles and fits(self.singles[key], view, i, pos):
                return key
        return None

    def around(self, view: View, i: int, pos: str | None = None) -> Found | None:
        """The longest word or sequence of the set that holds token ``i``."""
        word = self.single(view, i, pos)
        best = None if word is None else Found(word, i, i + 1, self.singles[word])
        for key in (view.lemmas[i], view.lowers[i]):
            for tokens, parts in self.sequences.get(key, ()):
                if not fits(parts, view, i, pos):
                    continue
                for start in range(max(0, i - len(tokens) + 1), i + 1):
                    end = start + len(tokens)
                    longer = best is None or end - start > best.end - best.start
                    if longer and end <= len(view.lemmas) and is_at(view, start, tokens):
                        best = Found(" ".join(tokens), start, end, parts)
        return best

    def within(self, view: View, start: int, end: int) -> Found | None:
        """The first word or sequence of the set that touches tokens ``start`` to ``end``."""
        for i in range(start, min(end, len(view.lemmas))):
            found = self.around(view, i)
            if found:
                return found
        return None

    def anchors(self) -> dict[str, tuple[Need, ...]]:
        """Words of which a sentence must have one for any of the set to be in it, and what else it must have then."""
        sequences = [tokens for of_word in self.sequences.values() for tokens, _ in of_word]
        return gathered(
            [(word, ()) for word in self.singles]
            + [(word := anchor(tokens), beside(word, tokens)) for tokens in sequences]
        )


def _numbers(word: str) -> tuple[str, ...]:
    """*change its mind* and *change their mind*: the one stands for both."""
    if " " not in word:
        return (word,)
    plural = " ".join(_PLURALS.get(part, part) for part in word.split(" "))
    return (word,) if plural == word else (word, plural)


def fits(parts: Parts, view: View, i: int, pos: str | None = None) -> bool:
    """Whether token ``i`` is of one of these parts of speech.

    Where taggers waver it may be the neighbour: a noun in a title tagged as a name, a participle that serves as an
    adjective tagged as a verb, an adjective before a noun or after *be* tagged as a noun.
    """
    if parts is None or pos in parts:
        return True
    tagged = view.pos(i)
    if tagged in parts or (tagged == "PROPN" and "NOUN" in parts):
        return True
    if "ADJ" not in parts:
        return False
    if tagged == "VERB":
        return view.columns.tags[i] in _PARTICIPLES
    before_noun = i + 1 < len(view.lemmas) and view.pos(i + 1) in _NOUNS
    return tagged in _NOUNS and (before_noun or _bare_after_copula(view, i))


def _bare_after_copula(view: View, i: int) -> bool:
    """*The model was merciless*: a bare singular after *be* that the tagger took for a noun."""
    while i > 0 and view.pos(i - 1) == "ADV":
        i -= 1
    return i > 0 and view.lemmas[i - 1] in _COPULAS


def is_at(view: View, start: int, tokens: Sequence[str]) -> bool:
    """Whether the words stand in a row from ``start``, as lemmas or as forms."""
    return all(word in (view.lemmas[start + k], view.lowers[start + k]) for k, word in enumerate(tokens))


def beside(word: str, tokens: Iterable[str]) -> Need:
    """What a sentence with the word needs for all of ``tokens`` to be in it."""
    return tuple(frozenset((token,)) for token in dict.fromkeys(tokens) if token != word)


def gathered(pairs: Iterable[tuple[str, Need]]) -> dict[str, tuple[Need, ...]]:
    """Words, with the needs of each, any of which will do: nothing more where one of them is nothing."""
    found: dict[str, dict[Need, None]] = {}
    for word, need in pairs:
        found.setdefault(word, {})[need] = None
    return {word: ((),) if () in needs else tuple(needs) for word, needs in found.items()}


def met(needs: Iterable[Need], words: frozenset[str]) -> bool:
    """Whether one of the needs is met by the words of a sentence."""
    for need in needs:
        for some in need:  # loops, since generators take twice as long
            if words.isdisjoint(some):
                break
        else:
            return True
    return False


def anchor(tokens: Sequence[str]) -> str:
    """The word of a sequence that is likely the rarest: the longest, the first of those."""
    return max(tokens, key=len)


@dataclass(frozen=True, slots=True)
class Slot:
    """What may fill a slot of a frame."""

    kinds: frozenset[str]
    words: WordSet
    any: bool
    none: bool

    @staticmethod
    def of(words: Sequence[str], tokenize: Tokenize) -> Slot:
        plain = [word for word in words if word not in KINDS and word not in ("any", "none")]
        return Slot(
            kinds=frozenset(KINDS[word] for word in words if word in KINDS),
            words=WordSet.of(plain, tokenize),
            any="any" in words,
            none="none" in words,
        )
