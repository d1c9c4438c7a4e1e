"""The demo paper against what a careful reader expects of it (``corpora/demo/expected.json``)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import claimcheck
from claimcheck.language.pipeline import pipeline_path
from claimcheck.records.report import Report
from claimcheck.resources import path as shipped

EXPECTED: dict[str, Any] = json.loads(shipped("demo", "expected.json").read_text(encoding="utf-8"))
SENTENCES: list[dict[str, Any]] = EXPECTED["sentences"]


@pytest.fixture(scope="module")
def report() -> Report:
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")
    return claimcheck.check(shipped("demo", "paper.pdf"))


def plain(text: str) -> str:
    """Letters and digits only: quotes, dashes and spaces are the business of other tests."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def ids(report: Report, text: str) -> set[str]:
    """The sentences of the report that are ``text``."""
    return {s.id for s in report.sentences if plain(s.text) == plain(text)}


def texts(report: Report, sentence_ids: set[str]) -> list[str]:
    return sorted(s.text for s in report.sentences if s.id in sentence_ids)


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_every_expected_sentence_is_read_whole(report: Report) -> None:
    lost = [item["text"] for item in SENTENCES if not ids(report, item["text"])]
    assert not lost


def test_layers(report: Report) -> None:
    layer = {s.id: s.layer for s in report.sentences}
    wrong = [
        (item["layer"], layer[i], item["text"])
        for item in SENTENCES
        for i in ids(report, item["text"])
        if layer[i] != item["layer"]
    ]
    assert not wrong


def test_parts_of_the_paper(report: Report) -> None:
    paper = report.paper
    assert paper.pages == EXPECTED["pages"]
    assert [f.label for f in paper.figures] == EXPECTED["figures"]
    assert [t.label for t in paper.tables] == EXPECTED["tables"]
    titles = [s.title for s in paper.sections]
    assert [t for t in EXPECTED["sections"] if t not in titles] == []


def test_expected_findings_are_flagged(report: Report) -> None:
    flagged = {(f.sentence, f.category) for f in report.findings if f.flagged}
    wanted = [
        (item["text"], f["category"])
        for item in SENTENCES
        for f in item.get("framing", ())
        if f["flagged"] and not f.get("optional")
    ]
    missed = [(text, category) for text, category in wanted if not {(i, category) for i in ids(report, text)} & flagged]
    assert len(missed) <= 0.3 * len(wanted), missed


def test_nothing_else_is_flagged(report: Report) -> None:
    allowed = {
        i for item in SENTENCES if any(f["flagged"] for f in item.get("framing", ())) for i in ids(report, item["text"])
    }
    tolerated = tuple(EXPECTED["tolerated"])
    alarms = {f.sentence for f in report.findings if f.flagged} - allowed
    assert [text for text in texts(report, alarms) if not text.startswith(tolerated)] == []


def test_stances_of_expected_findings(report: Report) -> None:
    hits = []
    for item in SENTENCES:
        for f in item.get("framing", ()):
            found = [g for g in report.findings if g.sentence in ids(report, item["text"])]
            same = [g for g in found if g.category == f["category"]]
            if same and "stance" in f:
                hits.append(any(g.stance == f["stance"] for g in same))
    assert share(hits) >= 0.8


def test_exemptions_have_their_reason(report: Report) -> None:
    for item in SENTENCES:
        wanted = {f["exemption"] for f in item.get("framing", ()) if not f["flagged"]}
        found = [f for f in report.findings if f.sentence in ids(report, item["text"])]
        if wanted and found:
            assert not any(f.flagged for f in found), item["text"]
            assert {f.exemption for f in found} <= wanted, item["text"]


def test_roles(report: Report) -> None:
    role = {s.id: s.role for s in report.sentences}
    hits = [role[i] == item["role"] for item in SENTENCES if "role" in item for i in ids(report, item["text"])]
    assert share(hits) >= 0.7


def test_claims_are_linked_to_their_figure_or_table(report: Report) -> None:
    claim = {c.sentence: c.id for c in report.claims}
    evidence = {e.id: e for e in report.evidence}
    holds = {e.id: {*e.figures, *e.tables} for e in report.experiments}
    hits = []
    for item in SENTENCES:
        known = [claim[i] for i in ids(report, item["text"]) if i in claim]
        if "linked_to" not in item or not known:
            continue
        labels: set[str | None] = set()
        for link in report.links:
            if link.claim in known and link.score >= 0.5 and link.relation in ("reports", "supports"):
                labels |= holds.get(link.experiment or "", set())
                labels |= {evidence[link.evidence].label} if link.evidence else set()
        hits.append(bool(labels & set(item["linked_to"])))
    assert hits
    assert share(hits) >= 0.75


def test_leaps_are_leaps(report: Report) -> None:
    allowed = {i for item in SENTENCES if "leap" in item for i in ids(report, item["text"])}
    assert texts(report, {leap.sentence for leap in report.leaps} - allowed) == []


def test_expected_leaps_are_found(report: Report) -> None:
    found = {(leap.sentence, leap.type) for leap in report.leaps}
    wanted = [item for item in SENTENCES if "leap" in item]
    missed = [
        item["text"]
        for item in wanted
        if not {(i, kind) for i in ids(report, item["text"]) for kind in item["leap"]} & found
    ]
    assert len(missed) <= 0.35 * len(wanted), missed


def test_the_title_is_a_leap_that_the_paper_itself_bounds(report: Report) -> None:
    title = next(item for item in SENTENCES if item["layer"] == "title")
    leaps = [leap for leap in report.leaps if leap.sentence in ids(report, title["text"])]
    assert {leap.type for leap in leaps} & set(title["leap"])
    caveats = {i for text in title["bounded_by"] for i in ids(report, text)}
    assert all(set(leap.bounded_by) & caveats for leap in leaps)
