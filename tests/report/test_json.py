import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records.report import Report
from claimcheck.report.json import dumps, schema, to_bytes
from report.sample import sample_report

CONTRACT = {
    "": "schema_version claimcheck paper coverage sentences findings claims experiments evidence links leaps "
    "consistency summary",
    "paper": "title source sha256 pages sections figures tables",
    "sentences": "id text raw section page boxes role layer",
    "findings": "id sentence rule pack category severity stance flagged exemption agent trigger message "
    "rewording trace",
    "claims": "id sentence kind certainty salience same_as",
    "experiments": "id name section figures tables sentences measures subjects conditions",
    "evidence": "id kind label sentence page",
    "links": "claim experiment evidence on relation score reasons",
    "leaps": "id claim sentence type check severity message because bounded_by",
    "consistency": "id kind message severity sentences",
}


def test_round_trip(report: Report) -> None:
    again = Report.model_validate_json(dumps(report))
    assert dumps(again) == dumps(report)
    assert again.findings == report.findings


def test_same_report_same_bytes(report: Report) -> None:
    assert to_bytes(report) == to_bytes(sample_report())


def test_ends_with_one_newline(report: Report) -> None:
    assert dumps(report).endswith("}\n")
    assert not dumps(report).endswith("\n\n")


def test_numbers_have_three_places_at_most(report: Report) -> None:
    text = dumps(report)
    assert '"score": 0.612' in text
    assert "0.61239" not in text
    assert "0.91234" not in text


def test_text_is_utf8_and_readable(report: Report) -> None:
    changed = report.model_copy(update={"paper": report.paper.model_copy(update={"title": "Größe λ 模型"})})
    assert "Größe λ 模型".encode() in to_bytes(changed)


@pytest.mark.parametrize("key", CONTRACT)
def test_keys_of_the_contract_in_their_order(report: Report, key: str) -> None:
    data = json.loads(dumps(report))
    record = data if not key else data[key]
    record = record[0] if isinstance(record, list) else record
    wanted = CONTRACT[key].split()
    assert [k for k in record if k in wanted] == wanted


def test_half_a_surrogate_pair_does_not_break_the_report(report: Report) -> None:
    first = report.sentences[0].model_copy(update={"text": "a\ud835b"})
    made = to_bytes(report.model_copy(update={"sentences": (first,)}))
    assert Report.model_validate_json(made).sentences[0].text == "a\ufffdb"


def test_one_record_a_line(report: Report) -> None:
    lines = dumps(report).splitlines()
    assert sum(line.startswith('{"id": "s') for line in lines) >= len(report.sentences)


def test_report_meets_its_schema(report: Report) -> None:
    made = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(made)
    jsonschema.validate(json.loads(dumps(report)), made)


@given(st.floats(0, 1), st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_score_and_text_survive(score: float, text: str) -> None:
    report = sample_report()
    link = report.links[0].model_copy(update={"score": score, "reasons": (text,)})
    again = Report.model_validate_json(to_bytes(report.model_copy(update={"links": (link,)})))
    assert again.links[0].reasons == (text,)
    assert again.links[0].score == round(score, 3)
