"""``claimcheck graph``: the claim graph, as a list, a picture, or for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from claimcheck.cli.options import MaxMemory, MaxSeconds, Password
from claimcheck.cli.output import is_screen, put, width_and_colour
from claimcheck.errors import ClaimcheckError
from claimcheck.records.graph import EDGES, NODES
from claimcheck.records.report import Report

EPILOG = "\n\n".join(
    [
        "Examples:",
        "claimcheck graph paper.pdf --claim 12",
        "claimcheck graph report.json --unsupported",
        'claimcheck graph paper.pdf --experiment "RL" --output rl.svg',
        "claimcheck graph paper.pdf --format graphml --output paper.graphml",
        "Attributes of nodes:",
        *(f"{name}: {told}" for name, told in NODES.items()),
        "Attributes of edges:",
        *(f"{name}: {told}" for name, told in EDGES.items()),
    ]
)

app = typer.Typer(rich_markup_mode="markdown")


class Format(StrEnum):
    terminal = "terminal"
    graphml = "graphml"
    json = "json"
    dot = "dot"
    svg = "svg"


_ENDINGS = {".graphml": Format.graphml, ".json": Format.json, ".dot": Format.dot, ".gv": Format.dot, ".svg": Format.svg}


@app.command(epilog=EPILOG)
def graph(
    paper: str = typer.Argument(
        ..., metavar="PAPER", help="A paper, or a report that was saved as .json.", show_default=False
    ),
    claim: str | None = typer.Option(
        None, "--claim", metavar="N", help="One claim (12 or c012) and its neighbours.", show_default=False
    ),
    unsupported: bool = typer.Option(False, "--unsupported", help="Claims that nothing in the paper backs."),
    experiment: str | None = typer.Option(
        None, "--experiment", metavar="TEXT", help="Experiments of this name, and their claims.", show_default=False
    ),
    format: Format | None = typer.Option(
        None, "--format", "-f", help="What to write.", show_default="by the ending of --output, or terminal"
    ),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Write it here.", show_default="standard output"
    ),
    password: Password = None,
    max_seconds: MaxSeconds = None,
    max_memory: MaxMemory = None,
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Show which experiment carries each claim, what bounds it, and which claims nothing backs: as a list, a picture
    (svg), or a graph for other programs (graphml, node-link json, dot).
    """
    if (claim is not None) + unsupported + (experiment is not None) > 1:
        raise typer.BadParameter("ask one of them at a time", param_hint="--claim, --unsupported, --experiment")
    there = output is not None and not is_screen(output) and output.exists() and Path(paper).exists()
    if there and output is not None and output.samefile(paper):
        raise ClaimcheckError(
            "this is what is read, which is never written over", where=str(output), hint="give another name"
        )
    ending = output.suffix.lower() if output else ""
    wanted = format or _ENDINGS.get(ending, Format.terminal)
    report = _report(paper, password, max_seconds, max_memory, quiet=quiet)
    whole = claim is None and experiment is None and not unsupported
    from claimcheck.report.graph import questions

    if claim is not None:
        report = questions.one_claim(report, claim)
    elif unsupported:
        report = questions.unsupported(report)
    elif experiment is not None:
        report = questions.one_experiment(report, experiment)
    if wanted is Format.terminal:
        from claimcheck.report.graph import text

        width = width_and_colour(output, colour=False)["width"]
        if unsupported and not report.claims:
            told = "Every claim has something that backs it.\n"
        else:
            told = text.render(report, whole=whole, width=width)
        put(told, output, quiet=quiet, exact=False)
        return
    put(_written(report, wanted), output, quiet=quiet)


def _report(
    paper: str, password: str | None, max_seconds: float | None, max_memory: float | None, *, quiet: bool
) -> Report:
    from claimcheck.cli import run
    from claimcheck.settings import load

    if Path(paper).suffix.lower() == ".json":
        return run.saved_report(Path(paper))
    settings = run.merged(load(), max_seconds=max_seconds, max_memory=max_memory)
    made, _ = run.report(paper, settings, password=password, progress=not quiet, colour=True, timings=False)
    return made


def _written(report: Report, format: Format) -> str:
    from claimcheck.report.graph import dot, graphml, nodelink, svg

    writers = {
        Format.graphml: graphml.render,
        Format.json: nodelink.render,
        Format.dot: dot.render,
        Format.svg: svg.render,
    }
    return writers[format](report)
