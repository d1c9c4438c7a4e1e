"""What a decision is about, and a row of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.records.decision import DecisionVerdict

Subject = Literal["finding", "sample", "missed"]
"""A finding; a sentence drawn at random from those that are not flagged; a sentence that the reviewer found missed."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision is about, told so that it is found again when sentences, rules or the file change."""

    subject: Subject
    target: str
    """The stable id of the finding or sentence: 16 hexadecimal digits (see :mod:`claimcheck.decisions.quote`)."""
    paper: str
    """SHA-256 of the file."""
    title: str
    source: str
    """The file's name, without its folder."""
    quote: str
    """The sentence."""
    prefix: str
    """The end of the text before it."""
    suffix: str
    """The start of the text after it."""
    start: int
    """Of the trigger (for ``missed``: of the selected words), in characters of the quote; ``end`` is exclusive."""
    end: int
    occurrence: int = 1
    """Which of several alike it is, from 1."""
    page: int | None = None
    rule: str = ""
    """Empty for sentences, as are pack and version."""
    pack: str = ""
    pack_version: str = ""
    category: str = ""
    """As the rule has it."""
    flagged: bool = False
    tool: str = ""
    """The version of claimcheck that made the report."""

    @property
    def trigger(self) -> str:
        return self.quote[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is not in the store yet."""

    key: str
    """Made by whoever decides, once for each act: a second row with the same key is never written."""
    anchor: Anchor
    verdict: DecisionVerdict | None
    """None for a note without a verdict."""
    reviewer: str
    category: str | None = None
    """What the reviewer calls it, where that is not the rule's category."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One act of a reviewer, as it stands in the store for good."""

    number: int
    draft: Draft
    time: str
    """ISO 8601, UTC, to the second."""
    undoes: int | None = None
    """The row that this one takes back; the rest repeats that row."""
