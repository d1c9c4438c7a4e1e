"""The tables of a paper, and how a message names the place of a sentence: "Section 4.3", "the caption of Figure 11"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from claimcheck.claims.consistency.context import Telling, tellings
from claimcheck.claims.consistency.grid import Grid
from claimcheck.language.document import Document
from claimcheck.paper.model import Float
from claimcheck.records.paper import Sentence


class Places:
    """Names of places, and the sentences that stand for floats and sections."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections = {section.id: section for section in document.paper.sections}
        self._captions = {f.caption: f for f in document.paper.floats if f.caption is not None}
        self._first: dict[str, str] = {}
        for sentence in document.sentences:
            if sentence.block is not None:
                self._first.setdefault(sentence.block, sentence.id)

    @cached_property
    def tables(self) -> dict[str, Grid]:
        """The tables that were read as rows, by label; none of a label that two tables have."""
        tables = [f for f in self._document.paper.floats if f.kind == "table"]
        labels = [f.label for f in tables]
        return {f.label: Grid(f) for f in tables if len(f.rows) > 1 and labels.count(f.label) == 1}

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The sentences that speak of one of these tables."""
        return tuple(tellings(self._document, self.tables))

    def float_of(self, sentence: Sentence) -> Float | None:
        """The figure or table whose caption the sentence is part of."""
        return None if sentence.block is None else self._captions.get(sentence.block)

    def caption(self, of: Float) -> str | None:
        """Id of the first sentence of a figure's or table's caption."""
        return None if of.caption is None else self._first.get(of.caption)

    def beside(self, sentence: Sentence, of: Float) -> tuple[str, ...]:
        """Ids of both places of a clash: the sentence, and the caption of what it is held against."""
        caption = self.caption(of)
        return (sentence.id, caption) if caption and caption != sentence.id else (sentence.id,)

    def section(self, ident: str | None) -> str:
        """``Section 4.3``, ``Appendix A``, or the title in quotation marks; empty where there is none."""
        section = self._sections.get(ident or "")
        if section is None:
            return ""
        if section.number is None:
            return f"the section “{section.title}”"
        return f"{'Appendix' if re.match(r'[A-Z](?![a-z])', section.number) else 'Section'} {section.number}"

    def name(self, sentence: Sentence) -> str:
        """Where a sentence stands, as the middle of a sentence would say it."""
        of = self.float_of(sentence)
        if of is not None:
            return f"the caption of {of.label}"
        if sentence.layer in ("abstract", "title"):
            return f"the {sentence.layer}"
        section = self.section(sentence.section)
        if sentence.layer == "footnote":
            on = f"on page {sentence.page}" if sentence.page is not None else f"in {section}" if section else ""
            return f"a footnote {on}".rstrip()
        return section or (f"page {sentence.page}" if sentence.page is not None else "the text")


def capital(text: str) -> str:
    """With its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
