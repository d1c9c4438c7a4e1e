"""What kind of paper a file is: by what the user says, by its name's ending, by its first bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

Kind = Literal["pdf", "tex", "html", "md", "txt"]

ENDINGS: dict[str, Kind] = {
    ".pdf": "pdf", ".tex": "tex", ".ltx": "tex", ".latex": "tex", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt",
}  # fmt: skip
_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_TEX = re.compile(rb"\\(?:documentclass|begin\s*\{|section\*?\s*\{|usepackage)")


def sniff(data: bytes) -> Kind:
    """The kind that the first bytes tell; ``txt`` where they tell nothing."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _HTML.search(data[:4096]):
        return "html"
    return "tex" if _TEX.search(data[:20_000]) else "txt"


def by_name(path: Path) -> Kind | None:
    """The kind that the name's ending tells."""
    return ENDINGS.get(path.suffix.lower())
