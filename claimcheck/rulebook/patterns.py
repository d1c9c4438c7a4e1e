"""What may stand in a ``token`` or ``dependency`` pattern: spaCy's keys, and the two of our own."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimcheck.rulebook import regexes
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

WILDCARD_AT_MOST = 10
"""Times that a token without any attribute may repeat."""

OPEN, BUDGET = 5, 12
"""What a token that may repeat without an end costs (one that may be missing costs 1); what a pattern may cost.

spaCy tries every way through a sentence: 300 like words take it 0.4 s at this limit, and doubling with each step more.
"""

Found = tuple[Loc, str, str | None]


def check_pattern(pattern: Sequence[Mapping[str, Any]], *, dependency: bool) -> Iterator[Found]:
    """What is wrong in one pattern: the place in it, what, and a hint."""
    if not dependency:
        for i, token in enumerate(pattern):
            yield from _keys(token, TOKEN_KEYS | set(MARKS), (i,))
            yield from _regexes(token, (i,))
        yield from _repeats(pattern)
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
            yield from _regexes(attributes, (i, "RIGHT_ATTRS"))
        elif attributes is not None:
            yield (i, "RIGHT_ATTRS"), "RIGHT_ATTRS should be keys with values", None


def _keys(given: Mapping[str, Any], known: frozenset[str] | set[str], loc: Loc) -> Iterator[Found]:
    for key in given:
        if key not in known:
            yield (*loc, key), f'a token has no attribute "{key}"', did_you_mean(key, known)


def _regexes(attributes: Mapping[str, Any], loc: Loc) -> Iterator[Found]:
    for place, text in regexes.find(attributes, loc):
        fault = regexes.fault(text)
        if fault is not None:
            yield (place, *fault)


_SIGNS = ("?", "*", "+", "!")
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")


def _times(token: Mapping[str, Any]) -> tuple[int, float]:
    """How often a token may stand in a row, at the least and at the most."""
    times = str(token.get("OP", "1"))
    if times in ("*", "+"):
        return 0, math.inf
    count = _COUNT.fullmatch(times)
    if not count:
        return (0, 1) if times == "?" else (1, 1)
    least = int(count[1] or 0)
    return least, float(count[3]) if count[3] else math.inf if count[2] else least


def _repeats(pattern: Sequence[Mapping[str, Any]]) -> Iterator[Found]:
    """Repeats that make spaCy try ever more ways through a long sentence."""
    cost = 0.0
    for i, token in enumerate(pattern):
        times = str(token.get("OP", "1"))
        if "OP" in token and times not in _SIGNS and not _COUNT.fullmatch(times):
            what = f'"{times}" does not say how often'
            yield (i, "OP"), what, 'one of "?", "*", "+", "!", or a count such as "{1,3}"'
            return
        least, most = _times(token)
        if most > WILDCARD_AT_MOST and not set(token) - {"OP", *MARKS}:
            how = "any number of words" if most == math.inf else f"{most:.0f} words"
            what = f"{how} of any kind: this takes minutes in a long sentence, and matches across all of it"
            yield (i, "OP"), what, f'say how many, {WILDCARD_AT_MOST} at the most, such as OP: "{{0,5}}"'
            return
        cost += OPEN if most == math.inf else most - least
        if cost > BUDGET:
            what = "too many words of this pattern may repeat or be missing: a long sentence would take minutes"
            yield (i, "OP"), what, "make two patterns of it, or say of fewer words that they may be missing"
            return
