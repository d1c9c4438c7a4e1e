"""What can never match in a ``token`` or ``dependency`` pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from claimcheck.rulebook.problem import did_you_mean

PARTS_OF_SPEECH = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)
"""Universal parts of speech (universaldependencies.org/u/pos); SPACE is spaCy's own."""

DEPENDENCIES = frozenset(
    """ROOT acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl
    fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum vocative
    xcomp""".split()
)
"""Universal Dependencies relations, without what may follow a colon (universaldependencies.org/u/dep)."""

AGENT_KINDS = frozenset({"ai", "human", "other", "unknown"})

Complaint = tuple[str, str | None, str]


def pattern_complaints(
    pattern: Sequence[Mapping[str, Any]], *, dependency: bool, tokens: Callable[[str], list[str]] | None
) -> Iterator[Complaint]:
    """What in one pattern can never match, with a hint and the word itself."""
    for node in pattern:
        token = node.get("RIGHT_ATTRS", {}) if dependency else node
        for key in ("POS", "DEP", "LOWER", "LEMMA", "TEXT", "ORTH"):
            for value in _values(token.get(key)):
                yield from _value(key, value, tokens)
        for value in _values((token.get("_") or {}).get("agent_kind")):
            if value not in AGENT_KINDS:
                yield (
                    f'agent_kind is never "{value}"',
                    did_you_mean(value, AGENT_KINDS) or f"one of {', '.join(sorted(AGENT_KINDS))}",
                    value,
                )


def _values(value: Any) -> list[str]:
    """The words that an attribute may be."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [str(word) for word in value.get("IN") or ()]
    return []


def _value(key: str, value: str, tokens: Callable[[str], list[str]] | None) -> Iterator[Complaint]:
    if key == "POS":
        if value not in PARTS_OF_SPEECH:
            yield f"there is no part of speech {value}", did_you_mean(value, PARTS_OF_SPEECH), value
        return
    if key == "DEP":
        if value.partition(":")[0] not in DEPENDENCIES:
            yield (
                f"there is no dependency {value}: labels are those of Universal Dependencies",
                did_you_mean(value, DEPENDENCIES),
                value,
            )
        return
    if key in ("LOWER", "LEMMA") and value != value.lower():
        yield f'{key} "{value}" can never match: it has upper-case letters', f'write "{value.lower()}"', value
    if " " in value:
        yield f'{key} "{value}" can never match: a token has no spaces', "one mapping for each word", value
    elif tokens is not None and len(tokens(value)) > 1:
        cut = " ".join(tokens(value))
        yield f'{key} "{value}" can never match: it is cut into the tokens {cut}', "one mapping for each token", value
