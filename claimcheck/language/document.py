"""A paper's sentences with their Docs: tagged all, parsed only where someone asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.language.asides import Pruned, carry_tree
from claimcheck.language.columns import Columns, Tables
from claimcheck.language.model import Frame, StanceMark
from claimcheck.language.profile import PaperProfile
from claimcheck.language.regraft import regraft
from claimcheck.paper.model import CrossReference, Paper
from claimcheck.records.paper import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from claimcheck.language.stance import StanceReader

PROSE = frozenset({"title", "heading", "abstract", "body", "caption", "footnote", "quote"})
"""Layers whose sentences are tagged and can be parsed."""

_BATCH = 64
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, left by broken fonts, which spaCy cannot take."""


def readable(text: str) -> str:
    """``text`` as a Doc holds it: U+FFFD for half a character."""
    return _LONE_SURROGATE.sub("\ufffd", text)


@dataclass(slots=True)
class Document:
    """Sentence ``i`` of ``sentences`` is Doc ``i``: one Doc a sentence, its text the sentence's ``text``.

    A Doc of a title or heading may differ from ``text`` in the case of letters, and any Doc where ``text`` holds half a
    character (a lone surrogate, U+FFFD in the Doc); never in length.
    """

    paper: Paper
    sentences: tuple[Sentence, ...]
    references: tuple[tuple[CrossReference, ...], ...]
    """For each sentence the references in it, offsets relative to the sentence's ``text``."""
    _docs: dict[int, Doc] = field(repr=False)
    """Those of code, references and furniture come in when someone asks."""
    _nlp: Language = field(repr=False)
    profile: PaperProfile = field(repr=False)
    _quotes: list[tuple[tuple[int, int], ...]] = field(repr=False)
    """For each sentence the characters in quotation marks (a quote may have opened in an earlier sentence)."""
    _pruned: dict[int, Pruned] = field(default_factory=dict, repr=False)
    """Of sentences with citations and the like, the Docs without these."""
    _parsed: set[int] = field(default_factory=set, repr=False)
    _frames: dict[int, dict[int, tuple[Frame, ...]]] = field(default_factory=dict, repr=False)
    """For each sentence, by token."""
    _stances: dict[int, StanceReader] = field(default_factory=dict, repr=False)
    _columns: dict[int, Columns] = field(default_factory=dict, repr=False)
    _tables: Tables = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._tables = Tables(self._nlp.vocab.strings)

    def doc(self, i: int) -> Doc:
        """Tagged: lemma, tag, pos, morphology, ``token._.agent_kind``. Code, references and furniture: words only."""
        found = self._docs.get(i)
        if found is None:
            found = self._docs[i] = self._nlp.make_doc(readable(self.sentences[i].text))
        return found

    def columns(self, i: int) -> Columns:
        """The tokens of ``doc(i)`` as lists, read once for all who ask."""
        found = self._columns.get(i)
        if found is None:
            found = self._columns[i] = Columns(self.doc(i), self._tables)
        return found

    def is_prose(self, i: int) -> bool:
        """Whether sentence ``i`` is tagged and can be parsed."""
        return self.sentences[i].layer in PROSE

    def is_parsed(self, i: int) -> bool:
        return i in self._parsed

    def parse(self, indices: Iterable[int]) -> None:
        """Parse these sentences in one batch; those already parsed, and those that are no prose, cost nothing."""
        todo = [i for i in sorted(set(indices)) if i not in self._parsed and self.is_prose(i)]
        if not todo:
            return
        parser = self._nlp.get_pipe("parser")
        docs = {i: self._pruned[i].doc if i in self._pruned else self.doc(i) for i in todo}
        for start in range(0, len(todo), _BATCH):
            batch = [docs[i] for i in todo[start : start + _BATCH] if len(docs[i])]
            for doc in parser.pipe(iter(batch), batch_size=_BATCH):  # type: ignore[attr-defined]
                regraft(doc)
        for i in todo:
            if i in self._pruned:
                carry_tree(self._pruned.pop(i), self.doc(i))
        self._parsed.update(todo)

    def frames(self, i: int, at: Iterable[int] | None = None) -> Sequence[Frame]:
        """The frames of sentence ``i``, in the order of their predicates, parsing it if need be; cached.

        None for code, references and furniture.

        Args:
            at: the tokens whose frames are wanted, in their order; all if left out.
        """
        from claimcheck.language.frames import build

        if i not in self._parsed:
            self.parse([i])
            if i not in self._parsed:
                return ()
        doc, known = self.doc(i), self._frames.setdefault(i, {})
        found: list[Frame] = []
        for token in range(len(doc)) if at is None else at:
            frames = known.get(token)
            if frames is None:
                frames = known[token] = build(doc, token)
            found += frames
        return found

    def stance(self, i: int, token: int) -> StanceMark:
        """How the predicate at ``token`` of sentence ``i`` is put; parses the sentence if need be."""
        from claimcheck.language.stance import StanceReader

        if i not in self._stances:
            self.parse([i])
            self._stances[i] = StanceReader(
                doc=self.doc(i),
                layer=self.sentences[i].layer,
                quotes=self._quotes[i],
                citations=tuple((r.start, r.end) for r in self.references[i] if r.kind == "citation"),
                profile=self.profile,
                parsed=i in self._parsed,
            )
        return self._stances[i].stance(token)
