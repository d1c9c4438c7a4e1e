"""How much a paper makes of a claim, 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.zones import Zone

ZONE: Mapping[Zone, float] = {
    "title": 3.2,
    "abstract": 1.4,
    "introduction": 2.0,
    "end": -1.2,
    "body": -0.7,
    "appendix": -2.1,
}
"""Where authors put what they want to be read."""

FEATURE: Mapping[str, float] = {
    "main": -0.0,
    "authors_say": 0.9,
    "better": 0.3,
    "listed": 1.1,
    "first": 0.6,
    "last": 0.3,
    "measured": 0.1,
    "central": 1.9,
    "repeated": 0.9,
    "cites": -0.4,
    "floats": 0.3,
    "long": -0.2,
    "short": -1.1,
    "question": -0.4,
    "hedged": -0.2,
    "certain": 0.3,
    "method_like": -0.0,
    "proposes": -0.1,
    "aim": -0.2,
    "interpretation": -0.6,
    "speculation": -0.3,
    "limitation": -0.3,
    "doubtful": -0.7,
    "opens": 0.7,
    "names_own": -0.1,
}

BIAS = -2.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen of a claim: its zone and features, each 0 to 1."""

    zone: Zone
    features: Mapping[str, float]


def salience(signs: Signs) -> float:
    """A logistic of the sum of the signs."""
    total = BIAS + ZONE[signs.zone] + sum(FEATURE[name] * value for name, value in signs.features.items())
    return round(1 / (1 + math.exp(-total)), 3)
