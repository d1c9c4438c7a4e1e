"""What a PDF says of itself: its outline (bookmarks) and metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

_MOST = 5000
"""Bookmarks looked at."""
_KEYS = ("Title", "Author", "Subject", "Creator", "Producer")


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    level: int
    """1 for the top."""
    page: int | None
    """From 1."""


def read_outline(document: Any) -> tuple[Bookmark, ...]:
    """The bookmarks of an open ``PdfDocument`` in order; those before the damage where it is damaged."""
    found: list[Bookmark] = []
    try:
        for mark in islice(document.get_toc(), _MOST):
            title = re.sub(r"\s+", " ", mark.get_title().replace("\x00", "")).strip()
            place = mark.get_dest()
            page = place.get_index() if place is not None else None
            if title:
                found.append(Bookmark(title, mark.level + 1, None if page is None else page + 1))
    except Exception:  # an outline is only a hint
        return tuple(found)
    return tuple(found)


def read_metadata(document: Any) -> dict[str, str]:
    """Title, author and the like of an open ``PdfDocument``, by key in lower case; empty where there is none."""
    try:
        told = document.get_metadata_dict(skip_empty=True)
    except Exception:  # and so is what a file says of itself
        return {}
    return {key.lower(): told[key].strip() for key in _KEYS if told.get(key, "").strip()}
