"""Raised marks in running text: those of footnotes, and citations by raised numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.paper.textline import TextLine

_SYMBOLS = "∗*†‡§¶"
_SIGNS = re.compile(r"[\d,–*∗†‡§¶-]+")
"""What marks are made of."""
_BEFORE = re.compile(r"(?:[^\W\d_]{2}|[^\W\d_][’']s|[.,;:!?)\]”\"’'%])\s?$")


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    """Offsets in the block's ``raw``."""
    end: int
    text: str
    page: int


def raised_marks(lines: Sequence[TextLine]) -> list[Mark]:
    """Raised numbers and symbols after a word or a stop; exponents and indices are left alone."""
    out: list[Mark] = []
    at = 0
    for line in lines:
        if _flat(line):
            at += len(line.text) + 1
            continue
        for run in _SIGNS.finditer(line.text):
            i, end = run.span()
            while i < end:
                j = i
                while j < end and _raised(line, j):
                    j += 1
                if j > i and _BEFORE.search(line.text[:i]):
                    out.append(Mark(at + i, at + j, line.text[i:j], line.page))
                i = max(j, i + 1)
        at += len(line.text) + 1
    return out


def _flat(line: TextLine) -> bool:
    """Nothing in it is small, and nothing stands high."""
    return line.uniform and max(line.bases) <= line.base + 0.15 * line.size


def _raised(line: TextLine, i: int) -> bool:
    """Whether one of ``_SIGNS`` is."""
    c = line.text[i]
    if c in _SYMBOLS and c != "*":
        return line.styles[i].size <= 0.85 * line.size or line.bases[i] > line.base + 0.15 * line.size
    return line.styles[i].size <= 0.82 * line.size and line.bases[i] > line.base + 0.15 * line.size
