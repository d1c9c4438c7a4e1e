"""A PDF becomes a Paper: the stages in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimcheck.errors import PaperError
from claimcheck.paper.assemble import assemble
from claimcheck.paper.fonts import FontTable
from claimcheck.paper.glyphs import Glyphs, read_page
from claimcheck.paper.model import Paper
from claimcheck.paper.outline import read_metadata, read_outline
from claimcheck.paper.structure import structure


def read_pdf(data: bytes, name: str, sha256: str, password: str | None) -> Paper:
    """Read a PDF from its bytes; ``name`` is for messages.

    Raises:
        PaperError: PDFium cannot open it, or it needs a password.
    """
    document = opened(data, name, password)
    notes: list[str] = []
    if b"%%EOF" not in data[-2048:]:
        notes.append("The file ends early, as if its download had broken off: what could be read of it was checked.")
    try:
        pages, failed = _pages(document, name)
        marks, metadata = read_outline(document), read_metadata(document)
    finally:
        document.close()
    blank = tuple(g.page for g in pages if g.characters < 3)
    pictured = tuple(g.page for g in pages if g.characters < 3 and g.has_image)
    if failed:
        notes.append(f"{_named(failed)} could not be read and {'is' if len(failed) == 1 else 'are'} left out.")
    if pictured or len(blank) == len(pages):
        notes.append(
            f"{_named(blank)} {'has' if len(blank) == 1 else 'have'} no text, only pictures of it (a scan?), and "
            f"{'was' if len(blank) == 1 else 'were'} not checked. Run OCR over the file first, for example with "
            "ocrmypdf, and check the result."
        )
    shaped = structure(pages, marks, metadata)
    return assemble(
        shaped,
        source=name,
        sha256=sha256,
        pages=len(pages) + len(failed),
        pages_without_text=tuple(sorted({*blank, *failed})),
        notes=tuple(notes),
        metadata=metadata,
    )


def _named(pages: Sequence[int]) -> str:
    """``Page 3`` or ``Pages 1-4, 7``."""
    runs: list[list[int]] = []
    for p in sorted(pages):
        if runs and p == runs[-1][1] + 1:
            runs[-1][1] = p
        else:
            runs.append([p, p])
    text = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
    return f"Page {text}" if len(pages) == 1 else f"Pages {text}"


def opened(data: bytes, name: str, password: str | None) -> Any:
    """The PDF as a ``pypdfium2.PdfDocument``, mended where it broke off; close it.

    Raises:
        PaperError: PDFium cannot open it, or it needs a password.
    """
    import pypdfium2
    from pypdfium2 import PdfiumError

    try:
        return pypdfium2.PdfDocument(data, password=password)
    except PdfiumError as error:
        mended = _mended(data) if "format" in str(error) else None
        try:
            document = pypdfium2.PdfDocument(mended, password=password) if mended else None
        except PdfiumError:
            document = None
        if document is None:
            raise _refusal(str(error), name, password) from None
    return document


def _pages(document: Any, name: str) -> tuple[list[Glyphs], list[int]]:
    """The glyphs of the pages, and the numbers of those that cannot be read."""
    from pypdfium2 import PdfiumError

    fonts = FontTable()
    pages: list[Glyphs] = []
    failed: list[int] = []
    for i in range(len(document)):
        try:
            page = document[i]
            try:
                pages.append(read_page(page, i + 1, fonts))
            finally:
                page.close()
        except (PdfiumError, ValueError, OSError):
            failed.append(i + 1)
    if not pages:
        raise PaperError("none of its pages can be read", where=name, hint="the file is damaged: download it again")
    return pages, failed


def _mended(data: bytes) -> bytes | None:
    """A file that broke off before its table of contents, with the least that PDFium needs to look for the rest."""
    found = re.findall(rb"(\d+) (\d+) obj\s*<<[^>]*?/Type\s*/Catalog\b", data)
    if not found or b"%%EOF" in data[-2048:]:
        return None
    number, generation = found[-1]
    return data + b"\ntrailer\n<</Root %s %s R>>\nstartxref\n0\n%%%%EOF\n" % (number, generation)


def _refusal(message: str, name: str, password: str | None) -> PaperError:
    if "assword" in message:
        if password:
            return PaperError("the password is wrong", where=name, hint="try another with --password")
        return PaperError("the file is locked with a password", where=name, hint="give it with --password")
    if "ecurity" in message:
        return PaperError(
            "the file is locked in a way that cannot be opened here", where=name, hint="save an unlocked copy"
        )
    return PaperError(
        "the file is damaged: it starts like a PDF and cannot be opened",
        where=name,
        hint="download it again; a file that broke off on its way looks like this",
    )
