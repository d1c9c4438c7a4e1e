"""A match: where a rule met a sentence, slot by slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.language.model import Argument, Frame


@dataclass(frozen=True, slots=True)
class Match:
    rule: str
    """Id of the rule."""
    sentence: int
    """Index of the sentence in the Document."""
    start: int
    end: int
    """Token span of the trigger."""
    anchor: int
    """The token whose stance counts."""
    agent: Argument | None = None
    frame: Frame | None = None
    trace: tuple[str, ...] = field(default=())
    """One plain line for each part of the rule that matched: ``agent: "the model" (ai)``."""
