"""The glyphs of a page, from PDFium's text page: characters with place, font and size, cut into unbroken stretches."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any

_MONO = re.compile(r"mono|courier|typewriter|cmtt|sftt|ectt|lmtt|consol|menlo|code|(^|[+-])tt\d", re.I)
_BOLD = re.compile(r"bold|black|heavy|medi($|[^u])|cmbx|cmb\d|sfbx|ecbx|lmroman\d+-b|-b$|\.b($|\+)", re.I)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|ecti|-it$|medi?it", re.I)
_MATH = re.compile(r"cmmi|cmsy|cmex|msam|msbm|math|symbol|stmary|eufm|rsfs|txsy|txmi|pxsy|wasy|mtsy|mtmi", re.I)

_BREAKS = {0x0A, 0x0D}
_MAX_SHAPES = 4000
"""Objects looked at for rules, boxes and pictures on one page; a drawing can hold tens of thousands."""

Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, origin at the bottom left."""


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A font at a size, as far as layout cares. Compared by identity: :class:`FontTable` makes each once."""

    font: str
    size: float
    """In points, as drawn, to the tenth."""
    bold: bool
    italic: bool
    mono: bool
    math: bool
    rotated: bool


@dataclass(slots=True)
class Piece:
    """Characters that PDFium gives one after the other on one baseline, without a wide gap."""

    text: str
    edges: list[float]
    """Left edge of each character and the right edge of the last."""
    bases: list[float]
    """Baseline of each character."""
    styles: list[Style]
    order: int
    """Its place in the file's drawing order."""

    @property
    def x0(self) -> float:
        return self.edges[0]

    @property
    def x1(self) -> float:
        return self.edges[-1]


@dataclass(slots=True)
class Glyphs:
    """What is drawn on a page."""

    page: int
    width: float
    height: float
    pieces: list[Piece]
    rules: list[Rect] = field(default_factory=list)
    """Horizontal lines, thin and wide."""
    boxes: list[Rect] = field(default_factory=list)
    """Filled or stroked areas."""
    pictures: list[Rect] = field(default_factory=list)
    """Images and embedded drawings."""
    characters: int = 0
    has_image: bool = False
    """Whether an image covers a good part of the page, as on a scan."""


