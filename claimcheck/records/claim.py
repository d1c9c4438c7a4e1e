"""Claims, the experiments and evidence that carry them, and the links between."""

from typing import Literal

from claimcheck.records.base import Record
from claimcheck.records.words import EvidenceKind, Relation, Role


class Claim(Record):
    id: str
    sentence: str
    kind: Role
    """The role of its sentence: aim, result, interpretation, speculation or limitation."""
    certainty: int
    """1 (conjecture) to 5 (demonstrates)."""
    salience: float
    """0 to 1: how much the paper makes of it."""
    same_as: tuple[str, ...] = ()
    """Claims that say the same elsewhere in the paper."""
    reasons: tuple[str, ...] = ()
    """Why so salient: the signs that count most, each completing "it ...", with what it adds to the sum."""
    subject: str | None = None
    """What something is claimed of, as printed."""
    measure: str | None = None
    """What was measured, by the word list ``measures``."""
    direction: Literal["up", "down", "level"] | None = None
    numbers: tuple[str, ...] = ()
    """Amounts as printed."""
    conditions: tuple[str, ...] = ()


class Experiment(Record):
    id: str
    name: str
    section: str | None
    figures: tuple[str, ...] = ()
    """Labels as printed."""
    tables: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    baselines: tuple[str, ...] = ()
    """What the outcome was compared with."""
    extends: str | None = None
    """For an experiment of the appendix: the one of the main text that it extends."""


class Evidence(Record):
    id: str
    kind: EvidenceKind
    label: str | None = None
    sentence: str | None = None
    page: int | None = None


class Link(Record):
    claim: str
    experiment: str | None = None
    evidence: str | None = None
    on: str | None = None
    """Another claim, for a claim that rests on a claim."""
    relation: Relation
    score: float
    """0 to 1; of ``reports`` and ``supports`` the chance that it leads to what backs the claim, put cautiously: a wrong
    link was weighed more than a missed one when scores were fitted. From 0.5 the claim counts as backed."""
    reasons: tuple[str, ...] = ()
