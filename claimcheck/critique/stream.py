"""A text as a stream of words that can be searched, each word with its place in a sentence."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.records.paper import Sentence

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)*")
_STRAIGHT = str.maketrans("’‘ʼ", "'''")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

CROSSING = frozenset({"abstract", "body", "quote"})
"""Layers whose text runs on past a figure, a footnote or a page."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, with its characters in the text it came from."""

    norm: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of ``text``; case, punctuation, hyphens, kinds of apostrophe and commas in numbers do not count."""
    return [
        Word(_THOUSANDS.sub("", unicodedata.normalize("NFKC", m[0]).casefold()), m.start(), m.end())
        for m in _WORD.finditer(text.translate(_STRAIGHT))
    ]


class Stream:
    """The words of some sentences, one after the other."""

    def __init__(self, sentences: Iterable[Sentence], numbers: dict[str, int]) -> None:
        """``numbers`` gives each word its number; it is shared between streams, and grows."""
        self.sentences: list[Sentence] = []
        self._starts: list[int] = []
        self._places: list[Word] = []
        self.codes: list[int] = []
        for sentence in sentences:
            found = words(sentence.text)
            if not found:
                continue
            self.sentences.append(sentence)
            self._starts.append(len(self.codes))
            self._places += found
            self.codes += [numbers.setdefault(word.norm, len(numbers)) for word in found]
        self._joined = " " + " ".join(map(str, self.codes)) + " "
        self._spaces = [i for i, c in enumerate(self._joined) if c == " "]

    def __len__(self) -> int:
        return len(self.codes)

    def find(self, codes: Sequence[int], start: int = 0, end: int | None = None) -> int:
        """The first place from ``start`` on where these words stand one after the other; -1 where there is none."""
        if start >= len(self.codes):
            return -1
        wanted = " " + " ".join(map(str, codes)) + " "
        last = self._spaces[min(end, len(self.codes))] + 1 if end is not None else len(self._joined)
        at = self._joined.find(wanted, self._spaces[start], last)
        return bisect_right(self._spaces, at) - 1 if at >= 0 else -1

    def sentence_at(self, i: int) -> int:
        """Index into ``sentences`` of the sentence that word ``i`` stands in."""
        return bisect_right(self._starts, i) - 1

    def bounds(self, i: int) -> tuple[int, int]:
        """The first word of the sentence that word ``i`` stands in, and the one after its last."""
        s = self.sentence_at(i)
        return self._starts[s], self._starts[s + 1] if s + 1 < len(self._starts) else len(self.codes)

    def within(self, start: int, end: int) -> list[Sentence]:
        """The sentences that the words ``start`` to ``end`` (exclusive) touch."""
        return self.sentences[self.sentence_at(start) : self.sentence_at(max(start, end - 1)) + 1]

    def text(self, start: int, end: int) -> str:
        """The words ``start`` to ``end`` (exclusive) as they are printed, with what stands between."""
        if start >= end:
            return ""
        parts: list[str] = []
        for s in range(self.sentence_at(start), self.sentence_at(end - 1) + 1):
            opens, after = self.bounds(self._starts[s])
            first, last = max(start, opens), min(end, after) - 1
            parts.append(self.sentences[s].text[self._places[first].start : self._places[last].end])
        return " ".join(parts)


class Weights:
    """How much a word tells: rare words of the paper more than common ones, unknown ones most."""

    def __init__(self, stream: Stream) -> None:
        self._counts = Counter(stream.codes)
        self._total = max(2, len(stream))

    def of(self, code: int) -> float:
        """Above 0, at most 1."""
        return math.log(1 + self._total / (1 + self._counts[code])) / math.log(1 + self._total)
