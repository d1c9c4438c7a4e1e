"""What can be counted of a reading without its text being known: the bars of the reading test."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from claimcheck.language.read import stretches
from claimcheck.paper.model import Block, Line, Paper
from claimcheck.paper.outline import read_outline
from claimcheck.paper.paragraphs import BULLET
from claimcheck.paper.read import read
from claimcheck.paper.titles import plain

_STOPPED = re.compile(r"[.!?:;…][\"'”’»)\]]*\d{0,3}$")
_COMMON = frozenset(
    "the of and a in to is that we for are with this on as by it be from which an or not these can at have our".split()
)
_INSIDE = ("figure", "table", "section", "appendix", "equation", "footnote")
_UNBOOKMARKED = ("abstract", "reference", "acknowledgement")


@dataclass
class Share:
    """``part`` of ``whole``, with what was missed for the one who looks into it."""

    part: int = 0
    whole: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 1.0

    def add(self, good: bool, name: str, weight: int = 1) -> None:
        self.whole += weight
        if good:
            self.part += weight
        else:
            self.missed.append(name)

    def __iadd__(self, other: Share) -> Share:
        self.part += other.part
        self.whole += other.whole
        self.missed += other.missed
        return self


@dataclass
class Reading:
    paper: Paper
    marked: Share
    """Bookmarks of the outline that are sections."""
    sections: Share
    """Sections with a number that are bookmarks, where there is an outline."""
    captions: Share
    """Figures and tables mentioned whose caption was found."""
    references: Share
    """References to parts of the paper that were resolved."""
    whole: Share
    """Sentences of abstract and body that begin and end as sentences do."""
    placed: Share
    """Words of lines that look like prose that are in a sentence."""


def measure(path: Path) -> Reading:
    paper = read(path)
    marked, sections = _headings(paper, path)
    return Reading(paper, marked, sections, _captions(paper), _references(paper), _sentences(paper), _placed(paper))


def _bare(title: str) -> str:
    return plain(re.sub(r"^(?:appendix\s+)?(?:[A-Z]|\d+)(?:\.\d+)*[.:]?\s+(?=\S)", "", title, flags=re.I))


def _headings(paper: Paper, path: Path) -> tuple[Share, Share]:
    marked, sections = Share(), Share()
    document = pypdfium2.PdfDocument(path)
    marks = read_outline(document)
    document.close()
    titles = {t for s in paper.sections for t in (plain(s.title), _bare(s.title), plain(f"{s.number}{s.title}"))}
    if len(marks) < 5:
        return marked, sections
    own = [m for m in marks if plain(m.title) != plain(paper.title)]
    for m in own:
        marked.add(plain(m.title) in titles or _bare(m.title) in titles, m.title)
    known = {t for m in own for t in (plain(m.title), _bare(m.title))}
    told: dict[tuple[int, bool], list[tuple[bool, str]]] = {}
    for s in paper.sections:
        if s.number and s.kind not in _UNBOOKMARKED:
            good = plain(s.title) in known or _bare(s.title) in known
            told.setdefault((s.level, s.number[0].isdecimal()), []).append((good, f"{s.number} {s.title}"))
    for found in told.values():
        if any(good for good, _ in found):  # else the outline leaves headings of this level out
            for good, name in found:
                sections.add(good, name)
    return marked, sections


def _captions(paper: Paper) -> Share:
    out = Share()
    for label in sorted({r.label for r in paper.references if r.kind in ("figure", "table")}):
        out.add(any(r.target for r in paper.references if r.label == label), label)
    return out


def _references(paper: Paper) -> Share:
    out = Share()
    for r in paper.references:
        if r.kind in _INSIDE:
            out.add(r.target is not None, f"{r.kind} {r.label} {r.block}")
    return out


def _sentences(paper: Paper) -> Share:
    """An item of a list may end without a stop, and so may what leads to a display equation."""
    out = Share()
    for n, block in enumerate(paper.blocks):
        if block.layer not in ("abstract", "body"):
            continue
        spans = list(stretches(block))
        after = paper.blocks[n + 1] if n + 1 < len(paper.blocks) else None
        for k, (start, end) in enumerate(spans):
            text = block.text[start:end]
            free = k == len(spans) - 1 and (bool(BULLET.match(block.text)) or _shows_equation(after))
            out.add(not text[:1].islower() and (free or bool(_STOPPED.search(text))), f"{block.page} {block.id} {text}")
    return out


def _shows_equation(block: Block | None) -> bool:
    return block is not None and block.layer == "furniture" and bool(re.search(r"[=≈≤≥∑∏∈→∼∝]", block.text))


def _prose_lines(block: Block, size: float) -> Iterator[tuple[str, int]]:
    """Lines in the print of the running text with ten or more words, three of them among the commonest."""
    for line in block.lines:
        text = block.raw[line.start : line.end]
        words = re.findall(r"[^\W\d_]{2,}", text)
        common = sum(w.lower() in _COMMON for w in words)
        if abs(_print(line) - size) <= 0.05 * size and len(words) >= 7 and common >= 2:
            yield text, len(words)


def _print(line: Line) -> float:
    return round(line.y1 - line.y0, 1)


def _placed(paper: Paper) -> Share:
    """Leaves the first page's front matter out: addresses and notices are in the print of the text as well."""
    out = Share()
    sizes: Counter[float] = Counter()
    for block in paper.blocks:
        if block.layer == "body":
            for line in block.lines:
                sizes[_print(line)] += line.end - line.start
    size = min(sizes, key=lambda z: (-sizes[z], z), default=10.0)
    for block in paper.blocks:
        if block.layer == "reference" or (block.layer == "furniture" and block.page == 1):
            continue
        for text, words in _prose_lines(block, size):
            out.add(block.layer != "furniture", f"{block.page} {block.id} {text}", words)
    return out
