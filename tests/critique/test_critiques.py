"""The two critiques of the demo paper against their key, which was written before the auditor was."""

import json
from typing import Any

import pytest

from claimcheck.critique.run import audit
from claimcheck.records.audit import Audit
from claimcheck.records.report import Report
from critique.conftest import CORPORA

KEY: dict[str, Any] = json.loads((CORPORA / "critiques" / "expected.json").read_text(encoding="utf-8"))["critiques"]


@pytest.fixture(scope="module")
def audits(demo: Report) -> dict[str, Audit]:
    return {name: audit(CORPORA / "critiques" / name, demo) for name in KEY}


def test_the_key_has_what_it_should() -> None:
    verdicts = [q["verdict"] for key in KEY.values() for q in key["quotations"]]
    told = [p["problem"] for key in KEY.values() for p in key["paraphrases"]]
    assert (verdicts.count("exact"), verdicts.count("altered"), verdicts.count("absent")) == (12, 12, 6)
    assert (len(told), told.count(None)) == (10, 5)


def test_nearly_all_are_judged_right(audits: dict[str, Audit]) -> None:
    right = 0
    for name, key in KEY.items():
        made = audits[name]
        text = {s.id: s.text for s in made.critique.sentences}
        for wanted in key["quotations"]:
            found = [q for q in made.quotations if q.text.startswith(wanted["starts"])]
            right += len(found) == 1 and found[0].verdict == wanted["verdict"]
            assert not (wanted["verdict"] == "absent" and found[0].verdict == "exact"), wanted
        for wanted in key["paraphrases"]:
            told = [p for p in made.paraphrases if text[p.sentence].startswith(wanted["starts"])]
            kinds = [problem.kind for problem in told[0].problems] if told else ["missed"]
            right += kinds == ([wanted["problem"]] if wanted["problem"] else [])
    assert right >= 38


def test_exact_quotations_say_where(audits: dict[str, Audit]) -> None:
    for made in audits.values():
        for quotation in made.quotations:
            if quotation.verdict == "exact":
                assert quotation.page is not None
                assert quotation.section
                assert quotation.sentences


def test_what_a_critique_quotes_is_not_its_own_framing(audits: dict[str, Audit]) -> None:
    made = audits["first.md"]
    text = {s.id: s.text for s in made.critique.sentences}
    flagged = [text[f.sentence] for f in made.critique.findings if f.flagged]
    assert not [t for t in flagged if "Language Models Hide" in t]


def test_twice_the_same(demo: Report, audits: dict[str, Audit]) -> None:
    from claimcheck.report.json import dumps

    again = audit(CORPORA / "critiques" / "first.md", demo)
    assert dumps(again) == dumps(audits["first.md"])
