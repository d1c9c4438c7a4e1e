"""Weights by which the right one stands first: a conditional logit within each group (McFadden 1974).

What ties a caveat to a claim matters against the other caveats for that claim, not against those of other claims.
Several examples may be right for one annotation; the likelihood is that of their sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from examples import Example
from scipy.optimize import brentq, minimize

STATED: Mapping[str, float] = {
    "stands in a section on limits, and the claim in front or at the end": 2.0,
    "speaks of the paper as a whole, and the claim is the title": 1.5,
}
"""Weights given, not fitted: of the papers with keys one has a section on limits, and no key names a title."""
NEVER_AGAINST: Collection[str] = frozenset(
    {
        "reads as limitation",
        "has a strong cue of limits",
        "has a cue of limits",
        "says what the authors did not do",
        "speaks of the paper as a whole",
    }
)
"""Signs of a limitation: that one is meant for other claims makes it no less of one."""


def ranked(examples: Sequence[Example], strength: float) -> tuple[float, dict[str, float]]:
    """Bias and weights, rounded as they are shipped; ``strength`` is the inverse strength of the L2 penalty.

    The bias makes the chances of all examples add up to the weight of the right ones.
    """
    names = sorted({name for e in examples for name in e.signs} | set(STATED))
    column = {name: n for n, name in enumerate(names)}
    groups: dict[str, list[Example]] = defaultdict(list)
    for e in examples:
        groups[e.group].append(e)
    races = []
    for members in groups.values():
        right: dict[str, list[int]] = defaultdict(list)
        for row, e in enumerate(members):
            for hit in e.hits:
                right[hit].append(row)
        wrong = [row for row, e in enumerate(members) if not e.hits]
        matrix = np.zeros((len(members), len(names)))
        for row, e in enumerate(members):
            for name, value in e.signs.items():
                matrix[row, column[name]] = value
        races += [(matrix[rows + wrong], len(rows)) for rows in right.values()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.5 / strength * weights @ weights, weights / strength
        for matrix, count in races:
            sums = matrix @ weights
            likely = np.exp(sums - sums.max())
            chance = likely / likely.sum()
            total -= np.log(chance[:count].sum())
            chance[:count] -= likely[:count] / likely[:count].sum()
            slope = slope + matrix.T @ chance
        return total, slope

    allowed = [(STATED[n],) * 2 if n in STATED else (0.0 if n in NEVER_AGAINST else None, None) for n in names]
    start = np.array([STATED.get(n, 0.0) for n in names])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=allowed, options={"maxiter": 200}).x
    sums = np.array([sum(found[column[n]] * v for n, v in e.signs.items()) for e in examples])
    weight = np.array([e.weight for e in examples])
    hits = np.array([bool(e.hits) for e in examples])
    bias = brentq(lambda b: float((weight / (1 + np.exp(-b - sums))).sum() - weight[hits].sum()), -40, 40)
    return round(float(bias), 2), {name: round(float(found[n]), 2) for name, n in column.items()}
