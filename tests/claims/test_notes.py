"""Footnotes and sections by the sentences that send the reader there."""

from __future__ import annotations

from claimcheck.claims.notes import Notes

from .conftest import Analysed
from .papers import Draft


def test_footnotes_and_sections_by_sentence_and_by_paragraph(analysed: Analysed) -> None:
    draft = Draft().section("1", "Cost").section("2", "Speed")
    draft.add("Short labels cost nothing (footnote 1). Section 2 says how fast they are. Long ones are slow.")
    draft.add("On one machine.", "footnote", "1").add("Nobody points here.", "footnote", "2")
    document, _ = analysed(draft.paper())
    at = {s.text[:5]: i for i, s in enumerate(document.sentences)}
    first, second, third = at["Short"], at["Secti"], at["Long "]
    notes = Notes(document)
    note = document.sentences[at["On on"]].block
    assert note is not None
    assert notes.marked == {note}
    assert notes.footnotes(first) == {note}
    assert notes.footnotes_beside(first) == frozenset()
    assert notes.footnotes_beside(third) == {note}
    assert notes.sections(second) == {"s2"}
    assert notes.sections_beside(third) == {"s2"}
    assert notes.sections(first) == frozenset()
