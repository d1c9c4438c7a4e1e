"""The demo paper's TeX source is found to say what its PDF says."""

from __future__ import annotations

import re

import pytest

import claimcheck
from claimcheck.language.pipeline import pipeline_path
from claimcheck.records.report import Report
from claimcheck.report.terminal import render
from claimcheck.resources import path as shipped

DIFFER: frozenset[str] = frozenset()
"""Sentences flagged in one of the two only."""


@pytest.fixture(scope="module")
def reports() -> tuple[Report, Report]:
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")
    return claimcheck.check(shipped("demo", "paper.pdf")), claimcheck.check(shipped("demo", "paper.tex"))


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def flagged(report: Report) -> set[tuple[str, str]]:
    texts = {s.id: plain(s.text) for s in report.sentences}
    return {(texts[f.sentence], f.category) for f in report.findings if f.flagged}


def test_the_same_sentences_are_flagged(reports: tuple[Report, Report]) -> None:
    pdf, tex = map(flagged, reports)
    assert {text for text, _ in pdf ^ tex} <= DIFFER


def test_the_same_sentences_are_read(reports: tuple[Report, Report]) -> None:
    layers = ("title", "abstract", "body", "footnote")
    pdf, tex = ({plain(s.text) for s in r.sentences if s.layer in layers} for r in reports)
    assert len(pdf & tex) >= 0.95 * max(len(pdf), len(tex)), (sorted(pdf - tex), sorted(tex - pdf))


def test_the_same_parts(reports: tuple[Report, Report]) -> None:
    pdf, tex = (r.paper for r in reports)
    assert [f.label for f in pdf.figures] == [f.label for f in tex.figures]
    assert [t.label for t in pdf.tables] == [t.label for t in tex.tables]
    assert {s.title for s in pdf.sections} == {s.title for s in tex.sections}


def test_places_are_lines_of_the_source(reports: tuple[Report, Report]) -> None:
    lines = shipped("demo", "paper.tex").read_text(encoding="utf-8").split("\n")
    for sentence in reports[1].sentences:
        assert sentence.page is None
        assert sentence.line is not None
        assert sentence.column is not None
        first = re.match(r"[A-Za-z]+", sentence.text)
        shown = lines[sentence.line - 1][sentence.column - 1 :]
        assert first is None or shown.startswith(("\\", "``", first[0]))
    assert re.search(r"paper\.tex:\d+:\d+", render(reports[1]))
    assert not re.search(r"\bpage \d", render(reports[1]))
