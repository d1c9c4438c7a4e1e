"""Shares with their intervals, and how far two reviewers agree."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from claimcheck.decisions.model import Row
from claimcheck.decisions.state import standing

_Z: Final = 1.959964
"""For intervals of 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``total``."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of 95 % (Wilson 1927, JASA 22:209); 0 to 1 where there is nothing to count."""
        if not self.total:
            return 0.0, 1.0
        n, p = self.total, self.value
        middle = p + _Z**2 / (2 * n)
        half = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n))
        whole = 1 + _Z**2 / n
        return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)

    def __str__(self) -> str:
        if not self.total:
            return "-"
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] {self.hits}/{self.total}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two reviewers, over what both gave a verdict."""

    reviewers: tuple[str, str]
    same: Share
    kappa: float | None
    """Cohen's (1960, Educational and Psychological Measurement 20:37), over accepted, rejected and unsure; None where
    it is not defined: nothing in common, or both always said the same one thing."""
    apart: tuple[tuple[Row, Row], ...]
    """Where they differ in verdict, or both accept and differ in category."""


def agreements(rows: Iterable[Row]) -> list[Agreement]:
    """Of every two reviewers that decided on a common target, by name."""
    verdicts: defaultdict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in standing(rows):
        if row.draft.verdict:
            anchor = row.draft.anchor
            verdicts[row.draft.reviewer][anchor.paper, anchor.target] = row
    found = (_agreement(a, b, verdicts[a], verdicts[b]) for a, b in combinations(sorted(verdicts), 2))
    return [agreement for agreement in found if agreement.same.total]


def _agreement(a: str, b: str, of_a: dict[tuple[str, str], Row], of_b: dict[tuple[str, str], Row]) -> Agreement:
    common = [key for key in of_a if key in of_b]
    pairs = [(of_a[key], of_b[key]) for key in common]
    said = [(x.draft.verdict or "", y.draft.verdict or "") for x, y in pairs]
    same = Share(sum(x == y for x, y in said), len(said))
    return Agreement((a, b), same, kappa(said), tuple(pair for pair in pairs if _differ(*pair)))


def _differ(a: Row, b: Row) -> bool:
    x, y = a.draft, b.draft
    if x.verdict != y.verdict:
        return True
    return x.verdict == "accepted" and (x.category or x.anchor.category) != (y.category or y.anchor.category)


def kappa(said: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of labels; None where chance alone would agree on all of them."""
    n = len(said)
    if not n:
        return None
    left, right = Counter(x for x, _ in said), Counter(y for _, y in said)
    observed = sum(x == y for x, y in said) / n
    by_chance = sum(left[name] * right[name] for name in left) / (n * n)
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else None
