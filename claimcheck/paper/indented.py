"""Displayed quotations: paragraphs set in from the margin behind a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.paper.paragraphs import BULLET, Paragraph


def mark_indented(paragraphs: Sequence[Paragraph]) -> None:
    """Give the layer ``quote`` to what is set in by two letters' width or more and follows a colon or such a quote.

    A prompt, a vignette or a model's answer is printed so. Items of lists are left alone. ``paragraphs`` in reading
    order.
    """
    margins = _margins(paragraphs)
    before: Paragraph | None = None
    for par in paragraphs:
        if par.layer in ("furniture", "footnote", "caption"):
            continue
        indent = par.x0 - margins.get((par.page, par.column), par.x0)
        if (
            before is not None
            and par.layer == "body"
            and 2 * par.size <= indent
            and all(t.x0 - par.x0 < 1.2 * par.size for t in par.lines)
            and not BULLET.match(par.text)
            and (_introduces(before, margins) or (before.layer == "quote" and abs(before.x0 - par.x0) < 1))
        ):
            par.layer = "quote"
        before = par


def _introduces(par: Paragraph, margins: dict[tuple[int, str], float]) -> bool:
    """Text at the margin that ends with a colon."""
    left = margins.get((par.page, par.column))
    at_margin = left is not None and par.lines[-1].x0 - left < 1.8 * par.size
    return par.layer == "body" and at_margin and not BULLET.match(par.text) and par.text.rstrip().endswith(":")


def _margins(paragraphs: Sequence[Paragraph]) -> dict[tuple[int, str], float]:
    """The left edge of most lines of running text, by page and column."""
    lefts: dict[tuple[int, str], Counter[int]] = {}
    for par in paragraphs:
        if par.layer in ("body", "abstract"):
            lefts.setdefault((par.page, par.column), Counter()).update(round(t.x0) for t in par.lines)
    return {key: float(min(found, key=lambda x: (-found[x], x))) for key, found in lefts.items()}
