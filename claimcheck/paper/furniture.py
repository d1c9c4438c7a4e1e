"""What is on the page and not in the text: running heads, page numbers, stamps, line numbers, text in pictures."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.paper.glyphs import Glyphs
from claimcheck.paper.measures import Measures
from claimcheck.paper.textline import TextLine

_NUMBER = re.compile(r"^(?:page\s+)?[-–—|]?\s*(?:\d{1,5}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d+)?\s*[-–—|]?$", re.I)
_PAGE, _LEADERS = re.compile(r"[. ]*\d{1,3}"), re.compile(r"(?:\. ?){4,}\s*\d{0,3}$")
_COUNTED = re.compile(r"[\divxl]+\b")
_STAMP = re.compile(
    r"©\s?(?:19|20)\d\d|(?:19|20)\d\d\s?©|\bpages \d{2,6}\s?[–-]\s?\d{2,6}\b|^(?:arXiv:\d{4}\.\d{4,5}|Preprint\b"
    r"|Published as a conference paper|Under review\b|\d+(?:st|nd|rd|th) (?:Conference|Workshop|International)"
    r"|(?:In )?Proceedings of|Copyright\b|©|Permission to make digital|This work is licensed|Accepted (?:at|to|by)\b)",
    re.I,
)

_NEAR = 2.05
"""Of the size: how far the next entry of a bibliography may be; a running head is farther from the text."""


def drop_running_rules(pages: Sequence[Glyphs]) -> None:
    """Take the rule under a running head, at one place on half of the pages, from among what bounds tables."""
    seen = Counter(place for g in pages for place in {_place(r) for r in g.rules})
    running = {place for place, n in seen.items() if n >= max(3, 0.5 * len(pages))}
    if running:
        for g in pages:
            g.rules = [r for r in g.rules if _place(r) not in running]


def _place(rule: tuple[float, float, float, float]) -> tuple[int, int, int]:
    return round(rule[0] / 2), round(rule[1] / 2), round(rule[2] / 2)


def find_furniture(
    pages: Mapping[int, Glyphs], lines: Mapping[int, Sequence[TextLine]], measures: Measures
) -> set[tuple[int, int]]:
    """(page, index of line) of the lines that belong to the page."""
    found: set[tuple[int, int]] = set()
    for number, of_page in lines.items():
        glyphs = pages[number]
        pictures = _pictures(glyphs, of_page, measures)
        for i, line in enumerate(of_page):
            if line.rotated or _in_picture(line, pictures, measures):
                found.add((number, i))
        found |= {(number, i) for i in _line_numbers(of_page)}
        found |= {(number, i) for i in _contents(of_page)}
    found |= _running(pages, lines, found)
    return found


def _pictures(glyphs: Glyphs, lines: Sequence[TextLine], measures: Measures) -> list[tuple[float, float, float, float]]:
    """Pictures, without those that carry running text (a whole page placed as one drawing)."""
    out = []
    for rect in glyphs.pictures:
        inside = [t for t in lines if _within(t, rect)]
        prose = sum(len(t.text) for t in inside if t.style.font == measures.font and len(t.text) >= 30)
        if prose < 600:
            out.append(rect)
    return out


def _within(line: TextLine, rect: tuple[float, float, float, float]) -> bool:
    x, y = (line.x0 + line.x1) / 2, line.base + 0.3 * line.size
    return rect[0] - 2 <= x <= rect[2] + 2 and rect[1] - 1 <= y <= rect[3] + 1


def _in_picture(line: TextLine, pictures: Sequence[tuple[float, float, float, float]], measures: Measures) -> bool:
    """Text drawn in a picture. A drawing's bounds can reach over the text around it: lines in the text's font stay."""
    own = measures.is_text_font(line.style.font) and len(line.text) >= 12 and line.text.count(" ") >= 2
    return not own and any(_within(line, r) for r in pictures)


def _line_numbers(lines: Sequence[TextLine]) -> list[int]:
    """The numbers that review copies print beside each line."""
    bare = [(i, t) for i, t in enumerate(lines) if t.text.strip().isdecimal() and len(t.text.strip()) <= 4]
    by_edge: dict[int, list[tuple[int, TextLine]]] = defaultdict(list)
    for i, t in bare:
        by_edge[round(t.x1 / 3)].append((i, t))
    out: list[int] = []
    for group in by_edge.values():
        values = [int(t.text) for _, t in group]
        if len(group) >= 15 and all(b - a in (1, 5) for a, b in itertools.pairwise(values)):
            out += [i for i, _ in group]
    return out


def _contents(lines: Sequence[TextLine]) -> list[int]:
    """A table of contents: rows that end in page numbers under each other, or in leaders of dots."""
    numbers = [t for t in lines if _PAGE.fullmatch(t.text.strip())]
    led = [i for i, t in enumerate(lines) if _LEADERS.search(t.text.strip())]
    edges = Counter(round(t.x1 / 2) for t in numbers)
    edge, count = max(edges.items(), key=lambda e: (e[1], -e[0]), default=(0, 0))
    out = set(led) if len(led) >= 3 else set()
    for a, b in itertools.pairwise(sorted(out)):  # top entries and the first line of an entry of two have no leaders
        if lines[a].base - lines[b].base < 5 * lines[a].size:
            out |= set(range(a + 1, b))
    if count >= 5:
        column = [t for t in numbers if abs(round(t.x1 / 2) - edge) <= 1]
        values = [int(re.sub(r"\D", "", t.text)) for t in column]
        right = max(t.x1 for t in lines)
        rising = all(a <= b for a, b in itertools.pairwise(values)) and values[0] < values[-1]
        if rising and column[0].x1 > right - 8:
            out |= {i for i, t in enumerate(lines) if any(abs(t.base - n.base) < 2 for n in column)}
            for above, below in itertools.pairwise(column):  # an entry of two lines has its number on the second
                if above.base - below.base < 3.5 * above.size:
                    out |= {i for i, t in enumerate(lines) if below.base < t.base < above.base}
    return sorted(out)


def _goes_on(kept: Sequence[tuple[int, TextLine]], place: int) -> bool:
    """Whether a line at the page's edge has text of its size near it, so that it is text itself.

    An entry of a bibliography may open a line with ``Proceedings of`` or ``preprint arXiv:``.
    """
    line = kept[place][1]
    for _, other in kept:
        drop = abs(line.base - other.base)
        shared = min(line.x1, other.x1) - max(line.x0, other.x0)
        if (
            0.5 * line.size < drop < _NEAR * line.size
            and abs(other.size - line.size) < 0.3
            and shared > 0.5 * min(line.width, other.width)
        ):
            return True
    return False


def _running(
    pages: Mapping[int, Glyphs],
    lines: Mapping[int, Sequence[TextLine]],
    gone: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    seen: dict[tuple[str, int, bool], list[tuple[int, int]]] = defaultdict(list)
    out: set[tuple[int, int]] = set()
    for number, of_page in lines.items():
        height = pages[number].height
        kept = [(i, t) for i, t in enumerate(of_page) if (number, i) not in gone]
        if not kept:
            continue
        for place, (i, t) in enumerate(kept):
            edge = place < 4 or place >= len(kept) - 4
            margin = t.base > 0.86 * height or t.base < 0.14 * height
            if not edge or not margin:
                continue
            top = t.base > height / 2
            text = _COUNTED.sub("#", t.text.strip().lower())
            seen[text, round(t.base / 4), top].append((number, i))
            outermost = place == 0 or place == len(kept) - 1 or abs(t.base - kept[0 if top else -1][1].base) < 3
            stamped = _STAMP.search(t.text) and not (number > 1 and _goes_on(kept, place))
            if (outermost and _NUMBER.match(t.text.strip())) or stamped:
                out.add((number, i))
    few = max(2, min(3, len(lines) // 3))
    for places in seen.values():
        if len({p for p, _ in places}) >= few:
            out |= set(places)
    return out
