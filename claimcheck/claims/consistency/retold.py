"""A number told twice in the same words with two values: in front or at the close of a paper, and in its middle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.claims.consistency.model import FRONT, TOLD, Clash
from claimcheck.claims.consistency.numbers import Number, numbers, prints
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.records.paper import Sentence

_RUN = 7
"""Words in a row that both sentences have before the number."""
_GAP = 4
"""Words that may stand between those and the number: a condition that one telling leaves out."""
_AFTER = 3
"""Words behind the number that both have; fewer where the sentence ends."""
_WORD = re.compile(r"[A-Za-z][\w'’-]*|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Telling:
    """A decimal or percentage, with the words before and behind it in lower case."""

    sentence: Sentence
    number: Number
    before: tuple[str, ...]
    after: tuple[str, ...]


def retold_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Numbers in one setting of words in the front (or close) and in the middle of a paper, that are not one value."""
    kinds = {section.id: section.kind for section in document.paper.sections}
    front: dict[tuple[str, ...], list[Telling]] = {}
    inner: list[Telling] = []
    for i, sentence in enumerate(document.sentences):
        if sentence.layer not in TOLD or "%" not in sentence.text:
            continue
        spans = [(r.start, r.end) for r in document.references[i]]
        in_front = sentence.layer == "abstract" or kinds.get(sentence.section or "") in FRONT
        for telling in tellings(sentence):
            if any(a <= telling.number.start < b for a, b in spans):
                continue
            if not in_front:
                inner.append(telling)
                continue
            for run in runs(telling):
                front.setdefault(run, []).append(telling)
    told: set[tuple[str, str]] = set()
    for other in inner:
        for run in runs(other):
            for first in front.get(run, ()):
                key = (first.sentence.id, other.sentence.id)
                if key not in told and first.after == other.after and _apart(first, other):
                    told.add(key)
                    words = _printed(run, first.sentence)
                    message = (
                        f"{capital(places.name(first.sentence))} gives {first.number.text} and "
                        f"{places.name(other.sentence)} {other.number.text} for the same: “{words} ...”."
                    )
                    yield Clash("two_values", message, "medium", key)


def tellings(sentence: Sentence) -> Iterator[Telling]:
    """The percentages of a sentence that have words enough on both sides."""
    for n in numbers(sentence.text):
        before = tuple(w.lower() for w in _WORD.findall(sentence.text[: n.start]))
        after = tuple(w.lower() for w in _WORD.findall(sentence.text[n.end :]))[:_AFTER]
        # "The 10% of rolls that ..." is some share of whatever is described behind it.
        if n.percent and before[-1:] != ("the",) and len(before) >= _RUN and len(after) > 1:
            yield Telling(sentence, n, before, after)


def runs(telling: Telling) -> Iterator[tuple[str, ...]]:
    """The runs of words that end at most so many words before the number."""
    for gap in range(_GAP + 1):
        end = len(telling.before) - gap
        if end >= _RUN:
            yield telling.before[end - _RUN : end]


def _printed(run: tuple[str, ...], sentence: Sentence) -> str:
    """The words as the sentence has them."""
    found = re.search(r"\W+".join(map(re.escape, run)), sentence.text, re.I)
    return found[0] if found is not None else " ".join(run)


def _apart(one: Telling, other: Telling) -> bool:
    """Whether neither number may print the other, and neither stands in the other sentence as well."""
    a, b = one.number, other.number
    if prints(a, b) or prints(b, a):
        return False
    return not any(prints(a, x) or prints(x, a) for x in numbers(other.sentence.text)) and not any(
        prints(b, x) or prints(x, b) for x in numbers(one.sentence.text)
    )
