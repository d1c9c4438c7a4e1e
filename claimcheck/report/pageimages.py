"""The pages of a PDF as small pictures, with the way from places on a page to places on its picture."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from claimcheck.records.place import Box

if TYPE_CHECKING:
    from PIL.Image import Image

    from claimcheck.paper.guard import Limits

MIME: Final = "image/webp"
_FINE, _PLAIN, _COARSE = 144, 116, 90
"""Dots an inch for papers of up to 60, up to 150, and more pages: a report has to stay small enough to be sent."""
_QUALITY = 48
_METHOD = 2
"""Of WebP: more takes twice the time for a few per cent."""
_LONGEST = 2000
"""Pixels of an image's longer side; a poster is drawn smaller."""
_WORKERS = 2
_AHEAD = 4
"""Pages that wait to be compressed, at most: each is some MB."""
_A_PAGE = 3.0
"""Seconds in which a page must be drawn: most take a tenth of one."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """In points of the picture: x to the right, y down, from the top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page, compressed."""

    page: int
    """From 1."""
    width: float
    """In points as a reader sees the page: crop box and rotation applied."""
    height: float
    pixels: tuple[int, int]
    data: bytes
    """WebP; empty for a page that could not be drawn."""
    matrix: Matrix
    """(a, b, c, d, e, f) turns a place of the page, in PDF points from the bottom left, into one of the picture:
    x' = a x + c y + e, y' = b x + d y + f (PDF 32000-1:2008, 8.3.3)."""

    def rectangle(self, box: Box) -> Rectangle:
        """The box of a sentence or word, as in the report, on the picture; cut at its edges."""
        a, b, c, d, e, f = self.matrix
        _, x0, y0, x1, y1 = box
        xs = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
        ys = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
        left, right = (min(max(x, 0.0), self.width) for x in xs)
        top, bottom = (min(max(y, 0.0), self.height) for y in ys)
        return Rectangle(round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))


def page_images(
    data: bytes,
    name: str,
    pages: Sequence[int],
    *,
    password: str | None = None,
    limits: Limits | None = None,
) -> list[PageImage]:
    """Pages of a PDF, drawn in a child process: a picture can be a bomb that the text is not.

    Args:
        data: the PDF.
        name: of the file, for messages.
        pages: which, by numbers from 1; a page that cannot be drawn has no ``data``.
        password: opens it.
        limits: of memory; and of time, where it is set (30 s and 3 s a page otherwise).

    Raises:
        PaperError: the file cannot be opened, or goes past the limits.
    """
    from claimcheck.paper.guard import Child, Limits

    given = limits or Limits()
    own = Limits(given.seconds or 30 + _A_PAGE * len(pages), given.memory)
    order = (data, name, tuple(pages), password)
    with Child("claimcheck.report.pageimages:draw", *order, name=name, limits=own, doing="drawing") as child:
        drawn: list[PageImage] = child.result()
    return drawn


def draw(data: bytes, name: str, pages: Sequence[int], password: str | None = None) -> list[PageImage]:
    """As :func:`page_images`, in this process.

    Raises:
        PaperError: the file cannot be opened.
    """
    import pypdfium2

    from claimcheck.paper.pdf import opened

    document = opened(data, name, password)
    dpi = _FINE if len(pages) <= 60 else _PLAIN if len(pages) <= 150 else _COARSE
    waiting: list[Future[bytes]] = []
    frames: list[tuple[int, float, float, tuple[int, int], Matrix, Future[bytes] | None]] = []
    # PDFium draws in one thread only; compressing, which takes longer, leaves Python's lock alone.
    with ThreadPoolExecutor(_WORKERS) as pool:
        for number in pages:
            try:
                page = document[number - 1]
                width, height = page.get_size()
                scale = min(dpi / 72, _LONGEST / max(width, height, 1.0))
                image = page.render(scale=scale).to_pil()
                matrix = _matrix(page, width, height)
                page.close()
            except (pypdfium2.PdfiumError, ValueError, OSError):
                frames.append((number, 612.0, 792.0, (612, 792), (1.0, 0.0, 0.0, -1.0, 0.0, 792.0), None))
                continue
            future = pool.submit(_compressed, image)
            frames.append((number, round(width, 1), round(height, 1), image.size, matrix, future))
            waiting.append(future)
            if len(waiting) > _AHEAD:
                waiting.pop(0).result()
        drawn = [
            PageImage(number, width, height, size, future.result() if future else b"", matrix)
            for number, width, height, size, matrix, future in frames
        ]
    document.close()
    return drawn


def _compressed(image: Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "WEBP", quality=_QUALITY, method=_METHOD)
    return out.getvalue()


def _matrix(page: Any, width: float, height: float) -> Matrix:
    """From where PDFium puts three corners: crop box and rotation are its to know."""
    across, down = round(width * _FINENESS), round(height * _FINENESS)
    (x0, y0), (x1, y1), (x2, y2) = (
        _device(page, across, down, *corner) for corner in ((0.0, 0.0), (_REACH, 0.0), (0.0, _REACH))
    )
    scale = _REACH * _FINENESS
    a, b, c, d = (x1 - x0) / scale, (y1 - y0) / scale, (x2 - x0) / scale, (y2 - y0) / scale
    return (round(a, 4), round(b, 4), round(c, 4), round(d, 4), x0 / _FINENESS, y0 / _FINENESS)


_FINENESS = 16
"""PDFium tells whole pixels only: it is asked of a picture this many times as large."""
_REACH = 1000.0


def _device(page: Any, width: int, height: int, x: float, y: float) -> tuple[int, int]:
    import pypdfium2.raw as raw

    right, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, right, down)
    return right.value, down.value
