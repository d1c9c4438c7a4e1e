"""Tables: which lines belong to the caption of each, with rules around them or with none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.paper.areas import Area, holds
from claimcheck.paper.glyphs import Glyphs, Rect
from claimcheck.paper.hyphens import Hyphenation
from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.rows import parted, rows_of
from claimcheck.paper.textline import TextLine

Side = Literal["above", "below"]
_CELLS = ("furniture", "quote", "code")
"""Layers of what stands in a table."""
_LONGEST_CELL = 48
"""Characters that a line has at most, on the average, where a paragraph may be cells of a table."""
_IN_ROWS = 0.5
"""The share of a paragraph's lines beside which other cells stand."""
_FIRST_GAP, _GAP = 40.0, 26.0
"""Points between a caption and its table, and between two rows of one."""


@dataclass(slots=True, eq=False)
class _Part:
    line: TextLine
    paragraph: Paragraph
    taken: bool = False


@dataclass(slots=True)
class _Caption:
    paragraph: Paragraph
    left: float
    right: float
    found: dict[Side, list[_Part]] = field(default_factory=dict)

    def rows(self, side: Side) -> int:
        return parted([p.line for p in self.found[side]])


def find_tables(
    paragraphs: Sequence[Paragraph],
    kept: set[int],
    areas: Mapping[int, Sequence[Area]],
    glyphs: Mapping[int, Glyphs],
    hyphenation: Hyphenation,
) -> None:
    """Give each caption of a table its ``rows``, and what stands between them the layer ``furniture``.

    Args:
        paragraphs: of the paper, their layers known; those of a table are ``furniture``, ``quote`` or ``code``.
        kept: ``id`` of the lines that are not the page's own (running heads, numbers, text in pictures).
        areas: by page.
        glyphs: of the pages.
        hyphenation: of the paper.
    """
    pages: dict[int, list[_Part]] = {}
    captions: list[_Caption] = []
    for par in paragraphs:
        for line in par.lines:
            if id(line) in kept and not line.rotated:
                pages.setdefault(line.page, []).append(_Part(line, par))
        if par.layer == "caption" and par.label and "Table" in par.label:
            captions.append(_Caption(par, 0.0, glyphs[par.page].width))
    for caption in captions:
        _bound(caption, pages.get(caption.paragraph.page, []))
        for side in ("above", "below"):
            caption.found[side] = _beside(caption, side, pages, areas)
    usual = _usual_side(captions)
    for caption in sorted(captions, key=lambda c: _choices(c) != 1):
        _settle(caption, usual, pages, glyphs[caption.paragraph.page].rules, hyphenation)


def _bound(caption: _Caption, parts: Sequence[_Part]) -> None:
    """Where the caption's column ends, or another caption beside it begins."""
    own = caption.paragraph
    for part in parts:
        line, par = part.line, part.paragraph
        if par is own or min(line.y1, own.y1) <= max(line.y0, own.y0):
            beside = par is not own and par.layer in ("body", "abstract") and own.column != "full"
            beside = beside and par.column not in ("full", own.column)
        else:
            beside = par.layer in ("caption", "body", "abstract")
        if not beside:
            continue
        if line.x0 >= own.x1 - 1:
            caption.right = min(caption.right, (line.x0 + own.x1) / 2 if par.layer == "caption" else line.x0 - 2)
        elif line.x1 <= own.x0 + 1:
            caption.left = max(caption.left, (line.x1 + own.x0) / 2 if par.layer == "caption" else line.x1 + 2)


def _beside(
    caption: _Caption, side: Side, pages: Mapping[int, Sequence[_Part]], areas: Mapping[int, Sequence[Area]]
) -> list[_Part]:
    """What stands on one side of a caption, as far as no text and no wide gap comes between."""
    own = caption.paragraph
    parts = pages.get(own.page, [])
    up = 1 if side == "above" else -1
    edge = own.y1 if side == "above" else own.y0
    ahead = [p for p in parts if p.paragraph is not own and up * (p.line.base - edge) > 0]
    ahead = [p for p in ahead if p.line.x1 > caption.left and p.line.x0 < caption.right]
    ahead.sort(key=lambda p: (up * p.line.base, p.line.x0))
    tabular = _tabular(ahead)
    found: list[_Part] = []
    limit = edge
    for i, part in enumerate(ahead):
        line = part.line
        near = line.y0 if side == "above" else line.y1
        if up * (near - limit) > (_GAP if found else _FIRST_GAP):
            break
        within = line.x0 >= caption.left - 4 and line.x1 <= caption.right + 4
        if part.paragraph.layer in _CELLS:
            if not within:
                break
            found.append(part)
        elif (part.paragraph in tabular or _is_head(part, ahead[i + 1 :])) and within:
            found.append(part)
        elif not _is_part_caption(part):
            break
        far = line.y1 if side == "above" else line.y0
        for area in areas.get(own.page, ()):
            if area.kind != "algorithm" and holds(area.rect, line):
                far = max(far, area.rect[3]) if side == "above" else min(far, area.rect[1])
        limit = max(limit, far) if side == "above" else min(limit, far)
    return found


