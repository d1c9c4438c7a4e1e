"""Printed lines: pieces of one baseline put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimcheck.paper.accents import with_accents
from claimcheck.paper.glyphs import Glyphs
from claimcheck.paper.textline import TextLine

_PROSE = 20
"""Characters of a piece that is no cell of a table."""


def lines_of(glyphs: Glyphs, gutter: float | None) -> list[TextLine]:
    """The page's lines, top to bottom; pieces on both sides of ``gutter`` are never one line unless one crosses it."""
    made = _with_scripts(with_accents([p for p in glyphs.pieces if p.text.strip()]))
    made.sort(key=lambda t: (-t.base, t.x0))
    out: list[TextLine] = []
    for line in made:
        host = _host(line, out, gutter)
        if host is None:
            out.append(line)
        else:
            out[out.index(host)] = join(host, line)
    out.sort(key=lambda t: (-t.base, t.x0))
    return _adjoined(out, gutter)


def _adjoined(lines: Sequence[TextLine], gutter: float | None) -> list[TextLine]:
    """Lines of one baseline that have grown up to each other are one; the first of them may have met an index of the
    second before it met the second."""
    out: list[TextLine] = []
    for line in lines:
        host = out[-1] if out else None
        if host is None or host.rotated or line.rotated or _parted(host, line, gutter):
            out.append(line)
            continue
        size = max(host.size, line.size)
        same = abs(host.base - line.base) <= 0.05 * size and abs(host.size - line.size) <= 0.05 * size
        gap = line.x0 - host.x1
        long = max(len(host.text), len(line.text)) >= _PROSE
        limit = 1.2 if long and _in_turn(host, line) else 0.3  # cells of a table stand close, too
        under = -1.2 if host.styles[-1].size < 0.85 * size else -0.3  # an index under an exponent
        if same and under * size <= gap <= limit * size:
            out[-1] = join(host, line)
        else:
            out.append(line)
    return out


def _in_turn(a: TextLine, b: TextLine) -> bool:
    """Whether one was drawn right after the other."""
    return abs(b.order - a.last) <= 2 or abs(a.order - b.last) <= 2


def _parted(a: TextLine, b: TextLine, gutter: float | None) -> bool:
    return gutter is not None and min(a.x1, b.x1) <= gutter + 2 and max(a.x0, b.x0) >= gutter - 2


def _with_scripts(lines: list[TextLine]) -> list[TextLine]:
    """Indices and exponents put behind what they belong to, so that formulas do not tear a line."""
    small = [t for t in lines if len(t.text) <= 12 and not t.rotated]
    if len(small) == len(lines):
        return lines
    hosts = sorted((t for t in lines if len(t.text) > 1 or t.share("math") < 1), key=lambda t: t.base)
    bases = [t.base for t in hosts]
    reach = 0.62 * max(t.size for t in lines) + 0.1
    current = {id(t): t for t in lines}
    for script in sorted(small, key=lambda t: t.x0):
        best: tuple[float, int] | None = None
        for first in hosts[bisect_left(bases, script.base - reach) : bisect_right(bases, script.base + reach)]:
            host = current.get(id(first))
            if host is None or first is script or script.size > 0.82 * host.size:
                continue
            apart = abs(host.base - script.base)
            gap = script.x0 - host.x1
            if not 0.08 * host.size < apart < 0.62 * host.size or not -3.5 * host.size < gap < 0.3 * host.size:
                continue
            if gap < -0.1 * host.size and host.styles[-1].size > 0.82 * host.size:
                continue  # beneath a letter, not beside another script
            if best is None or abs(gap) < best[0]:
                best = (abs(gap), id(first))
        if best is not None and id(script) in current:
            del current[id(script)]
            current[best[1]] = join(current[best[1]], script)
    return list(current.values())


def _host(line: TextLine, before: list[TextLine], gutter: float | None) -> TextLine | None:
    """The line that ``line`` goes on with, if any: same height, next to it, and not across the gutter."""
    if line.rotated:
        return None
    best: TextLine | None = None
    base, own = line.base, line.size
    for other in reversed(before[-12:]):
        if other.rotated:
            continue
        size = other.size if other.size > own else own
        apart = abs(other.base - base)
        if apart > 0.65 * size:
            continue
        gap = max(line.x0 - other.x1, other.x0 - line.x1)
        near = abs(line.order - other.order) <= 2
        small = min(line.size, other.size) < 0.85 * size
        if apart > 0.2 * size and not small:
            continue
        limit = (2.2 if near else 0.55) * size
        if small and apart > 0.2 * size:
            limit = 0.35 * size
        if gap > limit or gap < -0.6 * size:
            continue
        if _parted(line, other, gutter):
            continue
        if best is None or gap < max(line.x0 - best.x1, best.x0 - line.x1):
            best = other
    return best


def join(a: TextLine, b: TextLine) -> TextLine:
    """Both as one, the left one first."""
    if b.x0 < a.x0:
        a, b = b, a
    b_edges = [*b.edges[:-1], max(a.x1, b.x1)]
    gap = b.x0 - a.x1
    size = max(a.size, b.size)
    order, last = min(a.order, b.order), max(a.last, b.last)
    if gap > 0.18 * size:
        return TextLine(
            a.page,
            f"{a.text} {b.text}",
            [*a.edges, *b_edges],
            [*a.bases, a.bases[-1], *b.bases],
            [*a.styles, a.styles[-1], *b.styles],
            order,
            last,
        )
    return TextLine(
        a.page, a.text + b.text, [*a.edges[:-1], *b_edges], [*a.bases, *b.bases], [*a.styles, *b.styles], order, last
    )
