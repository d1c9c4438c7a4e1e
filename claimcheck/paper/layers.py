"""The layer of each paragraph: what of a page is heading, body, caption, footnote, quote, code, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.paper.areas import Area, holds
from claimcheck.paper.captions import SUB_CAPTION, caption_label, only_label
from claimcheck.paper.footnotes import mark_footnotes
from claimcheck.paper.glyphs import Rect
from claimcheck.paper.headings import Outline
from claimcheck.paper.measures import Measures
from claimcheck.paper.paragraphs import BULLET, Paragraph
from claimcheck.paper.shapes import WORDS, is_equation, is_program, is_prose, looks_like_code
from claimcheck.paper.textline import letters, solid
from claimcheck.paper.titles import kind_of

_NUMBERED = re.compile(r"[A-Z\d]{1,2}(?:\.\d{1,2})+\s+(?=[A-Z])")
_STOPPED = re.compile(r"[.!?:;,][\"'”’)\]]*\s*$")
_TAG = re.compile(r"</\w+>")
"""Of a transcript rather than a program."""


def in_area(par: Paragraph, areas: Sequence[Area]) -> Area | None:
    for area in areas:
        if sum(1 for t in par.lines if holds(area.rect, t)) > 0.6 * len(par.lines):
            return area
    return None


def classify_page(
    paragraphs: list[Paragraph], areas: Sequence[Area], rules: Sequence[Rect], measures: Measures
) -> None:
    """Captions, footnotes, tables, boxes, equations, code of one page; headings come after, paper-wide."""
    for par in paragraphs:
        if par.layer is not None:
            continue
        label = caption_label(par)
        if label is not None:
            par.layer, par.label = "caption", label
            if label.startswith(("Algorithm", "Listing")) and len(par.text) < 30:
                par.layer = "code"
    _join_labels(paragraphs)
    _continue_captions(paragraphs, measures.pitch)
    if any(p.layer == "caption" for p in paragraphs):
        for par in paragraphs:
            if par.layer is None and par.size < 0.96 * measures.size and SUB_CAPTION.match(par.text) and is_prose(par):
                par.layer = "caption"
    for par in paragraphs:
        area = in_area(par, areas) if par.layer is None and not _numbered_capitals(par, measures) else None
        if area is not None and area.kind == "table":
            # a transcript or prompt is often set as a table of one cell
            share = (par.x1 - par.x0) / max(1.0, area.rect[2] - area.rect[0])
            words = len(WORDS.findall(par.text))
            long = (words >= 40 and share > 0.45) or (share > 0.7 and not any(t.cells for t in par.lines))
            par.layer = "quote" if long and is_prose(par) else "furniture"
        elif area is not None and area.kind == "algorithm":
            par.layer = "code"
        elif area is not None and (is_prose(par) or _told(paragraphs, area)):
            par.layer = "code" if is_program(par) and not _TAG.search(par.text) else "quote"
    for column in ("full", "left", "right"):
        of_column = [p for p in paragraphs if p.column == column]
        mark_footnotes(of_column, rules, measures)
    for par in paragraphs:
        if par.layer is not None:
            continue
        if is_equation(par):
            par.layer = "furniture"
        elif par.share("mono") > 0.6 and (len(par.lines) > 1 or len(par.text) >= 25):
            par.layer = "code" if looks_like_code(par) else "quote"
        elif is_program(par):
            par.layer = "code"


def _numbered_capitals(par: Paragraph, measures: Measures) -> bool:
    """A heading such as ``B.2 MORE PROMPTS`` between the rules of two displays."""
    first = par.lines[0]
    found = _NUMBERED.match(par.text)
    return (
        found is not None
        and len(par.lines) <= 2
        and par.text.upper() == par.text
        and not first.mono
        and measures.is_text_font(first.style.font)
    )


def _told(paragraphs: Sequence[Paragraph], area: Area) -> bool:
    """Whether a box holds sentences, so that the short lines in it (a speaker's name) are part of a transcript."""
    return any(is_prose(p) and in_area(p, [area]) for p in paragraphs)


def _join_labels(paragraphs: list[Paragraph]) -> None:
    """``TABLE I`` on a line of its own is the start of the caption that stands under it, centred or at one margin."""
    for label, text in list(pairwise(paragraphs)):
        if label.layer != "caption" or text.layer is not None or not only_label(label.text):
            continue
        drop = label.lines[-1].base - text.lines[0].base
        middle = abs(label.x0 + label.x1 - text.lines[0].x0 - text.lines[0].x1) / 2
        aligned = middle < label.size or abs(label.x0 - text.x0) < 0.5 * label.size
        cells = any(t.cells for t in text.lines)
        if 0 < drop < 2.2 * max(label.size, text.size) and aligned and not cells and len(text.lines) <= 8:
            label.lines.extend(text.lines)
            paragraphs.remove(text)


def _continue_captions(paragraphs: Sequence[Paragraph], pitch: float) -> None:
    """A caption's later paragraphs: the same print, right below, in the same cluster."""
    for a, b in pairwise(paragraphs):
        if a.layer != "caption" or b.layer is not None or a.column != b.column:
            continue
        drop = a.lines[-1].base - b.lines[0].base
        if 0 < drop < 1.15 * pitch * a.size and abs(a.size - b.size) < 0.2 and b.left == a.left and b.right == a.right:
            b.layer = "caption"


def lonely_headings(paragraphs: Sequence[Paragraph], outline: Outline) -> None:
    """Bold lines without number or bookmark that no text follows are the heads of a table or labels of a picture."""
    for par, after in pairwise(paragraphs):
        h = par.heading
        if h is None or h.number or kind_of(h.title) != "other" or outline.find(h.title, par.page):
            continue
        if after.layer in ("furniture", "caption", "code") or (after.layer is None and not is_prose(after)):
            par.heading = par.layer = None


def the_rest(paragraphs: Sequence[Paragraph], measures: Measures) -> None:
    """Body, bibliography, and what is left of figures and tables."""
    in_references = False
    for par in paragraphs:
        if par.layer == "heading" and par.heading is not None:
            in_references = kind_of(par.heading.title) == "reference"
        if in_references and _of_entry(par):
            par.layer = None
        if par.layer is not None:
            continue
        if in_references:
            par.layer = "reference"
        elif par.share("math") > 0.5 and not _in_text_font(par, measures):
            par.layer = "furniture"
        elif is_prose(par) or _tail(par, measures):
            par.layer = "body" if _in_text_font(par, measures) else "quote"
        else:
            par.layer = "furniture"


def _in_text_font(par: Paragraph, measures: Measures) -> bool:
    """Its first line, or most of a longer paragraph that has a line of symbols first."""
    if measures.is_text_font(par.lines[0].style.font):
        return True
    own = sum(len(t.text) for t in par.lines if measures.is_text_font(t.style.font))
    return is_prose(par) and len(par.text) > _LONG and 2 * own > len(par.text)


_LONG = 120
"""Characters of a paragraph that is no label."""


def _of_entry(par: Paragraph) -> bool:
    """A part of an entry that looks like something else elsewhere: an address in a typewriter's print, a number."""
    if par.layer == "footnote":
        return par.label is None
    return par.layer in ("code", "quote") and len(par.lines) <= _MOST_LINES


_MOST_LINES = 4
"""Of an address in an entry."""


def stray_labels(paragraphs: Sequence[Paragraph]) -> None:
    """A few words by themselves, without a stop and without the small words of a sentence, label a picture or a table.

    For merged paragraphs, so that none of them is the end or the start of another.
    """
    for par in paragraphs:
        if par.layer != "body" or len(par.lines) > 2 or BULLET.match(par.text):
            continue
        words = [w.lower() for w in re.findall(r"[^\W\d_]+", par.text)]
        if (
            len(words) <= 8
            and par.text[:1].isupper()
            and not _STOPPED.search(par.text)
            and not _OF_SENTENCES & set(words)
        ):
            par.layer = "furniture"


_OF_SENTENCES = frozenset(
    """the a an we i you it they he she this that these those there is are was were be been has have had can could may
    will would should do does did our their its where which who if when as see not let then thus hence der die das ist
    wir sind ein eine
    """.split()
)


def _tail(par: Paragraph, measures: Measures) -> bool:
    """A few words at the margin in the print of the text: the end or the start of a torn paragraph, a short item."""
    return (
        measures.is_body_size(par.size)
        and par.lines[0].style.font == measures.font
        and len(par.lines) <= 2
        and letters(par.text) > 0.5 * solid(par.text)
        and not any(t.cells for t in par.lines)
        and abs(par.lines[0].x0 - par.left) < 3 * par.size
    )
