"""Evidence: figures, tables, sentences and citations, each recorded once however many claims lean on it."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.language.document import Document
from claimcheck.records.claim import Evidence
from claimcheck.records.words import EvidenceKind

Key = tuple[EvidenceKind, str]
"""Kind and label (figure, table, citation), or kind and sentence id (sentence)."""


class EvidenceBook:
    """Pieces of evidence by key. Ids are given at the end, so that unused pieces leave no gaps."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._order = {s.id: i for i, s in enumerate(document.sentences)}
        first: dict[str, str] = {}
        for sentence in document.sentences:
            if sentence.layer == "caption" and sentence.block is not None:
                first.setdefault(sentence.block, sentence.id)
        self._floats = {f.label: f for f in document.paper.floats}
        self._captions = {f.label: first.get(f.caption or "") for f in document.paper.floats}

    def float_key(self, label: str) -> Key | None:
        """The key of a figure or table, None when the paper has none of this label."""
        item = self._floats.get(label)
        return None if item is None else (item.kind, label)

    def sentence_key(self, i: int) -> Key:
        return "sentence", self._document.sentences[i].id

    def citation_key(self, i: int, label: str) -> Key:
        return "citation", f"{label}|{self._document.sentences[i].id}"

    def records(self, used: Iterable[Key]) -> dict[Key, Evidence]:
        """Records of the pieces used, with ids in reading order."""
        made = {key: self._record(key) for key in set(used)}
        ordered = sorted(made, key=lambda k: (self._place(made[k]), k))
        return {key: made[key].model_copy(update={"id": f"v{n:04d}"}) for n, key in enumerate(ordered, start=1)}

    def _place(self, evidence: Evidence) -> int:
        return self._order.get(evidence.sentence or "", len(self._order))

    def _record(self, key: Key) -> Evidence:
        kind, name = key
        if kind in ("figure", "table"):
            return Evidence(id="", kind=kind, label=name, sentence=self._captions[name], page=self._floats[name].page)
        label, _, sentence = name.rpartition("|")
        page = self._document.sentences[self._order[sentence]].page
        return Evidence(id="", kind=kind, label=label or None, sentence=sentence, page=page)
