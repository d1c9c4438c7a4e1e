"""A range told twice with two ends: "from 20M to 210M parameters" beside a list that ends with 220M."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.consistency.model import TOLD, Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.records.paper import Sentence

_SCALE = {"K": 3, "k": 3, "M": 6, "B": 9, "T": 12}
_SIZE = r"\d+(?:\.\d+)?\s?[KkMBT](?![A-Za-z])"
_ASIDE = r"(?:\s\([^()]*\))?"
_UNIT = r"(?P<unit>parameters?|tokens?|words?|examples?|documents?|images?)"
_FROM_TO = re.compile(
    rf"\b(?:from|between)\s(?P<low>{_SIZE})(?:\s[a-z]+)?{_ASIDE}\s(?:up\s)?(?:to|and)\s(?P<high>{_SIZE})[\s-]{_UNIT}\b"
)
_LISTED = re.compile(rf"(?P<list>{_SIZE}(?:,\s(?:and\s)?{_SIZE}){{2,}}(?:,?\sand\s{_SIZE})?)[\s-]{_UNIT}\b")
_NAME = re.compile(r"(?<=\s)(?!(?:We|The|Table|Figure|Section|Appendix|In|All|Model)\b)[A-Z][A-Za-z]+(?:-?\d+)?\b")
_NEAR = Decimal("0.1")
"""Ends that differ by more are more likely ends of two ranges."""


@dataclass(frozen=True, slots=True)
class Span:
    """Least and greatest of a range, each as printed."""

    sentence: Sentence
    low: str
    high: str
    unit: str


def span_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Ranges of one unit with one end in common whose other ends nearly, and not by rounding, agree.

    Only of one section, and where neither names what the other does not: two families of models may share an end.
    """
    found = [span for sentence in document.sentences for span in spans(sentence)]
    told: set[tuple[str, str]] = set()
    for n, first in enumerate(found):
        for second in found[n + 1 :]:
            if first.unit != second.unit or not _one_subject(first.sentence, second.sentence):
                continue
            for one, other, shared in (
                (first.high, second.high, (first.low, second.low)),
                (first.low, second.low, (first.high, second.high)),
            ):
                if value(shared[0]) != value(shared[1]) or same(one, other) or not _near(one, other):
                    continue
                if (one, other) in told:
                    continue
                told |= {(one, other), (other, one)}
                message = (
                    f"{capital(places.name(first.sentence))} has {first.unit} from {first.low} to {first.high}, "
                    f"and {places.name(second.sentence)} from {second.low} to {second.high}."
                )
                yield Clash("two_values", message, "medium", (first.sentence.id, second.sentence.id))


def spans(sentence: Sentence) -> Iterator[Span]:
    """The ranges of a sentence: *from* A *to* B, and lists of three values or more."""
    if sentence.layer not in TOLD:
        return
    for m in _FROM_TO.finditer(sentence.text):
        yield Span(sentence, m["low"], m["high"], _plural(m["unit"]))
    for m in _LISTED.finditer(sentence.text):
        sizes = sorted(re.findall(_SIZE, m["list"]), key=value)
        yield Span(sentence, sizes[0], sizes[-1], _plural(m["unit"]))


def value(size: str) -> Decimal:
    """``1.6B`` as a number."""
    return Decimal(size[:-1].strip()).scaleb(_SCALE[size[-1]])


def same(one: str, other: str) -> bool:
    """Whether two sizes may be one value printed to different places."""
    a, b = value(one), value(other)
    return abs(a - b) <= max(_step(one), _step(other)) / 2


def _one_subject(one: Sentence, other: Sentence) -> bool:
    if one.id == other.id or one.section != other.section:
        return False
    names = [set(_NAME.findall(sentence.text)) for sentence in (one, other)]
    return not names[0] or not names[1] or bool(names[0] & names[1])


def _step(size: str) -> Decimal:
    """The worth of the last digit printed; a closing zero counts as a digit."""
    return Decimal(1).scaleb(int(Decimal(size[:-1].strip()).as_tuple().exponent) + _SCALE[size[-1]])


def _near(one: str, other: str) -> bool:
    a, b = sorted((value(one), value(other)))
    return b > 0 and (b - a) / b <= _NEAR


def _plural(unit: str) -> str:
    return unit if unit.endswith("s") else f"{unit}s"
