"""A number of the text beside the cell of the table that it is taken from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.consistency.context import Telling
from claimcheck.claims.consistency.derived import derivable, mean_or_sum
from claimcheck.claims.consistency.grid import Grid, Mention, named_in
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.numbers import Number, numbers, one_digit_apart, prints
from claimcheck.claims.consistency.places import Places, capital, listed
from claimcheck.language.document import Document

_HEDGE = re.compile(
    r"(?:about|around|approximately|roughly|nearly|almost|over|under|than|least|most|up to|by|[~≈<>≤≥±]|\b(?:gain|"
    r"improvement|increase|decrease|drop|reduction|difference|gap|margin|range|threshold|boost|rise|loss)s? of)\s*$",
    re.I,
)
"""Before a number that is no plain value: a bound, a difference."""
_NOT_A_VALUE = re.compile(r"^\s*(?:points?|percentage|pp\b|absolute|relative|x\b|×|times)", re.I)
_PAIRED = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:to|vs\.?|versus|→|compared (?:to|with)|against)\s*")
_OTHERS = re.compile(
    r"\b(?:our|ours|we|it|its|they|their|this|these|those|that|baselines?|second|former|latter|respectively|others?|"
    r"versions?|variants?|ensembles?|best|human)\b",
    re.I,
)
"""Words that may stand for a row which the sentence does not name."""
_CHANGE = re.compile(
    r"\b(?:differ\w*|gap|improve\w*|gain\w*|reduc\w*|drop\w*|increas\w*|decreas\w*|more|less|higher|lower|faster|"
    r"times|points?|relative|absolute|average\w*|ratio)\b",
    re.I,
)
"""Words of a sentence whose numbers may be differences, ratios or means of what a table has."""
_SETTING = re.compile(
    r"\b(?:with|without|when|using|if|unless|after|before|under|instead|originally|reported|reproduc\w*|seeds?|epochs?|"
    r"steps?|shots?|ensembl\w*|fine-?tun\w*|validation|dev|development|test)\b",
    re.I,
)
"""Words of sentences that may tell of another setting than the table has."""
_NEAR = Decimal("0.2")
"""Values further apart, as a share of the greater, are more likely of two measures."""


def cell_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Numbers of sentences that speak of a table, where the table (and every other) has something else.

    Three kinds: a value that no table has, told of a named row and column; a value one digit off the cell beside one
    that the sentence also gives; and values of a named row that the table gives to a row that is not named.
    """
    tables = places.tables
    for telling in places.tellings:
        own = values(telling)
        if not own or any(r.kind == "citation" for r in telling.references):
            continue
        clash = (
            of_row_and_column(telling, own, places, near=_NEAR)
            or _one_digit_off(telling, own, tables, places)
            or _of_another_row(telling, own, places)
        )
        if clash is not None:
            yield clash


def values(telling: Telling) -> list[Number]:
    """Decimals and percentages of the sentence that are told as values."""
    text, spans = telling.sentence.text, [(r.start, r.end) for r in telling.references]
    found = []
    for n in numbers(text):
        if not (n.places or n.percent) or n.signed or any(a <= n.start < b for a, b in spans):
            continue
        if _HEDGE.search(text[: n.start]) or _NOT_A_VALUE.search(text[n.end :]):
            continue
        found.append(n)
    return found


def of_row_and_column(telling: Telling, own: Sequence[Number], places: Places, *, near: Decimal) -> Clash | None:
    """A value told of the row named last before it and the only column named, where the cell has another near it."""
    grid, text = telling.grid, telling.sentence.text
    columns = {m.index for m in grid.columns_in(text)}
    rows = grid.rows_in(text)
    if len(columns) != 1 or not rows or _SETTING.search(text):
        return None
    (column,) = columns
    for n in own:
        row = _nearest(rows, n, text)
        cell = grid.at(row, column) if row is not None else None
        if row is None or cell is None or cell.number is None or grid.holds(n):
            continue
        if mean_or_sum(n, grid) or (_CHANGE.search(text) and derivable(n, grid)):
            continue
        there = cell.number
        if any(prints(x, there) for x in own):
            continue
        if there.places != n.places or abs(n.value - there.value) > max(n.value, there.value) * near:
            continue
        message = (
            f"{capital(places.name(telling.sentence))} gives {n.text} for {grid.full_name(row)} "
            f"({grid.heads[column]}); {grid.label} has {there.text}."
        )
        return Clash("two_values", message, "medium", places.beside(telling.sentence, grid.table))
    return None


