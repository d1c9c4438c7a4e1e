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
    """self non well state multi cross semi meta human high low long short real open closed large small zero one
    two three few many first second third chain end top task domain model data question fact goal world cost
    time text word token sentence language machine computer user ground knowledge content right left
    """.split()
)
"""First parts that make compounds with a hyphen (``self-``, ``zero-``), for words that occur in no other place."""
_KEEP_AFTER = frozenset(
    """based driven like aware sized trained tuned level specific free agnostic intensive shot source truth scale style
    wide equipped supervised oriented guided centric grained parameter
    """.split()
)
"""Second parts of such compounds."""
_JOIN_BEFORE = frozenset("over under inter super counter out with where some there here after every how never".split())
"""First parts that are words, and most often the start of a longer one."""


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
        if len(second) >= 4 and (first in _KEEP_BEFORE or (len(first) >= 4 and second in _KEEP_AFTER)):
            return False
        if first.endswith("ly") and len(first) >= 5 and second.endswith(("ed", "al", "ar", "ing", "ent", "ive")):
            return False  # fully-connected
        head, tail = self._words[first], self._words[second]
        if head and tail and len(first) >= 4 and len(second) >= 4 and first not in _JOIN_BEFORE:
            return soft
        return True
