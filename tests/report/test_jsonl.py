import json
from collections import defaultdict
from typing import Any

from claimcheck.records.report import Report
from claimcheck.report.json import dumps
from claimcheck.report.jsonl import to_jsonl

PLURAL = {"evidence": "evidence", "salvage": "salvage", "consistency": "consistency"}


def test_the_lines_hold_what_the_json_report_holds(report: Report) -> None:
    first, *rest = (json.loads(line) for line in to_jsonl(report).splitlines())
    assert first.pop("record") == "report"
    lists: defaultdict[str, list[Any]] = defaultdict(list)
    for line in rest:
        kind = line.pop("record")
        lists[PLURAL.get(kind, f"{kind}s")].append(line)
    whole = json.loads(dumps(report))
    assert first | lists == {key: value for key, value in whole.items() if key in first or value}
