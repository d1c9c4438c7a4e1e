"""PDFium's text page: what it knows of each character, asked for as cheaply as Python allows.

A page holds thousands of characters. Through the usual bindings two calls for each take longer than all that is made of
the answers, so what is asked of every character goes through plain function pointers, in loops that run in C.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import repeat
from types import TracebackType
from typing import Any

NONE = "\ud800"
"""In the place of what is no character of its own: the first half of a surrogate pair, say."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ODD = re.compile(r"[\ud800-\udfff\ufffe]")
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_SMALLEST, _LARGEST = 0.1, 10_000.0
"""Sizes of a font in points; another is a mistake in the file, and counts as the smallest."""
_FARTHEST = 1e9
"""Points: no page is so large, nor are the places on it summed up."""


class TextPage:
    """The characters of a page, by index; a context manager that closes the page's text.

    Raises:
        ValueError: PDFium gives no text page.
    """

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._handle = raw.FPDFText_LoadPage(page)
        if not self._handle:
            raise ValueError("no text page")
        self._address = ctypes.cast(self._handle, ctypes.c_void_p).value
        own = _quick(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
        self.object_of: Callable[[int], int | None] = partial(own, self._address)
        """A number that the characters of one text object share; None for what PDFium adds of its own."""
        self._font = _quick(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
        self._matrix, self._x, self._y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.count: int = max(0, raw.FPDFText_CountChars(self._handle))

    def __enter__(self) -> TextPage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._raw.FPDFText_ClosePage(self._handle)

    def characters(self) -> tuple[str, list[float], list[float]]:
        """A character for each index with its left and right edge in points.

        It is ``NONE`` where there is none of its own, or none on the page, and U+FFFE for a hyphen at a line's end.
        """
        text = self._text()
        lefts, rights = self._edges()
        if not sum(map(abs, lefts)) + sum(map(abs, rights)) < _FARTHEST:  # else some place is no number, too
            far = (not abs(x) + abs(right) < _FARTHEST for x, right in zip(lefts, rights, strict=True))
            text = "".join(NONE if gone else c for c, gone in zip(text, far, strict=True))
        return text, lefts, rights

    def _text(self) -> str:
        buffer = (ctypes.c_ushort * (self.count + 1))()
        get = self._raw.FPDFText_GetUnicode
        if self._raw.FPDFText_GetText(self._handle, 0, self.count, buffer) == self.count + 1:
            whole = bytes(buffer)[:-2].decode(f"utf-16-{sys.byteorder[0]}e", "surrogatepass")
            if len(whole) == self.count and not _ODD.search(whole):
                return whole.replace("\x02", "\ufffe")
            codes: list[int] = buffer[: self.count]
            if 0xFFFE in codes:  # stands for such a hyphen, and for what has no meaning
                codes = [c if c != 0xFFFE else get(self._handle, i) for i, c in enumerate(codes)]
        else:  # it leaves out what it cannot write
            codes = [get(self._handle, i) for i in range(self.count)]
        text = "".join([chr(c) if c < 0x110000 else "\ufffd" for c in codes]).replace("\x02", "\ufffe")
        if not _SURROGATE.search(text):
            return text
        text = _PAIR.sub(lambda m: NONE + m[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
        return _SURROGATE.sub(lambda m: NONE if m[0] < "\udc00" else "\ufffd", text)

    def _edges(self) -> tuple[list[float], list[float]]:
        corners = (ctypes.c_float * (4 * self.count))()  # left, top, right, bottom
        start = ctypes.addressof(corners)
        places = range(start, start + 16 * self.count, 16)
        types = ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
        box = _quick(self._raw.FPDFText_GetLooseCharBox, *types)
        deque(map(box, repeat(self._address), range(self.count), places), 0)
        return corners[0::4], corners[2::4]

    def size(self, index: int) -> tuple[float, bool]:
        """Size of the font as drawn, in points to the tenth, and whether the line is turned."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._handle, index, matrix)
        size = self._raw.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d)
        size = round(size, 1) if _SMALLEST < size < _LARGEST else _SMALLEST
        return size, abs(matrix.b) > 0.2 * math.hypot(matrix.a, matrix.b)

    def base(self, index: int) -> float:
        """Height of the baseline; 0 where it is nowhere."""
        self._raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        y = self._y.value
        return y if abs(y) < _FARTHEST else 0.0

    def font_of(self, text_object: int) -> int | None:
        """A number that the text objects in one font share, as long as the page is open."""
        font: int | None = self._font(text_object)
        return font

    def font(self, index: int) -> tuple[str, int, int]:
        """Name, flags and weight of a character's font."""
        self._flags.value, self._name.value = 0, b""
        self._raw.FPDFText_GetFontInfo(self._handle, index, self._name, 128, self._flags)
        name = self._name.value.decode("utf-8", "replace")
        return name, self._flags.value, self._raw.FPDFText_GetFontWeight(self._handle, index)


def _quick(function: Any, gives: Any, *takes: Any) -> Any:
    """A function of PDFium as a pointer that Python calls without ceremony; handles are numbers to it."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(gives, *takes)(address or 0)
