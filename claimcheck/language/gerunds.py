"""Who does what a gerund or a noun of action names, where an adjective, verb or noun says how well it succeeds.

*Capable of deep understanding*, *good at telling jokes*, *struggles with planning*, *proficiency in spotting lies*;
*telling jokes is hard for the model*. The parser often takes such a gerund for an attribute of its own object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import SUBJECTS, kid, lists, marks

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"at", "in", "of", "with", "for", "on"})
_HANGS = frozenset({"obl", "nmod", "advcl", "acl", "xcomp"})
_ATTRIBUTES = frozenset({"amod", "compound"})


def assessed(word: Token) -> Token | None:
    """The word that says how well the act succeeds: *good* of *good at understanding irony*."""
    opened = bool(word.i) and _opens(word) and word.nbor(-1).tag_ == "IN"
    place = word.head if opened else word
    if place.dep_ == "conj" and not opened and place.head.lower_.endswith("ing") and not marks(place):
        return assessed(place.head)
    if place.dep_ not in _HANGS:
        return None
    said = _of_success(place)
    if said is None:
        return None
    before = {word.nbor(-1).lower_} if opened else marks(word)
    return said if before & _BEFORE else None


def _of_success(place: Token) -> Token | None:
    """What ``place`` hangs on, if that tells of success."""
    governor = place.head
    if governor.i < place.i and governor.lemma_.lower() in lists().skilled:
        return governor
    noun = kid(governor, "obj") if place.dep_ == "obl" else None
    # *shows proficiency in lying*, where the parser hung the lying on the verb.
    if noun is not None and noun.lemma_.lower() in lists().skilled and noun.i == place.left_edge.i - 1:
        return noun
    return None


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
