"""Where each sentence stands: its kind of section, how far into it, inside the appendix or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.language.document import Document
from claimcheck.paper.model import Paper
from claimcheck.records.paper import Section, Sentence
from claimcheck.records.words import SectionKind

PROSE = frozenset({"title", "abstract", "body", "caption", "footnote"})
"""Layers in which a paper's authors argue."""

_HOLDS_ALL = frozenset({"introduction", "related_work", "acknowledgement", "reference"})


@dataclass(frozen=True, slots=True)
class Place:
    kind: SectionKind
    """The kind of its section, or of the nearest section around it that has one; ``abstract`` for the abstract."""
    appendix: bool
    position: float
    """0 for the first sentence of its section (or of the abstract), 1 for the last; 0.5 where there are one
    or two."""
    opens: bool
    """First sentence of its block."""
    leads: bool
    """First sentence of a block that goes on after it: where each sentence is a paragraph, none opens one."""


class Outline:
    """The sections of a paper as a tree."""

    def __init__(self, paper: Paper) -> None:
        self.sections: dict[str, Section] = {section.id: section for section in paper.sections}
        self.parents: dict[str, str | None] = {}
        self.order = {section.id: i for i, section in enumerate(paper.sections)}
        numbered = {section.number: section.id for section in reversed(paper.sections) if section.number}
        # Asked for each pair of claim and sentence.
        self._chains: dict[str | None, list[Section]] = {}
        self._around: dict[str | None, frozenset[str]] = {}
        open_sections: list[Section] = []
        for section in paper.sections:
            # A heading without a number among numbered ones divides the section before it, even in print of equal rank.
            runs_in = section.number is None and section.level > 1
            while open_sections and (
                open_sections[-1].level > section.level
                or (open_sections[-1].level == section.level and not (runs_in and open_sections[-1].number))
            ):
                open_sections.pop()
            # 3.2 lies in 3, whatever was taken for a heading in between.
            above = numbered.get((section.number or "").rpartition(".")[0])
            around = open_sections[-1].id if open_sections else None
            self.parents[section.id] = above if above not in (None, section.id) else around
            open_sections.append(section)

    def chain(self, section: str | None) -> list[Section]:
        """A section and those around it, innermost first."""
        known = self._chains.get(section)
        if known is not None:
            return known
        found: list[Section] = []
        at = section
        while at is not None and at in self.sections:
            found.append(self.sections[at])
            at = self.parents[at]
        self._chains[section] = found
        return found

    def kind(self, section: str | None) -> SectionKind:
        """The kind of the innermost section that has one; an appendix section may still tell of results.

        What lies in an introduction or a survey of related work is part of it, whatever its heading says.
        """
        chain = self.chain(section)
        for around in reversed(chain):
            if around.kind in _HOLDS_ALL:
                return around.kind
        for around in chain:
            if around.kind not in ("other", "appendix"):
                return around.kind
        return "appendix" if self.in_appendix(section) else "other"

    def unit(self, section: str | None) -> str | None:
        """The section, or the nearest numbered one around it: run-in headings open no section of their own."""
        for around in self.chain(section):
            if around.number is not None:
                return around.id
        return section

    def in_appendix(self, section: str | None) -> bool:
        return any(around.kind == "appendix" for around in self.chain(section))

    def within(self, section: str | None, outer: str) -> bool:
        """Whether ``section`` is ``outer`` or lies in it."""
        around = self._around.get(section)
        if around is None:
            around = self._around[section] = frozenset(s.id for s in self.chain(section))
        return outer in around


def places(document: Document, outline: Outline) -> tuple[Place, ...]:
    """The place of every sentence."""
    groups: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for i, sentence in enumerate(document.sentences):
        if sentence.layer in PROSE:
            # Footnotes and captions beside the abstract are no part of it; a text of many excerpts has many abstracts.
            groups[sentence.layer == "abstract", sentence.section or ""].append(i)
    position = dict.fromkeys(range(len(document.sentences)), 0.5)
    for members in groups.values():
        for rank, i in enumerate(members):
            # One sentence or two have no beginning, middle and end: they may be an extract.
            position[i] = rank / (len(members) - 1) if len(members) > 2 else 0.5
    return tuple(
        Place(
            kind="abstract" if sentence.layer == "abstract" else outline.kind(sentence.section),
            appendix=outline.in_appendix(sentence.section),
            position=position[i],
            opens=(opens := _opens(document.sentences, i)),
            leads=opens and i + 1 < len(document.sentences) and not _opens(document.sentences, i + 1),
        )
        for i, sentence in enumerate(document.sentences)
    )


def _opens(sentences: Sequence[Sentence], i: int) -> bool:
    return i == 0 or sentences[i].block is None or sentences[i - 1].block != sentences[i].block
