"""Who does what a gerund or a noun of action names, where an adjective, verb or noun says how well it succeeds.

*Capable of deep understanding*, *good at telling jokes*, *struggles with planning*, *proficiency in spotting lies*;
*telling jokes is hard for the model*. The parser often takes such a gerund for an attribute of its own object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import SUBJECTS, lists, marks

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"at", "in", "of", "with", "for", "on"})
_HANGS = frozenset({"obl", "nmod", "advcl", "acl", "xcomp"})
_ATTRIBUTES = frozenset({"amod", "compound"})


def assessed(word: Token) -> Token | None:
    """The word that says how well the act succeeds: *good* of *good at understanding irony*."""
    place, before = word, marks(word)
    if word.dep_ == "conj" and word.head.lower_.endswith("ing") and not before:
        return assessed(word.head)
    if _opens(word) and word.i and word.nbor(-1).tag_ == "IN":
        place, before = word.head, {word.nbor(-1).lower_}
    if place.dep_ not in _HANGS or not before & _BEFORE:
        return None
    governor = place.head
    noun = place.left_edge.nbor(-1) if place.left_edge.i else None
    if noun is not None and noun.dep_ == "obj" and noun.head == governor and noun.lemma_.lower() in lists().skilled:
        return noun  # *shows proficiency in lying*, where the parser hung it on the verb
    return governor if governor.i < word.i and governor.lemma_.lower() in lists().skilled else None


def for_whom(word: Token) -> Token | None:
    """The system of *understanding irony is hard for the model*, if ``word`` is the gerund."""
    if not word.lower_.endswith("ing"):
        return None
    place = word.head if _opens(word) and word.i == word.head.left_edge.i else word
    if place.dep_ not in SUBJECTS:
        return None
    said = place.head
    for of in (said, *(c for c in said.children if c.dep_ in {"xcomp", "obj"})):
        if of.i < word.i:
            continue
        for child in of.children:
            if child.dep_ in {"obl", "nmod"} and child._.agent_kind == "ai" and "for" in marks(child):
                return child
    return None


def _opens(word: Token) -> bool:
    """Whether a word in *-ing* is read as an attribute of the noun after it."""
    return word.dep_ in _ATTRIBUTES and word.lower_.endswith("ing") and word.head.i > word.i
