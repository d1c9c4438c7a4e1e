"""Narrows a report to the findings that its reader asked for."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.records.finding import Finding
from claimcheck.records.report import Report
from claimcheck.records.words import SEVERITIES, Severity
from claimcheck.report.summary import summarise


def select(report: Report, *, categories: Collection[str] = (), min_severity: Severity = "low") -> Report:
    """The report with findings of these ``categories`` (all when empty) from ``min_severity`` on.

    The summary is counted anew, ids of findings that are gone leave the leaps' reasons, and ``coverage.notes`` says
    what was left out. Claims, links and leaps stay.
    """
    keep = [f for f in report.findings if _wanted(f, categories, min_severity)]
    if not categories and min_severity == SEVERITIES[0]:
        return report
    gone = {f.id for f in report.findings} - {f.id for f in keep}
    leaps = tuple(
        leap.model_copy(update={"because": tuple(i for i in leap.because if i not in gone)}) for leap in report.leaps
    )
    coverage = report.coverage.model_copy(
        update={"notes": (*report.coverage.notes, _note(len(gone), categories, min_severity))}
    )
    return report.model_copy(
        update={
            "findings": tuple(keep),
            "leaps": leaps,
            "coverage": coverage,
            "summary": summarise(keep, report.sentences),
        }
    )


def _wanted(finding: Finding, categories: Collection[str], min_severity: Severity) -> bool:
    severe = SEVERITIES.index(finding.severity) >= SEVERITIES.index(min_severity)
    return severe and (not categories or finding.category in categories)


def _note(gone: int, categories: Collection[str], min_severity: Severity) -> str:
    asked = []
    if categories:
        asked.append(f"category {' or '.join(sorted(categories))}")
    if min_severity != SEVERITIES[0]:
        asked.append(f"severity {min_severity}{' or above' if min_severity != SEVERITIES[-1] else ''}")
    return f"Only findings of {' and '.join(asked)} were asked for; {gone} others are left out."
