"""Entries of a bibliography: one paragraph each, by hanging indent, bracketed number or distance."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.textline import TextLine

ENTRY = re.compile(r"^(?:\[[\w+.-]{1,14}\]|\d{1,3}\.)\s")


def split_entries(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs of layer ``reference`` cut anew into entries; the others as they are."""
    out: list[Paragraph] = []
    group: list[Paragraph] = []
    for par in [*paragraphs, None]:
        same = bool(
            par is not None
            and par.layer == "reference"
            and (not group or (par.page == group[-1].page and par.column == group[-1].column))
        )
        if same and par is not None:
            group.append(par)
            continue
        if group:
            out += _entries(group)
            group = []
        if par is not None and par.layer == "reference":
            group = [par]
        elif par is not None:
            out.append(par)
    return out


def _entries(group: Sequence[Paragraph]) -> list[Paragraph]:
    lines = [t for p in group for t in p.lines]
    left = min(t.x0 for t in lines)
    em = lines[0].size
    if sum(1 for t in lines if ENTRY.match(t.text)) >= 0.12 * len(lines):
        starts = [bool(ENTRY.match(t.text)) and t.x0 < left + 1.5 * em for t in lines]
    elif 0.25 * len(lines) <= sum(1 for t in lines if left + 0.4 * em < t.x0 < left + 4 * em) < len(lines):
        starts = [t.x0 <= left + 0.4 * em for t in lines]
    else:
        drops = [a.base - b.base for a, b in itertools.pairwise(lines)]
        usual = median(drops) if drops else em
        starts = [True, *(d > 1.15 * usual for d in drops)]
    out: list[Paragraph] = []
    current: list[TextLine] = []
    for line, start in zip(lines, starts, strict=True):
        if start and current:
            out.append(_paragraph(group[0], current))
            current = []
        current.append(line)
    out.append(_paragraph(group[0], current))
    return out


def _paragraph(model: Paragraph, lines: list[TextLine]) -> Paragraph:
    return Paragraph(list(lines), model.column, model.left, model.right, layer="reference", section=model.section)
