"""Page images with what was read drawn over them: layers in colour, sentences boxed, reading order numbered."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from claimcheck.records.place import Box
from claimcheck.records.words import Layer

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)
COLOURS: Final[dict[str, tuple[int, int, int]]] = {
    "title": (123, 31, 162),
    "heading": (21, 101, 192),
    "abstract": (0, 137, 123),
    "body": (56, 142, 60),
    "caption": (239, 108, 0),
    "footnote": (109, 76, 65),
    "quote": (194, 24, 91),
    "code": (69, 90, 100),
    "reference": (158, 157, 36),
    "furniture": (140, 140, 140),
    "not read": (213, 0, 0),
}
NOT_READ: Final = "not read"

_DPI = 130
_LONGEST = 2400
"""Pixels of an image's longer side; a poster is drawn smaller."""
_MARGIN = 26
_LEGEND = 30
_SMALL, _PLAIN = 9, 14
_WORD = re.compile(r"[^\W\d_]{2,}")
"""Not the signs of an equation, nor the mark of a footnote, which the text leaves out on purpose."""
_NEAR = 2.0
"""Points by which drawn text may stand outside the box of its line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence (or a heading, a reference) as it was read."""

    number: int
    """Its place among the sentences of the paper, from 1, as in the ids of a report."""
    block: str
    layer: Layer
    boxes: tuple[Box, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page image."""

    page: int
    file: str
    sentences: tuple[tuple[str, int], ...]
    """How many begin on the page, by layer, in the order of ``LAYERS``."""
    words: int
    """Words of the sentences that begin on the page, all layers but furniture."""
    not_read: int
    """Words on the page that stand in no box."""


def draw(path: str, password: str | None, marks: Sequence[Mark], pages: Sequence[int], folder: str) -> list[Drawn]:
    """Write ``page-001.png`` and so on into ``folder``, which must exist.

    Args:
        path: the PDF.
        password: opens it.
        marks: all sentences of the paper, in reading order.
        pages: which to draw, from 1.
        folder: where to.

    Raises:
        OSError: a file cannot be written.
        Exception: whatever PDFium's binding raises for a damaged file.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(path, password=password)
    drawn = []
    for number in pages:
        page = document[number - 1]
        file = f"page-{number:03d}.png"
        image, unread = _page(page, number, marks)
        begun = [m for m in marks if m.boxes and m.boxes[0][0] == number]
        counts = Counter(m.layer for m in begun)
        _with_legend(image, counts, unread).save(Path(folder) / file, compress_level=3)
        shown = tuple((layer, counts[layer]) for layer in LAYERS if counts[layer])
        words = sum(m.words for m in begun if m.layer != "furniture")
        drawn.append(Drawn(number, file, shown, words, unread))
        page.close()
    document.close()
    return drawn


def _page(page: Any, number: int, marks: Sequence[Mark]) -> tuple[Image, int]:
    from PIL import Image, ImageDraw

    width, height = page.get_size()
    scale = min(_DPI / 72, _LONGEST / max(width, height, 1.0))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    sheet = _Sheet(page, picture.width, picture.height)
    image = Image.new("RGB", (picture.width + 2 * _MARGIN, picture.height), "white")
    image.paste(picture, (_MARGIN, 0))
    veil = Image.new("RGBA", image.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(veil)
    boxes = [(m, [b for b in m.boxes if b[0] == number]) for m in marks]
    boxes = [(m, own) for m, own in boxes if own]
    for i, (mark, own) in enumerate(boxes):
        colour = COLOURS[mark.layer]
        for box in own:
            # Every other sentence stronger, so that where one ends can be seen.
            brush.rectangle(sheet.pixels(box), fill=(*colour, 70 if i % 2 else 35), outline=(*colour, 190))
    lost = _unread(page, [b for _, own in boxes for b in own])
    for box, _ in lost:
        brush.rectangle(sheet.pixels(box), fill=(*COLOURS[NOT_READ], 60), outline=(*COLOURS[NOT_READ], 255), width=2)
    image.paste(veil, (0, 0), veil)
    _numbers(ImageDraw.Draw(image), sheet, boxes)
    return image, sum(words for _, words in lost)


def _numbers(brush: ImageDraw, sheet: _Sheet, boxes: Sequence[tuple[Mark, list[Box]]]) -> None:
    """A small number where each sentence starts, a badge with the reading order where each block does."""
    order = 0
    previous = None
    for mark, own in boxes:
        x0, y0, _, _ = sheet.pixels(own[0])
        colour = COLOURS[mark.layer]
        # Above the line, where it hides no letter.
        brush.text((x0 + 1, y0 - _SMALL + 3), str(mark.number), fill=colour, font=_font(_SMALL))
        if mark.block != previous:
            order += 1
            previous = mark.block
            label = str(order)
            wide = brush.textlength(label, font=_font(_PLAIN)) + 6
            left = max(0.0, x0 - wide - 2)
            brush.rectangle((left, y0, left + wide, y0 + _PLAIN + 3), fill=colour)
            brush.text((left + 3, y0), label, fill="white", font=_font(_PLAIN))


def _with_legend(image: Image, counts: Counter[Layer], unread: int) -> Image:
    """The page above a line that says which colour is which layer, and how many sentences of it begin here."""
    from PIL import Image, ImageDraw

    entries: list[tuple[str, str]] = [(layer, f"{layer} {counts[layer]}") for layer in LAYERS if counts[layer]]
    if unread:
        entries.append((NOT_READ, f"{NOT_READ}: {unread} words"))
    font = _font(_PLAIN)
    measure = ImageDraw.Draw(image)
    rows: list[list[tuple[str, str, float]]] = [[]]
    x = float(_MARGIN)
    for name, label in entries:
        wide = measure.textlength(label, font=font) + 40
        if rows[-1] and x + wide > image.width:
            rows.append([])
            x = float(_MARGIN)
        rows[-1].append((name, label, x))
        x += wide
    out = Image.new("RGB", (image.width, image.height + _LEGEND * len(rows)), "white")
    out.paste(image, (0, 0))
    brush = ImageDraw.Draw(out)
    for i, row in enumerate(rows):
        top = image.height + _LEGEND * i + 6
        for name, label, left in row:
            brush.rectangle((left, top, left + 18, top + 18), fill=COLOURS[name])
            brush.text((left + 23, top), label, fill="black", font=font)
    return out


def _font(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.load_default(size)


class _Sheet:
    """Turns places on a page into pixels of its image: crop box and rotation are PDFium's to know."""

    def __init__(self, page: Any, width: int, height: int) -> None:
        self._page, self._width, self._height = page, width, height

    def pixels(self, box: Box) -> tuple[float, float, float, float]:
        ax, ay = self._pixel(box[1], box[2])
        bx, by = self._pixel(box[3], box[4])
        return min(ax, bx) + _MARGIN, min(ay, by), max(ax, bx) + _MARGIN, max(ay, by)

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        import pypdfium2.raw as raw

        right, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page.raw, 0, 0, self._width, self._height, 0, x, y, right, down)
        limit = 4 * _LONGEST  # a glyph may be placed anywhere, even where no picture reaches
        return max(-limit, min(limit, right.value)), max(-limit, min(limit, down.value))


def _unread(page: Any, boxes: Sequence[Box]) -> list[tuple[Box, int]]:
    """Stretches of text on the page that stand in none of ``boxes``, with their words."""
    textpage = page.get_textpage()
    lost: list[tuple[Box, int]] = []
    for i in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(i)
        # Its middle may fall between two sentences; its quarters as well only if nobody read it.
        points = [(left + (right - left) * share, (bottom + top) / 2) for share in (0.25, 0.5, 0.75)]
        if any(_inside(x, y, box) for x, y in points for box in boxes):
            continue
        words = len(_WORD.findall(textpage.get_text_bounded(left, bottom, right, top)))
        if words:
            lost.append(((0, left, bottom, right, top), words))
    textpage.close()
    return lost


def _inside(x: float, y: float, box: Box) -> bool:
    return box[1] - _NEAR <= x <= box[3] + _NEAR and box[2] - _NEAR <= y <= box[4] + _NEAR
