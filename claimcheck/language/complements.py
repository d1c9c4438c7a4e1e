"""What follows a predicate and what stands over it: complement, modals, modifiers, particles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import tree
from claimcheck.language.model import Complement
from claimcheck.language.tree import is_clausal, is_infinitive, is_passive, kid

if TYPE_CHECKING:
    from spacy.tokens import Token

_WH = frozenset({"what", "who", "whom", "which", "whose", "where", "when", "why", "how", "whether", "if"})
_PARTICLES = frozenset({"over", "out", "away", "back", "off", "up", "down", "in", "on", "along", "through", "around"})
_MODIFIERS = frozenset({"advmod", "amod", "obl:unmarked", "nmod:desc", "compound", "det"})
_BEFORE_NOUN = frozenset({"amod", "nmod:desc", "compound"})
_NONE = Complement("none", -1)


def particle(verb: Token) -> Token | None:
    """*take over*: the particle, also where the parser took it for an adverb."""
    found = kid(verb, "compound:prt")
    if found is not None:
        return found
    for child in verb.children:
        if child.i == verb.i + 1 and child.tag_ == "RP" and child.lower_ in _PARTICLES:
            return child
    return None


def predicate_words(token: Token, extra: Token | None) -> tuple[int, ...]:
    """The tokens of the predicate: with its particle, and the first part of a hyphenated word."""
    words = {token.i}
    if extra is not None:
        words.add(extra.i)
    if (
        token.i >= 2
        and token.nbor(-1).tag_ == "HYPH"
        and not token.nbor(-1).whitespace_
        and not token.nbor(-2).whitespace_
    ):
        words |= {token.i - 1, token.i - 2}
    return tuple(sorted(words))


def complement(token: Token) -> Complement:
    """The clause or adjective that completes a verb, adjective or noun."""
    found = _NONE
    for child in token.children:
        if child.i < token.i and child.dep_ not in {"ccomp"}:
            continue
        form = _form(token, child)
        if form.form != "none":
            return form
        if found is _NONE and child.dep_ in {"obj"}:
            found = _free_relative(child)
    return found


def _form(token: Token, child: Token) -> Complement:
    relation = child.dep_
    if relation == "advcl" and child.i > token.i and is_infinitive(child) and _is_wh(child):
        return Complement("wh_clause", child.i)  # *decide when to stop*: never a mere circumstance
    if relation == "xcomp" or (
        relation in {"advcl", "acl", "ccomp"} and is_infinitive(child) and _takes_infinitive(token, child)
    ):
        if is_infinitive(child):
            return Complement("wh_clause" if _is_wh(child) else "to_infinitive", child.i)
        if child.tag_ == "VBG" or child.lower_.endswith("ing"):
            return Complement("gerund", child.i)
        if child.pos_ == "ADJ" or child.tag_ == "VBN":
            return Complement("adjective", child.i)
        if child.pos_ == "VERB":
            return Complement("to_infinitive", child.i)
        return _NONE
    if relation == "ccomp" or (
        relation in {"acl", "advcl"} and token.pos_ in {"NOUN", "ADJ"} and "that" in tree.marks(child)
    ):
        if child.i < token.i and not _is_wh(child):
            return Complement("that_clause", child.i) if tree.own_subject(child) is not None else _NONE
        if child.tag_ == "VBG" and tree.own_subject(child) is None and not tree.kids(child, frozenset({"aux"})):
            return Complement("gerund", child.i)
        return Complement("wh_clause" if _is_wh(child) else "that_clause", child.i)
    if (
        relation in {"advcl", "acl"}
        and child.tag_ == "VBG"
        and tree.marks(child) & {"of", "to", "about", "from", "in", "into", "on", "at", "for"}
    ):
        return Complement("gerund", child.i)
    return _NONE


def _takes_infinitive(token: Token, child: Token) -> bool:
    if token.pos_ in {"ADJ", "NOUN"} or child.dep_ == "ccomp":
        return True
    return token.lemma_ in tree.lists().object_control or child.i == token.i + 2


def _is_wh(clause: Token) -> bool:
    if tree.marks(clause) & {"whether", "if"}:
        return True
    first = clause.left_edge
    return any(
        t.lower_ in _WH and t.tag_ in {"WP", "WDT", "WRB", "WP$", "IN"}
        for t in clause.doc[first.i : min(first.i + 3, clause.i + 1)]
    )


def _free_relative(child: Token) -> Complement:
    """*knows what it wants*."""
    if child.lower_ in _WH and child.tag_ in {"WP", "WDT", "WRB"}:
        clause = kid(child, "acl:relcl")
        return Complement("wh_clause", clause.i if clause is not None else child.i)
    return _NONE


def modality(token: Token) -> str | None:
    """The modal or semi-modal over a predicate; shared over a coordination."""
    climb = token
    for _ in range(5):
        for child in climb.children:
            if child.dep_ == "aux" and child.tag_ == "MD":
                return (
                    str(child.lemma_.lower())
                    if child.lower_ not in {"could", "might", "would", "should", "ca"}
                    else {"ca": "can"}.get(child.lower_, child.lower_)
                )
        governor = climb.head
        if governor == climb:
            return None
        if climb.dep_ in {"xcomp", "advcl", "acl", "ccomp"} and is_infinitive(climb):
            if governor.lemma_.lower() in tree.lists().semi_modals:
                copula = (
                    "be "
                    if governor.pos_ == "ADJ"
                    or kid(governor, "cop") is not None
                    or (is_clausal(governor) and is_passive(governor))
                    else ""
                )
                return f"{copula}{governor.lemma_.lower() if not copula else governor.lower_} to"
            return None
        if climb.dep_ == "conj" and tree.own_subject(climb) is None and is_clausal(climb):
            climb = governor
            continue
        return None
    return None


def _goes_along(word: Token, first: Token) -> bool:
    """Whether what hangs on a modifier says it of the noun too: *complex multi-step reasoning*."""
    return word.dep_ == "conj" or (word.dep_ == "amod" and first.dep_ == "compound")


def modifiers(token: Token) -> tuple[int, ...]:
    """Adverbs of a verb, adjectives and compounds of a noun, those in a row too (*coding and reasoning skills*)."""
    found = [c for c in token.children if c.dep_ in _MODIFIERS and (c.dep_ != "det" or c.lower_ in {"no", "own"})]
    joined = [
        k
        for c in found
        if c.dep_ in _BEFORE_NOUN and c.n_lefts + c.n_rights
        for k in c.children
        if k.i < token.i and _goes_along(k, c)
    ]
    return tuple(c.i for c in (*found, *joined))
