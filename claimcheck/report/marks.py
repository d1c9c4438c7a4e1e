"""What is marked on which page: the words of findings and leaps, as boxes in PDF points."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap
from claimcheck.records.place import Box
from claimcheck.records.report import Report


@dataclass(frozen=True, slots=True)
class Mark:
    """The part of a finding or leap that stands on one page."""

    id: str
    """Of the finding or leap."""
    kind: Literal["finding", "leap"]
    category: str
    """Of a leap its type, or the check that found it."""
    severity: str
    flagged: bool
    sentence: tuple[Box, ...]
    """The lines of its sentence."""
    trigger: tuple[Box, ...] = ()
    """The words that the rule met; for a leap none: it is about the sentence."""
    agent: tuple[Box, ...] = ()
    """The words for the one whom the sentence makes the doer."""


def marks(report: Report) -> dict[int, list[Mark]]:
    """By page, in reading order; empty for a paper without pages. Findings that are not flagged are among them."""
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    boxes = {s.id: s.boxes for s in report.sentences}
    for finding in report.findings:
        for page, own in _by_page(boxes[finding.sentence]).items():
            found[page].append(_of_finding(finding, page, own))
    for leap in report.leaps:
        for page, own in _by_page(boxes[leap.sentence]).items():
            found[page].append(_of_leap(leap, own))
    return dict(found)


def _by_page(boxes: tuple[Box, ...]) -> dict[int, tuple[Box, ...]]:
    pages: defaultdict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        pages[box[0]].append(box)
    return {page: tuple(own) for page, own in pages.items()}


def _of_finding(finding: Finding, page: int, own: tuple[Box, ...]) -> Mark:
    return Mark(
        id=finding.id,
        kind="finding",
        category=finding.category,
        severity=finding.severity,
        flagged=finding.flagged,
        sentence=own,
        trigger=tuple(box for box in finding.trigger.boxes if box[0] == page),
        agent=tuple(box for box in finding.agent.boxes if box[0] == page) if finding.agent else (),
    )


def _of_leap(leap: Leap, own: tuple[Box, ...]) -> Mark:
    return Mark(
        id=leap.id,
        kind="leap",
        category=leap.type or leap.check,
        severity=leap.severity,
        flagged=True,
        sentence=own,
    )
