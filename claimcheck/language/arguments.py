"""Phrases as a reader would mark them, and the argument records made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.model import Argument
from claimcheck.language.tree import RELATIVE, Found, antecedent, kids
from claimcheck.records.words import AgentKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset(
    {
        "det",
        "det:predet",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "flat",
        "fixed",
        "nmod:desc",
        "advmod",
        "goeswith",
        "case",
        "punct",
        "nmod",
    }
)
UNOWNED = "described noun"
"""``via`` of *deceptive behavior* where nobody is said to behave: the kind is then ``unknown``."""

_CONJUNCTS = frozenset({"conj"})
_QUANTIFIERS = frozenset(
    {"most", "many", "some", "all", "few", "several", "both", "one", "none", "each", "any", "majority", "half", "more"}
)


def argument(found: Found | None) -> Argument | None:
    """The argument record of a token reached by the grammar."""
    if found is None:
        return None
    token, via = found.token, found.via
    if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"NN", "NNS", "NNP"} and token.dep_.startswith("csubj"):
        return Argument(token.i, token.i, token.i + 1, token.lemma_.lower(), "other", via)
    choice = _agentive_conjunct(token)
    start, end = extent(choice)
    kind: AgentKind = kind_of(choice)
    if via == UNOWNED and kind == "other":
        kind = "unknown"
    lemma = choice._.referent or choice.lemma_.lower()
    return Argument(choice.i, start, end, lemma, kind, via)


def kind_of(token: Token) -> AgentKind:
    """What a token stands for; demonstratives and unresolved pronouns are ``unknown``."""
    kind: AgentKind = token._.agent_kind
    if kind == "other":
        if token._.noun_kind != "other":
            inner: AgentKind = token._.noun_kind
            return inner
        if token.pos_ == "PRON" and token.lower_ in {
            "this",
            "that",
            "these",
            "those",
            "which",
            "who",
            "whom",
            "one",
            "ones",
            "both",
            "such",
        }:
            return "human" if token.lower_ in {"who", "whom"} else "unknown"
        if token.lemma_.lower() in _QUANTIFIERS:
            for child in token.children:
                if child.dep_ in {"nmod", "obl"} and any(k.lower_ == "of" for k in child.children):
                    whole = antecedent(child, token.head) if child.lower_ in RELATIVE else None
                    of_kind: AgentKind = (whole or child)._.agent_kind
                    return of_kind
    return kind


def _agentive_conjunct(token: Token) -> Token:
    """Of *users and models* the AI system, of *the prompt and the user* the person."""
    conjuncts = [token, *kids(token, _CONJUNCTS)]
    if len(conjuncts) == 1:
        return token
    for wanted in ("ai", "human"):
        for conjunct in conjuncts:
            if kind_of(conjunct) == wanted:
                return conjunct
    return token


def extent(token: Token) -> tuple[int, int]:
    """Start and end of the phrase around a head: determiner and modifiers, not what follows it."""
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.dep_ not in _INSIDE:
            continue
        inside = child.dep_ not in {"case", "punct", "nmod"} or (child.dep_ == "nmod" and child._.noun_kind == "ai")
        if child.i < token.i and inside:
            start = min(start, child.left_edge.i)
        elif child.dep_ in {"flat", "fixed", "goeswith"} or (child.dep_ == "nummod" and child.i == token.i + 1):
            end = max(end, child.right_edge.i + 1)
    doc = token.doc
    while start < token.i and (
        doc[start].tag_ in {"IN", ",", ":", "-LRB-", "-RRB-", "``", "''"} or doc[start].dep_ == "case"
    ):
        start += 1
    return start, end
