"""A decision: a reader's verdict, as a report carries it."""

from typing import Literal

from claimcheck.records.base import Record

DecisionVerdict = Literal["accepted", "rejected", "unsure"]
"""The sentence does frame a system as a mind, it does not, or the reader cannot tell."""


class Decision(Record):
    """What one reviewer said of a finding; only in a report made with ``--decisions``."""

    verdict: DecisionVerdict
    category: str | None = None
    """The category that the reviewer gave it instead."""
    reason: str = ""
    reviewer: str
    time: str
    """ISO 8601, in UTC: when the reviewer decided, not when the report was made."""
    moved: bool = False
    """It was made on other words or another rule, and carried over by its quote."""
