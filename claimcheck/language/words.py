"""A tagged sentence in plain Python, for the rules that go from word to word before there is a tree.

spaCy makes a Token each time a word is asked for, and looks a string up each time an attribute is: most of the time of
such a rule. A :class:`Word` has what the rules ask of a Token, under the same names, as attributes of its own, so that
they run on either. What they change is then written to the Doc in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from claimcheck.language.columns import Spellings

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

READ = ("ORTH", "LOWER", "SPACY")
"""Attributes of a Doc that are read."""
WRITTEN = ("TAG", "POS", "LEMMA", "MORPH", "SENT_START")
"""Attributes that are written."""


class Spelled(Spellings):
    """spaCy's numbers of strings to the strings, and back."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__(strings)
        self._numbers: dict[str, int] = {}

    def number(self, string: str) -> int:
        if string not in self._numbers:
            self._numbers[string] = self._strings.add(string)
        return self._numbers[string]


class Word:
    """A word, as spaCy's Token has it. What is not kept here is asked of the Token."""

    __slots__ = (
        "agent_kind",
        "doc",
        "i",
        "idx",
        "lemma_",
        "lower_",
        "noun_kind",
        "pos_",
        "referent",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(
        self, doc: Words, i: int, idx: int, text: str, lower: str, space: int, tag: str, pos: str, lemma: str
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.whitespace_ = " " if space else ""
        self.tag_ = tag
        self.pos_ = pos
        self.lemma_ = lemma
        self.agent_kind = self.noun_kind = "other"
        self.referent = ""

    @property
    def _(self) -> Word:
        """For ``token._.agent_kind``."""
        return self

    def nbor(self, i: int = 1) -> Word:
        if self.i + i < 0:
            raise IndexError(self.i + i)
        return self.doc[self.i + i]

    def set_morph(self, features: str) -> None:
        self.doc.features[self.i] = features

    def __len__(self) -> int:
        return len(self.text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.origin[self.i], name)


class Words(list[Word]):
    """The words of a Doc.

    Args:
        origin: the Doc.
        spelled: of its vocabulary.
        read: for each word the numbers of ``READ``.
        written: for each word those of ``WRITTEN``, set on the Doc or to be set.
    """

    def __init__(
        self, origin: Doc, spelled: Spelled, read: Iterable[Sequence[int]], written: NDArray[np.uint64]
    ) -> None:
        super().__init__()
        self.origin = origin
        self.features: dict[int, str] = {}
        """Features that were set anew, by place."""
        self.spelled = spelled
        self._written = written
        self._given = [(spelled[tag], spelled[pos], spelled[lemma]) for tag, pos, lemma, *_ in written.tolist()]
        idx = 0
        for (orth, lower, space), given in zip(read, self._given, strict=True):
            text = spelled[orth]
            self.append(Word(self, len(self), idx, text, spelled[lower], space, *given))
            idx += len(text) + space

    @classmethod
    def of(cls, doc: Doc, spelled: Spelled) -> Words:
        """Those of a Doc that is tagged already."""
        numbers = doc.to_array([*READ, *WRITTEN]).astype("uint64")
        return cls(doc, spelled, numbers[:, : len(READ)].tolist(), numbers[:, len(READ) :].copy())

    def as_doc(self) -> Doc:
        """Itself, for rules that are written for a Doc."""
        return cast("Doc", self)

    @property
    def text(self) -> str:
        return "".join([word.text + word.whitespace_ for word in self])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.origin, name)

    def write(self) -> None:
        """Tags, features and lemmas to the Doc, and the kinds and referents of the words that have one."""
        number = self.spelled.number
        for i, (word, given) in enumerate(zip(self, self._given, strict=True)):
            if (word.tag_, word.pos_, word.lemma_) != given:
                self._written[i, :3] = [number(word.tag_), number(word.pos_), number(word.lemma_)]
        for i, features in self.features.items():
            self._written[i, 3] = self.origin.vocab.morphology.add(features)
        self.origin.from_array(list(WRITTEN), self._written)  # type: ignore[arg-type]
        # Where spaCy keeps extension attributes; asking it to for each of three takes longer than to find the kinds.
        kept: dict[Any, Any] = self.origin.user_data
        for word in self:
            if word.agent_kind != "other":
                kept["._.", "agent_kind", word.idx, None] = word.agent_kind
            if word.noun_kind != "other":
                kept["._.", "noun_kind", word.idx, None] = word.noun_kind
            if word.referent:
                kept["._.", "referent", word.idx, None] = word.referent


def as_one_sentence(doc: Doc) -> None:
    """Marks the first token as the start of the only sentence.

    It keeps the parser from splitting the Doc, and lets ``IS_SENT_START`` of a rule hold before a parse as after it:
    spaCy's tokenizer leaves the mark out where the first word is one of its special cases (*It's*).
    """
    starts = np.full(len(doc), -1, dtype="int64")
    starts[:1] = 1
    doc.from_array(["SENT_START"], starts.astype("uint64"))  # type: ignore[arg-type]
