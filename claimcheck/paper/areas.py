"""Tables, framed boxes and algorithms: areas of a page whose lines are not running text."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.paper.captions import opens_caption
from claimcheck.paper.glyphs import Glyphs, Rect
from claimcheck.paper.measures import Measures
from claimcheck.paper.textline import TextLine

AreaKind = Literal["table", "algorithm", "box"]
_ALGORITHM = re.compile(r"^Algorithm\s+[\dA-Z.]+", re.I)


@dataclass(frozen=True, slots=True)
class Area:
    kind: AreaKind
    rect: Rect


def areas(glyphs: Glyphs, lines: Sequence[TextLine], measures: Measures) -> list[Area]:
    """The areas of a page between rules of one width (tables, algorithms) and within drawn boxes."""
    out: list[Area] = []
    for rect in _ruled(glyphs, lines, measures):
        inside = within(lines, rect)
        if len(inside) < 2:
            continue
        if any(_ALGORITHM.match(t.text) for t in inside[:2]):
            out.append(Area("algorithm", rect))
        elif _tabular(inside, rect) or _gridded(glyphs, rect, inside):
            out.append(Area("table", rect))
        elif _framed(glyphs, rect) or not _is_text(inside, rect[2] - rect[0], measures):
            out.append(Area("box", rect))
    for rect in _boxes(glyphs):
        inside = within(lines, rect)
        if inside and not any(_covers(a.rect, rect) for a in out):
            out.append(Area("table" if len(inside) > 2 and _tabular(inside, rect) else "box", rect))
    return out


def within(lines: Sequence[TextLine], rect: Rect) -> list[TextLine]:
    return [t for t in lines if holds(rect, t)]


def holds(rect: Rect, line: TextLine) -> bool:
    y = line.base + 0.3 * line.size
    return rect[1] <= y <= rect[3] and line.x0 >= rect[0] - 6 and line.x1 <= rect[2] + 6 and not line.rotated


def _ruled(glyphs: Glyphs, lines: Sequence[TextLine], measures: Measures) -> list[Rect]:
    groups: list[list[Rect]] = []
    for rule in glyphs.rules:
        if rule[2] - rule[0] <= 80:
            continue
        for group in groups:
            if abs(group[0][0] - rule[0]) < 3 and abs(group[0][2] - rule[2]) < 3:
                group.append(rule)
                break
        else:
            groups.append([rule])
    out = []
    for group in groups:
        ys = sorted({round((r[1] + r[3]) / 2, 1) for r in group}, reverse=True)
        x0, x1 = group[0][0], group[0][2]
        start = 0
        for i in range(1, len(ys) + 1):
            if i == len(ys) or ys[i - 1] - ys[i] > 0.8 * glyphs.height:
                if i - start >= 2:
                    out += _parts((x0, x1), ys[start:i], lines, measures)
                start = i
    return out


def _parts(
    rect_x: tuple[float, float], ys: Sequence[float], lines: Sequence[TextLine], measures: Measures
) -> list[Rect]:
    """Rules of one width from top to bottom, cut where text or a caption stands between two of them."""
    x0, x1 = rect_x
    out: list[Rect] = []
    top = ys[0]
    for above, below in itertools.pairwise(ys):
        if above - below > 24 and _is_text(within(lines, (x0, below, x1, above)), x1 - x0, measures):
            if top > above:
                out.append((x0, above, x1, top))
            top = below
    if top > ys[-1]:
        out.append((x0, ys[-1], x1, top))
    return out


def _is_text(inside: Sequence[TextLine], width: float, measures: Measures) -> bool:
    """Whether between two rules stands a caption or running text, in its own size, rather than something displayed."""
    if any(opens_caption(t.text, ".") for t in inside):
        return True
    long = [t for t in inside if not t.cells and t.width > 0.8 * width and len(t.text) > 40]
    long = [t for t in long if measures.is_body_size(t.size) and measures.is_text_font(t.style.font)]
    return len(long) >= 2 and len(long) > 0.4 * len(inside)


def _tabular(inside: Sequence[TextLine], rect: Rect) -> bool:
    width = rect[2] - rect[0]
    words = " ".join(t.text for t in inside).split()
    if sum(1 for w in words if any(c.isdecimal() for c in w)) > 0.4 * len(words):
        return True
    short = sum(1 for t in inside if t.cells or t.width < 0.45 * width)
    rows: dict[int, int] = defaultdict(int)
    for t in inside:
        rows[round(t.base / 2)] += 1
    parted = sum(n for n in rows.values() if n > 1)
    return short >= 0.6 * len(inside) and (parted + sum(1 for t in inside if t.cells)) >= 0.3 * len(inside)


def _gridded(glyphs: Glyphs, rect: Rect, inside: Sequence[TextLine]) -> bool:
    """Five or more rules one above the other, with few lines between two of them."""
    ys = {
        round((r[1] + r[3]) / 2)
        for r in glyphs.rules
        if abs(r[0] - rect[0]) < 3 and abs(r[2] - rect[2]) < 3 and rect[1] - 1 <= r[1] <= rect[3] + 1
    }
    return len(ys) >= 5 and len(inside) <= 5 * len(ys)


def _framed(glyphs: Glyphs, rect: Rect) -> bool:
    """Two rules with the sides of a frame between them."""
    return any(
        abs(b[3] - rect[3]) < 4 and abs(b[1] - rect[1]) < 4 and (b[2] - b[0] < 4 or abs(b[2] - rect[2]) < 4)
        for b in glyphs.boxes
    )


def _frames(glyphs: Glyphs) -> list[Rect]:
    """Two rules under each other, joined by a line at each end."""
    out: list[Rect] = []
    sides = glyphs.sides[:_MOST_SIDES]
    for left in sides:
        tops = [r for r in glyphs.rules if abs(r[0] - left[0]) < 2 and abs(r[1] - left[3]) < 3]
        bottoms = [r for r in glyphs.rules if abs(r[0] - left[0]) < 2 and abs(r[3] - left[1]) < 3]
        for top in tops:
            matched = any(abs(b[2] - top[2]) < 2 for b in bottoms)
            right = any(abs(s[2] - top[2]) < 2 and abs(s[1] - left[1]) < 3 and abs(s[3] - left[3]) < 3 for s in sides)
            if matched and right:
                out.append((top[0], left[1], top[2], top[3]))
    return out


_MOST_SIDES = 60
"""Vertical lines looked at on a page."""


def _boxes(glyphs: Glyphs) -> list[Rect]:
    """Drawn boxes, the largest of those that lie within each other."""
    out: list[Rect] = []
    for box in sorted([*glyphs.boxes, *_frames(glyphs)], key=lambda b: (-(b[2] - b[0]) * (b[3] - b[1]), b)):
        if box[2] - box[0] < 100:
            continue
        if not any(_covers(o, box) for o in out):
            out.append(box)
    return out[:60]


def _covers(a: Rect, b: Rect) -> bool:
    return a[0] - 3 <= b[0] and a[1] - 3 <= b[1] and a[2] + 3 >= b[2] and a[3] + 3 >= b[3]
