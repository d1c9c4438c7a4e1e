"""Words broken at a line's end: whether the hyphen was the printer's or the word's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

SOFT = "\u00ad"
PDFIUM = "\ufffe"
"""What PDFium gives for any hyphen at a line's end, the printer's or the word's."""
HYPHENS = SOFT + PDFIUM + "-\u2010"

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_KEEP_BEFORE = frozenset(
    """self non well state multi cross fine pre post co semi meta human high low long short real open closed large small
    zero one two three few many first second third chain end top out task domain model data question fact goal world
    off on in near cost time text word token sentence language machine computer user black white back
    """.split()
)
"""First parts that make compounds with a hyphen (``self-``, ``zero-``), for words that occur in no other place."""


class Hyphenation:
    """Decides by how the paper itself writes the word elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        words: Counter[str] = Counter()
        for line in lines:
            text = line.rstrip()
            if text[-1:] in HYPHENS:
                text = text.rsplit(" ", 1)[0] if " " in text else ""
            if text[:1].islower():
                text = text.partition(" ")[2]  # it may be the second half of a broken word
            for found in _WORD.findall(text.lower().replace("\u2010", "-")):
                words[found] += 1
                if "-" in found:
                    words.update(found.split("-"))
        self._words = words

    def joins(self, first: str, second: str, *, soft: bool) -> bool:
        """Whether ``first-`` at a line's end and ``second`` on the next are one word without a hyphen."""
        first, second = first.lower(), second.lower()
        if not first or not second:
            return False
        whole, hyphened = self._words[first + second], self._words[f"{first}-{second}"]
        if whole != hyphened:
            return whole > hyphened
        head, tail = self._words[first], self._words[second]
        if first in _KEEP_BEFORE and tail:
            return False
        if head and tail and len(first) >= 3 and len(second) >= 3:
            return soft and min(head, tail) < 2
        return True
