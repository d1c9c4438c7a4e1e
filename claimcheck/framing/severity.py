"""How grave a finding is: what is ascribed, how it is put, and where it stands.

The rule gives the rung of the ladder of Malle & Knobe (1997), from skill and awareness (low, medium) over desire to
intention and deception (high). Stance, layer and role weigh it: a flat sentence in the abstract weighs more than a
hedged one in a footnote.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records.words import Layer, Role, Severity, Stance

_RUNG: dict[Severity, float] = {"low": 1.0, "medium": 2.0, "high": 3.0}

_STANCE: dict[Stance, float] = {
    "asserted": 1.0,
    "attributed": 0.7,
    "hedged": 0.7,
    "hypothetical": 0.5,
    "negated": 0.25,
    "mentioned": 0.25,
}

_LAYER: dict[Layer, float] = {
    "title": 1.5,
    "heading": 1.2,
    "abstract": 1.3,
    "body": 1.0,
    "caption": 1.1,
    "footnote": 0.8,
    "quote": 0.5,
}

_ROLE: dict[Role, float] = {
    "background": 0.9,
    "aim": 1.1,
    "method": 0.9,
    "result": 1.1,
    "interpretation": 1.2,
    "speculation": 0.9,
    "limitation": 0.7,
    "other": 1.0,
}

_HIGH, _MEDIUM = 2.4, 1.2


@dataclass(frozen=True, slots=True)
class Grade:
    """A severity and the product that gave it."""

    severity: Severity
    score: float
    """The product, to two places."""
    trace: str
    """The product, written out."""


def grade(rung: Severity, stance: Stance, layer: Layer, role: Role | None) -> Grade:
    """Severity of a finding; ``rung`` is the severity of its rule, an unknown role weighs nothing."""
    parts = [(f"rule {rung}", _RUNG[rung]), (stance, _STANCE[stance]), (layer, _LAYER.get(layer, 1.0))]
    if role is not None:
        parts.append((role, _ROLE[role]))
    score = 1.0
    for _, weight in parts:
        score *= weight
    score = round(score, 2)
    severity: Severity = "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
    product = " × ".join(f"{name} {weight:g}" for name, weight in parts)
    return Grade(severity, score, f"severity: {product} = {score:g}, {severity}")
