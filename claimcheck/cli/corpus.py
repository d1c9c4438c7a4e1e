"""``claimcheck corpus``: many papers, and what can be said of all of them."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.group import INTERRUPTED, say

if TYPE_CHECKING:
    from rich.progress import Progress

    from claimcheck.corpus.run import Tally

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

RUN_EPILOG = """Examples:

claimcheck corpus run papers/ --out corpus

claimcheck corpus run 'neurips/**/*.pdf' @more.txt arxiv-2401.tar --out corpus --workers 4

claimcheck corpus run arxiv-metadata.jsonl --out abstracts

claimcheck corpus run papers/ --out corpus --engine ray --ray-address auto

Run the same command again and only what is new, changed, or was checked with other rules is done. A run that was
stopped, by Ctrl-C, a crash or a full disk, goes on where it was: no more than the papers in work are done again.

In OUT, `tables/TABLE/*.parquet` holds the results (`claimcheck corpus schema` names all columns), `log.jsonl` times.

Exit status: 0 done (papers that could not be checked are named), 2 bad input or usage, 3 a bug, 130 stopped by Ctrl-C.
"""

_SHOWN = 10
"""Failures that are named on the screen; all are in the tables."""


class Engine(StrEnum):
    pool = "pool"
    ray = "ray"


@app.callback()
def corpus() -> None:
    """Check any number of papers, and report on all of them.

    Example: claimcheck corpus run papers/ --out corpus
    """


@app.command(epilog=RUN_EPILOG)
def run(
    sources: list[str] = typer.Argument(
        None,
        metavar="SOURCES...",
        help="Folders, globs, files, tar archives, JSON Lines of abstracts (as arXiv's metadata); @FILE lists such.",
        show_default=False,
    ),
    out: Path = typer.Option(..., "--out", "-o", metavar="DIR", help="The corpus: a new folder, or one to go on with."),
    lists: list[str] = typer.Option(
        [], "--list", metavar="FILE", help="A file with one source a line (- reads standard input).", show_default=False
    ),
    include: str = typer.Option(
        "pdf", "--include", metavar="ENDINGS", help="What folders and archives are searched for, such as pdf,tex,md."
    ),
    workers: int | None = typer.Option(
        None, "--workers", "-w", min=1, metavar="N", help="Processes (or Ray actors).", show_default="one a core"
    ),
    engine: Engine = typer.Option(Engine.pool, "--engine", help="Processes on this machine, or Ray Data."),
    ray_address: str | None = typer.Option(
        None,
        "--ray-address",
        envvar="RAY_ADDRESS",
        metavar="ADDRESS",
        help="The cluster (auto: the one that runs here).",
        show_default="a local one is started",
    ),
    rules: list[Path] = typer.Option(
        [], "--rules", "-r", metavar="DIR", help="A folder with more rules; may be repeated.", show_default=False
    ),
    give_up_after: float = typer.Option(
        600.0, "--give-up-after", metavar="S", min=1, help="Give up a paper after so many seconds (pool only)."
    ),
    max_seconds: float | None = typer.Option(
        None,
        "--max-seconds",
        metavar="S",
        min=0.1,
        help="Give up reading a PDF after this time.",
        show_default="30, or 1 a page up to 50",
    ),
    max_memory: float | None = typer.Option(
        None,
        "--max-memory",
        metavar="GB",
        min=0.1,
        help="Give up reading a PDF at this much memory (not on Windows).",
        show_default="2",
    ),
    retry_failed: bool = typer.Option(False, "--retry-failed", help="Try papers again that could not be checked."),
    prune: bool = typer.Option(False, "--prune", help="Drop papers that are no longer among the sources."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Print errors only."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Check papers and keep the results as Parquet tables.

    Papers are called by their path in the folder that was named; every one gets a record, one that cannot be checked
    with the reason.
    """
    from claimcheck.cli.run import merged
    from claimcheck.corpus.run import Plan
    from claimcheck.corpus.run import run as checked
    from claimcheck.corpus.sources import Sources
    from claimcheck.settings import load

    endings = tuple(f".{ending.strip().lstrip('.').lower()}" for ending in include.split(",") if ending.strip())
    settings = merged(load(), rules=rules, max_seconds=max_seconds, max_memory=max_memory)
    plan = Plan(
        sources=Sources(tuple(sources or ()), tuple(lists), endings),
        out=out,
        settings=settings,
        engine=engine.value,
        workers=workers,
        ray_address=ray_address,
        give_up_after=give_up_after,
        retry_failed=retry_failed,
        prune=prune,
    )
    started = time.monotonic()
    progress = _Progress(show=not quiet and sys.stderr.isatty())
    try:
        with progress:
            tally = checked(plan, on_change=progress)
    except KeyboardInterrupt:
        done = progress.tally.seen if progress.tally else 0
        say(f"stopped; {done} papers are in {out}: run the same command again to go on")
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        for line in summary(tally, time.monotonic() - started, out):
            typer.echo(line)


