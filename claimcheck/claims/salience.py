"""How much a paper makes of a claim, 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.zones import Zone

ZONE: Mapping[Zone, float] = {
    "title": 2.0,
    "abstract": 1.2,
    "introduction": 1.7,
    "end": -0.8,
    "body": -0.7,
    "appendix": -1.9,
}
"""Where authors put what they want to be read."""

FEATURE: Mapping[str, float] = {
    "main": 0.1,
    "authors_say": 0.9,
    "better": 0.3,
    "listed": 1.1,
    "first": 0.4,
    "last": 0.3,
    "measured": 0.1,
    "central": 1.7,
    "repeated": 1.0,
    "cites": -0.6,
    "floats": 0.1,
    "long": -0.1,
    "short": -0.9,
    "question": -0.6,
    "hedged": -0.4,
    "certain": 0.4,
    "method_like": -0.1,
    "proposes": 0.0,
    "aim": -0.2,
    "interpretation": -0.5,
    "speculation": -0.3,
    "limitation": -0.1,
    "doubtful": -0.4,
    "opens": 0.6,
    "names_own": 0.1,
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