def _is_part_caption(part: _Part) -> bool:
    """``(a) ...`` under one of the tables that share a caption."""
    return part.paragraph.layer == "caption" and part.paragraph.label is None


def _tabular(parts: Sequence[_Part]) -> list[Paragraph]:
    """Paragraphs that were taken for text or a heading, and whose lines stand in rows with cells of a table.

    Text beside a table has longer lines than a cell.
    """
    rows: dict[int, list[_Part]] = {}
    may: list[Paragraph] = []
    for part in parts:
        par = part.paragraph
        if par not in may and _may_be_cells(par):
            may.append(par)
        if par.layer in _CELLS or par in may:
            rows.setdefault(round(part.line.base), []).append(part)
    out: list[Paragraph] = []
    for par in may:
        near = 0
        for line in par.lines:
            beside = [p for b in (-1, 0, 1) for p in rows.get(round(line.base) + b, ()) if p.paragraph is not par]
            near += any(par.column in ("full", p.paragraph.column) and _apart(p.line, line) > line.size for p in beside)
        if near >= _IN_ROWS * len(par.lines):
            out.append(par)
    return out


def _is_head(part: _Part, beyond: Sequence[_Part]) -> bool:
    """One line without a stop, right over or under cells: their heads, set closely."""
    par = part.paragraph
    if par.layer not in ("body", "heading") or len(par.lines) > 1 or not _may_be_cells(par):
        return False
    if par.text.rstrip()[-1:] in ".:;?!" or not beyond:
        return False
    after = beyond[0]
    return after.paragraph.layer in _CELLS and 0 < abs(after.line.base - part.line.base) < 2 * part.line.size


def _may_be_cells(par: Paragraph) -> bool:
    if par.layer == "heading":
        return par.heading is not None and not par.heading.number
    longest = _LONGEST_CELL if len(par.lines) > 3 else 1.7 * _LONGEST_CELL
    return par.layer == "body" and sum(len(t.text) for t in par.lines) < longest * len(par.lines)


def _apart(a: TextLine, b: TextLine) -> float:
    return max(a.x0 - b.x1, b.x0 - a.x1)


def _choices(caption: _Caption) -> int:
    return sum(caption.rows(side) >= 2 for side in caption.found)


def _usual_side(captions: Sequence[_Caption]) -> Side:
    """Where the paper puts its tables, by those that leave no doubt."""
    sides: Counter[Side] = Counter()
    for caption in captions:
        told: list[Side] = [side for side in caption.found if caption.rows(side) >= 2]
        if len(told) == 1:
            sides[told[0]] += 1
    return "below" if sides["below"] > sides["above"] else "above"


def _ragged(caption: _Caption, side: Side, pages: Mapping[int, Sequence[_Part]]) -> list[_Part]:
    """The paragraph next to a caption, where it is a list rather than text: few lines are full, none ends in a stop."""
    own = caption.paragraph
    for par in {id(p.paragraph): p.paragraph for p in pages[own.page]}.values():
        gap = par.y0 - own.y1 if side == "above" else own.y0 - par.y1
        if par.layer != "body" or par.column != own.column or len(par.lines) < 3 or not 0 <= gap <= _GAP:
            continue
        full = sum(t.x1 > par.right - 2 * t.size for t in par.lines)
        stops = sum(t.text.rstrip().endswith((".", ":")) for t in par.lines)
        if full <= 0.3 * len(par.lines) and not stops:
            return [p for p in pages[own.page] if p.paragraph is par]
    return []


def _settle(
    caption: _Caption,
    usual: Side,
    pages: Mapping[int, Sequence[_Part]],
    rules: Sequence[Rect],
    hyphenation: Hyphenation,
) -> None:
    other: Side = "below" if usual == "above" else "above"
    best: list[_Part] = []
    for side in (usual, other):
        parts = [p for p in caption.found[side] if not p.taken]
        if parted([p.line for p in parts]) >= 2:
            best = parts
            break
        best = best or parts
    if not best:
        best = _ragged(caption, usual, pages) or _ragged(caption, other, pages)
    if not best:
        return
    for par in {id(p.paragraph): p.paragraph for p in best}.values():
        if par.layer not in _CELLS:
            par.layer, par.heading = "furniture", None
    x0, x1 = min(p.line.x0 for p in best), max(p.line.x1 for p in best)
    y0, y1 = min(p.line.y0 for p in best), max(p.line.y1 for p in best)
    for part in pages[caption.paragraph.page]:
        line = part.line
        if part.taken or not (line.x0 >= x0 - 2 and line.x1 <= x1 + 2 and y0 - 1 <= line.base <= y1 + 1):
            continue
        par = part.paragraph
        if par.layer in ("body", "heading") and all(y0 - 1 <= t.base <= y1 + 1 for t in par.lines):
            par.layer, par.heading = "furniture", None
        if par.layer in _CELLS and part not in best:
            best.append(part)
    for part in best:
        part.taken = True
    within = [r for r in rules if min(r[2], x1) - max(r[0], x0) > 0.6 * (x1 - x0)]
    drawn = sorted({round(r[1], 1) for r in within if y0 - 8 <= r[1] <= y1 + 8})
    caption.paragraph.rows = rows_of([p.line for p in best if p.paragraph.layer in _CELLS], hyphenation, drawn)
