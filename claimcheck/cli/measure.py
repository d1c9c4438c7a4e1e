"""``claimcheck measure``: reports against annotated sentences."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.evaluation.corpus import Annotation
    from claimcheck.records.report import Report

app = typer.Typer(rich_markup_mode="markdown")


@app.command()
def measure(
    corpus: Path | None = typer.Argument(
        None, metavar="CORPUS", help="Annotated sentences: a .jsonl file, or the demo's .json.", show_default=False
    ),
    decisions: Path | None = typer.Option(
        None,
        "--decisions",
        metavar="FILE",
        help="Measure the rules by what reviewers decided, in place of a corpus.",
        show_default="without CORPUS: the one in your data folder",
    ),
    reports: Path | None = typer.Option(
        None, "--reports", metavar="DIR", help="Reports, each named PAPER.json.", show_default="papers are checked now"
    ),
    papers: Path | None = typer.Option(
        None, "--papers", metavar="DIR", help="Where the papers are.", show_default="beside CORPUS, or in ../papers"
    ),
    stand_off: Path | None = typer.Option(
        None,
        "--stand-off",
        metavar="FILE",
        help="Write the annotations without any text, by page and place.",
        show_default=False,
    ),
    by_paper: bool = typer.Option(
        False,
        "--by-paper",
        help="A line for each paper; the last column counts only words that another paper of the corpus has too.",
    ),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Compare reports with annotated sentences: precision and recall (with Wilson intervals of 95 %) and F1. Without
    annotations: the precision of each rule by the decisions of reviewers, and an estimate of recall.

    Examples: claimcheck measure corpora/demo/expected.json

    claimcheck measure my-corpus.jsonl --papers papers --by-paper

    claimcheck measure --decisions decisions.sqlite
    """
    if corpus is None or decisions is not None:
        if corpus is not None:
            raise typer.BadParameter("name a corpus or a file of decisions, not both", param_hint="--decisions")
        _by_decisions(decisions)
        return
    from claimcheck.evaluation.corpus import read
    from claimcheck.evaluation.measure import measure as measured

    annotations = read(corpus)
    folders = [papers] if papers else [corpus.parent, corpus.parent.parent / "papers"]
    found = {
        name: report
        for name in sorted({a.paper for a in annotations})
        if (report := _report(name, annotations, reports, folders)) is not None
    }
    for line in measured(annotations, found).lines():
        typer.echo(line)
    if by_paper:
        from claimcheck.evaluation import by_paper as table

        typer.echo("")
        for line in table.lines(annotations, found):
            typer.echo(line)
    if stand_off is not None:
        _write_places(annotations, found, stand_off)


def _by_decisions(file: Path | None) -> None:
    from claimcheck.cli.decisions import opened
    from claimcheck.decisions.estimate import lines

    with opened(file) as store:
        for line in lines(store.rows(), store.checked()):
            typer.echo(line)


def _report(
    name: str, annotations: Sequence[Annotation], reports: Path | None, folders: Sequence[Path]
) -> Report | None:
    """The report on a paper; None, said on standard error, where there is none."""
    from pydantic import ValidationError

    from claimcheck.records.report import Report

    if reports is not None:
        path = reports / f"{name}.json"
        try:
            return Report.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            print(f"no report {path}: counted as nothing found", file=sys.stderr)
            return None
        except ValidationError:
            raise ClaimcheckError("this is no report", where=str(path), hint="claimcheck check --format json") from None
    from claimcheck.pipeline import check

    if name:
        paper = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if paper is None:
            print(f"the paper {name} is not here: counted as nothing found", file=sys.stderr)
            return None
        return check(paper)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "sentences.txt"
        text.write_text("\n\n".join(a.text for a in annotations if not a.paper), encoding="utf-8")
        return check(text)


def _write_places(annotations: Sequence[Annotation], reports: dict[str, Report], path: Path) -> None:
    from claimcheck.evaluation.locate import Locator

    locators = {name: Locator(report) for name, report in reports.items() if name}
    lines: list[str] = []
    for a in annotations:
        place = a.place or (locators[a.paper].place(a) if a.paper in locators else None)
        if place is None:
            continue
        leap = "unsure" if a.leaps is None else sorted(a.leaps) or "none"
        labels = {"framing": a.framing, "categories": sorted(a.categories), "stance": a.stance, "role": a.role}
        where = {"sha256": place.sha256, "page": place.page, "start": place.start, "end": place.end}
        lines.append(json.dumps({"paper": a.paper, **where, "labels": {**labels, "leap": leap}}))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} of {len(annotations)} annotations written to {path}", file=sys.stderr)
