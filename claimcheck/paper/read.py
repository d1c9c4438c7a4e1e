"""A file becomes a Paper: PDF by its glyphs, TeX, HTML, Markdown and plain text by their structure."""

from __future__ import annotations

import hashlib
from pathlib import Path

from claimcheck.errors import PaperError
from claimcheck.paper.kinds import Kind, by_name, sniff
from claimcheck.paper.model import Paper

_LARGEST_TEXT = 50_000_000
"""Bytes; pictures written into an HTML file are most of a large one."""
_MOST_CHARACTERS = 5_000_000
"""Of text; a paper of 100 pages has 400,000, a long book 2,000,000."""


def read(path: Path, *, password: str | None = None, kind: Kind | None = None) -> Paper:
    """Read a paper from a ``.pdf``, ``.tex``, ``.html``, ``.md`` or ``.txt`` file; ``kind`` says which where the name
    does not. A file whose name has no ending is what its first bytes say.

    A page that cannot be read, or has no text, costs only that page and is named in ``notes``.

    Raises:
        PaperError: there is no such file, it is not a paper, it is damaged, or it needs a password.
    """
    data = _bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    suffix = path.suffix.lower()
    kind = kind or by_name(path)
    if kind is None:
        found = sniff(data)
        kind = found if found != "txt" or (not suffix and b"\0" not in data) else None
    if kind not in (None, "pdf") and len(data) > _LARGEST_TEXT:
        raise PaperError(
            f"the file is longer than any paper: {len(data) // 10**6} MB of text",
            where=path.name,
            hint="check one paper, or one part of it, at a time",
        )
    paper = _read(data, path, sha256, password, kind)
    length = sum(len(b.text) for b in paper.blocks)
    if length > _MOST_CHARACTERS:
        raise PaperError(
            f"this is longer than any paper: {length / 10**6:.0f} million characters of text",
            where=path.name,
            hint="check one paper, or one part of it, at a time",
        )
    return paper


def _read(data: bytes, path: Path, sha256: str, password: str | None, kind: Kind | None) -> Paper:
    if kind == "tex":
        from claimcheck.paper.tex.read import read_tex

        return read_tex(data, path.name, sha256, folder=path.parent)
    if kind == "html":
        from claimcheck.paper.html.read import read_html

        return read_html(data, path.name, sha256)
    if kind == "md":
        from claimcheck.paper.markdown import read_markdown

        return read_markdown(data, path.name, sha256)
    if kind == "txt":
        from claimcheck.paper.plain import read_plain

        return read_plain(data, path.name, sha256)
    if b"%PDF-" not in data[:1024]:
        named = path.suffix.lower() == ".pdf"
        raise PaperError(
            "this is not a PDF" + (", though its name ends in .pdf" if named else ""),
            where=path.name,
            hint="claimcheck reads .pdf, .tex, .html, .md and .txt; print a Word file to PDF first"
            if not named
            else "open it in a viewer to see what it is; if it is text, name it .txt, .md or .tex",
        )
    from claimcheck.paper.pdf import read_pdf

    return read_pdf(data, path.name, sha256, password)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise PaperError("this is a folder, not a paper", where=str(path), hint="name one PDF in it")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PaperError("there is no such file", where=str(path), hint="check the spelling and the folder") from None
    except PermissionError:
        raise PaperError("the file may not be read", where=str(path), hint="check its permissions") from None
    except OSError as error:
        raise PaperError(
            f"the file could not be read: {error.strerror or error}", where=str(path), hint="try a copy of it"
        ) from None
    if not data:
        raise PaperError("the file is empty", where=path.name, hint="download or export it again")
    return data
