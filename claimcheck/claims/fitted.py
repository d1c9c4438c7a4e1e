"""Weights of logistic regressions over signs that have names; each file's card says on what it was fitted, and how well
it does on papers that it was not fitted on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Signs = Mapping[str, float]
"""Sign, in words that complete "it ...", to how far it holds, from 0 to 1."""


def rounded(found: Mapping[str, float]) -> dict[str, float]:
    """The signs that hold."""
    return {name: round(float(value), 4) for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Weights:
    bias: float
    of_sign: Mapping[str, float]

    def share(self, name: str, signs: Signs) -> float:
        """What one sign adds to the sum; 0 for a sign without a weight."""
        return self.of_sign.get(name, 0.0) * signs.get(name, 0.0)

    def of(self, signs: Signs) -> float:
        """A logistic of the sum of the signs, 0 to 1."""
        return self.logistic(self.total(signs))

    def total(self, signs: Signs, start: float = 0.0) -> float:
        """What the signs add to ``start``."""
        of_sign = self.of_sign
        for name, value in signs.items():
            start += of_sign.get(name, 0.0) * value
        return start

    def logistic(self, total: float) -> float:
        """Of what signs add up to, 0 to 1."""
        return 1 / (1 + math.exp(-self.bias - total))


@cache
def weights(name: Literal["salience", "local", "ties", "chances", "passages", "bounds"]) -> Weights:
    """How main a claim is; how much a sentence claims in its place; which experiments carry a claim; which
    sentences; what bounds it."""
    record = json.loads(files("claimcheck.claims").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return Weights(record["bias"], record["weights"])
