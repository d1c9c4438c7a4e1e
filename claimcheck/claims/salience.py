"""How much a paper makes of a claim, 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.zones import Zone

ZONE: Mapping[Zone, float] = {
    "title": 2.0,
    "abstract": 1.3,
    "introduction": 1.9,
    "end": -1.0,
    "body": -0.7,
    "appendix": -2.0,
}
"""Where authors put what they want to be read."""

FEATURE: Mapping[str, float] = {
    "main": 0.0,
    "authors_say": 0.9,
    "better": 0.3,
    "listed": 1.1,
    "first": 0.5,
    "last": 0.3,
    "measured": 0.1,
    "central": 1.8,
    "repeated": 1.0,
    "cites": -0.5,
    "floats": 0.2,
    "long": -0.2,
    "short": -1.0,
    "question": -0.5,
    "hedged": -0.3,
    "certain": 0.4,
    "method_like": -0.1,
    "proposes": -0.1,
    "aim": -0.2,
    "interpretation": -0.5,
    "speculation": -0.3,
    "limitation": -0.3,
    "doubtful": -0.6,
    "opens": 0.6,
    "names_own": -0.0,
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
