"""How much a paper makes of a claim, 0 to 1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from claimcheck.claims.zones import Zone

Feature = Literal[
    "main", "authors_say", "better", "listed", "first", "last", "measured", "central", "repeated", "cites", "floats",
    "long", "short", "question", "hedged", "certain", "method_like", "proposes", "names_own",
]  # fmt: skip

ZONE: dict[Zone, float] = {
    "title": 1.1,
    "abstract": 0.9,
    "introduction": 1.3,
    "end": -0.2,
    "body": -0.9,
    "appendix": -1.7,
}
"""Where authors put what they want to be read."""

FEATURE: dict[Feature, float] = {
    "main": 0.3,
    "authors_say": 0.9,
    "better": 0.5,
    "listed": 0.9,
    "first": 0.2,
    "last": 0.1,
    "measured": 0.2,
    "central": 1.5,
    "repeated": 1.2,
    "cites": -0.8,
    "floats": -0.1,
    "long": 0.0,
    "short": -0.7,
    "question": -0.8,
    "hedged": -0.6,
    "certain": 0.4,
    "method_like": -0.2,
    "proposes": 0.3,
    "names_own": 0.3,
}

BIAS = -2.0


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen of a claim: its zone and features, each 0 to 1."""

    zone: Zone
    features: dict[Feature, float]


def salience(signs: Signs) -> float:
    """A logistic of the sum of the signs."""
    total = BIAS + ZONE[signs.zone] + sum(FEATURE[name] * value for name, value in signs.features.items())
    return round(1 / (1 + math.exp(-total)), 3)
