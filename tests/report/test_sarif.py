import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from claimcheck import check, resources
from claimcheck.records.decision import Decision
from claimcheck.records.report import Report
from claimcheck.report.sarif import to_sarif


@pytest.fixture(scope="module")
def schema() -> Any:
    """Microsoft's copy of the OASIS schema, from the npm package @microsoft/jest-sarif (MIT)."""
    found = sorted(Path(os.environ.get("CLAIMCHECK_TEST_TOOLS", "/nowhere")).glob("**/schemas/sarif-2.1.0*.json"))
    if not found:
        pytest.skip("the schema of SARIF is not here: see .ci/run, which fetches it into CLAIMCHECK_TEST_TOOLS")
    return json.loads(found[0].read_text(encoding="utf-8"))


def run_of(report: Report) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(to_sarif(report))["runs"][0]
    return run


@pytest.mark.parametrize("name", ["paper.pdf", "paper.tex"])
def test_valid(schema: Any, name: str) -> None:
    document = json.loads(to_sarif(check(resources.path("demo", name))))
    jsonschema.validators.validator_for(schema)(schema).validate(document)


def test_the_sample_is_valid(schema: Any, report: Report) -> None:
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(to_sarif(report)))


def test_flagged_findings_leaps_and_inconsistencies_are_results(report: Report) -> None:
    run = run_of(report)
    assert [r["ruleId"] for r in run["results"]] == [
        *(f.rule for f in report.findings if f.flagged),
        *(f"leap.{leap.check}" for leap in report.leaps),
        *(f"consistency.{item.kind}" for item in report.consistency),
    ]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert [r["level"] for r in run["results"]] == [
        "error",
        "error",
        "error",
        "warning",
        "error",
        "error",
        "note",
        "warning",
    ]


def test_a_page_and_a_section_are_logical_locations(report: Report) -> None:
    location = run_of(report)["results"][3]["locations"][0]
    assert [(x["kind"], x["name"]) for x in location["logicalLocations"]][:2] == [
        ("page", "page 5"),
        ("section", "4.1 Routes at Night"),
    ]
    assert "region" not in location["physicalLocation"]


def test_a_text_has_the_region_of_the_sentence(tmp_path: Path) -> None:
    source = "# On Lamps\n\nWe test one lamp. The language model wants\nto be switched on again.\n"
    path = tmp_path / "lamp essay.md"
    path.write_text(source, encoding="utf-8")
    run = run_of(check(path))
    (result,) = [r for r in run["results"] if r["ruleId"].startswith("intent.")][:1]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "lamp%20essay.md"
    region = place["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 19)
    assert (region["endLine"], region["endColumn"]) == (4, 25)
    assert region["snippet"]["text"].split() == "The language model wants to be switched on again.".split()


def test_what_reviewers_rejected_is_suppressed(report: Report) -> None:
    rejected = Decision(verdict="rejected", reviewer="Ada", reason="a name", time="2026-01-01T00:00:00Z")
    first = report.findings[0].model_copy(update={"decisions": (rejected,)})
    results = run_of(report.model_copy(update={"findings": (first, *report.findings[1:])}))["results"]
    assert results[0]["suppressions"][0]["justification"] == "rejected by Ada: a name"
    assert "suppressions" not in results[1]


def test_the_same_fingerprint_wherever_the_text_moves(report: Report) -> None:
    moved = tuple(s.model_copy(update={"page": 3}) for s in report.sentences)
    one, other = run_of(report), run_of(report.model_copy(update={"sentences": moved}))
    assert [r.get("partialFingerprints") for r in one["results"]] == [
        r.get("partialFingerprints") for r in other["results"]
    ]
