"""What every writer looks up in a report, and how it names a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimcheck.records.claim import Claim, Evidence, Experiment
from claimcheck.records.finding import Finding, RuleRecord
from claimcheck.records.leap import Leap
from claimcheck.records.paper import Section, Sentence
from claimcheck.records.report import Report
from claimcheck.report.clean import one_line, short

SECTION_WIDTH = 40
"""Longer titles of sections are cut: they say where, not what."""
_LAYER_PLACE = {name: name for name in ("title", "abstract", "heading", "caption", "footnote")}
_LAYER_FIRST = ("title", "abstract", "heading")
"""Layers that name the place better than a section does."""


@dataclass(frozen=True)
class Lookup:
    """A report with its records by id."""

    report: Report

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        return {s.id: s for s in self.report.sentences}

    @cached_property
    def order(self) -> dict[str, int]:
        """Place of each sentence in reading order."""
        return {s.id: i for i, s in enumerate(self.report.sentences)}

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {s.id: s for s in self.report.paper.sections}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        return {f.id: f for f in self.report.findings}

    @cached_property
    def rules(self) -> dict[str, RuleRecord]:
        return {r.id: r for r in self.report.rules}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.report.claims}

    @cached_property
    def experiments(self) -> dict[str, Experiment]:
        return {e.id: e for e in self.report.experiments}

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        return {e.id: e for e in self.report.evidence}

    @cached_property
    def leaps(self) -> dict[str, Leap]:
        return {leap.id: leap for leap in self.report.leaps}

    @cached_property
    def above(self) -> dict[str, tuple[str, ...]]:
        """For each section itself and those it stands in, from the inside out."""
        found: dict[str, tuple[str, ...]] = {}
        open_: list[Section] = []
        for section in self.report.paper.sections:
            while open_ and open_[-1].level >= section.level:
                open_.pop()
            open_.append(section)
            found[section.id] = tuple(s.id for s in reversed(open_))
        return found

    @property
    def checked(self) -> int:
        """Sentences that rules were run on."""
        coverage = self.report.coverage
        return coverage.sentences - sum(s.sentences for s in coverage.skipped)

    @cached_property
    def has_pages(self) -> bool:
        """Whether the paper is a PDF: a text has lines and columns instead."""
        return not any(s.line is not None for s in self.report.sentences)

    def place(self, sentence_id: str) -> str:
        """``page 5, 3.2 Training``, or ``main.tex:12:3, 3.2 Training``: where a reader finds the sentence."""
        sentence = self.sentences[sentence_id]
        parts = []
        if sentence.page is not None:
            parts.append(f"page {sentence.page}")
        elif sentence.line is not None:
            column = f":{sentence.column}" if sentence.column is not None else ""
            parts.append(f"{one_line(sentence.file or self.report.paper.source)}:{sentence.line}{column}")
        layer = _LAYER_PLACE.get(sentence.layer)
        if layer in _LAYER_FIRST:
            parts.append(layer)
        else:
            parts += [name for name in (self.section_name(sentence.section), layer) if name]
        return ", ".join(parts)

    def section_name(self, section_id: str | None, width: int = SECTION_WIDTH) -> str | None:
        """``3.2 Training``, by number and title as printed, cut at ``width``."""
        section = self.sections.get(section_id or "")
        if section is None:
            return None
        return short(f"{section.number} {section.title}" if section.number else section.title, width)
