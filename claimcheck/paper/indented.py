"""Displayed quotations and prompts: paragraphs set in from the margin, or in italics, behind a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimcheck.paper.paragraphs import BULLET, Paragraph


def mark_indented(paragraphs: Sequence[Paragraph]) -> None:
    """Give the layer ``quote`` to what is set in by two letters' width or more and follows a colon or such a quote.

    A prompt, a vignette or a model's answer is printed so. Where the words before the colon name one, less is enough:
    a narrow margin, or italics. Items of lists are left alone. ``paragraphs`` in reading order.
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
            and not BULLET.match(par.text)
            and _displayed(par, indent, named=bool(_NAMES.search(before.text)))
            and (_introduces(before, margins) or (before.layer == "quote" and abs(before.x0 - par.x0) < 1))
        ):
            par.layer = "quote"
        before = par


_NAMES = re.compile(
    r"\b(?:prompts?|instructions?|questions?|quer(?:y|ies)|templates?|messages?|examples?|responses?|answers?"
    r"|outputs?|transcripts?|stor(?:y|ies)|vignettes?|passages?|inputs?)\b[^.!?,;]{0,30}:$"
)


def _displayed(par: Paragraph, indent: float, *, named: bool) -> bool:
    """Set in, and not its first line only; or where what follows was ``named``, set in a little or in italics."""
    if named and par.share("italic") > 0.9:
        return True
    block = all(t.x0 - par.x0 < 1.2 * par.size for t in par.lines)
    return block and (indent >= 2 * par.size or (named and len(par.lines) > 1 and indent >= 1.2 * par.size))


def _introduces(par: Paragraph, margins: dict[tuple[int, str], float]) -> bool:
    """Text at the margin that ends with a colon."""
    left = margins.get((par.page, par.column))
    at_margin = left is not None and par.lines[-1].x0 - left < 1.8 * par.size
    return par.layer == "body" and at_margin and not BULLET.match(par.text) and par.text.rstrip().endswith(":")


def _margins(paragraphs: Sequence[Paragraph]) -> dict[tuple[int, str], float]:
    """The leftmost edge that some lines of running text share, by page and column; a long quotation can have most."""
    lefts: dict[tuple[int, str], Counter[int]] = {}
    for par in paragraphs:
        if par.layer in ("body", "abstract"):
            lefts.setdefault((par.page, par.column), Counter()).update(round(t.x0) for t in par.lines)
    return {
        key: float(min(x for x, n in found.items() if n >= min(_SOME, max(found.values()))))
        for key, found in lefts.items()
    }


_SOME = 4
"""Lines that make a margin."""
