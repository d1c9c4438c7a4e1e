"""Evidential wording over a clause: verbs, adjectives and nouns that weigh what they introduce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import grammar
from claimcheck.language.stance_cues import cues
from claimcheck.language.tree import is_clausal, is_passive, own_subject

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


def is_doubt(mark: Token, clause: Token) -> bool:
    """*It is unclear whether it knows* doubts; *we ask whether it knows* and *if it knows* suppose."""
    if mark.lower_ not in {"whether", "if"} or clause.dep_ not in {"ccomp", "csubj", "xcomp"}:
        return False
    governor = clause.head
    if any(c.lower_ == "whether" and c != mark for c in clause.children):
        return False
    return governor.lemma_.lower() not in cues().question_verbs and not clause.doc.text.rstrip().endswith("?")


def is_attempted(verb: Token) -> bool:
    """*people try to build honest models*: what is to be made is not there yet."""
    governor = verb.head
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or governor.lemma_ not in cues().attempts:
        return False
    who = grammar.subject(governor)
    return who is None or who.token._.agent_kind != "ai"


def is_comparison(adjective: Token) -> bool:
    """*more likely to* compares rates; it does not hedge."""
    return any(
        c.lower_ in {"more", "less", "most", "least", "equally", "as", "times", "too"}
        for c in adjective.children
        if c.i < adjective.i and not (c.i and c.nbor(-1).lower_ == "at")
    )


def _is_human_proposal(verb: Token) -> bool:
    """*We suggest training models* and *it suggests a trip to the user* propose; *results suggest that* weighs."""
    if verb.lemma_ not in {"suggest", "imply", "hint"}:
        return False
    who = own_subject(verb)
    return who is not None and who._.agent_kind in {"human", "ai"}


def hangs_on_noun(node: Token, noun: Token) -> bool:
    if node.i < noun.i:
        return False
    if node.dep_ in {"acl", "ccomp", "appos"}:
        return True
    if node.dep_ == "acl:relcl" and any(k.lower_ == "that" and k.dep_ == "mark" for k in node.children):
        return True
    return node.dep_ == "nmod" and any(
        k.lower_ in {"of", "for", "about", "like"} and k.dep_ == "case" for k in node.children
    )
