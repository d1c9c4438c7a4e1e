"""In which formats a report is written and where to: decided before the work begins, written once all is there."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.cli.output import atomically, is_screen, put, width_and_colour
from claimcheck.errors import ClaimcheckError
from claimcheck.records.report import Report
from claimcheck.report.writers import file_name, format_of

TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Plan:
    """``folder`` and ``file`` are both None for standard output."""

    formats: tuple[str, ...]
    file: Path | None = None
    folder: Path | None = None

    @property
    def made(self) -> tuple[str, ...]:
        """Formats that are made as a file's bytes; a terminal report is made for the terminal's width."""
        on_screen = self.file is None and self.folder is None
        return () if on_screen and self.formats == (TERMINAL,) else self.formats


def plan(formats: Sequence[str], output: Path | None, paper: str) -> Plan:
    """What the options ask for.

    Raises:
        ClaimcheckError: they do not fit together, or would write over the paper.
    """
    wanted = tuple(dict.fromkeys(formats))
    if output is None or is_screen(output):
        if len(wanted) > 1:
            raise ClaimcheckError("several formats need a folder", hint="give --output DIR")
        if wanted == ("pdf",) and sys.stdout.isatty():
            raise ClaimcheckError("a PDF cannot be shown here", hint="give --output FILE.pdf")
        return Plan(wanted or (TERMINAL,))
    if len(wanted) > 1 or output.is_dir():
        if output.exists() and not output.is_dir():
            raise ClaimcheckError(
                "several formats need a folder, and this is a file", where=str(output), hint="give --output a folder"
            )
        return Plan(wanted or (TERMINAL,), folder=output)
    if Path(paper).exists() and output.exists() and output.samefile(paper):
        raise ClaimcheckError(
            "this is the paper itself, which is never written over", where=str(output), hint="give another name"
        )
    return Plan(wanted or (format_of(output) or TERMINAL,), file=output)


def put_all(report: Report, made: Mapping[str, bytes], to: Plan, *, colour: bool, quiet: bool) -> None:
    """Write what :func:`claimcheck.report.writers.written` made.

    Raises:
        ClaimcheckError: a file or folder cannot be written.
    """
    if to.folder is None:
        if not to.made:
            from claimcheck.report.terminal import render

            put(render(report, **width_and_colour(None, colour=colour)), None, quiet=quiet, exact=False)
        else:
            put(made[to.formats[0]], to.file, quiet=quiet)
        return
    try:
        to.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClaimcheckError(
            f"the folder cannot be made: {error.strerror or error}", where=str(to.folder), hint="give --output another"
        ) from error
    names = {format: file_name(report, format) for format in to.formats}
    for format, name in names.items():
        atomically(to.folder / name, made[format])
    if not quiet and sys.stderr.isatty():
        print(f"written to {to.folder}: {', '.join(names.values())}", file=sys.stderr)
