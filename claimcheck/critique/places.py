"""Where a sentence of the paper stands, in words."""

from __future__ import annotations

from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report


class Places:
    """Names the places of one paper."""

    def __init__(self, paper: Report) -> None:
        self._source = paper.paper.source
        self._sections = {s.id: f"{s.number} {s.title}" if s.number else s.title for s in paper.paper.sections}

    def section(self, sentence: Sentence) -> str | None:
        """Number and title as printed; for the title and the abstract their names."""
        if sentence.layer in ("title", "abstract"):
            return sentence.layer
        return self._sections.get(sentence.section or "")

    def told(self, sentence: Sentence) -> str:
        """``page 3, 4.2 Searching``, or ``main.tex:12``."""
        section = self.section(sentence)
        page = f"page {sentence.page}" if sentence.page is not None else None
        if page is None and sentence.line is not None:
            page = f"{sentence.file or self._source}:{sentence.line}"
        return ", ".join(part for part in (page, section) if part)
