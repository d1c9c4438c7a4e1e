"""``claimcheck review``: the local web app."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.options import Password
from claimcheck.errors import ClaimcheckError, PaperError

if TYPE_CHECKING:
    from claimcheck.review.serve import Start
    from claimcheck.settings import Settings

EPILOG = """Examples:

claimcheck review paper.pdf

claimcheck review paper.json --paper paper.pdf

claimcheck review paper.pdf --decisions shared.sqlite --reviewer anna
"""

app = typer.Typer(rich_markup_mode="markdown")


@app.command(epilog=EPILOG)
def review(
    paper: Path | None = typer.Argument(
        None,
        metavar="PAPER",
        help="A paper, or a report that was saved as .json (with its PDF beside it). None: drop one on the page.",
        show_default=False,
    ),
    pdf: Path | None = typer.Option(
        None, "--paper", metavar="FILE", help="The PDF of a saved report.", show_default="beside the report"
    ),
    decisions: Path | None = typer.Option(
        None,
        "--decisions",
        metavar="FILE",
        help="Keep decisions in this file; two reviewers may share one.",
        show_default="in your data folder",
    ),
    reviewer: str | None = typer.Option(
        None, "--reviewer", metavar="NAME", help="Who decides.", show_default="your name on this computer"
    ),
    rules: list[Path] = typer.Option(
        [], "--rules", "-r", metavar="DIR", help="A folder with more rules; may be repeated.", show_default=False
    ),
    password: Password = None,
    port: int | None = typer.Option(
        None, "--port", min=0, max=65535, help="Serve it here.", show_default="8377, or the next that is free"
    ),
    host: str = typer.Option(
        "127.0.0.1", "--host", help="Serve it at this address. Others than 127.0.0.1 let other computers in."
    ),
    no_browser: bool = typer.Option(False, "--no-browser", help="Print the address; do not open it."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Review what is flagged, in the browser: the page beside the findings, one key to accept or reject each. It runs
    on this computer only; every decision is on disk before the page says so. Ctrl-C ends it.
    """
    from claimcheck.cli.run import merged
    from claimcheck.settings import load

    start = _start(paper, pdf, password)
    if host not in ("127.0.0.1", "localhost", "::1"):
        print(f"claimcheck: whoever reaches {host} and has the address can read this paper and decide", file=sys.stderr)
    _serve(start, merged(load(), rules=rules), decisions, reviewer, host=host, port=port, browser=not no_browser)


def open_empty() -> None:
    """The review with no paper yet: what ``claimcheck`` alone does."""
    from claimcheck.review.serve import Start
    from claimcheck.settings import load

    _serve(Start(), load(), None, None, host="127.0.0.1", port=None, browser=True)


def _serve(
    start: Start,
    settings: Settings,
    decisions: Path | None,
    reviewer: str | None,
    *,
    host: str,
    port: int | None,
    browser: bool,
) -> None:
    from claimcheck.review.serve import run

    run(
        start,
        # What a reviewer sees and decides on must not depend on what is decided or known already.
        settings.model_copy(update={"decisions": None, "baseline": None}),
        decisions=decisions or settings.decisions,
        reviewer=reviewer,
        host=host,
        port=port,
        browser=browser,
        say=lambda text: typer.echo(text, err=True),
    )


def _start(paper: Path | None, pdf: Path | None, password: str | None) -> Start:
    """What to open first.

    Raises:
        ClaimcheckError: the report or its paper is not there, or they do not belong together.
    """
    from claimcheck.cli.run import saved_report
    from claimcheck.review.serve import Start
    from claimcheck.review.shelf import sha256_of

    if paper is None:
        return Start()
    if paper.suffix.lower() != ".json":
        if pdf is not None:
            raise typer.BadParameter("only a saved report (.json) needs it", param_hint="--paper")
        if not paper.is_file():
            what = "this is a folder, not a paper" if paper.is_dir() else "there is no such file"
            raise PaperError(what, where=str(paper), hint="name one paper")
        return Start(paper=paper.resolve(), password=password)
    report = saved_report(paper)
    beside = [paper.parent / report.paper.source, paper.with_suffix(".pdf"), paper.with_suffix("")]
    for candidate in [pdf] if pdf is not None else beside:
        if not candidate.is_file():
            continue
        if sha256_of(candidate) == report.paper.sha256:
            return Start(paper=candidate.resolve(), report=report, password=password)
        if pdf is not None:
            raise ClaimcheckError(
                "the report was made from another file", where=str(pdf), hint=f"its paper was {report.paper.source}"
            )
    if pdf is not None:
        raise PaperError("there is no such file", where=str(pdf), hint="check the spelling and the folder")
    print(
        f"claimcheck: {report.paper.source} is not beside the report: its text is shown, not its pages "
        "(--paper FILE names it)",
        file=sys.stderr,
    )
    return Start(report=report)
