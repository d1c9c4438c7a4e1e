"""How a predicate is put: asserted, hedged, hypothetical, attributed, negated or mentioned.

After ConText: each cue has a stance and a scope. The reader walks from the predicate up the tree and asks at each step
which cues reach down to it. Where several do, the order of ``_ORDER`` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.language import mentioned, stance_scope
from claimcheck.language.model import StanceMark
from claimcheck.language.profile import PaperProfile
from claimcheck.language.stance_cues import cues
from claimcheck.language.stance_scope import Hit
from claimcheck.records.words import Layer, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CITATION = re.compile(r"\bet al\b|\(\D{0,60}(?:19|20)\d\d[a-z]?\)|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]")
"""A citation that the reader of the paper may not have linked to its bibliography."""

_ORDER: tuple[Stance, ...] = ("mentioned", "negated", "attributed", "hypothetical", "hedged")


@dataclass(slots=True)
class StanceReader:
    """Reads the stance of the predicates of one sentence."""

    doc: Doc
    layer: Layer
    quotes: tuple[tuple[int, int], ...]
    """Characters of the sentence in quotation marks."""
    citations: tuple[tuple[int, int], ...]
    profile: PaperProfile
    parsed: bool
    _scenario: bool = field(default=False, init=False)
    _question: bool = field(default=False, init=False)
    _cited: bool = field(default=False, init=False)
    _whole: StanceMark | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        text = self.doc.text
        self._scenario = cues().scenario.search(text.lower()) is not None
        self._question = text.rstrip("\"”’') ").endswith("?")
        self._cited = bool(self.citations) or _CITATION.search(text) is not None
        self._whole = mentioned.whole_sentence(self.doc, self.layer, self.profile, self.quotes)

    def stance(self, token: int) -> StanceMark:
        """The stance of the predicate at ``token``."""
        if self._whole is not None:
            return self._whole
        target = self.doc[token]
        found = mentioned.in_quotes(target, self.quotes)
        if found is not None:
            return found
        if not self.parsed:
            return StanceMark("asserted")
        named = mentioned.by_definition(target)
        if named is not None:
            return named
        hits = stance_scope.hits(target, scenario=self._scenario, cited=self._cited)
        if self._question:
            hits.append(Hit("hypothetical", self.doc[len(self.doc) - 1]))
        for stance in _ORDER:
            for hit in hits:
                if hit.stance == stance:
                    return StanceMark(stance, hit.cue.text, hit.cue.i, hit.cue.i + 1)
        return StanceMark("asserted")
