"""A tagged sentence as matchers see it: lower-case lemmas and forms, and what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.columns import Columns


class View:
    """Sentence ``index`` of a Document."""

    def __init__(self, index: int, columns: Columns) -> None:
        self.index = index
        self.columns = columns
        # Attributes of its own, since they are asked for at every word.
        self.doc = columns.doc
        self.lemmas, self.lowers = columns.lemmas, columns.lowers
        self.words, self.places = columns.words, columns.places

    @property
    def agent_kinds(self) -> Sequence[str]:
        """``token._.agent_kind`` of each token."""
        return self.columns.agent_kinds

    @property
    def kinds(self) -> frozenset[str]:
        """What kinds of things the sentence mentions, as heads of phrases or within them; ``other`` may be left out."""
        return self.columns.kinds

    def pos(self, i: int) -> str:
        return self.columns.pos[i]

    def text(self, start: int, end: int) -> str:
        return self.columns.texts[start] if end == start + 1 else str(self.doc[start:end].text)
