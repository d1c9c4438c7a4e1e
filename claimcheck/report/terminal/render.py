"""Puts the parts of the terminal report together."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

from rich.console import Console, RenderableType

from claimcheck.records.report import Report
from claimcheck.report.terminal import claims, counts, coverage, findings, header, leaps, salvage, threats
from claimcheck.report.terminal.view import View

WIDTHS = (40, 120)
"""Narrower is unreadable, and so are longer lines."""


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The report as lines of at most ``width`` characters (40 to 120), with ANSI colours if asked for.

    Without colour the trigger of a finding stands between angle quotes.
    """
    modules = (header, findings, counts, claims, leaps, threats, salvage, coverage)
    parts = tuple(module.parts for module in modules)

    def all_parts(width: int) -> Iterator[RenderableType]:
        view = View(report, colour=colour, width=width)
        for part in parts:
            yield from part(view)

    return printed(all_parts, width=width, colour=colour)


def printed(parts: Callable[[int], Iterator[RenderableType]], *, width: int, colour: bool) -> str:
    """What ``parts`` gives for a width, as lines of at most ``width`` characters (40 to 120)."""
    width = max(WIDTHS[0], min(width, WIDTHS[1]))
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for renderable in parts(width):
        console.print(renderable)
    text = re.sub(r"\n(?: *\n){2,}", "\n\n", out.getvalue())
    # rich fills lines with spaces; nobody wants those in a file or a diff
    return text if colour else "".join(f"{line.rstrip()}\n" for line in text.splitlines())
