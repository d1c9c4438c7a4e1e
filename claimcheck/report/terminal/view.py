"""What every part of the terminal report looks up."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records.paper import Section, Sentence
from claimcheck.records.report import Report

LAYER_PLACE = {"title": "title", "abstract": "abstract", "caption": "caption", "footnote": "footnote"}


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

    @property
    def checked(self) -> int:
        """Sentences that rules were run on."""
        coverage = self.report.coverage
        return coverage.sentences - sum(s.sentences for s in coverage.skipped)

    def place(self, sentence_id: str) -> str:
        """``page 5, 3.2 Training``: where a reader finds the sentence."""
        sentence = self.sentences[sentence_id]
        parts = []
        if sentence.page is not None:
            parts.append(f"page {sentence.page}")
        elif sentence.line is not None:
            parts.append(f"line {sentence.line}")
        layer = LAYER_PLACE.get(sentence.layer)
        section = self.section_name(sentence.section)
        if layer in ("title", "abstract"):
            parts.append(layer)
        else:
            parts += [name for name in (section, layer) if name]
        return ", ".join(parts)

    def section_name(self, section_id: str | None) -> str | None:
        """``3.2 Training``, by number and title as printed."""
        section = self.sections.get(section_id or "")
        if section is None:
            return None
        return f"{section.number} {section.title}" if section.number else section.title
