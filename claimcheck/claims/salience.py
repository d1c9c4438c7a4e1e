"""How much a paper makes of a claim, 0 to 1, and why."""

from __future__ import annotations

from claimcheck.claims.fitted import Signs, weights

_TELLING = 0.3
"""What a sign must add or take to be worth telling."""
_MOST = 4


def salience(signs: Signs) -> float:
    """By fitted weights of the signs."""
    return round(weights("salience").of(signs), 3)


def reasons(signs: Signs) -> tuple[str, ...]:
    """The signs that count most: first those that speak for a main claim, then those that speak against it."""
    share = {name: weights("salience").share(name, signs) for name in signs}
    told = sorted((n for n in share if abs(share[n]) >= _TELLING), key=lambda n: (-abs(share[n]), n))[:_MOST]
    ordered = sorted(told, key=lambda n: (share[n] < 0, told.index(n)))
    return tuple(f"{name} ({share[name]:+.1f})" for name in ordered)
