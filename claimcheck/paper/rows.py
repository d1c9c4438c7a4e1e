"""The lines of a table as rows of cells: rows by baseline, columns by the white space that runs down between them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from claimcheck.paper.hyphens import Hyphenation
from claimcheck.paper.text import clean
from claimcheck.paper.textline import TextLine

Rows = tuple[tuple[str, ...], ...]

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\S+")
_SPACE = 0.45
"""Of the font's size; a common space has 0.2 to 0.35."""
_GRID = 4
"""Rules from which they may be drawn between all rows, and not only around the head."""
_SHARED = 0.25
"""Of the narrower of two cells: what they must share of the width to stand in one column."""


@dataclass(slots=True)
class _Cell:
    line: TextLine
    start: int
    end: int

    @property
    def span(self) -> tuple[float, float]:
        return self.line.edges[self.start], self.line.edges[self.end]

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@dataclass(slots=True)
class _Row:
    base: float
    size: float
    cells: list[_Cell]


def rows_of(lines: Sequence[TextLine], hyphenation: Hyphenation, rules: Sequence[float] = ()) -> Rows:
    """The rows from top to bottom, all with a cell for each column; an empty one where nothing stands.

    A head over several columns stands in the first of them. What a cell goes on with on the next line is put to it.
    ``rules`` are the heights of lines drawn between rows.
    """
    rows = _by_baseline(lines)
    if not rows:
        return ()
    columns = _columns(rows)
    drops = [a.base - b.base for a, b in itertools.pairwise(rows)]
    usual = median(drops) if drops else 0.0
    out: list[list[str]] = []
    for band in _bands(rows, rules):
        table = [_in_columns(row, columns) for row in band]
        whole = len(rules) >= _GRID and _one_row(table)
        out.append(table[0])
        for cells, (above, row) in zip(table[1:], itertools.pairwise(band), strict=True):
            drop = above.base - row.base
            beside = drop < 0.85 * row.size  # a cell that stands at half the height of another
            close = drop <= max(1.05 * usual, 1.3 * row.size)
            if whole or (beside and _fits(out[-1], cells)) or (close and _goes_on(out[-1], cells)):
                out[-1] = [f"{a}\n{b}".strip() for a, b in zip(out[-1], cells, strict=True)]
            else:
                out.append(cells)
    return tuple(tuple(clean(cell, hyphenation)[0] for cell in row) for row in out)


def _bands(rows: Sequence[_Row], rules: Sequence[float]) -> list[list[_Row]]:
    """Rows parted where a rule is drawn."""
    bands: list[list[_Row]] = []
    for row in rows:
        if bands and not any(row.base < y < bands[-1][-1].base for y in rules):
            bands[-1].append(row)
        else:
            bands.append([row])
    return bands


def _one_row(table: Sequence[Sequence[str]]) -> bool:
    """Whether what stands between two rules is one row whose cells have several lines: not as many in each."""
    counts = [sum(bool(row[i]) for row in table) for i in range(len(table[0]))]
    numbers = [sum(bool(_DIGIT.match(row[i])) for row in table) for i in range(len(table[0]))]
    filled = [n for n in counts if n]
    return len(table) > 1 and max(numbers) <= 1 and min(filled) < max(filled)


def _fits(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a row leaves the cells of the one beside it alone, or goes on with words in them."""
    return not any(a and b for a, b in zip(before, after, strict=True)) or not any(map(_DIGIT.search, after))


def parted(lines: Sequence[TextLine]) -> int:
    """How many rows have two cells or more."""
    return sum(len(row.cells) > 1 for row in _by_baseline(lines))


def _by_baseline(lines: Sequence[TextLine]) -> list[_Row]:
    rows: list[_Row] = []
    for t in sorted(lines, key=lambda t: (-t.base, t.x0)):
        row = next((r for r in reversed(rows[-3:]) if abs(r.base - t.base) < 0.4 * max(t.size, r.size)), None)
        if row is None:
            row = _Row(t.base, t.size, [])
            rows.append(row)
        for a, b in itertools.pairwise((0, *t.cells, len(t.text))):
            text = t.text[a:b]
            if text.strip():
                row.cells.append(_Cell(t, b - len(text.lstrip()), a + len(text.rstrip())))
    for row in rows:
        row.cells.sort(key=lambda c: c.span)
    return rows


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """Left and right edge of each column, from the rows that are divided most."""
    counts = Counter(len(r.cells) for r in rows)
    most = max((n for n in counts if counts[n] >= min(3, max(1, len(rows) // 4))), default=1)
    spans: list[tuple[float, float]] = []
    # Those with as many cells as can be found often, then those with fewer, whose wide cells may span columns.
    for row in sorted(rows, key=lambda r: (len(r.cells) < most, -len(r.cells))):
        for cell in row.cells:
            touched = [i for i, s in enumerate(spans) if _shares(cell.span, s)]
            if not touched:
                spans.append(cell.span)
            elif len(touched) == 1:
                i = touched[0]
                wider = (min(spans[i][0], cell.span[0]), max(spans[i][1], cell.span[1]))
                if not any(_overlap(wider, s) > 0 for j, s in enumerate(spans) if j != i):
                    spans[i] = wider
    # A lone cell between two columns is the head of both.
    held = [sum(any(_shares(c.span, s) for c in r.cells) for r in rows) for s in spans]
    return sorted(s for s, n in zip(spans, held, strict=True) if n > 1 or len(rows) < 4) or sorted(spans)


def _in_columns(row: _Row, columns: Sequence[tuple[float, float]]) -> list[str]:
    out = [""] * len(columns)
    for cell in row.cells:
        for part in _cut(cell, columns):
            at = _column(part, columns)
            out[at] = f"{out[at]} {part.text}".strip()
    return out


def _column(cell: _Cell, columns: Sequence[tuple[float, float]]) -> int:
    """The first column that the cell stands in, or the nearest."""
    at = next((i for i, c in enumerate(columns) if _shares(cell.span, c)), None)
    return min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - sum(cell.span))) if at is None else at


def _cut(cell: _Cell, columns: Sequence[tuple[float, float]]) -> list[_Cell]:
    """The cell cut where a word stands in a later column than the one before it, behind more than a common space."""
    if sum(_overlap(cell.span, c) > 0 for c in columns) < 2:
        return [cell]
    words = [_Cell(cell.line, cell.start + m.start(), cell.start + m.end()) for m in _WORD.finditer(cell.text)]
    out = [words[0]]
    for word in words[1:]:
        gap = word.span[0] - out[-1].span[1]
        if gap > _SPACE * cell.line.size and _column(word, columns) > _column(out[-1], columns):
            out.append(word)
        else:
            out[-1] = _Cell(cell.line, out[-1].start, word.end)
    return out


def _goes_on(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a row is the second line of words in some cells of the one before it."""
    filled = [i for i, c in enumerate(after) if c]
    had = [i for i, c in enumerate(before) if c]
    if len(after) < 2 or not set(filled) <= set(had) or any(_DIGIT.search(after[i]) for i in filled):
        return False
    if len(filled) == len(had):
        return all(after[i][:1].islower() for i in filled)
    return 0 not in filled or all(after[i][:1].islower() or after[i][:1] == "(" for i in filled)


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> float:
    return min(a[1], b[1]) - max(a[0], b[0])


def _shares(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return _overlap(a, b) > _SHARED * min(a[1] - a[0], b[1] - b[0])