def _one_digit_off(telling: Telling, own: Sequence[Number], tables: dict[str, Grid], places: Places) -> Clash | None:
    """*From 31.2 to 37.4*, where 31.2 stands above 37.9, and 37.4 nowhere in that table."""
    text = telling.sentence.text
    for n, anchor in itertools.permutations(own, 2):
        if n.places == 0 or telling.grid.holds(n):
            continue
        homes = [(g, c) for g in tables.values() for c in g.cells if c.holds(anchor)]
        near = []
        for grid, home in homes:
            if grid.holds(n):
                continue
            for cell in grid.cells:
                beside = (cell.column == home.column) != (cell.row == home.row)
                if not beside or cell.number is None or not one_digit_apart(n, cell.number):
                    continue
                group = {m.index for m in grid.rows_in(text)} | _rows_of_named_groups(grid, text)
                pair = grid is telling.grid and len(homes) == 1 and _as_a_pair(anchor, n, text)
                if pair or (cell.row in group and home.row in group):
                    near.append((grid, cell, cell.number))
        if len(near) == 1:
            grid, cell, there = near[0]
            message = (
                f"{capital(places.name(telling.sentence))} gives {n.text} beside {anchor.text}; "
                f"{grid.label} has {there.text} there ({grid.full_name(cell.row)})."
            )
            return Clash("two_values", message, "medium", places.beside(telling.sentence, grid.table))
    return None


def _as_a_pair(one: Number, other: Number, text: str) -> bool:
    """Whether two numbers are told in one breath: *from A to B*, *A vs. B*."""
    first, second = sorted((one, other), key=lambda n: n.start)
    return _PAIRED.fullmatch(text[first.end : second.start]) is not None and not _SETTING.search(text)


def _of_another_row(telling: Telling, own: Sequence[Number], places: Places) -> Clash | None:
    grid, text = telling.grid, telling.sentence.text
    columns = {m.index for m in grid.columns_in(text)}
    mentions = grid.rows_in(text)
    if len(columns) != 1 or len({m.index for m in mentions}) != 1 or _OTHERS.search(text):
        return None
    (column,) = columns
    named = mentions[0].index
    name = grid.full_name(named)
    mine = {i for i in grid.names if name.lower() in grid.full_name(i).lower()}
    held = {i: [n for n in own if (c := grid.at(i, column)) and c.holds(n)] for i in grid.names}
    there = grid.at(named, column)
    if any(held[i] for i in mine) or there is None:
        return None
    strangers = [i for i in grid.names if held[i]]
    told = {n.text for i in strangers for n in held[i]}
    if not strangers or len(told) != len({n.text for n in own}) or any(n.places == 0 for n in own):
        return None
    message = (
        f"{capital(places.name(telling.sentence))} gives {listed([n.text for n in own])} for {name} "
        f"({grid.heads[column]}); in {grid.label} {'these are values' if len(told) > 1 else 'this is the value'} of "
        f"{listed([grid.full_name(i) for i in strangers])}, and {name} has {there.text.strip()}."
    )
    return Clash("other_row", message, "medium", places.beside(telling.sentence, grid.table))


def _nearest(rows: Sequence[Mention], n: Number, text: str) -> int | None:
    """The row named next before the number in its clause; None where two rows have that name."""
    before = [m for m in rows if m.end <= n.start and not re.search(r"[;,]| and | while | but ", text[m.end : n.start])]
    if not before:
        return None
    last = max(m.end for m in before)
    nearest = {m.index for m in before if m.end == last}
    return nearest.pop() if len(nearest) == 1 else None


def _rows_of_named_groups(grid: Grid, text: str) -> set[int]:
    return {i for i, group in grid.groups.items() if group and named_in(group, text)}
