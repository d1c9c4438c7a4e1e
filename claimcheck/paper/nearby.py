"""References by direction: ``the table below``, ``the next section``, ``see above``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.paper.model import Block, CrossReference, Float, ReferenceKind
from claimcheck.records.paper import Section

Direction = Literal["above", "below"]

_NOUN = r"(?P<{0}>figure|fig\.|plot|diagram|table|section|subsection)(?P<{0}s>s?)"
_NAMED = re.compile(
    r"\b(?:the|this)\s+(?:(?P<way>following|next|previous|preceding|above)\s+(?:(?:two|three|few)\s+)?"
    + _NOUN.format("noun")
    + r"|"
    + _NOUN.format("thing")
    + r"\s+(?P<side>above|below))\b(?![-–]|\s+(?:chance|average|\d|[A-Z]\.\d))",
    re.I,
)
_BARE = re.compile(
    r"(?:\b(?P<shows>[Ss]ee|(?:shown|given|listed|presented|displayed|illustrated|plotted|reproduced|reported|summari[sz]ed))"
    r"|\b[Aa]s|\b(?:described|discussed|detailed|explained|outlined|defined|introduced|noted|mentioned|stated|argued))"
    r"\s+(?:also\s+|further\s+|in\s+(?:more\s+)?detail\s+|as\s+)?"
    r"(?P<side>above|below)\b(?=\s*(?:[.,;:)]|$|(?:for|in|and|or|that|we|is|are|to|with|on|by|it|this|as)\b))"
)
_NUMBERED = re.compile(r"(?:\d(?:\([a-z]\))?|[A-Z])[,)]?\s*(?:\(?(?:as\s+)?)$")
"""Ends the text before a direction that only goes with a numbered reference: ``Table 2 (shown below)``."""
_KIND: dict[str, ReferenceKind] = {
    "figure": "figure", "fig.": "figure", "plot": "figure", "diagram": "figure", "table": "table",
    "section": "section", "subsection": "section",
}  # fmt: skip
_FLOATS: tuple[ReferenceKind, ...] = ("figure", "table")
_BEFORE = ("previous", "preceding", "above")
_PROSE = ("abstract", "body", "caption", "footnote")
"""Prompts and transcripts point to parts of themselves."""


@dataclass(frozen=True, slots=True)
class _Places:
    """What a direction can lead to, in reading order: for each its index among the blocks and its label or id."""

    of_kind: Mapping[ReferenceKind, Sequence[tuple[int, str]]]
    sections: Mapping[str, Section]
    pages: Sequence[int]

    def nearest(self, kind: ReferenceKind, at: int, way: Direction) -> str | None:
        """The nearest figure or table; as floats move, one on the other side where that is on the same page."""
        found = self.of_kind[kind]
        i, j = bisect_left(found, (at, "")), bisect_right(found, (at, "\uffff"))
        before, after = found[i - 1] if i else None, found[j] if j < len(found) else None
        first, other = (before, after) if way == "above" else (after, before)
        if first is not None:
            return first[1]
        return other[1] if other is not None and self.pages[other[0]] == self.pages[at] else None

    def shown(self, at: int, way: Direction) -> tuple[ReferenceKind, str] | None:
        """The nearest figure or table in this direction on the same page."""
        near = [
            (abs(i - at), kind, name)
            for kind in _FLOATS
            for i, name in self.of_kind[kind]
            if (i < at if way == "above" else i > at) and self.pages[i] == self.pages[at]
        ]
        return min(near)[1:] if near else None

    def section(self, own: str | None, at: int, way: Direction, *, inner: bool, many: bool) -> str | None:
        """The nearest section of the level of ``own`` or above, one of ``many`` of any level; with ``inner`` the
        nearest subsection."""
        found = self.of_kind["section"]
        level = self.sections[own].level if own is not None and own in self.sections else 1
        above = self._around(own)
        i = bisect_right(found, (at, "\uffff"))
        for _, name in found[i:] if way == "below" else reversed(found[:i]):
            section = self.sections[name]
            if name not in above and (section.level >= 2 if inner else many or section.level <= level):
                return name
        return None

    def _around(self, own: str | None) -> set[str]:
        """``own`` and the sections that hold it."""
        out: set[str] = set()
        if own is None or own not in self.sections:
            return out
        out.add(own)
        level = self.sections[own].level
        names = [name for _, name in self.of_kind["section"]]
        for name in reversed(names[: names.index(own)]):
            if self.sections[name].level < level:
                level = self.sections[name].level
                out.add(name)
        return out


def find_nearby(
    blocks: Sequence[Block], sections: Sequence[Section], floats: Sequence[Float]
) -> Iterator[CrossReference]:
    """References by direction; where a named kind (``the table below``) has no target, without one.

    A bare direction leads to the nearest figure or table of its page where something is shown (``see below``); else to
    the section that it points into, mostly its own. The label is as in the text.
    """
    places = _places(blocks, sections, floats)
    for at, block in enumerate(blocks):
        if block.layer not in _PROSE:
            continue
        for m in _NAMED.finditer(block.text):
            noun = (m["noun"] or m["thing"]).lower()
            way = _way(m["way"] or m["side"])
            kind = _KIND[noun]
            if kind == "section":
                many = bool(m["nouns"] or m["things"])
                target = places.section(block.section, at, way, inner=noun == "subsection", many=many)
            else:
                target = places.nearest(kind, at, way)
            yield CrossReference(block.id, m.start(), m.end(), kind, m[0], target)
        for m in _BARE.finditer(block.text):
            if _NUMBERED.search(block.text[: m.start()]):
                continue
            way = _way(m["side"])
            reached = (places.shown(at, way) if m["shows"] else None) or _there(blocks, at, way)
            if reached is not None:
                yield CrossReference(block.id, m.start(), m.end(), reached[0], m[0], reached[1])


def _way(word: str) -> Direction:
    return "above" if word.lower() in _BEFORE else "below"


def _there(blocks: Sequence[Block], at: int, way: Direction) -> tuple[ReferenceKind, str] | None:
    """The section of the next paragraph in this direction."""
    for block in blocks[at + 1 :] if way == "below" else reversed(blocks[:at]):
        if block.layer in ("body", "abstract", "heading") and block.section is not None:
            return "section", block.section
    return None


def _places(blocks: Sequence[Block], sections: Sequence[Section], floats: Sequence[Float]) -> _Places:
    index = {b.id: i for i, b in enumerate(blocks)}
    opened: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if block.layer == "heading" and block.section is not None:
            opened.setdefault(block.section, i)
    of_kind: dict[ReferenceKind, list[tuple[int, str]]] = {"section": [], "figure": [], "table": []}
    of_kind["section"] = sorted((opened[s.id], s.id) for s in sections if s.id in opened)
    for f in floats:
        if f.caption in index:
            of_kind[f.kind].append((index[f.caption], f.label))
    return _Places(
        {kind: sorted(found) for kind, found in of_kind.items()}, {s.id: s for s in sections}, [b.page for b in blocks]
    )
