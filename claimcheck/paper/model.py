"""What reading a file gives: blocks of text in reading order, with structure around them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal

from claimcheck.records.paper import Section
from claimcheck.records.place import Box
from claimcheck.records.words import Layer

ReferenceKind = Literal["figure", "table", "section", "appendix", "equation", "footnote", "citation"]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line within a block.

    ``start`` and ``end`` are offsets in the block's ``raw``; ``edges`` holds, for each character of the line and one
    past the last, its left edge in points (length ``end - start + 1``).
    """

    page: int
    start: int
    end: int
    y0: float
    y1: float
    edges: tuple[float, ...]

    def __reduce__(self) -> tuple[type[Line], tuple[Any, ...]]:
        # A paper has thousands of these, and what dataclasses pickle by asks for each field's name.
        return Line, _of_line(self)


_of_line = attrgetter(*Line.__slots__)
_end = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption, footnote or the like; a paragraph that runs over a column or page is one block."""

    id: str
    layer: Layer
    section: str | None
    """The section it stands in (a heading: the section it opens)."""
    page: int
    text: str
    """Cleaned: line-end hyphenation undone, ligatures spelled out, white space single."""
    raw: str
    """As in the PDF, with a newline where a line ends."""
    offsets: tuple[int, ...]
    """``offsets[i]`` is the place in ``raw`` of ``text[i]``; one more entry for the end."""
    lines: tuple[Line, ...]
    """From top to bottom, as they follow each other in ``raw``."""
    label: str | None = None
    """For a caption ``Figure 3`` or ``Table 2``; for a footnote its mark."""
    source_line: int | None = None
    """For a text file the line, from 1, where ``raw`` begins."""
    source_column: int = 1
    """The column, from 1, where ``raw`` begins in that line."""
    source_file: str | None = None
    """The file ``raw`` is from, where that is not the paper's own: a part that a TeX file takes in."""

    def __reduce__(self) -> tuple[type[Block], tuple[Any, ...]]:
        return Block, _of_block(self)

    def source_place(self, at: int) -> tuple[int, int] | None:
        """Line and column in the file of the character ``text[at]``, both from 1; None for a PDF."""
        if self.source_line is None:
            return None
        offset = self.offsets[at]
        newlines = self.raw.count("\n", 0, offset)
        if not newlines:
            return self.source_line, self.source_column + offset
        return self.source_line + newlines, offset - self.raw.rfind("\n", 0, offset)

    def raw_span(self, start: int, end: int) -> str:
        """The stretch of ``raw`` behind ``text[start:end]``."""
        return self.raw[self.offsets[start] : self.offsets[end - 1] + 1] if end > start else ""

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box a printed line for ``text[start:end]``."""
        if end <= start:
            return ()
        a, b = self.offsets[start], self.offsets[end - 1] + 1
        out: list[Box] = []
        for n in range(bisect_right(self.lines, a, key=_end), len(self.lines)):
            line = self.lines[n]
            if line.start >= b:
                break
            i, j = max(a, line.start), min(b, line.end)
            if i < j:
                x0, x1 = line.edges[i - line.start], line.edges[j - line.start]
                out.append((line.page, round(x0, 1), round(line.y0, 1), round(x1, 1), round(line.y1, 1)))
        return tuple(out)


_of_block = attrgetter(*Block.__slots__)


@dataclass(frozen=True, slots=True)
class Float:
    """A figure or table that a caption names."""

    kind: Literal["figure", "table"]
    label: str
    page: int
    section: str | None
    caption: str | None
    """Id of the caption's block."""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference from a block's text to another part of the paper, or to its bibliography."""

    block: str
    start: int
    end: int
    kind: ReferenceKind
    label: str
    """Normalised: ``Figure 3``, ``Table 2``, ``4.1``, ``C``, ``footnote 7``."""
    target: str | None
    """Label of the figure, table or equation, id of the section, block id of the footnote; None when unresolved."""


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    source: str
    sha256: str
    pages: int
    language: str
    """ISO 639-1 guess from function words; ``en`` when there is too little text to tell."""
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    """In reading order, every layer (also references, code, furniture)."""
    floats: tuple[Float, ...]
    references: tuple[CrossReference, ...]
    pages_without_text: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
