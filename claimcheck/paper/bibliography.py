"""Entries of a bibliography: one paragraph each, by hanging indent, bracketed number or distance."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Literal

from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.textline import TextLine

ENTRY = re.compile(r"^(?:\[[\w+.-]{1,14}\]|\d{1,3}\.)\s")
_ENDED = re.compile(r"[.\d)][\"'”’\])]*$")
_HANGING = 4
"""Letters' widths that the lines of an entry may be set in."""

Manner = Literal["key", "indent", "distance"]


def split_entries(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs of layer ``reference`` cut anew into entries, also those that run over a column's or page's end; the
    others as they are."""
    runs = [
        (kind, list(run))
        for kind, run in itertools.groupby(paragraphs, lambda p: p.layer == "reference" and (p.page, p.column))
    ]
    lines = [[t for p in run for t in p.lines] for kind, run in runs if kind]
    if not lines:
        return list(paragraphs)
    manner = _manner(lines)
    lefts: dict[str, float] = {}
    for kind, run in runs:
        if kind:
            lefts[run[0].column] = min([lefts.get(run[0].column, run[0].x0), *(p.x0 for p in run)])
    out: list[Paragraph] = []
    last: Paragraph | None = None
    for kind, run in runs:
        if not kind:
            out += run
            if any(p.layer == "heading" for p in run):
                last = None
            continue
        own = [t for p in run for t in p.lines]
        left = min(t.x0 for t in own)
        if left < lefts[run[0].column] + _HANGING * own[0].size:  # else of a page with another margin
            left = lefts[run[0].column]
        for entry, opens in _entries(run[0], own, manner, left, last):
            if last is not None and not opens:
                last.lines.extend(entry.lines)
                continue
            out.append(entry)
            last = entry
    return out


def _manner(columns: Sequence[Sequence[TextLine]]) -> Manner:
    """How the entries of the paper are told apart."""
    count = sum(map(len, columns))
    if sum(1 for lines in columns for t in lines if ENTRY.match(t.text)) >= 0.12 * count:
        return "key"
    hanging = 0
    for lines in columns:
        left = min(t.x0 for t in lines)
        hanging += sum(1 for t in lines if left + 0.4 * t.size < t.x0 < left + 4 * t.size)
    return "indent" if 0.25 * count <= hanging < count else "distance"


def _entries(
    model: Paragraph, lines: Sequence[TextLine], manner: Manner, left: float, last: Paragraph | None
) -> Iterator[tuple[Paragraph, bool]]:
    """The entries of one column, and whether each begins there; the first may go on with ``last``."""
    em = lines[0].size
    if manner == "key":
        starts = [bool(ENTRY.match(t.text)) and t.x0 < left + 1.5 * em for t in lines]
    elif manner == "indent":
        starts = [t.x0 <= left + 0.4 * em for t in lines]
    else:
        drops = [a.base - b.base for a, b in itertools.pairwise(lines)]
        usual = median(drops) if drops else em
        open_ = last is not None and not _ENDED.search(last.lines[-1].text.rstrip())
        starts = [not open_ and not lines[0].text[:1].islower(), *(d > 1.15 * usual for d in drops)]
    current: list[TextLine] = []
    begun = starts[0]
    for line, start in zip(lines, starts, strict=True):
        if start and current:
            yield _paragraph(model, current), begun
            current, begun = [], True
        current.append(line)
    yield _paragraph(model, current), begun


def _paragraph(model: Paragraph, lines: list[TextLine]) -> Paragraph:
    return Paragraph(list(lines), model.column, model.left, model.right, layer="reference", section=model.section)
