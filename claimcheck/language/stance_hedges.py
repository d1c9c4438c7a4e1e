"""Evidential wording over a clause: verbs, adjectives and nouns that weigh what they introduce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import grammar, tree
from claimcheck.language.stance_cues import cues
from claimcheck.language.tree import is_clausal, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})


def is_hedge(node: Token, governor: Token, *, complement: bool) -> bool:
    """Whether ``governor`` weakens the clause or phrase at ``node``: *seems to*, *is thought to*, *is likely that*."""
    lists = cues()
    lemma = governor.lemma_.lower()
    if governor.pos_ == "NOUN":
        return lemma in lists.hedge_nouns and hangs_on_noun(node, governor)
    if governor.pos_ == "ADJ":
        linked = complement or node.dep_ in {"csubj", "obl", "nmod", "nsubj"}
        return linked and lemma in lists.hedge_adjectives and not is_comparison(governor)
    if not is_clausal(governor):
        return False
    if lemma in lists.hedge_verbs and (complement or node.dep_ == "obj"):
        return not _is_human_proposal(governor)
    if lemma in lists.hedge_passives and is_passive(governor) and (complement or node.dep_ in {"obl", "advcl"}):
        return node.dep_ in _COMPLEMENTS or any(c.lower_ in {"as", "to"} for c in node.children)
    return False


def is_wished_of_others(node: Token, verb: Token) -> bool:
    """*We want models to be honest*, but not *models want to please*."""
    who = grammar.subject(verb)
    if who is None or who.token._.agent_kind != "human":
        return False
    wisher = grammar.subject(node)
    return wisher is None or wisher.token != who.token


def is_comparison(adjective: Token) -> bool:
    """*more likely to* compares rates; it does not hedge."""
    return any(
        c.lower_ in {"more", "less", "most", "least", "equally", "as", "times", "too"}
        for c in adjective.children
        if c.i < adjective.i
    )


def _is_human_proposal(verb: Token) -> bool:
    """*We suggest training models* proposes; *results suggest that* weighs."""
    who = tree.own_subject(verb)
    return verb.lemma_ == "suggest" and who is not None and who.lower_ in {"we", "i"}


def hangs_on_noun(node: Token, noun: Token) -> bool:
    if node.i < noun.i:
        return False
    if node.dep_ in {"acl", "ccomp", "appos"}:
        return True
    return node.dep_ == "nmod" and any(
        k.lower_ in {"of", "for", "about", "like"} and k.dep_ == "case" for k in node.children
    )
