"""Leaps and inconsistencies, the ledger of threats, and what is left of an abstract."""

from typing import Literal

from claimcheck.records.base import Record
from claimcheck.records.words import LeapType, Severity

ThreatStatus = Literal["demonstrated", "constructed", "cited", "hypothetical"]
"""How real a paper makes a danger: shown by its own results, built by the authors, seen by others, or thought of."""

Verdict = Literal["kept", "reworded", "not_carried"]


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
    needed: str = ""
    """What would close it, as an advice to the authors."""
    aspect: str | None = None
    """A finer name within the family, such as ``text_for_intent`` or ``anecdote``."""


class Inconsistency(Record):
    id: str
    kind: str
    message: str
    severity: Severity
    sentences: tuple[str, ...]


class ThreatPlace(Record):
    """One mention of a danger, and how real the sentence makes it."""

    sentence: str
    status: ThreatStatus


class Threat(Record):
    """A threat, risk or scenario that the paper names again and again."""

    id: str
    name: str
    status: ThreatStatus
    """The most that a place with evidence gives it."""
    places: tuple[ThreatPlace, ...]
    leaps: tuple[str, ...] = ()
    """Leaps that take it for more than that."""


class Salvage(Record):
    """What of a claim of the abstract its experiments carry."""

    claim: str
    sentence: str
    verdict: Verdict
    wording: str | None = None
    """How to put it so that it is carried; for ``reworded`` only, and there only where a sound one was found."""
    source: str | None = None
    """The sentence of the paper that ``wording`` is; None where it was made from the claim."""
    reasons: tuple[str, ...] = ()
    """In plain words."""
    advice: tuple[str, ...] = ()
    """What to change; for ``reworded`` only."""
    leaps: tuple[str, ...] = ()
