"""What every part of the terminal report looks up."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from claimcheck.records.paper import Section, Sentence
from claimcheck.records.report import Report
from claimcheck.report.terminal.text import safe

SECTION_WIDTH = 40
"""Longer titles of sections are cut: they say where, not what."""
LAYER_PLACE = {name: name for name in ("title", "abstract", "heading", "caption", "footnote")}


@dataclass(frozen=True, slots=True)
class View:
    """A report with its sentences and sections by id, and how it is to be shown."""

    report: Report
    colour: bool
    width: int
    sentences: dict[str, Sentence]
    order: dict[str, int]
    """Place of each sentence in reading order."""
    sections: dict[str, Section]

    @classmethod
    def of(cls, report: Report, *, colour: bool, width: int) -> View:
        return cls(
            report=report,
            colour=colour,
            width=width,
            sentences={s.id: s for s in report.sentences},
            order={s.id: i for i, s in enumerate(report.sentences)},
            sections={s.id: s for s in report.paper.sections},
        )

    def lines(self, number: int) -> int:
        """How many characters about ``number`` indented lines hold."""
        return number * (self.width - 8)

    @property
    def checked(self) -> int:
        """Sentences that rules were run on."""
        coverage = self.report.coverage
        return coverage.sentences - sum(s.sentences for s in coverage.skipped)

    def place(self, sentence_id: str) -> str:
        """``page 5, 3.2 Training``, or ``main.tex:12:3, 3.2 Training``: where a reader finds the sentence."""
        sentence = self.sentences[sentence_id]
        parts = []
        if sentence.page is not None:
            parts.append(f"page {sentence.page}")
        elif sentence.line is not None:
            column = f":{sentence.column}" if sentence.column is not None else ""
            parts.append(f"{safe(sentence.file or self.report.paper.source)}:{sentence.line}{column}")
        layer = LAYER_PLACE.get(sentence.layer)
        section = self.section_name(sentence.section)
        if layer in ("title", "abstract", "heading"):
            parts.append(layer)
        else:
            parts += [name for name in (section, layer) if name]
        return ", ".join(parts)

    def section_name(self, section_id: str | None) -> str | None:
        """``3.2 Training``, by number and title as printed, cut at :data:`SECTION_WIDTH`."""
        section = self.sections.get(section_id or "")
        if section is None:
            return None
        name = f"{section.number} {section.title}" if section.number else section.title
        return shorten(safe(name), width=SECTION_WIDTH, placeholder=" …", break_on_hyphens=False)
