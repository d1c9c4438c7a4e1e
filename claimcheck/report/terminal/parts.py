"""Small pieces that the parts of the report share."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.report.terminal.text import safe

SEVERITY_STYLE = {"high": "bold red", "medium": "yellow", "low": "cyan"}


def heading(title: str) -> RenderableType:
    """A heading with an empty line before it and a rule as long as its words after."""
    return Padding(Text.assemble((title.upper(), "bold"), "\n", ("─" * len(title), "dim")), (1, 0, 0, 0), expand=False)


def indented(renderable: RenderableType, left: int = 4) -> RenderableType:
    return Padding(renderable, (0, 0, 0, left), expand=False)


def fields(rows: list[tuple[str, Text]], left: int = 4) -> RenderableType:
    """Lines of ``label  text``, the text wrapped under itself."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=max(len(label) for label, _ in rows), no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for label, text in rows:
        grid.add_row(label, text)
    return indented(grid, left)


def numbered(number: int, lead: Text, place: str) -> RenderableType:
    """``1  high · deception · asserted · page 5, 3.2 Training``."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=3, justify="right", style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(str(number), Text.assemble(lead, " · ", (safe(place), "dim")))
    return Padding(grid, (1, 0, 0, 0), expand=False)


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 page``, ``1,204 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def on_pages(pages: Iterable[int]) -> str:
    """``, on pages 2, 5 and 8`` for what stands there; nothing where no page is known."""
    names = [str(page) for page in sorted(set(pages))]
    return f", on {'page' if len(names) == 1 else 'pages'} {listed(names, 10)}" if names else ""


def listed(names: list[str], most: int = 6) -> str:
    """``a, b, c and 4 more``."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most:,} more"
