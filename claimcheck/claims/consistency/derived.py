"""Whether a number can be got from a table: a difference, a change in percent, a ratio, a mean, a sum."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from claimcheck.claims.consistency.grid import Cell, Grid
from claimcheck.claims.consistency.numbers import Number

_MOST_CELLS = 60
"""In one row or column; of more, the pairs give almost any number."""


def derivable(n: Number, grid: Grid) -> bool:
    """Whether some cells of one row or column of ``grid`` give ``n``, within the rounding of all."""
    return mean_or_sum(n, grid) or any(_from_two(n, line) for line in _lines(grid))


def mean_or_sum(n: Number, grid: Grid) -> bool:
    """Whether ``n`` is the mean or the sum of a row or a column."""
    for line in _lines(grid):
        values = [float(x.value) for cell in line for x in cell.numbers]
        if len(values) > 1 and any(_is(n, x) for x in (sum(values) / len(values), sum(values))):
            return True
    return False


def _lines(grid: Grid) -> Iterator[list[Cell]]:
    yield from (grid.column(j) for j in range(grid.width))
    yield from (grid.row(i) for i in grid.names)


def _from_two(n: Number, line: Sequence[Cell]) -> bool:
    values = [float(x.value) for cell in line for x in cell.numbers]
    if len(values) > _MOST_CELLS:
        return True
    return any(_is(n, x) for a, b in itertools.combinations(values, 2) for x in changes(a, b))


def _is(n: Number, x: float) -> bool:
    return abs(float(n.value) - x) <= 10.0**-n.places


def changes(a: float, b: float) -> Iterator[float]:
    """What may be told of two values: difference (also of shares, in points), change in percent of either, ratios."""
    yield abs(a - b)
    if max(a, b) <= 1:
        yield 100 * abs(a - b)
    for whole, part in ((a, b), (b, a)):
        if whole:
            yield 100 * abs(a - b) / whole
            yield part / whole
            yield 100 * part / whole
