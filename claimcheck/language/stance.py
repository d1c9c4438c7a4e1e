"""How a predicate is put (first version)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.language.model import StanceMark
from claimcheck.language.negation import is_negated
from claimcheck.language.profile import PaperProfile
from claimcheck.records.words import Layer

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class StanceReader:
    doc: Doc
    layer: Layer
    quotes: tuple[tuple[int, int], ...]
    citations: tuple[tuple[int, int], ...]
    profile: PaperProfile
    parsed: bool

    def stance(self, token: int) -> StanceMark:
        if self.layer in {"quote", "code"}:
            return StanceMark("mentioned", reason="model_output" if self.layer == "quote" else "prompt")
        if self.parsed and is_negated(self.doc[token]):
            return StanceMark("negated")
        return StanceMark("asserted")
