"""Paragraphs within a cluster of lines: by indent, by distance, by a last line that ends early, by style."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from claimcheck.paper.captions import opens_caption
from claimcheck.paper.columns import Cluster, Column
from claimcheck.paper.rows import Rows
from claimcheck.paper.textline import TextLine, letters
from claimcheck.records.words import Layer

BULLET = re.compile(r"^(?:[•‣◦▪■●○∙⁃➢➤✓✗▶►–·*]|-|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+(?=\S)")
_SYMBOL = re.compile(r"[=≈≤≥∑∏∫∈→≜≡∝]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FINAL = re.compile(r"[.!?:][\"'”’)\]]*\d*$")
_HEADING_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})+|[A-Z]|[IVX]+)\.?\s+[A-Z]")
_ALONE = re.compile(r"^(?:abstract|references|bibliography|acknowledge?ments?|appendix)$", re.I)
_REFERENCE_START = re.compile(r"^\[\w{1,12}\]\s")


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    number: str | None
    level: int


@dataclass
class Paragraph:
    """Lines that make one paragraph (or heading, caption, ...); the layer is decided later."""

    lines: list[TextLine]
    column: Column
    left: float
    """Left and right edge of the text column it stands in."""
    right: float
    layer: Layer | None = None
    label: str | None = None
    section: str | None = None
    skip: int = 0
    """Characters at its start that are a mark and not text."""
    heading: Heading | None = None
    rows: Rows = ()
    """For a table's caption the table."""

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def text(self) -> str:
        return " ".join(t.text for t in self.lines)

    @property
    def size(self) -> float:
        sizes: Counter[float] = Counter()
        for t in self.lines:
            sizes[t.size] += len(t.text)
        return min(sizes, key=lambda z: (-sizes[z], z))

    @property
    def x0(self) -> float:
        return min(t.x0 for t in self.lines)

    @property
    def x1(self) -> float:
        return max(t.x1 for t in self.lines)

    @property
    def y0(self) -> float:
        return self.lines[-1].y0

    @property
    def y1(self) -> float:
        return self.lines[0].y1

    @property
    def bold(self) -> bool:
        return all(t.bold for t in self.lines) and self.lines[-1].styles[-1].bold

    def share(self, trait: str) -> float:
        total = sum(len(t.text) for t in self.lines)
        return sum(t.share(trait) * len(t.text) for t in self.lines) / total


def raised_start(line: TextLine) -> int:
    """How many characters at the line's start are a raised mark (as a footnote's)."""
    n = 0
    while n < len(line.text) and not line.text[n].isspace() and n < 4:
        small = line.styles[n].size <= 0.82 * line.size
        high = line.bases[n] > line.base + 0.12 * line.size
        symbol = line.text[n] in "∗*†‡§¶⋄◦□△"
        if not ((small and (high or line.text[n].isdecimal())) or (symbol and n == 0)):
            break
        n += 1
    return n if n < len(line.text.strip()) else 0


def split(cluster: Cluster, pitch: float) -> list[Paragraph]:
    """The paragraphs of a cluster; ``pitch`` is the paper's line distance over the font size."""
    lines = cluster.lines
    left, right = _margins(lines)
    drops = [a.base - b.base for a, b in itertools.pairwise(lines)]
    full = max(t.full_size for t in lines[:2])
    usual = max(median(drops), lines[0].size) if len(drops) >= 3 else pitch * full
    groups: list[list[TextLine]] = [[lines[0]]]
    for i, line in enumerate(lines[1:]):
        if _breaks(groups[-1], line, lines[i + 2] if i + 2 < len(lines) else None, left, right, drops[i], usual):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Paragraph(g, cluster.column, left, right) for g in groups]


def _is_title(line: TextLine) -> bool:
    return line.bold or line.share("italic") > 0.8 or (line.text.upper() == line.text and letters(line.text) >= 3)


def is_display(line: TextLine, left: float, right: float) -> bool:
    """A line of a display equation: symbols rather than words, and not filling the column."""
    return (
        (line.x0 > left + 1.2 * line.size or line.share("math") > 0.5)
        and line.width < 0.97 * max(1.0, right - left)
        and (line.share("math") > 0.2 or bool(_SYMBOL.search(line.text)))
        and sum(map(len, _WORD.findall(line.text))) < 0.5 * line.solid
    )


