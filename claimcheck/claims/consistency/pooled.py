"""A share of all cases that lies outside the shares of every part: a table of counts against a table of rates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.consistency.grid import Grid
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import Places
from claimcheck.language.document import Document

_RATE = re.compile(r"\b(?:rates?|shares?|fractions?|percentages?|proportions?)\b", re.I)
_LEAST_CASES = 30
_FEWEST_RATES = 3
_SLACK = 1.0
"""Points."""


def pooled_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Two-by-two tables of counts, a row and its negation, whose share no mix of the rates told elsewhere can give.

    The rates are those of a table of percentages whose caption says that they are rates, in all the words of the row's
    name: the share of all cases is a weighted mean of them, whatever the weights.
    """
    tables = places.tables
    text = {b.id: b.text for b in document.paper.blocks if b.layer == "caption"}
    for label, counts in tables.items():
        found = _share(counts)
        if found is None:
            continue
        name, share, part, whole = found
        for other, rates in tables.items():
            caption = text.get(rates.table.caption or "", "")
            told = [x for cell in rates.cells for x in cell.numbers]
            if other == label or len(told) < _FEWEST_RATES or not all(x.percent for x in told):
                continue
            if not _RATE.search(caption) or not _words(name) <= _words(caption):
                continue
            low, high = min(x.value for x in told), max(x.value for x in told)
            here, there = places.caption(counts.table), places.caption(rates.table)
            if here is None or there is None or float(low) - _SLACK <= share <= float(high) + _SLACK:
                continue
            message = (
                f"{label} counts {part} of {whole} ({share:.1f}%) as “{name}”; the rates of it in {other} run from "
                f"{low}% to {high}%, and no mix of them gives that."
            )
            yield Clash("two_values", message, "medium", (here, there))


def _share(grid: Grid) -> tuple[str, float, int, int] | None:
    """Of a row and its negation: the name, the share in percent, its count and that of both."""
    rows = list(grid.names)
    if len(rows) != 2 or any(x.value != int(x.value) or x.percent for cell in grid.cells for x in cell.numbers):
        return None
    sums = {i: sum(int(x.value) for c in grid.row(i) for x in c.numbers) for i in rows}
    whole = sum(sums.values())
    names = {i: grid.table.rows[i][0] for i in rows}
    for i, other in (rows, rows[::-1]):
        if whole >= _LEAST_CASES and _words(names[other]) - _words(names[i]) == {"not"}:
            return names[i], 100 * sums[i] / whole, sums[i], whole
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))
