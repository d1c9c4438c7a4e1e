"""A cell that breaks what all others of its table keep: a total, a mean, a change in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.claims.consistency.grid import Cell, Grid, plain
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.numbers import Number, numbers
from claimcheck.claims.consistency.places import Places
from claimcheck.language.document import Document

_TOTAL = re.compile(r"(?:(?:grand )?total|sum|all)$", re.I)
_MEAN = re.compile(r"(?:avg|average|mean|macro[- ]?(?:avg|average))\.?$", re.I)
_LEAST = 4
"""Lines that must keep the rule before one that breaks it counts."""
_SHARE = 0.8
_OFF = 2.0
"""Slacks; a mean with weights that are almost equal is off by less."""
_CHANGE = re.compile(r"\(\s?(?P<arrow>[↑↓])?\s?(?P<sign>[-−+])?\s?(?P<by>\d+(?:\.\d+)?)\s?%?\s?\)\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column: the cell that should follow from the others, and what they give."""

    cell: Cell
    told: Number
    due: float
    slack: float
    """How far rounding of all of them may carry."""

    @property
    def off(self) -> float:
        """How far the cell is from what the others give, in slacks."""
        return abs(float(self.told.value) - self.due) / self.slack


def identity_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Totals, means and bracketed changes that are wrong in one line where four fifths of the lines, four at least, are
    right: the table itself has shown what the column means."""
    for label, grid in places.tables.items():
        for what, lines in _families(grid):
            kept = sum(line.off <= 1 for line in lines)
            broken = [line for line in lines if line.off > _OFF]
            if not broken or kept < _LEAST or kept < _SHARE * len(lines):
                continue
            caption = places.caption(grid.table)
            if caption is None:
                continue
            for line in broken:
                due = f"{line.due:.{line.told.places}f}"
                row, column = grid.full_name(line.cell.row), plain(grid.heads.get(line.cell.column, ""))
                where = f"{row} ({column})" if row and column else row or column
                message = (
                    f"In {label}, {what} of {where} is given as {line.told.text}, where the cells give {due}; "
                    f"the other {kept} of its kind are right."
                )
                yield Clash("total", message, "medium", (caption,))


def _families(grid: Grid) -> Iterator[tuple[str, list[Line]]]:
    across = [grid.row(i) for i in grid.names]
    down = [grid.column(j) for j in range(grid.width)]
    closing = [(plain(name), across, grid.column(j)) for j, name in grid.heads.items()]
    closing += [(grid.full_name(i), down, grid.row(i)) for i in grid.names]
    for name, lines, ends in closing:
        if _MEAN.fullmatch(name):
            yield "the mean", list(_lines(lines, ends, mean=True))
        elif _TOTAL.fullmatch(name):
            yield "the total", list(_lines(lines, ends, mean=False))
    yield "the change", list(_changes(grid, lambda c: grid.at(c.row - 1, c.column)))
    yield "the change", list(_changes(grid, lambda c: grid.at(c.row, c.column - 1)))


def _lines(lines: Sequence[Sequence[Cell]], closing: Sequence[Cell], *, mean: bool) -> Iterator[Line]:
    whole = max((len(line) for line in lines), default=0)
    for line in lines:
        if len(line) < whole:
            continue  # with a cell left out the rule may be another
        ends = [c for c in line if c in closing]
        parts = [c.number for c in line if c not in closing]
        values = [x for x in parts if x is not None]
        told = ends[0].number if len(ends) == 1 else None
        if told is None or len(values) < 2 or len(values) < len(parts):
            continue
        total = sum(float(x.value) for x in values)
        step = max(10.0**-x.places for x in values)
        due = total / len(values) if mean else total
        slack = 10.0**-told.places + step * (1 if mean else len(values)) / 2
        yield Line(ends[0], told, due, slack)


def _changes(grid: Grid, base: Callable[[Cell], Cell | None]) -> Iterator[Line]:
    for cell in grid.cells:
        m, before = _CHANGE.search(cell.text), base(cell)
        if m is None or cell.number is None or before is None or before.number is None:
            continue
        (by,) = numbers(m["by"])
        due = abs(float(cell.number.value) - float(before.number.value))
        slack = 10.0**-by.places + (10.0**-cell.number.places + 10.0**-before.number.places) / 2
        yield Line(cell, by, due, slack)
