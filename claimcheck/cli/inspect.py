"""``claimcheck inspect``: page images that show what was read, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.options import MaxMemory, MaxSeconds, Password
from claimcheck.errors import ClaimcheckError, PaperError

if TYPE_CHECKING:
    from claimcheck.paper.guard import Limits
    from claimcheck.paper.model import Paper
    from claimcheck.report.pages import Drawn, Mark

EPILOG = """Examples:

claimcheck inspect paper.pdf

claimcheck inspect paper.pdf --pages 1-3,8 --output looked-at
"""

app = typer.Typer(rich_markup_mode="markdown")

_RANGE = re.compile(r"(\d+)(?:-(\d+)?)?$")
_A_PAGE = 3.0
"""Seconds in which a page must be drawn: most take a tenth of one."""


@app.command(epilog=EPILOG)
def inspect(
    paper: Path = typer.Argument(..., metavar="PAPER", help="The paper: a PDF.", show_default=False),
    pages: str | None = typer.Option(
        None, "--pages", metavar="PAGES", help="Which pages, such as 1-3,8.", show_default="all"
    ),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="DIR", help="Folder for the images.", show_default="PAPER-pages, here"
    ),
    password: Password = None,
    max_seconds: MaxSeconds = None,
    max_memory: MaxMemory = None,
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Draw over the pages of a PDF what claimcheck read there: each sentence in a box whose colour is its layer (body,
    caption, footnote, ...), with the reading order in numbers. Words that were not read stand in red boxes.

    A line for each page says how many sentences of which layer begin on it.
    """
    from claimcheck.paper.guard import Limits, read_guarded
    from claimcheck.settings import load

    settings = load()
    limits = Limits(
        settings.max_seconds if max_seconds is None else max_seconds,
        settings.max_memory if max_memory is None else max_memory,
    )
    read = read_guarded(paper, password=password, limits=limits)
    if not any(block.lines for block in read.blocks) and paper.suffix.lower() != ".pdf":
        raise PaperError("there are no pages to draw", where=paper.name, hint="inspect looks at PDFs")
    chosen = numbers(pages, read.pages)
    folder = output or Path(f"{paper.stem}-pages")
    drawn = _draw(paper, password, read, chosen, folder, limits)
    for line in table(drawn):
        typer.echo(line)
    for note in read.notes:
        typer.echo(note)
    typer.echo(f"{len(drawn)} page image{'s' if len(drawn) != 1 else ''} written to {folder}", err=True)


def numbers(pages: str | None, count: int) -> list[int]:
    """Page numbers from such as ``1-3,8`` or ``5-``; all of ``count`` when left out.

    Raises:
        typer.BadParameter: it does not read like that, or there is no such page.
    """
    if pages is None:
        return list(range(1, count + 1))
    found: set[int] = set()
    for part in pages.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise typer.BadParameter(f'"{part}" names no pages: write such as 1-3,8', param_hint="--pages")
        first = int(match[1])
        last = int(match[2]) if match[2] else count if "-" in part else first
        if not 1 <= first <= last <= count:
            raise typer.BadParameter(f'"{part.strip()}": the paper has pages 1 to {count}', param_hint="--pages")
        found.update(range(first, last + 1))
    return sorted(found)


def marks(paper: Paper) -> list[Mark]:
    """The sentences of a paper, numbered as in its report."""
    from claimcheck.language.read import stretches
    from claimcheck.report.pages import Mark

    found: list[Mark] = []
    for block in paper.blocks:
        for start, end in stretches(block):
            words = len(block.text[start:end].split())
            found.append(Mark(len(found) + 1, block.id, block.layer, block.boxes(start, end), words))
    return found


def table(drawn: Sequence[Drawn]) -> list[str]:
    """A line a page: sentences that begin on it by layer, words, words that were not read."""
    lines = []
    for page in drawn:
        counts = ", ".join(f"{count} {layer}" for layer, count in page.sentences) or "nothing read"
        lost = f"; {page.not_read} words not read" if page.not_read else ""
        lines.append(f"page {page.page}: {counts}; {page.words} words{lost}")
    return lines


def _draw(
    path: Path, password: str | None, paper: Paper, chosen: list[int], folder: Path, limits: Limits
) -> list[Drawn]:
    """Drawn in a child process as well: a picture can be a bomb that the text never met."""
    from claimcheck.paper.guard import Child, Limits

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClaimcheckError(
            f"the folder cannot be made: {error.strerror or error}", where=str(folder), hint="give --output another"
        ) from error
    own = Limits(limits.seconds or 30 + _A_PAGE * len(chosen), limits.memory)
    order = (str(path), password, marks(paper), chosen, str(folder))
    with Child("claimcheck.report.pages:draw", *order, name=path.name, limits=own, doing="drawing") as child:
        drawn: list[Drawn] = child.result()
    return drawn
