"""A percentage beside the ratio that it is of: "14 of 20 (60 %)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.claims.consistency.model import Clash
from claimcheck.records.paper import Sentence

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_COUNT = rf"(?P<part>{_NUMBER})\s*(?:/|(?:out )?of (?:the |all |our )?)\s*(?P<whole>{_NUMBER})"
_SHARE = r"(?P<share>\d{1,3}(?:\.\d+)?)\s?%"
_NOUN = r"(?: [A-Za-z][A-Za-z-]*){0,3}"
_RATIOS = (
    re.compile(rf"(?<![\w.,/–-]){_COUNT}(?![.,]?\d|\s?[%/]){_NOUN}(?: ?\( ?|; ){_SHARE} ?\)"),
    re.compile(rf"(?<![\w.,/–-]){_SHARE}(?: of the time)? \({_COUNT}(?![.,]?\d|\s?[%/]){_NOUN}\)"),
)
_YEARS = range(1950, 2100)
"""Counts that may be years: 2007/2012."""
_ABOUT = re.compile(
    r"(?:about|around|approximately|roughly|nearly|almost|over|under|than|least|most|[~≈<>≤≥±])\s*$", re.I
)


def share_clashes(sentence: Sentence) -> Iterator[Clash]:
    """Ratios whose percentage is off by more than rounding to its own last place can explain."""
    for m in (m for ratio in _RATIOS for m in ratio.finditer(sentence.text)):
        part, whole = int(m["part"].replace(",", "")), int(m["whole"].replace(",", ""))
        told = Decimal(m["share"])
        if whole == 0 or part > whole or part in _YEARS or _ABOUT.search(sentence.text[: m.start()]):
            continue
        if fits(part, whole, told):
            continue
        true = round(Decimal(100 * part) / whole, 1)
        yield Clash(
            "percentage",
            f"{m['part']} of {m['whole']} is {true} %, not the {m['share']} % given beside it.",
            "medium",
            (sentence.id,),
        )


def fits(part: int, whole: int, told: Decimal) -> bool:
    """Whether ``part`` of ``whole`` may be printed as ``told`` percent: rounded up, down or to the nearest."""
    step = Decimal(1).scaleb(int(told.as_tuple().exponent))
    return abs(Decimal(100 * part) / whole - told) < step
