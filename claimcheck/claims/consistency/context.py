"""Which table a sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.claims.consistency.grid import Grid
from claimcheck.claims.consistency.model import TOLD
from claimcheck.language.document import Document
from claimcheck.paper.model import CrossReference
from claimcheck.records.paper import Sentence


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that speaks of one table, by naming it or in the same paragraph as one that did."""

    index: int
    sentence: Sentence
    references: tuple[CrossReference, ...]
    grid: Grid
    named: bool
    """Whether the sentence itself names the table, or is of its caption."""


def tellings(document: Document, of: dict[str, Grid]) -> Iterator[Telling]:
    """Each sentence with the only table that it, or the nearest sentence before it in its paragraph, names."""
    captions = {grid.table.caption: label for label, grid in of.items()}
    block: str | None = None
    last: str | None = None
    for i, (sentence, references) in enumerate(zip(document.sentences, document.references, strict=True)):
        if sentence.layer not in TOLD:
            continue
        if sentence.block != block:
            block = sentence.block
            last = captions.get(block)
        named = {r.target or r.label for r in references if r.kind in ("table", "figure")}
        if named:
            last = next(iter(named)) if len(named) == 1 else None
        if last is not None and last in of:
            yield Telling(i, sentence, references, of[last], bool(named) or captions.get(block) == last)
