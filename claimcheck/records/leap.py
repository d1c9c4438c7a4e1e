"""Leaps and inconsistencies."""

from claimcheck.records.base import Record
from claimcheck.records.words import LeapType, Severity


class Leap(Record):
    """A place where a claim goes past its evidence."""

    id: str
    claim: str | None
    sentence: str
    type: LeapType | None
    check: str
    """The family of checks that found it, such as ``mental_state`` or ``headline``."""
    severity: Severity
    message: str
    because: tuple[str, ...] = ()
    """Ids of the findings, evidence and sentences that it rests on."""
    bounded_by: tuple[str, ...] = ()
    """Ids of limitation sentences of the same paper."""


class Inconsistency(Record):
    id: str
    kind: str
    message: str
    severity: Severity
    sentences: tuple[str, ...]
