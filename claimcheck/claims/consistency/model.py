"""What a check hands over."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records.words import Layer, SectionKind, Severity

TOLD: frozenset[Layer] = frozenset({"abstract", "body", "caption", "footnote"})
"""Layers in which the authors tell what they did and found."""
FRONT: frozenset[SectionKind] = frozenset({"abstract", "introduction", "conclusion"})
"""Kinds of sections that sum a paper up."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places of a paper that cannot both be right; ``sentences`` are ids, one where both stand in one sentence."""

    kind: str
    message: str
    severity: Severity
    sentences: tuple[str, ...]
