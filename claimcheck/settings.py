"""Settings: ``claimcheck.toml``, or ``[tool.claimcheck]`` in ``pyproject.toml``; what is not known is an error."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.errors import SettingsError
from claimcheck.records.words import Severity

FailOn = Literal["low", "medium", "high", "any"]

FILE_NAME = "claimcheck.toml"
PYPROJECT = "pyproject.toml"


class Settings(BaseModel):
    """What may be set once for a folder instead of on each command line. Flags win over these."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[Path, ...] = ()
    """More rule packs (folders); in a file, relative to that file."""
    categories: tuple[str, ...] = ()
    """Show findings of these categories only; empty for all."""
    min_severity: Severity = "low"
    """Show findings from this severity on."""
    fail_on: FailOn | None = None
    """Exit status 1 when a flagged finding of this severity or above exists."""
    pipeline: str | None = None
    """Another spaCy pipeline with Universal Dependencies labels: a package, or a folder (relative to the file)."""
    disable: tuple[str, ...] = ()
    """Ids of rules to switch off."""
    severity: dict[str, Severity] = Field(default_factory=dict)
    """Severities for single rules, by their ids, instead of those that the rules have."""
    baseline: Path | None = None
    """A file of known findings to leave out (see :mod:`claimcheck.report.baseline`); relative to the settings file."""
    decisions: Path | None = None
    """A file of decisions to show at the findings (see :mod:`claimcheck.decisions`); relative to the settings file."""
    max_seconds: float | None = Field(default=None, gt=0)
    """Give up reading a PDF after this time; None for 30 s, or 1 s a page where that is more, at most 50 s."""
    max_memory: float = Field(default=2.0, gt=0)
    """Give up reading a PDF that needs more than this, in GB. Not enforced on Windows."""


def find(start: Path) -> Path | None:
    """The settings file that counts for the folder ``start``: the nearest upward, ``claimcheck.toml`` before a
    ``pyproject.toml`` with a ``[tool.claimcheck]`` table."""
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / PYPROJECT
        if project.is_file() and _mentions_us(project):
            return project
    return None


def load(start: Path | None = None) -> Settings:
    """Settings for the folder ``start`` (by default the working directory); the defaults when no file has any.

    Raises:
        SettingsError: the file is not TOML, has an unknown key or a wrong value.
    """
    path = find((start or Path.cwd()).resolve())
    return read(path) if path is not None else Settings()


def read(path: Path) -> Settings:
    """Settings from one file.

    Raises:
        SettingsError: as for :func:`load`, with the line where it can be told.
    """
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"not valid TOML: {error}", where=str(path), hint="see toml.io for the format") from error
    values = _section(table, path) if path.name == PYPROJECT else table
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise _explain(error, path, text) from error
    folders: dict[str, object] = {"rules": tuple(path.parent / folder.expanduser() for folder in settings.rules)}
    if settings.baseline is not None:
        folders["baseline"] = path.parent / settings.baseline.expanduser()
    if settings.decisions is not None:
        folders["decisions"] = path.parent / settings.decisions.expanduser()
    if settings.pipeline is not None and (path.parent / settings.pipeline).is_dir():
        folders["pipeline"] = str(path.parent / settings.pipeline)
    return settings.model_copy(update=folders)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "the settings file cannot be read", where=str(path), hint="it must be readable UTF-8 text"
        ) from error


def _mentions_us(project: Path) -> bool:
    # A foreign pyproject.toml further up may be broken or unreadable: that is not our user's concern.
    try:
        table = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False
    tool = table.get("tool")
    return isinstance(tool, dict) and "claimcheck" in tool


def _section(table: dict[str, Any], path: Path) -> dict[str, Any]:
    values = table.get("tool", {}).get("claimcheck", {})
    if not isinstance(values, dict):
        raise SettingsError("tool.claimcheck must be a table", where=str(path), hint="write [tool.claimcheck]")
    return values


def _explain(error: ValidationError, path: Path, text: str) -> SettingsError:
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    where = f"{path}:{line}" if (line := _line(text, key)) else str(path)
    known = sorted(Settings.model_fields)
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key.replace("-", "_").lower(), known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"
        return SettingsError(f"unknown key {key!r}", where=where, hint=hint)
    return SettingsError(f"{key}: {_wrong_value(first['input'], key)}", where=where, hint=_EXPECTED[key])


def _wrong_value(value: object, key: str) -> str:
    if key in _LISTS and isinstance(value, str):
        return f"{value!r} is not in a list"
    return f"{value!r} is not a value for it"


_LISTS = ("rules", "categories", "disable")
_EXPECTED = {
    "rules": 'a list of folders, such as ["my-rules"]',
    "categories": 'a list of names, such as ["intent", "deception"]',
    "disable": 'a list of rule ids, such as ["intent.wants"]',
    "min_severity": "one of low, medium, high",
    "fail_on": "one of low, medium, high, any",
    "pipeline": "the name or folder of a spaCy pipeline",
    "severity": 'rule ids with low, medium or high, such as {"intent.wants" = "high"}',
    "baseline": "a file that claimcheck check --write-baseline wrote",
    "decisions": "a file that claimcheck review wrote",
    "max_seconds": "a number of seconds above 0, such as 60",
    "max_memory": "a number of GB above 0, such as 4",
}


def _line(text: str, key: str) -> int | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return None
