"""Headings: by number, style and the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.paper.hyphens import Hyphenation
from claimcheck.paper.measures import Measures
from claimcheck.paper.outline import Bookmark
from claimcheck.paper.paragraphs import Heading, Paragraph
from claimcheck.paper.text import clean, printed
from claimcheck.paper.textline import TextLine
from claimcheck.paper.titles import KNOWN, plain

_NUMBERED = re.compile(
    r"^(?P<number>(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){0,3}|[IVX]{1,5}))(?P<dot>[.:)]?)\s+(?P<title>\S.*)$"
)
_APPENDIX = re.compile(r"^(?:appendix|anhang)\s+(?P<number>[A-Z](?:\.\d+)*)?\s*[.:–—-]?\s*(?P<title>.*)$", re.I)


_INNER_CAPITAL = re.compile(r"[a-z]{1,3}(?:[A-Z]|-[A-Z])")
"""How a name such as iPhone or k-Means opens a title."""
_WORD, _LETTERS = re.compile(r"[A-Za-zÄÖÜäöü]{2}"), re.compile(r"[^\W\d_]{2}")
_CAPITAL, _UNENDED = re.compile(r"[A-Z]"), re.compile(r"[,;]$")
_EQUALS, _PERCENT = re.compile(r"[=≜]"), re.compile(r"\d\s*%")
_NUMBER_BEFORE = re.compile(r"^(?:appendix\s+)?[\dA-Z](?:\.?\d+)*\.?\s+")
_SPEAKER = re.compile(
    r"^(?:human|assistant|user|system|ai|h|q|a|question|answer|prompt|response|input|output)\b.{0,20}:", re.I
)


class Outline:
    """Looks titles up among a PDF's bookmarks."""

    def __init__(self, marks: Sequence[Bookmark]) -> None:
        self._marks: dict[str, list[Bookmark]] = {}
        for m in marks:
            for text in {m.title, _NUMBER_BEFORE.sub("", m.title)}:
                self._marks.setdefault(plain(text), []).append(m)
        tops = [m for m in marks if m.level == 1]
        self.has_numbers = any(re.match(r"\d{1,2}\.?\s", m.title) for m in marks)
        self.shift = 1 if len(tops) == 1 and len(marks) > 3 else 0
        """Where one bookmark, the title, holds all others."""

    def __bool__(self) -> bool:
        return len(self._marks) >= 3

    def find(self, title: str, page: int) -> Bookmark | None:
        marks = self._marks.get(plain(title), ())
        near = [m for m in marks if m.page is None or abs(m.page - page) <= 1]
        return near[0] if near else None


def numbered(text: str) -> tuple[str | None, str]:
    """Number and title: ``3.2``, ``A``, ``B.1``, ``IV``; None where there is no number."""
    appendix = _APPENDIX.match(text)
    if appendix and (appendix["number"] or not appendix["title"]):
        return appendix["number"], appendix["title"] or text
    found = _NUMBERED.match(text)
    if found is None:
        return None, text
    if len(found["number"]) == 1 and found["number"].isalpha() and found["dot"] == ":":
        return None, text  # who speaks, in a transcript
    if (
        found["number"].isalpha()
        and not found["dot"]
        and found["number"] in ("A", "I")
        and found["title"][:1].islower()
    ):
        return None, text
    return found["number"], found["title"]


def heading_of(par: Paragraph, hyphenation: Hyphenation, measures: Measures, outline: Outline) -> Heading | None:
    """The heading that ``par`` is, or None."""
    if len(par.lines) > 4 or len(par.text) > 230:
        return None
    text = clean(printed(par.lines), hyphenation)[0].strip()
    if not text or len(text) > 220 or not _WORD.search(text):
        return None
    number, title = numbered(text)
    if any(c > len(number or "") + 3 for t in par.lines for c in t.cells):
        return None  # cells of a table
    size = max(s.size for t in par.lines for s in t.styles)
    odd = _odd(par, measures)
    larger = size >= 1.08 * measures.size
    capitals = title.upper() == title and len(_CAPITAL.findall(title)) >= 4
    bold = par.bold or (bool(number) and par.share("bold") > 0.5)
    stands_out = bold or larger or capitals or odd
    mark = outline.find(text, par.page) or outline.find(title, par.page)
    if number == "A" and mark is not None and not outline.has_numbers and plain(mark.title) == plain(text):
        number, title = None, text  # the article, not the letter
    if mark is not None and (stands_out or number):
        return Heading(_spelled(mark.title, title), number, _level(number, mark.level - outline.shift))
    if len(par.lines) > 3 or len(text) > 150 or _UNENDED.search(text) or _displayed(par, measures):
        return None
    if KNOWN.match(title) and (number or stands_out):
        return Heading(title.rstrip(".:"), number, _level(number, 1))
    if _SPEAKER.match(title) or title[:1] in "<[{(#" or (title[-1:] == ":" and not number) or _EQUALS.search(title):
        return None
    if (
        (title[:1].islower() and not _INNER_CAPITAL.match(title))
        or size < 0.9 * measures.size
        or (text.endswith(".") and not (number and (bold or capitals)))
    ):
        return None
    words = title.split()
    if len(words) > 18 or sum(1 for w in words if _LETTERS.search(w)) < 0.5 * len(words):
        return None
    if number:
        formula = _PERCENT.search(title)
        return Heading(title, number, _level(number, None)) if stands_out and not formula else None
    if size >= 1.15 * measures.size or (larger and (par.bold or capitals)):
        return Heading(title, None, 1 if size >= 1.15 * measures.size else 2)
    if par.bold and measures.is_text_font(par.lines[0].style.font) and len(words) <= 12:
        return Heading(title, None, 4 if outline else 3)
    return None


def _displayed(par: Paragraph, measures: Measures) -> bool:
    """Set as code and prompts are, where the text is not."""
    return par.lines[0].mono and not measures.is_text_font(par.lines[0].style.font)


def _spelled(marked: str, printed: str) -> str:
    """The bookmark's spelling, where print has small capitals."""
    _, bare = numbered(marked)
    return bare if plain(bare) == plain(printed) and printed.upper() == printed else printed


def _odd(par: Paragraph, measures: Measures) -> bool:
    """Set in another font than the text: small capitals, italics."""
    return all(t.style.font != measures.font or t.share("italic") > 0.8 for t in par.lines)


def _level(number: str | None, hint: int | None) -> int:
    if number:
        return number.count(".") + 1
    return max(1, hint or 1)


def looks_alike(paragraphs: Sequence[Paragraph], measures: Measures) -> Iterator[Paragraph]:
    """Short paragraphs not yet told that are set like the numbered headings: ``Author contributions``."""
    looks: dict[tuple[float, str], int] = {}
    for par in paragraphs:
        if par.heading is not None and par.heading.number:
            looks[_look(par)] = looks.get(_look(par), 0) + 1
    for par in paragraphs:
        if par.layer is not None or len(par.lines) > 2 or looks.get(_look(par), 0) < 2:
            continue
        if _look(par) == (measures.size, measures.font) or _displayed(par, measures):
            continue
        text = par.text.strip()
        if (
            text[:1].isupper()
            and not text.endswith((".", ":", ","))
            and not _SPEAKER.match(text)
            and 3 < len(text) < 90
            and len({_style(t) for t in par.lines}) == 1
        ):
            yield par


def _look(par: Paragraph) -> tuple[float, str]:
    return _style(par.lines[0])


def _style(line: TextLine) -> tuple[float, str]:
    return line.style.size, line.style.font