@app.command()
def report(
    corpus: Path = typer.Argument(..., metavar="DIR", help="A corpus.", show_default=False),
    output: Path = typer.Option(Path("corpus.html"), "--output", "-o", metavar="FILE", help="The HTML page."),
    by: list[str] = typer.Option(
        [], "--by", metavar="COLUMN", help="Also by year, venue, or a column of --metadata.", show_default=False
    ),
    metadata: Path | None = typer.Option(
        None, "--metadata", metavar="CSV", help="A table with a column paper (or file, id).", show_default=False
    ),
    compare: Path | None = typer.Option(
        None, "--compare", metavar="DIR", help="Another corpus to stand beside.", show_default=False
    ),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Densities of flagged findings by category, section and other columns, with intervals, in one HTML page.

    Example: claimcheck corpus report corpus --by year --output corpus.html
    """
    from claimcheck.corpus.files import write_bytes
    from claimcheck.corpus.page import page
    from claimcheck.corpus.run import need_pyarrow
    from claimcheck.corpus.statistics import figures

    need_pyarrow()
    folders = [corpus] if compare is None else [corpus, compare]
    made = page([(name, figures(f, tuple(by), metadata)) for name, f in zip(_names(folders), folders, strict=True)])
    write_bytes(made.encode("utf-8", "replace"), output)
    typer.echo(f"written to {output}")


def _names(folders: list[Path]) -> list[str]:
    """The names of folders, with as much of the path before them as tells them apart."""
    whole = [folder.resolve().parts for folder in folders]
    for kept in range(1, max(map(len, whole))):
        names = ["/".join(parts[-kept:]) for parts in whole]
        if len(set(names)) == len(names):
            return names
    return [str(folder) for folder in folders]


@app.command()
def schema() -> None:
    """Name all tables and columns of a corpus, with what they mean.

    Example: claimcheck corpus schema
    """
    from claimcheck.corpus.schema import described

    typer.echo(described())


def summary(tally: Tally, seconds: float, out: Path) -> list[str]:
    """What a run did, for the screen."""
    new = tally.done + tally.failed
    parts = [f"{tally.done} checked"]
    parts += [f"{tally.same} up to date"] if tally.same else []
    parts += [f"{tally.failed} failed"] if tally.failed else []
    parts += [f"{tally.dropped} dropped"] if tally.dropped else []
    rate = f" ({60 * new / seconds:.0f} a minute)" if new and seconds > 1 else ""
    lines = [f"{tally.seen} papers: {', '.join(parts)}{rate}; tables in {out / 'tables'}"]
    lines += [f"  {paper}: {reason}" for paper, reason in tally.failures[:_SHOWN]]
    if len(tally.failures) > _SHOWN:
        lines.append(f"  and {len(tally.failures) - _SHOWN} more: their error stands in the table papers")
    if tally.twice:
        more = f" and {len(tally.twice) - 1} more" if len(tally.twice) > 1 else ""
        lines.append(
            f"  two papers are called {tally.twice[0]}{more}: the first was taken (name the folder above both)"
        )
    return lines


class _Progress:
    """A bar on standard error: rate, failures, time left."""

    def __init__(self, *, show: bool) -> None:
        self.tally: Tally | None = None
        self._bar: Progress | None = _bar() if show else None
        self._began = time.monotonic()

    def __enter__(self) -> _Progress:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task("", total=None, told="", left="")
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, tally: Tally) -> None:
        self.tally = tally
        if self._bar is None:
            return
        new = tally.done + tally.failed
        rate = new / max(1e-9, time.monotonic() - self._began)
        told = f"{tally.seen}{'' if tally.total is None else f'/{tally.total}'} papers, {rate:.2f}/s"
        told += f", {tally.failed} failed" if tally.failed else ""
        left = ""
        if tally.total is not None and new:
            left = f"{_time((tally.total - tally.seen) / rate)} left"
        self._bar.update(self._task, completed=tally.seen, total=tally.total, told=told, left=left)


def _time(seconds: float) -> str:
    whole = round(max(0.0, seconds))
    hours, minutes = whole // 3600, whole // 60 % 60
    if hours >= 48:
        return f"{hours // 24} days"
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {whole % 60:02d} s"


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    return Progress(
        SpinnerColumn(),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[told]}", markup=False),
        TextColumn("{task.fields[left]}", markup=False),
        console=Console(file=sys.stderr),
        transient=True,
    )
