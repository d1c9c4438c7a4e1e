"""What a PDF says of itself: its outline (bookmarks) and metadata, by pypdf."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, BinaryIO


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    level: int
    """1 for the top."""
    page: int | None
    """From 1."""


def read_outline(file: BinaryIO, password: str | None) -> tuple[tuple[Bookmark, ...], dict[str, str]]:
    """Bookmarks in order and the metadata; both empty where the file has none or they are damaged."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    marks: list[Bookmark] = []
    metadata: dict[str, str] = {}
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            reader.decrypt(password or "")
        for key, value in (reader.metadata or {}).items():
            text = str(value).strip()
            if text and key in ("/Title", "/Author", "/Subject", "/Creator", "/Producer"):
                metadata[key[1:].lower()] = text
        numbers = _page_numbers(reader)
        _walk(reader.outline, 1, numbers, marks)
    except Exception:  # pypdf raises many kinds for damaged files; outline and metadata are only hints
        return tuple(marks), metadata
    return tuple(marks), metadata


def _page_numbers(reader: Any) -> dict[int, int]:
    out: dict[int, int] = {}
    for i, page in enumerate(reader.pages):
        if page.indirect_reference is not None:
            out[page.indirect_reference.idnum] = i + 1
    return out


def _walk(items: Any, level: int, numbers: dict[int, int], marks: list[Bookmark]) -> None:
    for item in items:
        if isinstance(item, list):
            _walk(item, level + 1, numbers, marks)
            continue
        title = re.sub(r"\s+", " ", str(item.title or "").replace("\x00", "")).strip()
        reference = getattr(item.page, "idnum", None)
        if title:
            marks.append(Bookmark(title, level, numbers.get(reference) if reference is not None else None))
