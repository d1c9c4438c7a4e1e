"""What the numbers of headings tell together: which cannot be headings, and the levels of Roman numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.paper.headings import Outline
from claimcheck.paper.paragraphs import Heading, Paragraph
from claimcheck.paper.titles import KNOWN, kind_of

_MOST_SKIPPED = 3
"""How far letters and numbers of top headings may be apart, since one may be missed."""


def out_of_order(paragraphs: Sequence[Paragraph], outline: Outline) -> Iterator[Paragraph]:
    """Numbered headings that cannot be ones: items of a list, lines of a table of contents or of a transcript."""
    top: str | None = None
    last = 0
    letter = ord("A") - 1
    roman = _has_roman(paragraphs)
    least = _least_size(paragraphs)
    for par in paragraphs:
        h = par.heading
        if h is None or not h.number or (roman and h.level > 1):
            continue
        if h.level == 1 and h.number.isdecimal() and _full_size(par) < least and not outline.find(h.title, par.page):
            yield par
            continue
        first = h.number.split(".")[0]
        if len(first) == 1 and first.isalpha() and not roman:
            known = outline.find(h.title, par.page) is not None
            if h.level > 1:
                if ord(first) != letter and not known:
                    yield par
            elif known or 0 < ord(first) - letter <= _MOST_SKIPPED:
                letter = ord(first)
            else:
                yield par
        elif first.isdecimal():
            n = int(first)
            known = outline.find(h.title, par.page) is not None
            if h.level == 1:
                if not known and not last < n <= last + _MOST_SKIPPED:
                    yield par
                    continue
                last, top = n, first
            elif top is not None and first != top and not (n == last + 1 and not known):
                yield par


def _full_size(par: Paragraph) -> float:
    return max(t.full_size for t in par.lines)


def _least_size(paragraphs: Sequence[Paragraph]) -> float:
    """The size that a numbered top heading has at least: that of those with the kinds a paper is made of."""
    tops = [p for p in paragraphs if p.heading is not None and p.heading.number and p.heading.level == 1]
    sizes = [_full_size(p) for p in tops if p.heading is not None and KNOWN.match(p.heading.title)]
    return 0.93 * min(sizes, default=0.0)


def articles(paragraphs: Sequence[Paragraph]) -> None:
    """``A`` before the bibliography, where an appendix A comes after it, is the article."""
    lettered = [p for p in paragraphs if p.heading is not None and p.heading.number == "A"]
    if len(lettered) < 2 or _has_roman(paragraphs):
        return
    for par in lettered[:-1]:
        if par.heading is not None:
            par.heading = Heading(f"A {par.heading.title}", None, 4)


def _has_roman(paragraphs: Sequence[Paragraph]) -> bool:
    numbers = {p.heading.number for p in paragraphs if p.heading is not None}
    return {"I", "II"} <= numbers or {"II", "III"} <= numbers


def roman_levels(paragraphs: Sequence[Paragraph]) -> None:
    """Where top sections have Roman numbers, letters are the second level and bare numbers the third."""
    if not _has_roman(paragraphs):
        return
    letter = top = 0
    for par in paragraphs:
        h = par.heading
        if h is None or not h.number:
            continue
        if kind_of(h.title) == "reference":
            return
        if h.number.isdecimal():
            par.heading = Heading(h.title, h.number, 3)
        elif len(h.number) == 1 and ord(h.number) - ord("A") == letter and _roman(h.number) != top + 1:
            par.heading = Heading(h.title, h.number, 2)
            letter += 1
        elif _roman(h.number) > top:
            top, letter = _roman(h.number), 0
        elif len(h.number) == 1:
            par.heading = Heading(h.title, h.number, 2)
            letter = ord(h.number) - ord("A") + 1


def _roman(number: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    if any(c not in values for c in number):
        return 0
    digits = [values[c] for c in number]
    return sum(-d if any(e > d for e in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))
