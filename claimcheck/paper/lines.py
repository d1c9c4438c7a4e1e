"""Printed lines: pieces of one baseline put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from claimcheck.paper.accents import with_accents
from claimcheck.paper.glyphs import Glyphs
from claimcheck.paper.textline import TextLine


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
            out[out.index(host)] = _join(host, line)
    out.sort(key=lambda t: (-t.base, t.x0))
    return out


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
            current[best[1]] = _join(current[best[1]], script)
    return list(current.values())


def _host(line: TextLine, before: list[TextLine], gutter: float | None) -> TextLine | None:
    """The line that ``line`` goes on with, if any: same height, next to it, and not across the gutter."""
    if line.rotated:
        return None
    best: TextLine | None = None
    for other in reversed(before[-12:]):
        if other.rotated:
            continue
        size = max(line.size, other.size)
        apart = abs(other.base - line.base)
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
        if gutter is not None and min(line.x1, other.x1) <= gutter + 2 and max(line.x0, other.x0) >= gutter - 2:
            continue
        if best is None or gap < max(line.x0 - best.x1, best.x0 - line.x1):
            best = other
    return best


def _join(a: TextLine, b: TextLine) -> TextLine:
    if b.x0 < a.x0:
        a, b = b, a
    b_edges = [*b.edges[:-1], max(a.x1, b.x1)]
    gap = b.x0 - a.x1
    size = max(a.size, b.size)
    order = min(a.order, b.order)
    if gap > 0.18 * size:
        return TextLine(
            a.page,
            f"{a.text} {b.text}",
            [*a.edges, *b_edges],
            [*a.bases, a.bases[-1], *b.bases],
            [*a.styles, a.styles[-1], *b.styles],
            order,
        )
    return TextLine(
        a.page, a.text + b.text, [*a.edges[:-1], *b_edges], [*a.bases, *b.bases], [*a.styles, *b.styles], order
    )
