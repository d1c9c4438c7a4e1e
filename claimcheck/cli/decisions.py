"""``claimcheck decisions``: what reviewers decided, to read and to take elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from claimcheck.decisions.model import Row
    from claimcheck.decisions.store import Store
    from claimcheck.records.report import Report

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

_FILE = typer.Option(
    None, "--decisions", metavar="FILE", help="The file of decisions.", show_default="in your data folder"
)
_WIDTH = 60


class To(StrEnum):
    prodigy = "prodigy"
    label_studio = "label-studio"
    doccano = "doccano"


@app.callback()
def decisions() -> None:
    """List and export what reviewers decided in `claimcheck review`.

    Example: claimcheck decisions list
    """


@app.command("list")
def list_decisions(
    file: Path | None = _FILE,
    paper: str | None = typer.Option(
        None, "--paper", metavar="TEXT", help="Only papers with this in their title.", show_default=False
    ),
    history: bool = typer.Option(False, "--history", help="All that was ever decided, also what was taken back."),
) -> None:
    """One line for each decision that stands: time, reviewer, verdict, paper, page, rule, words.

    Example: claimcheck decisions list --paper sorter
    """
    from claimcheck.decisions.state import standing

    with opened(file) as store:
        rows = store.rows()
    if paper is not None:
        rows = [r for r in rows if paper.casefold() in (r.draft.anchor.title or r.draft.anchor.source).casefold()]
    for row in rows if history else standing(rows):
        typer.echo(_line(row))


@app.command()
def orphans(
    paper: str = typer.Argument(..., metavar="PAPER", help="The paper, or a saved report of it (.json)."),
    file: Path | None = _FILE,
) -> None:
    """Decisions on a paper whose place has moved, or is gone, since rules, reader or the file have changed. Exit status
    1 if any is orphaned.

    Example: claimcheck decisions orphans paper.pdf
    """
    from claimcheck.decisions.place import place
    from claimcheck.decisions.quote import Anchors

    with opened(file) as store:
        report, names = _report(paper)
        placement = place(Anchors(report), store.rows(paper=report.paper.sha256, title=report.paper.title), names)
    for moved in placement.moved:
        typer.echo(f"moved     {_line(moved.row)}")
    for orphan in placement.orphans:
        typer.echo(f"orphaned  {_line(orphan.row)}: {orphan.why}")
    typer.echo(
        f"{len(placement.placed)} in place ({len(placement.moved)} moved), {len(placement.orphans)} orphaned", err=True
    )
    if placement.orphans:
        raise typer.Exit(1)


@app.command()
def disagreements(file: Path | None = _FILE) -> None:
    """Where two reviewers differ, and how far they agree (Cohen's kappa).

    Example: claimcheck decisions disagreements --decisions shared.sqlite
    """
    from claimcheck.decisions.shares import agreements

    with opened(file) as store:
        found = agreements(store.rows())
    for both in found:
        kappa = "not defined" if both.kappa is None else f"{both.kappa:.3f}"
        typer.echo(f"{both.reviewers[0]} and {both.reviewers[1]}: same verdict {both.same}; Cohen's kappa {kappa}")
        for a, b in both.apart:
            typer.echo(f"  {_said(a)} | {_said(b)} | {_place(a)}")
    if not found:
        typer.echo("no two reviewers decided on the same finding", err=True)


@app.command()
def export(
    to: To = typer.Option(..., "--to", help="The tool that is to read it."),
    output: Path | None = typer.Option(None, "--output", "-o", metavar="FILE", help="Write to this file."),
    file: Path | None = _FILE,
) -> None:
    """Write decisions so that Prodigy, Label Studio or doccano imports them.

    Examples: claimcheck decisions export --to prodigy -o decisions.jsonl

    claimcheck decisions export --to label-studio -o tasks.json
    """
    from claimcheck.cli.output import atomically
    from claimcheck.decisions.export import export as made

    with opened(file) as store:
        rows = store.rows()
    text = "".join(f"{line}\n" for line in made(rows, to.value))
    if output is None:
        sys.stdout.write(text)
    else:
        atomically(output, text.encode("utf-8", "replace"))


def opened(file: Path | None) -> Store:
    """The file of decisions, which must exist."""
    from claimcheck.decisions.store import Store, default_path

    return Store(file or default_path(), create=False)


def _report(paper: str) -> tuple[Report, dict[str, str]]:
    """The report on a paper, read or made, and the present names of rules."""
    from claimcheck.cli.run import saved_report
    from claimcheck.rulebook.choose import choose_rules
    from claimcheck.settings import load

    settings = load()
    names = choose_rules(settings).renamed()
    if paper.lower().endswith(".json"):
        return saved_report(Path(paper)), names
    from claimcheck.pipeline import check

    return check(paper, settings=settings), names


def _line(row: Row) -> str:
    draft = row.draft
    verdict = "taken back" if row.undoes else draft.verdict or "note"
    reason = f" ({draft.reason})" if draft.reason else ""
    return " ".join(f"{row.time}  {draft.reviewer}  {verdict}  {_place(row)}{reason}".splitlines())


def _place(row: Row) -> str:
    anchor = row.draft.anchor
    page = f", page {anchor.page}" if anchor.page else ""
    category = row.draft.category or anchor.category
    name = anchor.rule or anchor.subject
    return _clean(
        [
            f"{anchor.title or anchor.source}{page}",
            f"{name} ({category})" if category else name,
            f'"{_short(anchor.trigger)}"',
        ]
    )


def _said(row: Row) -> str:
    category = row.draft.category
    return f"{row.draft.reviewer}: {row.draft.verdict}{f' as {category}' if category else ''}"


def _clean(parts: Iterable[str]) -> str:
    from claimcheck.report.terminal.text import safe

    return "  ".join(safe(part) for part in parts)


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 2]} …"
