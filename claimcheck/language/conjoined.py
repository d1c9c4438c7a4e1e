"""Mends tags of coordinated verbs taken for nouns: *ranks, filters and manipulates*, *neither plans nor waits*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.lemmas import is_verb, only_verb, verb_lemma
from claimcheck.language.retag import as_finite_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CORRELATIVE = {"neither": frozenset({"nor"}), "either": frozenset({"or"}), "both": frozenset({"and"})}
_OBJECT_PRONOUNS = frozenset({"it", "them", "us", "him", "me", "itself", "themselves"})
_LONGEST_LIST = 6


def mend_conjoined(doc: Doc) -> None:
    """Retags nouns that only a verb's place, partner or object explains. Needs tags, no tree."""
    for token in doc:
        if token.tag_ == "NNS" and token.i and doc[token.i - 1].tag_ not in {"DT", "JJ", "PRP$", "HYPH", "POS", "CD"}:
            if only_verb(verb_lemma(token.text, token.lower_)):
                as_finite_verb(token, "VBZ")
        elif token.lower_ in _CORRELATIVE:
            _correlated(token)
    for token in doc:
        if token.tag_ in {"NN", "NNS"} and 1 < token.i < len(doc) - 2:
            _before_object(token)
    for token in doc:
        if token.tag_ == "CC" and token.i + 1 < len(doc):
            _partners(token)


def _can_be(token: Token, tag: str) -> bool:
    """Whether a word tagged as a noun has the form of a present verb, third person (VBZ) or not (VBP)."""
    if not token.text.islower():
        return False
    if tag == "VBZ":
        return token.tag_ == "NNS" and token.lower_.endswith("s") and is_verb(verb_lemma(token.text, token.lower_))
    return token.tag_ in {"NN", "JJ", "VB"} and is_verb(token.lower_)


def _form_after(noun: Token) -> str | None:
    """The tag of a present verb that agrees with a noun."""
    if noun.tag_ in {"NNS", "NNPS"}:
        return "VBP"
    return "VBZ" if noun.tag_ in {"NN", "NNP"} else None


def _correlated(first: Token) -> None:
    """*The policy neither plans nor waits*: after a noun, *neither* opens a pair of verbs."""
    doc = first.doc
    form = _form_after(doc[first.i - 1]) if first.i else None
    if form is None or first.i + 3 >= len(doc) or not _can_be(doc[first.i + 1], form):
        return
    second = next((t for t in doc[first.i + 2 : first.i + 12] if t.lower_ in _CORRELATIVE[first.lower_]), None)
    if second is None:
        return
    as_finite_verb(doc[first.i + 1], form)
    if second.i + 1 < len(doc) and _can_be(doc[second.i + 1], form):
        as_finite_verb(doc[second.i + 1], form)


def _before_object(token: Token) -> None:
    """*reads the note, answers it*; *and skips the rest*: between a comma or conjunction and an object."""
    doc = token.doc
    before = doc[token.i - 1]
    if before.tag_ not in {",", "CC"} or token.tag_ != "NNS" or not _can_be(token, "VBZ"):
        return
    if not any(t.tag_ == "VBZ" for t in doc[: token.i]):
        return
    after = doc[token.i + 1]
    if after.lower_ not in _OBJECT_PRONOUNS and (after.tag_ not in {"DT", "PRP$"} or after.lower_ == "that"):
        return
    # *answers the model gave* are nouns with a relative clause.
    end = token.i + 2
    while end < len(doc) and after.tag_ in {"DT", "PRP$"} and doc[end].tag_ in _NOUNS | {"JJ", "HYPH", "CD", "VBN"}:
        end += 1
    if end < len(doc) and doc[end].tag_ in {"VBZ", "VBP", "VBD", "MD", "RB"}:
        return
    as_finite_verb(token, "VBZ")


def _partners(conjunction: Token) -> None:
    """*ranks, filters and manipulates*: what stands in one list with a finite verb, in its form, is one."""
    doc = conjunction.doc
    right = _past_adverbs(doc, conjunction.i + 1, 1)
    if right is None or right.tag_ != "VBZ":
        return
    place = conjunction.i - 1
    for _ in range(_LONGEST_LIST):
        if place > 0 and doc[place].tag_ == ",":
            place -= 1
        left = _past_adverbs(doc, place, -1)
        if left is None or left.i < 1 or not _can_be(left, "VBZ"):
            return
        before = doc[left.i - 1]
        if before.tag_ not in {",", "NN", "NNP", "RB"}:
            return
        as_finite_verb(left, "VBZ")
        if before.tag_ != ",":
            return
        place = left.i - 1


def _past_adverbs(doc: Doc, place: int, step: int) -> Token | None:
    while 0 <= place < len(doc) and doc[place].tag_ in {"RB", "RBR"}:
        place += step
    return doc[place] if 0 <= place < len(doc) else None
