"""What ``check`` does between the options and the pipeline: settings, progress, writing, exit status."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from claimcheck.cli.progress import Stages
from claimcheck.errors import ClaimcheckError
from claimcheck.paper.kinds import Kind
from claimcheck.records.report import Report
from claimcheck.records.words import SEVERITIES
from claimcheck.settings import FailOn, Settings

FILE_WIDTH = 100


def merged(
    settings: Settings,
    *,
    rules: Sequence[Path] = (),
    categories: Sequence[str] = (),
    min_severity: str | None = None,
    fail_on: str | None = None,
    baseline: Path | None = None,
    decisions: Path | None = None,
    max_seconds: float | None = None,
    max_memory: float | None = None,
) -> Settings:
    """The settings with the flags over them; folders of rules are added to those of the file."""
    flags: dict[str, object] = {"rules": (*settings.rules, *rules)}
    if categories:
        flags["categories"] = tuple(categories)
    if min_severity:
        flags["min_severity"] = min_severity
    if fail_on:
        flags["fail_on"] = fail_on
    if baseline is not None:
        flags["baseline"] = baseline
    if decisions is not None:
        flags["decisions"] = decisions
    if max_seconds is not None:
        flags["max_seconds"] = max_seconds
    if max_memory is not None:
        flags["max_memory"] = max_memory
    return settings.model_copy(update=flags)


def report(
    paper: str,
    settings: Settings,
    *,
    password: str | None,
    kind: Kind | None = None,
    anew: bool = False,
    progress: bool,
    colour: bool,
    timings: bool,
) -> Report:
    """The report of ``paper`` (a path, ``-``, or an arXiv number), with progress on standard error meanwhile."""
    name = "standard input" if paper == "-" else Path(paper).name
    stages = Stages(name, show=progress and sys.stderr.isatty(), colour=colour)
    with stages:
        # The first stage that is not ours: importing what reads papers takes a good part of a second.
        stages("starting")
        from claimcheck.pipeline import check

        made = check(paper, settings=settings, password=password, kind=kind, anew=anew, on_stage=stages)
    if timings:
        for line in stages.timings():
            print(line, file=sys.stderr)
    return made


def saved_report(path: Path) -> Report:
    """A report that ``claimcheck check --format json`` wrote.

    Raises:
        ClaimcheckError: it cannot be read, or is no report.
    """
    from pydantic import ValidationError

    try:
        return Report.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ClaimcheckError(
            f"the report cannot be read: {error.strerror or error}", where=str(path), hint="check its name"
        ) from None
    except ValidationError:
        raise ClaimcheckError(
            "this is no report of this version of claimcheck",
            where=str(path),
            hint="claimcheck check PAPER --format json --output FILE writes one",
        ) from None


def write(report: Report, format: str | None, output: Path | None, *, colour: bool, quiet: bool) -> None:
    """Write the report to ``output``, or to standard output; without a ``format`` the file's ending tells it."""
    if format is None:
        format = "json" if output is not None and output.suffix.lower() == ".json" else "terminal"
    if output is None or str(output) == "-":
        text = _json(report) if format == "json" else _terminal(report, colour=colour and _colours(sys.stdout))
        if hasattr(sys.stdout, "reconfigure"):
            # JSON is UTF-8 whatever the terminal speaks; elsewhere better a question mark than no report.
            if format == "json":
                sys.stdout.reconfigure(encoding="utf-8", newline="\n")
            else:
                sys.stdout.reconfigure(errors="replace")
        sys.stdout.write(text)
        return
    data = _json(report) if format == "json" else _terminal(report, colour=False, width=FILE_WIDTH)
    atomically(output, data.encode("utf-8", "replace"))
    if not quiet and sys.stderr.isatty():
        print(f"written to {output}", file=sys.stderr)


def write_baseline(report: Report, path: Path) -> None:
    """Write the flagged findings of the report as known ones."""
    from claimcheck.report.baseline import dumps

    atomically(path, dumps(report).encode("utf-8"))


def fails(report: Report, threshold: FailOn | None) -> bool:
    """Whether a flagged finding of the report is at least as severe as ``threshold`` (``any``: exists at all). What
    reviewers rejected counts for nothing."""
    if threshold is None:
        return False
    lowest = 0 if threshold == "any" else SEVERITIES.index(threshold)
    return any(f.flagged and f.settled is not False and SEVERITIES.index(f.severity) >= lowest for f in report.findings)


def _json(report: Report) -> str:
    from claimcheck.report.json import dumps

    return dumps(report)


def _terminal(report: Report, *, colour: bool, width: int | None = None) -> str:
    from claimcheck.report.terminal import render

    return render(report, width=width or shutil.get_terminal_size((FILE_WIDTH, 24)).columns, colour=colour)


def _colours(stream: TextIO) -> bool:
    from rich.console import Console

    console = Console(file=stream)
    return bool(console.is_terminal and console.color_system) and not (console.no_color or console.legacy_windows)


def atomically(path: Path, data: bytes) -> None:
    """Whole or not at all: another program never reads half a report, and an error keeps the old one."""
    mode = 0o666 & ~_umask()
    try:
        path = path.resolve()  # a link stays a link
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or device has no old content to keep
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            written.chmod(mode)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ClaimcheckError(
            f"the report cannot be written: {reason}", where=str(path), hint="give --output another file"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
