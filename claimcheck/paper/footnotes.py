"""Footnotes: small print at the foot of a column that opens with a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.paper.glyphs import Rect
from claimcheck.paper.measures import Measures
from claimcheck.paper.paragraphs import Paragraph, raised_start

_MARK = re.compile(r"^(?:\d{1,3}|[∗*†‡§¶⋄◦□△#]{1,3})(?=\s|[A-Z“\"(h])")


def mark_footnotes(column: Sequence[Paragraph], rules: Sequence[Rect], measures: Measures) -> None:
    """Give the footnotes among the paragraphs of one column of a page (top to bottom) their layer, label and skip.

    ``rules`` are the page's horizontal lines: one above the notes shows that unmarked small print under it goes on with
    a note of the page before.
    """
    start: int | None = None
    for i in range(len(column) - 1, -1, -1):
        par = column[i]
        if par.layer == "furniture":
            continue
        if par.layer is not None or par.size > 0.95 * measures.size or par.share("math") > 0.5:
            break
        if footnote_mark(par) is not None or _under_rule(par, rules):
            start = i
    if start is None:
        return
    for par in column[start:]:
        if par.layer is None:
            par.layer = "footnote"
            mark = footnote_mark(par)
            if mark is not None:
                par.label, par.skip = mark, len(mark)


def _under_rule(par: Paragraph, rules: Sequence[Rect]) -> bool:
    """Right below a rule that starts at the margin and ends well before the column does."""
    width = max(1.0, par.right - par.left)
    return any(
        0 <= (r[1] + r[3]) / 2 - par.y1 < 1.2 * par.size
        and abs(r[0] - par.left) < 4
        and 0.1 * width < r[2] - r[0] < 0.65 * width
        for r in rules
    )


def footnote_mark(par: Paragraph) -> str | None:
    """The mark that ``par`` opens with, raised or small."""
    first = par.lines[0]
    n = raised_start(first)
    if n:
        return first.text[:n].strip() or None
    found = _MARK.match(first.text)
    if found and first.styles[0].size <= 0.85 * first.size:
        return found[0]
    return None
