"""A paper's sentences with their Docs: tagged all, parsed only where someone asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.language.model import Frame, StanceMark
from claimcheck.paper.model import CrossReference, Paper
from claimcheck.records.paper import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Document:
    """Sentence ``i`` of ``sentences`` is Doc ``i``: one Doc a sentence, its text the sentence's ``text``."""

    paper: Paper
    sentences: tuple[Sentence, ...]
    references: tuple[tuple[CrossReference, ...], ...]
    """For each sentence the references in it, offsets relative to the sentence's ``text``."""
    _docs: list[Doc] = field(repr=False)

    def doc(self, i: int) -> Doc:
        """Tagged: lemma, tag, pos and morphology; ``token._.agent_kind`` set."""
        raise NotImplementedError

    def parse(self, indices: Iterable[int]) -> None:
        """Parse these sentences in one batch; those already parsed cost nothing."""
        raise NotImplementedError

    def frames(self, i: int) -> Sequence[Frame]:
        """The frames of sentence ``i``, parsing it if need be; cached."""
        raise NotImplementedError

    def stance(self, i: int, token: int) -> StanceMark:
        """How the predicate at ``token`` of sentence ``i`` is put."""
        raise NotImplementedError
