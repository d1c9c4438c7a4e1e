"""Writes a corrected tag, with the part of speech, features and lemma that go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.lemmas import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

SYMBOLS = "claimcheck_symbols"
"""Key of ``Doc.user_data``: where its formulas start, in characters."""


def retag(token: Token, tag: str, pos: str, morph: str, lemma: str) -> None:
    token.tag_ = tag
    token.pos_ = pos
    token.set_morph(morph)  # type: ignore[attr-defined]
    token.lemma_ = lemma


def as_verb(token: Token, tag: str, morph: str) -> None:
    retag(token, tag, "VERB", morph, verb_lemma(token.text, token.lower_))


def as_finite_verb(token: Token, tag: str) -> None:
    """``tag``: VBZ or VBP."""
    as_verb(token, tag, "VerbForm=Fin|Tense=Pres|Mood=Ind")
