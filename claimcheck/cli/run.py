"""What ``check`` does between the options and the pipeline: settings, progress, writing, exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from claimcheck.cli.output import atomically
from claimcheck.cli.progress import Stages
from claimcheck.errors import ClaimcheckError, PaperError
from claimcheck.paper.kinds import Kind
from claimcheck.records.report import Report
from claimcheck.records.words import SEVERITIES
from claimcheck.settings import FailOn, Settings


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
    formats: Sequence[str] = (),
    kind: Kind | None = None,
    anew: bool = False,
    progress: bool,
    colour: bool,
    timings: bool,
) -> tuple[Report, dict[str, bytes]]:
    """The report of ``paper`` (a path, ``-``, or an arXiv number), and the same in each of ``formats``; progress on
    standard error meanwhile."""
    name = "standard input" if paper == "-" else Path(paper).name
    stages = Stages(name, show=progress and sys.stderr.isatty(), colour=colour)
    with stages:
        # The first stage that is not ours: importing what reads papers takes a good part of a second.
        stages("starting")
        from claimcheck.paper.origin import obtained
        from claimcheck.pipeline import check

        with obtained(paper, kind=kind, anew=anew) as path:
            made = check(path, settings=settings, password=password, kind=kind, on_stage=stages)
            files = _written(made, formats, path, settings, password, stages)
    if timings:
        for line in stages.timings():
            print(line, file=sys.stderr)
    return made, files


def _written(
    report: Report, formats: Sequence[str], path: Path, settings: Settings, password: str | None, stages: Stages
) -> dict[str, bytes]:
    from claimcheck.report.writers import NEED_PAPER, PaperFile, written

    if not formats:
        return {}
    stages("writing")
    paper = None
    if NEED_PAPER & set(formats):
        from claimcheck.paper.guard import Limits

        try:
            paper = PaperFile(path.read_bytes(), password, Limits(settings.max_seconds, settings.max_memory))
        except OSError as error:
            raise PaperError(
                f"the file could not be read again: {error.strerror or error}", where=path.name, hint="keep it in place"
            ) from error
    return written(report, list(formats), paper)


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
