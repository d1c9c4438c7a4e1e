"""Footnotes: small print at the foot of a column that opens with a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.paper.measures import Measures
from claimcheck.paper.paragraphs import Paragraph, raised_start

_MARK = re.compile(r"^(?:\d{1,3}|[∗*†‡§¶⋄◦□△#]{1,3})(?=\s|[A-Z“\"(h])")


def mark_footnotes(column: Sequence[Paragraph], measures: Measures) -> None:
    """Give the footnotes among the paragraphs of one column of a page (top to bottom) their layer, label and skip."""
    start: int | None = None
    for i in range(len(column) - 1, -1, -1):
        par = column[i]
        if par.layer is not None:
            if par.layer == "furniture":
                continue
            break
        if par.size > 0.95 * measures.size:
            break
        if par.share("math") > 0.5:
            break
        if footnote_mark(par) is not None:
            start = i
    if start is None:
        return
    for par in column[start:]:
        if par.layer is None:
            par.layer = "footnote"
            mark = footnote_mark(par)
            if mark is not None:
                par.label, par.skip = mark, len(mark)


def footnote_mark(par: Paragraph) -> str | None:
    first = par.lines[0]
    n = raised_start(first)
    if n:
        return first.text[:n].strip() or None
    found = _MARK.match(first.text)
    if found and first.styles[0].size <= 0.85 * first.size:
        return found[0]
    return None
