"""Packs already read, kept on disk by the hash of their files: reading YAML takes ten times as long as reading JSON.

Kept in ``CLAIMCHECK_CACHE`` if it is set (empty: nowhere), else in the user's cache folder. A cache that cannot be read
or written is done without.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from claimcheck.rulebook.source import Loc, Mark, Source

_FORMAT = 1
"""To be raised when what :func:`claimcheck.rulebook.source.read` gives changes."""

_KEPT = 32
"""Packs; of more, the oldest go."""


def folder() -> Path | None:
    """Where packs are kept; None: nowhere."""
    named = os.environ.get("CLAIMCHECK_CACHE")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        return Path(base).expanduser() / "claimcheck" / "rules" if base else None
    except RuntimeError:  # there is no home folder
        return None


def load(sha256: str, files: Sequence[tuple[str, str]]) -> list[Source] | None:
    """The pack of this hash, whose files have these paths and texts; None when it is not kept."""
    kept = folder()
    if kept is None:
        return None
    try:
        found = json.loads((kept / f"{sha256}.{_FORMAT}.json").read_text(encoding="utf-8"))
        return [
            Source(path, text, data, _unpacked(keys), _unpacked(values))
            for (path, text), (data, keys, values) in zip(files, found, strict=True)
        ]
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def store(sha256: str, sources: Sequence[Source]) -> None:
    """Keep a pack."""
    kept = folder()
    if kept is None:
        return
    content = [[source.data, _packed(source.keys), _packed(source.values)] for source in sources]
    with suppress(OSError, ValueError, RecursionError):
        kept.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=kept, suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(content, file, separators=(",", ":"))
            # At once whole, also where several processes write.
            os.replace(name, kept / f"{sha256}.{_FORMAT}.json")  # noqa: PTH105
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        by_age = sorted(kept.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in by_age[_KEPT:]:
            old.unlink(missing_ok=True)


def _packed(marks: dict[Loc, Mark]) -> list[Any]:
    return [[*mark, *loc] for loc, mark in marks.items()]


def _unpacked(packed: list[Any]) -> dict[Loc, Mark]:
    return {tuple(loc): (line, column) for line, column, *loc in packed}
