"""What *the former* and *the latter* stand for: the two members of the pair named last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.language.mentions import is_phrase_head
from claimcheck.language.tree import NOUN_TAGS
from claimcheck.records.words import AgentKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINS = frozenset({"and", "or", "nor", "with", "to", "from", "than", "versus", "vs.", "vs", "over", "against", "but"})
_FARTHEST = 6
"""Words between the two heads of a pair."""


def is_former(token: Token) -> bool:
    """*the former*, *the latter* without a noun of its own."""
    if token.lower_ not in {"former", "latter"} or not token.i or token.nbor(-1).lower_ != "the":
        return False
    return token.i + 1 == len(token.doc) or token.nbor(1).tag_ not in NOUN_TAGS | {"JJ", "CD"}


def member(token: Token, before: Sequence[Doc]) -> tuple[AgentKind, str]:
    """Kind and lemma of the member meant, of a pair in this sentence or the one before; ``unknown`` if unclear."""
    for words in (list(token.doc[: token.i]), *([list(before[-1])] if before else [])):
        pair = _pair(words)
        if pair is not None:
            meant = pair[0] if token.lower_ == "former" else pair[1]
            kind: AgentKind = meant._.agent_kind
            return kind, meant._.referent or meant.lemma_.lower()
    return "unknown", ""


def _pair(words: list[Token]) -> tuple[Token, Token] | None:
    """The only two nouns that are joined; None for lists of three, for two pairs and for none."""
    heads = [t for t in words if t.tag_ in NOUN_TAGS and is_phrase_head(t)]
    joined = [(a, b) for a, b in pairwise(heads) if _are_joined(a, b)]
    if len(joined) != 1 or any(b == joined[0][0] and _is_listed(a, b) for a, b in pairwise(heads)):
        return None
    return joined[0]


def _is_listed(first: Token, second: Token) -> bool:
    """*models, users* of *models, users and lamps*."""
    between = first.doc[first.i + 1 : second.i]
    return [t.text for t in between[:1]] == [","] and not any(t.pos_ in {"VERB", "AUX", "SCONJ"} for t in between)


def _are_joined(first: Token, second: Token) -> bool:
    between = first.doc[first.i + 1 : second.i]
    if not 0 < len(between) <= _FARTHEST or any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBN" for t in between):
        return False
    return any(t.lower_ in _JOINS for t in between[:2])
