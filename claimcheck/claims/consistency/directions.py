"""A comparison told both ways: "rye keeps longer than oats", and elsewhere "oats keep longer than rye"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.consistency.model import TOLD, Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.records.paper import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_THING = frozenset({"NOUN", "PROPN", "NUM"})
_CONTENT = _NOMINAL | {"VERB", "X"}
_BETWEEN = frozenset({"AUX", "ADV", "VERB", "PART", "DET"})
_VERBS = {"outperform": 1, "surpass": 1, "exceed": 1, "beat": 1, "underperform": -1}
_DOWN = frozenset({"lower", "smaller", "less", "worse", "fewer", "weaker", "slower", "shorter"})
_PLAIN = frozenset({"higher", "larger", "greater", "better", "more", "less", "fewer", "lower", "smaller", "worse"})
_OPPOSITE = {"weaker": "stronger", "slower": "faster", "shorter": "longer"}
_REACH = 6
_UNSAID = re.compile(
    r"\b(?:not|no|never|neither|nor|n't|may|might|could|would|should|can|if|whether|unless|when|while|whereas|but|however|"
    r"although|though|except|unlike|sometimes|often|usually|expect\w*|hypothes\w*|assum\w*|suppos\w*|suggest\w*|some|"
    r"instead|rather|contrary)\b|\?",
    re.I,
)
"""Words of sentences that may not say outright, or not of all cases."""
_DULL = frozenset("result table figure experiment section paper finding find show see observe".split())


@dataclass(frozen=True, slots=True)
class Comparison:
    """``first`` is ahead of ``second`` in ``measure`` (1) or behind it (-1)."""

    sentence: Sentence
    first: str
    second: str
    measure: str
    way: int
    besides: frozenset[str]
    """What else the sentence names: conditions, data sets."""


def direction_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Two sentences that say outright, of one pair, one measure and the same conditions, opposite things."""
    found: dict[tuple[object, ...], list[Comparison]] = defaultdict(list)
    for i, sentence in enumerate(document.sentences):
        if sentence.layer not in TOLD or _UNSAID.search(sentence.text):
            continue
        if any(r.kind == "citation" for r in document.references[i]):
            continue
        columns = document.columns(i)
        if "than" not in columns.lowers_as_given and _VERBS.keys().isdisjoint(columns.lemmas_in_lower_case):
            continue
        for c in comparisons(sentence, list(document.doc(i))):
            found[frozenset((c.first, c.second)), c.measure, c.besides].append(c)
    for same in found.values():
        for n, one in enumerate(same):
            other = next((c for c in same[n + 1 :] if (c.first == one.first) == (c.way != one.way)), None)
            if other is not None and other.sentence.id != one.sentence.id:
                ahead, behind = (one.first, one.second) if one.way > 0 else (one.second, one.first)
                message = (
                    f"{capital(places.name(one.sentence))} puts {ahead} above {behind} ({one.measure}), and "
                    f"{places.name(other.sentence)} puts {behind} above {ahead}."
                )
                yield Clash("direction", message, "medium", (one.sentence.id, other.sentence.id))
                break


def comparisons(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Comparison]:
    """*A outperforms B*, and *A is (has) more M than B*, by tags alone."""
    for k, token in enumerate(tokens):
        lemma = token.lemma_.lower()
        if lemma in _VERBS and token.pos_ == "VERB":
            at, way, measure = k, _VERBS[lemma], "being better"
        elif token.text.lower() == "than":
            at = next((q for q in range(k - 1, max(-1, k - _REACH), -1) if _compares(tokens[q])), -1)
            if at < 0:
                continue
            word = tokens[at].text.lower()
            way = -1 if word in _DOWN else 1
            told = [t.lemma_.lower() for t in tokens[at + 1 : k] if t.pos_ in _NOMINAL or t.pos_ == "ADV"]
            measure = " ".join(told) or _OPPOSITE.get(word, word)
            if not told and word in _PLAIN:
                measure = "being better" if word in ("better", "worse") else "being higher"
        else:
            continue
        first, second = _before(tokens, at), _after(tokens, k + 1)
        if first and second and first != second:
            named = {*first.split(), *second.split(), *measure.split()}
            besides = {t.lemma_.lower() for t in tokens if t.pos_ in _CONTENT and t.tag_ not in ("JJR", "RBR")}
            besides -= named | _DULL
            yield Comparison(sentence, first, second, measure, way, frozenset(besides))


def _compares(token: Token) -> bool:
    return token.tag_ in ("JJR", "RBR") or token.text.lower() in _PLAIN


def _before(tokens: Sequence[Token], at: int) -> str:
    """The noun phrase in front of the verb in front of ``at``."""
    end = at
    while end > 0 and tokens[end - 1].pos_ in _BETWEEN:
        end -= 1
    start = end
    while start > 0 and (tokens[start - 1].pos_ in _NOMINAL or tokens[start - 1].text == "-"):
        start -= 1
    return _phrase(tokens[start:end])


def _after(tokens: Sequence[Token], at: int) -> str:
    start = at
    while start < len(tokens) and tokens[start].pos_ in ("DET", "PRON") and tokens[start].tag_ != "PRP":
        start += 1
    end = start
    while end < len(tokens) and (tokens[end].pos_ in _NOMINAL or tokens[end].text == "-"):
        end += 1
    return _phrase(tokens[start:end])


def _phrase(tokens: Sequence[Token]) -> str:
    return " ".join(t.lemma_.lower() for t in tokens) if any(t.pos_ in _THING for t in tokens) else ""
