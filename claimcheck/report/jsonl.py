"""The report as JSON Lines: one record a line, for programs that read line by line."""

from __future__ import annotations

import json as standard
from typing import Any

from claimcheck.records.report import Report
from claimcheck.report import json

_KINDS = {
    "sentences": "sentence",
    "findings": "finding",
    "rules": "rule",
    "claims": "claim",
    "experiments": "experiment",
    "evidence": "evidence",
    "links": "link",
    "leaps": "leap",
    "threats": "threat",
    "salvage": "salvage",
    "consistency": "consistency",
}
_LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}
"""Line ends to some programs, and to Python's ``splitlines``, that JSON leaves as they are."""


def to_jsonl(report: Report) -> str:
    """A line ``report`` with all that is no list (tool, paper, coverage, summary), then a line for each record of each
    list in the order of the JSON report; ``record`` says what a line is. Together they hold what that report holds."""
    whole: dict[str, Any] = standard.loads(json.dumps(report))
    lists = {key: value for key, value in whole.items() if key in _KINDS}
    lines = [{"record": "report", **{key: value for key, value in whole.items() if key not in lists}}]
    lines += [{"record": _KINDS[key], **item} for key, items in lists.items() for item in items]
    return "".join(standard.dumps(line, ensure_ascii=False).translate(_LINE_ENDS) + "\n" for line in lines)
