"""Which predicates a negation reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import tree
from claimcheck.language.tree import is_clausal, kid

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLAIN = frozenset(
    {"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "cannot", "neither", "nor", "rarely", "seldom"}
)
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})


def negator(token: Token) -> Token | None:
    """The word that negates a predicate by itself: *does not lie*, *no model lies*, *without lying*, *not a liar*."""
    for child in token.children:
        low = child.lower_
        if (
            low in _PLAIN
            and child.dep_ in {"advmod", "cc", "cc:preconj", "aux", "det", "dep", "discourse"}
            and not _is_only(child)
        ):
            return child
        if child.dep_ in {"advmod"} and low == "longer" and any(c.lower_ == "no" for c in child.children):
            return child
        if low == "without" and child.dep_ in {"mark", "case"}:
            return child
        if child.dep_ in tree.SUBJECTS and child.i < token.i:
            inner = (
                child
                if child.lower_ in _NOBODY
                else next(
                    (c for c in child.children if c.lower_ in _NOBODY and c.dep_ in {"det", "cc:preconj", "advmod"}),
                    None,
                )
            )
            if inner is not None:
                return inner
    if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        determiner = kid(token, "det")
        if determiner is not None and determiner.lower_ in {"no", "neither"}:
            return determiner
        scarce = next((c for c in token.children if c.lower_ in {"little", "few"} and c.dep_ in {"amod", "det"}), None)
        if scarce is not None and not (scarce.i and scarce.nbor(-1).lower_ in {"a", "the"}):
            return scarce
        before = token.nbor(-1) if token.i else None
        if before is not None and before.lower_ in {"non", "not"} and before.head == token:
            return before
    if token.i >= 2 and token.nbor(-1).tag_ == "HYPH" and token.nbor(-2).lower_ == "non":
        return token.nbor(-2)
    return None


def _is_only(word: Token) -> bool:
    """*not only*, *not just*, *not necessarily* do not deny what follows (the last weakens it only)."""
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return following in {"only", "just", "merely", "simply", "solely", "necessarily"}


def is_negated(token: Token) -> bool:
    """Whether the predicate itself is denied, also over *seem to*, *want to* and a shared coordination."""
    if negator(token) is not None:
        return True
    governor = token.head
    if governor == token:
        return False
    if token.dep_ == "conj" and tree.own_subject(token) is None and is_clausal(token):
        conjunction = kid(token, "cc")
        if conjunction is not None and conjunction.lower_ == "but":
            return False
        return negator(governor) is not None
    if token.dep_ == "xcomp" and governor.lemma_ in {
        "seem",
        "appear",
        "tend",
        "able",
        "likely",
        "need",
        "have",
        "manage",
    }:
        return negator(governor) is not None
    return token.dep_ == "obj" and governor.lemma_ in tree.lists().light and negator(governor) is not None
