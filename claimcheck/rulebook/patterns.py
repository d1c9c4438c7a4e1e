"""What may stand in a ``token`` or ``dependency`` pattern: spaCy's keys, and the two of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.rulebook.problem import did_you_mean
from claimcheck.rulebook.source import Loc

MARKS = ("TRIGGER", "AGENT")
"""Keys of our own: the token is part of the trigger (without any such mark, all are); the token is the agent."""

TOKEN_KEYS = frozenset(
    """ORTH TEXT NORM LOWER LENGTH IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE IS_STOP
    IS_SENT_START IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY SPACY LIKE_NUM LIKE_URL LIKE_EMAIL
    POS TAG MORPH DEP LEMMA SHAPE OP _""".split()
)
"""Attributes of spaCy's Matcher (spaCy 3.8) that a pipeline without entities and vectors can fill."""

NODE_KEYS = frozenset(("RIGHT_ID", "RIGHT_ATTRS", "LEFT_ID", "REL_OP", *MARKS))

REL_OPS = frozenset("< > << >> . .* ; ;* $+ $- $++ $-- >+ >- >++ >-- <+ <- <++ <--".split())

Found = tuple[Loc, str, str | None]


def check_pattern(pattern: Sequence[Mapping[str, Any]], *, dependency: bool) -> Iterator[Found]:
    """What is wrong in one pattern: the place in it, what, and a hint."""
    if not dependency:
        for i, token in enumerate(pattern):
            yield from _keys(token, TOKEN_KEYS | set(MARKS), (i,))
        return
    names: set[object] = set()
    for i, node in enumerate(pattern):
        yield from _keys(node, NODE_KEYS, (i,))
        needed = ("RIGHT_ID", "RIGHT_ATTRS") if i == 0 else ("RIGHT_ID", "RIGHT_ATTRS", "LEFT_ID", "REL_OP")
        for key in needed:
            if key not in node:
                yield (i,), f"{key} is missing in node {i + 1} of the dependency pattern", None
        if i == 0 and ("LEFT_ID" in node or "REL_OP" in node):
            yield (i,), "the first node of a dependency pattern has no LEFT_ID and no REL_OP", None
        if node.get("REL_OP") is not None and str(node["REL_OP"]) not in REL_OPS:
            yield (i, "REL_OP"), f"{node['REL_OP']} is not a relation", f"one of {' '.join(sorted(REL_OPS))}"
        if i > 0 and "LEFT_ID" in node and str(node["LEFT_ID"]) not in names:
            hint = did_you_mean(str(node["LEFT_ID"]), map(str, names))
            yield (i, "LEFT_ID"), f'no node before this one has the RIGHT_ID "{node["LEFT_ID"]}"', hint
        names.add(str(node.get("RIGHT_ID")))
        attributes = node.get("RIGHT_ATTRS")
        if isinstance(attributes, Mapping):
            yield from _keys(attributes, TOKEN_KEYS - {"OP"}, (i, "RIGHT_ATTRS"))
        elif attributes is not None:
            yield (i, "RIGHT_ATTRS"), "RIGHT_ATTRS should be keys with values", None


def _keys(given: Mapping[str, Any], known: frozenset[str] | set[str], loc: Loc) -> Iterator[Found]:
    for key in given:
        if key not in known:
            yield (*loc, key), f'a token has no attribute "{key}"', did_you_mean(key, known)
