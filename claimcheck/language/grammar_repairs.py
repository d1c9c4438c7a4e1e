"""Known errors of the parser, recognised by what stands beside a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import BARE_INFINITIVE_AFTER, is_infinitive, is_passive, lists

if TYPE_CHECKING:
    from spacy.tokens import Token


_TAKE_CLAUSE = frozenset({"by", "of", "with", "without", "from", "about", "despite", "to"})
"""Prepositions that take a clause with a subject of its own."""


def before_infinitive(verb: Token) -> Token | None:
    """What stands right before *to*, wherever the parser hung it: *models tuned to lie*, *hard for a judge to tell*."""
    to = next((c for c in verb.children if c.lower_ == "to" and c.i < verb.i), None)
    if to is None or to.i < 2 or not is_infinitive(verb):
        return None
    before = to.nbor(-1)
    if (
        before.tag_ in {"VBN", "VBD"}
        and before.lemma_ in lists().object_control
        and before != verb.head
        and is_passive(before)
    ):
        return before
    if before.pos_ in {"NOUN", "PROPN", "PRON"} and any(
        c.lower_ == "for" and c.dep_ in {"case", "mark"} for c in before.children
    ):
        governor = before.head
        if governor.pos_ == "ADJ" or governor == verb.head:
            return before
    return None


def before_participle(verb: Token) -> Token | None:
    """*caused by the model noticing the test*: who stands right before, as the object of a preposition."""
    if verb.tag_ != "VBG" or not verb.i:
        return None
    before = verb.nbor(-1)
    agentive = before.pos_ in {"NOUN", "PROPN"} and before._.agent_kind in {"ai", "human"}
    if not agentive or before == verb.head:
        return None
    return before if any(c.dep_ == "case" and c.lower_ in _TAKE_CLAUSE for c in before.children) else None


def noun_before(verb: Token) -> Token | None:
    """The noun right before a verb that the tree gives no subject: *the model often exhibits*, *make the model lie*."""
    doc = verb.doc
    i = verb.i - 1
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    if i < 0 or doc[i].pos_ not in {"NOUN", "PROPN"}:
        return None
    if verb.tag_ in {"VBZ", "VBP"}:
        many = doc[i].lower_.endswith("s") and not doc[i].lower_.endswith("ss")
        return doc[i] if many == (verb.tag_ == "VBP") else None
    if verb.tag_ == "VB" and i == verb.i - 1:
        start = doc[i].left_edge.i
        if start and doc[start - 1].lemma_ in BARE_INFINITIVE_AFTER:
            return doc[i]
    return None
