"""A leap before it has its id, and what every check is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from claimcheck.leaps.view import View
from claimcheck.records.words import LeapType, Severity


@dataclass(frozen=True, slots=True)
class Draft:
    """What a check found; ``find`` gives ids and order."""

    sentence: str
    claim: str | None
    type: LeapType | None
    """None where a check marks something that is no leap of the seven types."""
    check: str
    severity: Severity
    message: str
    because: tuple[str, ...]
    bounded_by: tuple[str, ...]
    needed: str
    """What would close it, as an advice."""
    aspect: str | None = None
    """A finer name within the family."""


class Check(Protocol):
    """A family of checks: reads a view, gives drafts in any order."""

    def __call__(self, view: View, /) -> Iterator[Draft]: ...