class FontTable:
    """Styles by font and size; one a document, so that equal styles are one object."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[str, int, int]] = {}
        self._styles: dict[tuple[str, float, int, int, bool], Style] = {}

    def style(self, raw: Any, textpage: Any, index: int, angle: bool, size: float) -> Style:
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        raw.FPDFText_GetFontInfo(textpage, index, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace")
        weight = raw.FPDFText_GetFontWeight(textpage, index)
        key = (name, size, flags.value, weight, angle)
        found = self._styles.get(key)
        if found is None:
            bare = name.split("+", 1)[1] if "+" in name[:8] else name
            found = Style(
                font=bare,
                size=size,
                bold=bool(_BOLD.search(bare)) or weight >= 650,
                italic=bool(_ITALIC.search(bare)) or bool(flags.value & 64 and not _MATH.search(bare)),
                mono=bool(_MONO.search(bare)) or bool(flags.value & 1 and not _MATH.search(bare)),
                math=bool(_MATH.search(bare)),
                rotated=angle,
            )
            self._styles[key] = found
        return found


def read_page(pdf_page: Any, number: int, fonts: FontTable) -> Glyphs:
    """The glyphs of one page, ``number`` counted from 1.

    Raises:
        Exception: whatever PDFium's binding raises for a damaged page; the caller turns it into a note.
    """
    import pypdfium2.raw as raw

    width, height = pdf_page.get_size()
    left, bottom, _, _ = pdf_page.get_bbox()
    textpage = raw.FPDFText_LoadPage(pdf_page.raw)
    if not textpage:
        raise ValueError("no text page")
    try:
        pieces, count = _pieces(raw, textpage, fonts)
    finally:
        raw.FPDFText_ClosePage(textpage)
    glyphs = Glyphs(number, width + left, height + bottom, pieces, characters=count)
    _shapes(raw, pdf_page.raw, glyphs)
    return glyphs


def _pieces(raw: Any, textpage: Any, fonts: FontTable) -> tuple[list[Piece], int]:
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    ox, oy = ctypes.c_double(), ctypes.c_double()
    count = raw.FPDFText_CountChars(textpage)
    get_unicode, get_object = raw.FPDFText_GetUnicode, _addresses(raw.FPDFText_GetTextObject)
    place = ctypes.cast(textpage, ctypes.c_void_p)
    get_origin, get_box = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    pieces: list[Piece] = []
    chars: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    bases: list[float] = []
    styles: list[Style] = []
    last_object = 0
    style: Style | None = None
    space = False
    real = high = 0
    y: float | None = None

    def close() -> None:
        nonlocal space
        if chars:
            pieces.append(Piece("".join(chars), [*lefts, rights[-1]], bases.copy(), styles.copy(), len(pieces)))
            for each in (chars, lefts, rights, bases, styles):
                each.clear()
        space = False

    for i in range(count):
        code = get_unicode(textpage, i)
        if 0xD800 <= code < 0xDC00:
            high = code  # the first half of a character, the second comes next
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in _BREAKS:
            close()
            continue
        if code <= 0x20 or code == 0xA0 or 0x2000 <= code <= 0x200B:
            space = bool(chars) and code != 0x200B
            if code > 0x1F or code == 0x09:
                continue
            if code != 0x02:
                continue
            code = 0xFFFE
            space = False
        address = get_object(place, i) or 0
        if style is None or address != last_object:
            raw.FPDFText_GetMatrix(textpage, i, matrix)
            size = raw.FPDFText_GetFontSize(textpage, i) * math.hypot(matrix.c, matrix.d)
            angle = abs(matrix.b) > 0.2 * math.hypot(matrix.a, matrix.b)
            style = fonts.style(raw, textpage, i, angle, round(size, 1))
            y = None
        if y is None or not address or style.rotated:
            get_origin(textpage, i, ox, oy)  # all characters of an object stand on one baseline
            y = oy.value
        last_object = address
        get_box(textpage, i, box)
        x, right = box.left, box.right
        if chars:
            size = max(style.size, styles[-1].size, 1.0)
            gap = x - rights[-1]
            if (
                abs(y - bases[-1]) > 0.75 * size
                or gap > 1.8 * size
                or gap < -1.2 * size
                or style.rotated != styles[-1].rotated
            ):
                close()
            elif (space and gap > 0.06 * size) or gap > 0.3 * size:
                chars.append(" ")
                lefts.append(rights[-1])
                rights.append(x)
                bases.append(bases[-1])
                styles.append(styles[-1])
        space = False
        chars.append(chr(code))
        lefts.append(x)
        rights.append(max(right, x))
        bases.append(y)
        styles.append(style)
        real += 1
    close()
    return pieces, real


def _addresses(function: Any) -> Any:
    """The same function of PDFium, giving the address of an object as a number, which is much quicker to compare."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address or 0)


def _shapes(raw: Any, page: Any, glyphs: Glyphs) -> None:
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    area = glyphs.width * glyphs.height
    for i in range(min(raw.FPDFPage_CountObjects(page), _MAX_SHAPES)):
        item = raw.FPDFPage_GetObject(page, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT or not raw.FPDFPageObj_GetBounds(item, x0, y0, x1, y1):
            continue
        rect = (x0.value, y0.value, x1.value, y1.value)
        wide, high = rect[2] - rect[0], rect[3] - rect[1]
        glyphs.has_image |= kind == raw.FPDF_PAGEOBJ_IMAGE and wide * high > 0.2 * area
        if wide * high > 0.85 * area:
            continue
        if kind in (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE):
            if wide > 20 and high > 20:
                glyphs.pictures.append(rect)
        elif high < 3 and wide > 30:
            glyphs.rules.append(rect)
        elif wide > 60 and high > 10:
            glyphs.boxes.append(rect)
