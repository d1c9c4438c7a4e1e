"""The report as one table (CSV): a row for each finding, leap and inconsistency."""

from __future__ import annotations

import csv
import io

from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report
from claimcheck.report.clean import one_line
from claimcheck.report.lookup import Lookup

COLUMNS = (
    "paper", "kind", "id", "flagged", "exemption", "category", "severity", "stance", "page", "line", "column", "file",
    "section", "layer", "role", "sentence", "trigger", "agent", "message", "rewording", "rule", "decision",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection)."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes the file for another encoding than UTF-8."""


def to_csv(report: Report) -> str:
    """RFC 4180, UTF-8 with a byte order mark, a header line, findings that are not flagged included.

    A cell that a spreadsheet would run as a formula begins with an apostrophe; line ends within a cell are spaces.
    """
    lookup = Lookup(report)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(lookup):
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return BYTE_ORDER_MARK + out.getvalue()


def _rows(lookup: Lookup) -> list[dict[str, object]]:
    report = lookup.report
    rows: list[dict[str, object]] = []
    for f in report.findings:
        rows.append(
            _place(lookup, lookup.sentences[f.sentence])
            | {
                "kind": "finding",
                "id": f.id,
                "flagged": "yes" if f.flagged else "no",
                "exemption": f.exemption,
                "category": f.category,
                "severity": f.severity,
                "stance": f.stance,
                "trigger": f.trigger.text,
                "agent": f.agent.text if f.agent else None,
                "message": f.message,
                "rewording": f.rewording,
                "rule": f.rule,
                "decision": "; ".join(f"{d.reviewer}: {d.verdict}" for d in f.decisions),
            }
        )
    for leap in report.leaps:
        rows.append(
            _place(lookup, lookup.sentences[leap.sentence])
            | {
                "kind": "leap",
                "id": leap.id,
                "flagged": "yes",
                "category": leap.type or leap.check,
                "severity": leap.severity,
                "message": leap.message,
                "rewording": leap.needed,
                "rule": f"leap.{leap.check}",
            }
        )
    for item in report.consistency:
        first = lookup.sentences[item.sentences[0]] if item.sentences else None
        place: dict[str, object] = _place(lookup, first) if first else {"paper": report.paper.source}
        rows.append(
            place
            | {
                "kind": "inconsistency",
                "id": item.id,
                "flagged": "yes",
                "category": item.kind,
                "severity": item.severity,
                "message": item.message,
                "rule": f"consistency.{item.kind}",
            }
        )
    return rows


def _place(lookup: Lookup, sentence: Sentence) -> dict[str, object]:
    return {
        "paper": lookup.report.paper.source,
        "page": sentence.page,
        "line": sentence.line,
        "column": sentence.column,
        "file": sentence.file,
        "section": lookup.section_name(sentence.section, 120),
        "layer": sentence.layer,
        "role": sentence.role,
        "sentence": sentence.text,
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    if text.startswith(_FORMULA) or one_line(text).startswith(_FORMULA):
        return "'" + one_line(text)
    return one_line(text)
