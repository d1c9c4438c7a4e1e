"""The report: everything claimcheck says of one paper (schema version 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.records.base import Record
from claimcheck.records.claim import Claim, Evidence, Experiment, Link
from claimcheck.records.finding import Finding, RuleRecord
from claimcheck.records.leap import Inconsistency, Leap, Salvage, Threat
from claimcheck.records.paper import Coverage, PaperRecord, Sentence

if TYPE_CHECKING:
    import networkx

SCHEMA_VERSION = 1


class PackStamp(Record):
    """Which rules were used: a pack's name, version and the hash of its files."""

    name: str
    version: str
    sha256: str


class ToolStamp(Record):
    version: str
    pipeline: str
    """Name and version of the language pipeline."""
    packs: tuple[PackStamp, ...] = ()


class SectionCount(Record):
    section: str | None
    flagged: int
    words: int
    density: float
    """Flagged findings in 1,000 words."""


class Summary(Record):
    """Counts of flagged findings."""

    flagged: int
    exempted: int
    by_category: dict[str, int]
    by_severity: dict[str, int]
    by_section: tuple[SectionCount, ...]
    words: int
    density: float
    """Flagged findings in 1,000 words."""


class Report(Record):
    schema_version: int = SCHEMA_VERSION
    claimcheck: ToolStamp
    paper: PaperRecord
    coverage: Coverage
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...] = ()
    rules: tuple[RuleRecord, ...] = ()
    """The rules of the findings, in the order of their ids."""
    claims: tuple[Claim, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: tuple[Link, ...] = ()
    leaps: tuple[Leap, ...] = ()
    threats: tuple[Threat, ...] = ()
    salvage: tuple[Salvage, ...] = ()
    consistency: tuple[Inconsistency, ...] = ()
    summary: Summary

    def graph(self) -> networkx.MultiDiGraph[str]:
        """The claim graph: see :func:`claimcheck.records.graph.build`."""
        from claimcheck.records.graph import build

        return build(self)
