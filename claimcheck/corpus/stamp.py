"""A hash of all that a report depends on besides its paper: results with another one are out of date."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from claimcheck import __version__
from claimcheck.language.pipeline import pipeline_path
from claimcheck.rulebook.choose import choose_rules
from claimcheck.settings import Settings

_PACKAGE = Path(__file__).resolve().parents[1]
_MAKERS = ("paper", "language", "rulebook", "matching", "claims", "framing", "leaps", "records", "report")
"""The rooms whose code makes a report, and of a corpus the one that makes rows of it."""
_ROWS = ("pipeline.py", "corpus/rows.py", "corpus/schema.py", "corpus/abstracts.py")


def stamp(settings: Settings, rules: tuple[str, ...] = ()) -> str:
    """16 hex digits for version, code, language pipeline, rule packs and settings.

    Raises:
        RuleError, SettingsError: as :func:`claimcheck.pipeline.check`.
    """
    packs = choose_rules(settings, rules).stamps()
    counted = {
        "version": __version__,
        "code": _code(),
        "pipeline": _folder(pipeline_path(Path(settings.pipeline) if settings.pipeline else None)),
        "packs": [(pack.name, pack.version, pack.sha256) for pack in packs],
        "disable": sorted(settings.disable),
        "severity": sorted(settings.severity.items()),
        "categories": sorted(settings.categories),
        "min_severity": settings.min_severity,
        "baseline": settings.baseline.read_text(encoding="utf-8") if settings.baseline else None,
    }
    return hashlib.sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _code() -> str:
    files = sorted(file for room in _MAKERS for file in (_PACKAGE / room).rglob("*.py"))
    return _hash([*files, *(_PACKAGE / name for name in _ROWS)], _PACKAGE)


@lru_cache(maxsize=4)
def _folder(folder: Path) -> str:
    """Of a pipeline that is an installed package the name alone."""
    if not folder.is_dir():
        return str(folder)
    return _hash(sorted(file for file in folder.rglob("*") if file.is_file()), folder)


def _hash(files: list[Path], base: Path) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.relative_to(base).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
