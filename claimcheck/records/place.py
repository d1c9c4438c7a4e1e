"""Places: boxes on a page and spans in a text."""

from claimcheck.records.base import Record

Box = tuple[int, float, float, float, float]
"""Page (from 1), x0, y0, x1, y1 in PDF points, origin at the bottom left (PDF 32000-1:2008, 8.3.2.3)."""


class Span(Record):
    """A stretch of a sentence's ``text``; ``start`` and ``end`` are character offsets, ``end`` exclusive."""

    text: str
    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    """Where its words stand on the page, one box a printed line; empty for text inputs."""
