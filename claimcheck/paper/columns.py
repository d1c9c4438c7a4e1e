"""Columns and reading order: where the gutter is, which lines belong together, and in what order they are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from statistics import median
from typing import Literal

from claimcheck.paper.glyphs import Glyphs
from claimcheck.paper.textline import TextLine

Column = Literal["full", "left", "right"]
_LONG = 18
"""Characters from which a piece says something about columns."""


@dataclass
class Cluster:
    """Lines that stand under each other at an even pace, in one column."""

    column: Column
    lines: list[TextLine] = field(default_factory=list)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def top(self) -> float:
        return self.lines[0].y1

    @property
    def bottom(self) -> float:
        return self.lines[-1].y0

    @property
    def x0(self) -> float:
        return min(t.x0 for t in self.lines)

    @property
    def x1(self) -> float:
        return max(t.x1 for t in self.lines)


def gutters(pages: Sequence[Glyphs]) -> dict[int, float | None]:
    """For each page the x of the alley between two columns, or None for one column.

    A page that does not tell by itself follows the paper, where most pages have two columns.
    """
    own = {g.page: _gutter(g, strict=False) for g in pages}
    found = [x for x in own.values() if x is not None]
    with_text = sum(1 for g in pages if g.characters > 400)
    if len(found) >= 0.4 * max(1, with_text):
        usual = median(found) if found else None
        return {page: x if x is not None else usual for page, x in own.items()}
    return {g.page: _gutter(g, strict=True) for g in pages}


def _gutter(glyphs: Glyphs, *, strict: bool) -> float | None:
    spans = [
        (p.x0, p.x1)
        for p in glyphs.pieces
        if len(p.text) >= _LONG and not p.styles[0].rotated and p.x1 - p.x0 > 0.12 * glyphs.width
    ]
    width = glyphs.width
    first, last = int(0.3 * width), int(0.7 * width)
    if not spans or last <= first:
        return None
    steps = [0] * (last - first + 1)
    for x0, x1 in spans:
        steps[min(max(int(x0) + 1 - first, 0), last - first)] += 1
        steps[min(max(ceil(x1) - first, 0), last - first)] -= 1
    counts = list(accumulate(steps))[:-1]
    low = min(counts)
    runs: list[tuple[int, int]] = []
    for i, c in enumerate(counts):
        if c == low:
            if runs and runs[-1][1] == i - 1:
                runs[-1] = (runs[-1][0], i)
            else:
                runs.append((i, i))
    middle = width / 2 - first
    a, b = max(runs, key=lambda r: (r[1] - r[0] - 0.5 * abs((r[0] + r[1]) / 2 - middle), -r[0]))
    alley = first + (a + b) / 2
    left = [s for s in spans if s[1] <= alley + 1]
    right = [s for s in spans if s[0] >= alley - 1]
    wide = 0.22 * width
    if sum(1 for s in left if s[1] - s[0] > wide) < 5 or sum(1 for s in right if s[1] - s[0] > wide) < 5:
        return None
    allowed = 0.15 if strict else 0.8
    return alley if low <= allowed * (len(left) + len(right)) else None


def clusters(lines: Sequence[TextLine], gutter: float | None, pitch: float) -> list[Cluster]:
    """Lines of one page (top to bottom) put together; ``pitch`` is the usual line distance over the font size."""
    done: list[Cluster] = []
    open_: list[Cluster] = []
    for line in lines:
        column = _column(line, gutter)
        home = _home(line, column, open_, pitch)
        if home is None:
            home = Cluster(column)
            done.append(home)
            open_.append(home)
        home.lines.append(line)
        if len(open_) > 24:
            open_ = sorted(open_, key=lambda c: c.lines[-1].base)[:16]
    return done


def _column(line: TextLine, gutter: float | None) -> Column:
    if gutter is None or (line.x0 < gutter - 3 and line.x1 > gutter + 3):
        return "full"
    return "left" if line.x1 <= gutter + 3 else "right"


def _home(line: TextLine, column: Column, open_: Sequence[Cluster], pitch: float) -> Cluster | None:
    best: tuple[float, Cluster] | None = None
    base, own = line.base, line.size
    for cluster in open_:
        last = cluster.lines[-1]
        if last.rotated != line.rotated:
            continue
        drop = last.base - base
        if drop <= 0:
            continue
        size = last.size if last.size > own else own
        if drop <= 0.3 * size or drop > 1.35 * pitch * max(last.full_size, line.full_size):
            continue
        if abs(last.size - line.size) > 0.09 * size and (
            min(len(last.text), len(line.text)) > 3 or min(last.size, line.size) < 0.6 * size
        ):
            continue
        if cluster.column != column:
            goes_on = (
                cluster.column == "full"
                and column == "left"
                and abs(line.x0 - cluster.x0) < 2
                and drop < 1.15 * pitch * size
            )
            if not goes_on:
                continue
        overlap = min(last.x1, line.x1) - max(last.x0, line.x0)
        if overlap < 0.3 * min(last.width, line.width):
            continue
        rank = drop + 0.05 * abs(last.x0 - line.x0)
        if best is None or rank < best[0]:
            best = (rank, cluster)
    return best[1] if best else None


def reading_order(found: Sequence[Cluster]) -> list[Cluster]:
    """Between two clusters that run over both columns, first the left column, then the right one."""
    full = sorted(c.top for c in found if c.column == "full")
    rank = {"left": 0, "right": 1, "full": 2}

    def key(c: Cluster) -> tuple[int, int, float, float]:
        return (len(full) - bisect_right(full, c.top), rank[c.column], -c.top, c.x0)

    return sorted(found, key=key)
