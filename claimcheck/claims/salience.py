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
    "title": 1.2,
    "abstract": 1.0,
    "introduction": 0.2,
    "end": 0.3,
    "body": -0.6,
    "appendix": -1.6,
}
"""Where authors put what they want to be read."""

FEATURE: dict[Feature, float] = {
    "main": 0.5,
    "authors_say": 0.9,
    "better": 0.5,
    "listed": 1.0,
    "first": -0.3,
    "last": 0.2,
    "measured": 0.2,
    "central": 1.5,
    "repeated": 1.2,
    "cites": -0.9,
    "floats": -0.2,
    "long": 0.1,
    "short": -0.6,
    "question": -1.0,
    "hedged": -0.4,
    "certain": 0.3,
    "method_like": -0.3,
    "proposes": 0.5,
    "names_own": 0.4,
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
