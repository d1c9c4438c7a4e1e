"""The tokens of a sentence as columns: what every token has, attribute by attribute, looked up once.

A Token object is dear (spaCy makes a new one each time it is asked for), and each stage asks for the same few
attributes of every token.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_ATTRIBUTES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "POS"]

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})
"""Typographic apostrophes and hyphens, which rules write as on a keyboard."""


def plain(word: str) -> str:
    """A word as rules have it: lower case, with the apostrophe and the hyphen of a keyboard."""
    return word.lower() if word.isascii() else word.lower().translate(_PLAIN)


class Spellings(dict[int, str]):
    """spaCy's numbers of strings to the strings, each put through ``form`` once."""

    def __init__(self, strings: StringStore, form: Callable[[str], str] = str) -> None:
        self._strings = strings
        self._form = form

    def __missing__(self, number: int) -> str:
        self[number] = found = self._form(self._strings[number])
        return found


class Tables:
    """The spellings of one paper's words."""

    def __init__(self, strings: StringStore) -> None:
        self.written = Spellings(strings)
        self.lower = Spellings(strings, str.lower)
        self.plain = Spellings(strings, plain)


@dataclass(frozen=True)
class Columns:
    """One entry for each token of a tagged Doc. Tags and lemmas must not change after the first question."""

    doc: Doc = field(repr=False)
    tables: Tables = field(repr=False, compare=False)

    @staticmethod
    def of(doc: Doc) -> Columns:
        """Those of a Doc that belongs to no Document."""
        return Columns(doc, Tables(doc.vocab.strings))

    @cached_property
    def texts(self) -> Sequence[str]:
        return self._read(0, self.tables.written)

    @cached_property
    def lowers_as_given(self) -> Sequence[str]:
        return self._read(1, self.tables.written)

    @cached_property
    def lowers(self) -> Sequence[str]:
        """As rules have them: see :func:`plain`."""
        return self._read(1, self.tables.plain)

    @cached_property
    def lemmas_as_given(self) -> Sequence[str]:
        return self._read(2, self.tables.written)

    @cached_property
    def lemmas_in_lower_case(self) -> Sequence[str]:
        return self._read(2, self.tables.lower)

    @cached_property
    def lemmas(self) -> Sequence[str]:
        """As rules have them: see :func:`plain`."""
        return self._read(2, self.tables.plain)

    @cached_property
    def tags(self) -> Sequence[str]:
        return self._read(3, self.tables.written)

    @cached_property
    def pos(self) -> Sequence[str]:
        return self._read(4, self.tables.written)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each lemma and form (as rules have them) stands."""
        found: dict[str, list[int]] = {}
        for i, (lemma, lower) in enumerate(zip(self.lemmas, self.lowers, strict=True)):
            found.setdefault(lemma, []).append(i)
            if lower != lemma:
                found.setdefault(lower, []).append(i)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every lemma and every form."""
        return frozenset(self.places)

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

    @cached_property
    def _numbers(self) -> Sequence[Sequence[int]]:
        return self.doc.to_array(_ATTRIBUTES).T.tolist() if len(self.doc) else [[]] * len(_ATTRIBUTES)

    def _read(self, column: int, table: Spellings) -> Sequence[str]:
        return [table[number] for number in self._numbers[column]]
