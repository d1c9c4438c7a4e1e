"""A tagged sentence as matchers see it: lower-case lemmas and forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
"""Typographic apostrophes and hyphens, which rules write as on a keyboard."""


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word as rules have it: lower case, with the apostrophe and the hyphen of a keyboard."""
    return word.lower() if word.isascii() else word.lower().translate(_PLAIN)


@dataclass(frozen=True)
class View:
    """Sentence ``index`` of a Document."""

    index: int
    doc: Doc = field(repr=False)

    @cached_property
    def lemmas(self) -> Sequence[str]:
        return [plain(token.lemma_) for token in self.doc]

    @cached_property
    def lowers(self) -> Sequence[str]:
        return [plain(token.lower_) for token in self.doc]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every lemma and every form."""
        return frozenset(self.places)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each lemma and form stands."""
        found: dict[str, list[int]] = {}
        for i, (lemma, lower) in enumerate(zip(self.lemmas, self.lowers, strict=True)):
            found.setdefault(lemma, []).append(i)
            if lower != lemma:
                found.setdefault(lower, []).append(i)
        return found

    @cached_property
    def agent_kinds(self) -> Sequence[str]:
        """``token._.agent_kind`` of each token, read where spaCy keeps it."""
        by_place: dict[object, str] = {
            key[2]: value
            for key, value in self.doc.user_data.items()
            if isinstance(key, tuple) and key[:2] == ("._.", "agent_kind")
        }
        return [by_place.get(token.idx, "other") for token in self.doc]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kinds of things the sentence mentions, as heads of phrases or within them; ``other`` may be left out."""
        # Read where spaCy keeps extension attributes: asking token by token takes as long as a third of all matching.
        return frozenset(
            value
            for key, value in self.doc.user_data.items()
            if isinstance(key, tuple) and key[0] == "._." and key[1] in ("agent_kind", "noun_kind")
        )

    def pos(self, i: int) -> str:
        return str(self.doc[i].pos_)

    def text(self, start: int, end: int) -> str:
        return str(self.doc[start].text if end == start + 1 else self.doc[start:end].text)
