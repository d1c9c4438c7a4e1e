"""Shorthand for tests of decisions."""

from __future__ import annotations

from itertools import count

from claimcheck.decisions.model import Draft
from claimcheck.decisions.quote import Anchors

_numbers = count()


def draft(
    anchors: Anchors, finding: str, verdict: str | None = "accepted", reviewer: str = "anna", **more: str
) -> Draft:
    """A decision on a finding of the report, by its id."""
    anchor = anchors.findings[anchors.finding_targets[finding]]
    key = more.pop("key", f"key-{next(_numbers)}")
    return Draft(key=key, anchor=anchor, verdict=verdict, reviewer=reviewer, **more)  # type: ignore[arg-type]