def _margins(lines: Sequence[TextLine]) -> tuple[float, float]:
    lefts = Counter(round(t.x0) for t in lines)
    many = [x for x, n in lefts.items() if n >= max(2, 0.25 * len(lines))]
    rights = Counter(round(t.x1 / 2) * 2 for t in lines)
    edge, count = max(rights.items(), key=lambda e: (e[1], e[0]))
    right = float(edge + 1) if len(lines) >= 5 and count >= 0.35 * len(lines) else max(t.x1 for t in lines)
    return float(min(many) if many else min(lefts)), right


def _breaks(
    group: Sequence[TextLine],
    line: TextLine,
    after: TextLine | None,
    left: float,
    right: float,
    drop: float,
    usual: float,
) -> bool:
    last = group[-1]
    em = line.size
    usual = max(usual, em)
    if is_display(line, left, right) != is_display(last, left, right):
        return True
    if drop <= 1.3 * usual and last.x1 > right - 2 * em and _goes_on_bold(last, line):
        return False
    if _is_title(last) and _is_title(line) and _HEADING_NUMBER.match(group[0].text):
        # two headings under each other, or one that takes two lines
        return bool(_HEADING_NUMBER.match(line.text)) or drop > 1.15 * usual or abs(last.size - line.size) > 0.3
    if _HEADING_NUMBER.match(group[0].text) and _is_title(last) and not _is_title(line) and len(group) <= 3:
        return True
    if drop > 1.3 * usual:
        return True
    if opens_caption(line.text, last.text):
        return True
    if _ALONE.match(last.text) and last.style != line.style and len(group) == 1:
        return True
    if last.bold and line.text[:1].islower():
        return False
    if last.bold != line.bold and (last.bold or line.bold):
        # a run of bold inside a paragraph also fills lines: only a short bold line stands alone
        if last.bold and len(group) <= 3 and last.x1 < right - 2 * em and group[0].bold:
            return True
        if line.bold and _FINAL.search(last.text) and (last.x1 < right - 2 * em or drop > 1.1 * usual):
            return True
    if _is_title(line) and not _is_title(last) and _HEADING_NUMBER.match(line.text) and _FINAL.search(last.text):
        return True
    noted = raised_start(line) and line.size < 10.5 and line.x0 <= group[0].x0 + 1.5 * em
    if noted and (raised_start(group[0]) or _FINAL.search(last.text)):
        return True
    if BULLET.match(line.text) and _starts_item(group, line, after):
        return True
    if _REFERENCE_START.match(line.text) and abs(line.x0 - group[0].x0) < em and last.text[-1:] in ".)":
        return True
    final = bool(_FINAL.search(last.text))
    indented = line.x0 > max(left, last.x0) + 0.6 * em and line.x0 < left + 5 * em
    if indented and (after is None or after.x0 < line.x0 - 0.6 * em or not final):
        hanging = len(group) == 1 and bool(BULLET.match(group[0].text) or _REFERENCE_START.match(group[0].text))
        if (final or last.x1 < right - 2 * em) and not hanging:
            return True
    if line.x0 < last.x0 - 0.8 * em and len(group) >= 2 and last.x0 - group[0].x0 > 0.8 * em and final:
        return True  # back to the margin after a hanging indent
    first_word = line.text.split(" ", 1)[0]
    room = right - last.x1
    per_char = line.width / max(1, len(line.text))
    fits = room > (len(first_word) + 1.5) * per_char + 0.8 * em
    return final and fits and not line.text[:1].islower() and drop > 0.9 * usual


def _goes_on_bold(last: TextLine, line: TextLine) -> bool:
    """Whether words in bold run over the line's end into one that goes on in plain print: ``... and / Answer: This``.

    Two bold lines under each other may be two headings.
    """
    first = line.styles[0]
    return first.bold and last.styles[-1].bold and first is last.styles[-1] and not line.bold


def _starts_item(group: Sequence[TextLine], line: TextLine, after: TextLine | None) -> bool:
    """A bullet or number that opens an item: it stands left of the text under it, or in line with its like above."""
    if line.text[0] in "•‣◦▪■●○∙⁃➢➤✓✗▶►":
        return True
    if BULLET.match(group[0].text) and abs(group[0].x0 - line.x0) < 3:
        return True
    if after is not None and after.x0 > line.x0 + 0.6 * line.size:
        return bool(_FINAL.search(group[-1].text)) or line.x0 > group[-1].x0 + 0.5 * line.size
    return False
