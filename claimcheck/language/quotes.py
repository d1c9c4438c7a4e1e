"""Quotation marks and brackets that hold citations, found in a whole block so that quotes may span sentences."""

from __future__ import annotations

import re

Stretch = tuple[int, int]

_PATTERNS = (
    ("“", re.compile(r"“[^“”]*”")),
    ('"', re.compile(r"(?<![\w”])\"[^\"]*\"(?!\w)")),
    ("‘", re.compile(r"(?<![\w’])‘(?:[^‘’]|’(?=\w))*’(?!\w)")),
    ("`", re.compile(r"(?<!\w)``[^`]*(?:''|”)")),
    ("'", re.compile(r"(?<![\w'])'[^'\s](?:[^']|'(?=[a-z]))*'(?!\w)")),
    ("«", re.compile(r"«[^«»]*»")),
)
"""The mark that opens a quotation, and the whole of it."""
_LONGEST = 1500


def quoted(text: str) -> tuple[Stretch, ...]:
    """The stretches of ``text`` in quotation marks, marks included; an unclosed quote counts for nothing."""
    found: list[Stretch] = []
    for mark, pattern in _PATTERNS:
        for match in pattern.finditer(text) if mark in text else ():
            if match.end() - match.start() <= _LONGEST and not any(
                a < match.end() and match.start() < b for a, b in found
            ):
                found.append((match.start(), match.end()))
    return tuple(sorted(found))


def clip(stretches: tuple[Stretch, ...], start: int, end: int) -> tuple[Stretch, ...]:
    """The parts of ``stretches`` within ``start``..``end``, relative to ``start``."""
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in stretches if a < end and b > start)
