"""The glyphs of a page: characters with place, font and size, cut into unbroken stretches; and what else is drawn."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import Any

from claimcheck.paper.fonts import FontTable
from claimcheck.paper.textline import Style, TextLine
from claimcheck.paper.textpage import NONE, TextPage

_BREAKS = "\n\r"
_SPACES = frozenset(map(chr, (*range(0x21), 0xA0, *range(0x2000, 0x200C)))) - {*_BREAKS}
_RUN = re.compile(r"[\n\r]|\ud800+|[\0-\x09\x0b\x0c\x0e-\x20\xa0\u2000-\u200b]+|[^\0-\x20\xa0\u2000-\u200b\ud800]+")
"""A break, characters that are none (``textpage.NONE``), white space, or others."""
_WORD_GAP = 0.3
"""Of the font's size: a gap from which characters are two words."""
_BACK = -1.2
"""Of the font's size: so far back goes no letter that belongs to the last one."""
_MAX_SHAPES = 4000
"""Objects looked at for rules, boxes and pictures on one page; a drawing can hold tens of thousands."""
_WIDEST = 1e5
"""Points; a PDF page is at most 14,400 wide."""

Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, origin at the bottom left."""


@dataclass(slots=True)
class Glyphs:
    """What is drawn on a page."""

    page: int
    width: float
    height: float
    pieces: list[TextLine]
    rules: list[Rect] = field(default_factory=list)
    """Horizontal lines, thin and wide."""
    sides: list[Rect] = field(default_factory=list)
    """Vertical lines, thin and high: of frames and tables."""
    boxes: list[Rect] = field(default_factory=list)
    """Filled or stroked areas."""
    pictures: list[Rect] = field(default_factory=list)
    """Images and embedded drawings."""
    characters: int = 0
    has_image: bool = False
    """Whether an image covers a good part of the page, as on a scan."""


def read_page(pdf_page: Any, number: int, fonts: FontTable) -> Glyphs:
    """The glyphs of one page, ``number`` counted from 1.

    Raises:
        Exception: whatever PDFium's binding raises for a damaged page; the caller turns it into a note.
    """
    width, height = pdf_page.get_size()
    left, bottom, _, _ = pdf_page.get_bbox()
    if not (0 < width < _WIDEST and 0 < height < _WIDEST and abs(left) < _WIDEST and abs(bottom) < _WIDEST):
        raise ValueError("no page has this size")
    with TextPage(pdf_page.raw) as text:
        pieces, count = _pieces(text, number, fonts)
    glyphs = Glyphs(number, width + left, height + bottom, pieces, characters=count)
    _shapes(pdf_page.raw, glyphs)
    return glyphs


def _pieces(page: TextPage, number: int, fonts: FontTable) -> tuple[list[TextLine], int]:
    """The unbroken stretches of a page, and how many characters there are."""
    text, lefts, rights = page.characters()
    # Where a letter does not follow closely on the one before it, whatever their size.
    apart = bytes([not _BACK <= x - right <= _WORD_GAP for x, right in zip(lefts[1:], rights, strict=False)])
    line = _Open(number)
    object_of = page.object_of
    last: int | None = None
    style: Style | None = None
    y = 0.0
    real = 0
    fonts.turn()
    for run in _RUN.finditer(text):
        i, end = run.span()
        first = text[i]
        if first in _BREAKS:
            line.close()
        elif first in _SPACES:
            line.space = bool(line.chars) and text[end - 1] != "\u200b"
        elif first != NONE:
            real += end - i
            while i < end:
                own = object_of(i)
                # PDFium goes through a page object by object: where both ends are of one, so is what is between.
                j = end if own is not None and object_of(end - 1) == own else _end_of_object(page, own, i)
                if style is None or own != last:
                    style = fonts.style(page, i, own)
                    y = page.base(i)  # that of the whole object, unless it is turned
                elif own is None:
                    y = page.base(i)
                last = own
                if not style.rotated and apart.find(1, i, j - 1) < 0:
                    line.add(text[i:j], lefts[i:j], max(rights[j - 1], lefts[j - 1]), y, style)
                else:
                    for k in range(i, j):
                        y = page.base(k) if style.rotated else y
                        line.add(text[k], lefts[k : k + 1], max(rights[k], lefts[k]), y, style)
                i = j
    line.close()
    return line.pieces, real


def _end_of_object(page: TextPage, own: int | None, start: int) -> int:
    """Behind the last character from ``start`` on that is of the object ``own``, where another follows."""
    start += 1
    if own is None:
        return start
    while page.object_of(start) == own:
        start += 1
    return start


class _Open:
    """The piece that is being put together, and those that are whole."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.pieces: list[TextLine] = []
        self.space = False
        """Whether the file has a space here."""
        self.chars: list[str] = []
        self._lefts: list[float] = []
        self._right = 0.0
        self._bases: list[float] = []
        self._styles: list[Style] = []
        self._same = 0
        """How many characters of ``_base`` and ``_style`` are still to be written down."""
        self._base = 0.0
        self._style: Style | None = None

    def add(self, chars: str, lefts: list[float], right: float, base: float, style: Style) -> None:
        """Characters of one style close together, with the left edge of each and the right one of the last."""
        before = self._style
        if before is not None:
            gap = lefts[0] - self._right
            size = max(style.size, before.size, 1.0)
            if (
                abs(base - self._base) > 0.75 * size
                or gap > 1.8 * size
                or gap < _BACK * size
                or style.rotated != before.rotated
            ):
                self.close()
            elif (self.space and gap > 0.06 * size) or gap > _WORD_GAP * size:
                self.chars.append(" ")
                self._lefts.append(self._right)
                self._same += 1
        self.space = False
        if style is not self._style or base != self._base:
            self._write()
            self._base, self._style = base, style
        self.chars.append(chars)
        self._lefts += lefts
        self._right = right
        self._same += len(lefts)

    def _write(self) -> None:
        if self._style is not None:
            self._bases += [self._base] * self._same
            self._styles += [self._style] * self._same
        self._same = 0

    def close(self) -> None:
        if self.chars:
            self._write()
            self._style = None
            text, edges = "".join(self.chars), [*self._lefts, self._right]
            self.pieces.append(TextLine(self.page, text, edges, self._bases, self._styles, len(self.pieces)))
            self.chars, self._lefts, self._bases, self._styles = [], [], [], []
        self.space = False


def _shapes(page: Any, glyphs: Glyphs) -> None:
    import pypdfium2.raw as raw

    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    area = glyphs.width * glyphs.height
    for i in range(min(raw.FPDFPage_CountObjects(page), _MAX_SHAPES)):
        item = raw.FPDFPage_GetObject(page, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT or not raw.FPDFPageObj_GetBounds(item, x0, y0, x1, y1):
            continue
        rect = (x0.value, y0.value, x1.value, y1.value)
        if not all(abs(x) < _WIDEST for x in rect):
            continue
        wide, high = rect[2] - rect[0], rect[3] - rect[1]
        glyphs.has_image |= kind == raw.FPDF_PAGEOBJ_IMAGE and wide * high > 0.2 * area
        if wide * high > 0.85 * area:
            continue
        if kind in (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE):
            if wide > 20 and high > 20:
                glyphs.pictures.append(rect)
        elif high < 3 and wide > 30:
            glyphs.rules.append(rect)
        elif wide < 3 and high > 10:
            glyphs.sides.append(rect)
        elif wide > 60 and high > 10:
            glyphs.boxes.append(rect)
