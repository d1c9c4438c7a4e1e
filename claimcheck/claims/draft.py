"""Links in the making: what a claim is tied to, and links whose evidence has no id yet."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.evidence import Key
from claimcheck.records.words import Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """An experiment, figure or table that a claim is tied to."""

    firm: float
    """How firmly, 0 to 1."""
    reasons: tuple[str, ...]
    experiment: str | None
    label: str | None = None
    """That of a figure or table."""
    astray: bool = False
    """Whether the claim has nothing to look for there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A link whose evidence has no id yet."""

    claim: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    experiment: str | None = None
    evidence: Key | None = None
    on: str | None = None
    firm: float = 0.0
    """How firmly the claim is tied to the experiment, 0 to 1: before it is asked what that is worth."""
