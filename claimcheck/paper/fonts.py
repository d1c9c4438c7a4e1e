"""The fonts of a PDF: what their names and flags say about style."""

from __future__ import annotations

import re

from claimcheck.paper.textline import Style
from claimcheck.paper.textpage import TextPage

_MONO = re.compile(r"mono|courier|typewriter|cmtt|sftt|ectt|lmtt|consol|menlo|code|(^|[+-])tt\d", re.I)
_BOLD = re.compile(r"bold|black|heavy|medi($|[^u])|cmbx|cmb\d|sfbx|ecbx|lmroman\d+-b|-b$|\.b($|\+)", re.I)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|ecti|-it$|medi?it", re.I)
_MATH = re.compile(r"cmmi|cmsy|cmex|msam|msbm|math|symbol|stmary|eufm|rsfs|txsy|txmi|pxsy|wasy|mtsy|mtmi", re.I)


class FontTable:
    """Styles by font and size; one a document, so that equal styles are one object."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, float, int, int, bool], Style] = {}
        self._known: dict[tuple[int, float, bool], Style] = {}

    def turn(self) -> None:
        """Another page: what PDFium numbered on the one before counts no longer."""
        self._known.clear()

    def style(self, page: TextPage, index: int, text_object: int | None) -> Style:
        """The style of a character of ``text_object``."""
        size, turned = page.size(index)
        font = None if text_object is None else page.font_of(text_object)
        if font is None:
            return self._make(*page.font(index), size, turned)
        key = (font, size, turned)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(*page.font(index), size, turned)
        return found

    def _make(self, name: str, flags: int, weight: int, size: float, turned: bool) -> Style:
        key = (name, size, flags, weight, turned)
        found = self._styles.get(key)
        if found is None:
            bare = name.split("+", 1)[1] if "+" in name[:8] else name
            found = self._styles[key] = Style(
                font=bare,
                size=size,
                bold=bool(_BOLD.search(bare)) or weight >= 650,
                italic=bool(_ITALIC.search(bare)) or bool(flags & 64 and not _MATH.search(bare)),
                mono=bool(_MONO.search(bare)) or bool(flags & 1 and not _MATH.search(bare)),
                math=bool(_MATH.search(bare)),
                rotated=turned,
            )
        return found
