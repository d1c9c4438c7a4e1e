"""How much a paper makes of a claim, 0 to 1: a weighted sum of signs, each of which can be named."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Signs = Mapping[str, float]
"""Sign, in words that complete "it ...", to how far it holds, from 0 to 1."""

_TELLING = 0.3
"""Weight from which a sign is worth telling."""
_MOST = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """As fitted; ``salience.json`` says on what, and how well they do on papers they were not fitted on."""

    bias: float
    of_sign: Mapping[str, float]


@cache
def weights() -> Weights:
    record = json.loads(files("claimcheck.claims").joinpath("salience.json").read_text(encoding="utf-8"))
    return Weights(record["bias"], record["weights"])


def salience(signs: Signs) -> float:
    """A logistic of the sum of the signs; signs without a weight count nothing."""
    fitted = weights()
    total = fitted.bias + sum(fitted.of_sign.get(name, 0.0) * value for name, value in signs.items())
    return round(1 / (1 + math.exp(-total)), 3)


def reasons(signs: Signs) -> tuple[str, ...]:
    """The signs that speak most for a claim, best first, then those that speak most against it."""
    fitted = weights()
    by_sign = {name: fitted.of_sign.get(name, 0.0) * value for name, value in signs.items()}
    told = sorted((n for n, w in by_sign.items() if abs(w) >= _TELLING), key=lambda n: (-abs(by_sign[n]), n))[:_MOST]
    return tuple(
        sorted(
            (f"{name} ({by_sign[name]:+.1f})" for name in told),
            key=lambda text: (text.rpartition("(")[2].startswith("-"), told.index(text.rpartition(" (")[0])),
        )
    )
