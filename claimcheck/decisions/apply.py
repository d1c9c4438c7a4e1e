"""A report with the decisions of reviewers at its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from claimcheck.decisions.model import Row
from claimcheck.decisions.place import Placed, Placement, place
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.store import Store
from claimcheck.records.decision import Decision
from claimcheck.records.report import Report

_SHOWN: Final = 3


def decided(report: Report, path: Path, names: Mapping[str, str] | None = None) -> Report:
    """The report with what the file at ``path`` says of its findings; ``coverage.notes`` says how many were decided,
    moved and orphaned. What the rules flag stays flagged.

    Raises:
        DecisionError: the file does not exist, or cannot be used.
    """
    with Store(path, create=False) as store:
        rows = store.rows(paper=report.paper.sha256, title=report.paper.title)
    return with_decisions(report, rows, names)


def with_decisions(report: Report, rows: Sequence[Row], names: Mapping[str, str] | None = None) -> Report:
    """As :func:`decided`, from rows."""
    anchors = Anchors(report)
    placement = place(anchors, rows, names)
    at = placement.by_target()
    findings = tuple(
        finding.model_copy(update={"decisions": tuple(_decision(p) for p in there if p.row.draft.verdict)})
        if (there := at.get(anchors.finding_targets[finding.id]))
        else finding
        for finding in report.findings
    )
    made = report.model_copy(update={"findings": findings})
    notes = (*report.coverage.notes, *_notes(made, placement))
    return made.model_copy(update={"coverage": report.coverage.model_copy(update={"notes": notes})})


def _decision(placed: Placed) -> Decision:
    draft = placed.row.draft
    assert draft.verdict is not None
    return Decision(
        verdict=draft.verdict,
        category=draft.category,
        reason=draft.reason,
        reviewer=draft.reviewer,
        time=placed.row.time,
        moved=placed.moved,
    )


def _notes(report: Report, placement: Placement) -> list[str]:
    notes = []
    flagged = [f for f in report.findings if f.flagged and f.decisions]
    if flagged:
        said = Counter(f.settled for f in flagged)
        told = [
            f"{said[settled]} finding{'s' if said[settled] > 1 else ''} {name}"
            for settled, name in ((True, "accepted"), (False, "rejected"), (None, "left open"))
            if said[settled]
        ]
        notes.append(f"By the decisions of reviewers: {', '.join(told)}.")
    if placement.moved:
        number = len(placement.moved)
        them = "decision was" if number == 1 else "decisions were"
        notes.append(f"{number} {them} carried over to words or rules that have changed: {_shown(placement.moved)}.")
    if placement.orphans:
        number = len(placement.orphans)
        them = "decision has" if number == 1 else "decisions have"
        notes.append(
            f"{number} {them} no place in this report any more: {_shown(placement.orphans)}. They are kept; "
            "claimcheck decisions orphans lists them."
        )
    return notes


def _shown(items: Sequence[Placed] | Sequence[object]) -> str:
    anchors = [item.row.draft.anchor for item in items[:_SHOWN]]  # type: ignore[attr-defined]
    told = ", ".join(f'{a.rule or a.subject} at "{a.trigger[:40]}"' for a in anchors)
    return told + (f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else "")
