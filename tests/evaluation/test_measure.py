"""Reports against annotated sentences: places, counts and intervals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app
from claimcheck.evaluation.corpus import Annotation, CorpusError, Place, read
from claimcheck.evaluation.locate import Locator, letters
from claimcheck.evaluation.measure import Score, Share, measure
from claimcheck.records.report import Report
from claimcheck.resources import path as shipped


@pytest.fixture(scope="module")
def report() -> Report:
    return claimcheck.check(shipped("demo", "paper.pdf"))


@given(st.integers(0, 500), st.integers(0, 500))
def test_interval_holds_the_share(hits: int, more: int) -> None:
    share = Share(hits, hits + more)
    low, high = share.interval
    assert 0 <= low <= high <= 1
    if share.total:
        assert low - 1e-9 <= share.value <= high + 1e-9


def test_interval() -> None:
    low, high = Share(8, 10).interval  # Newcombe 1998, by hand
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_score() -> None:
    score = Score(right=6, wrong=2, missed=4)
    assert (score.precision.value, score.recall.value) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert Score(0, 0, 0).f1 == 0


def test_the_demo(report: Report) -> None:
    annotations = read(shipped("demo", "expected.json"))
    found = measure(annotations, {"paper.pdf": report})
    assert found.covered.value == 1
    assert found.framing.f1 > 0.8
    assert found.framing.precision.total == sum(
        any(f.sentence in ids and f.flagged for f in report.findings)
        for a in annotations
        if a.expected is not None and (ids := Locator(report).find(a))
    )
    assert measure(annotations, {}).framing.recall.value == 0


def test_stand_off_says_the_same(report: Report) -> None:
    locator = Locator(report)
    for annotation in read(shipped("demo", "expected.json")):
        place = locator.place(annotation)
        assert place is not None
        away = Annotation(annotation.paper, "", place, annotation.framing)
        assert set(locator.find(away)) == set(locator.find(annotation)), annotation.text
    assert locator.find(Annotation("", "", Place("another", 1, 0, 50), "yes")) == []
    assert letters("Self-aware\u2014 it\u2019s 3 %.") == "Selfawareits3"


def test_own_text(tmp_path: Path) -> None:
    corpus = tmp_path / "mine.jsonl"
    lines = [
        {
            "text": "The language model wants to deceive its users.",
            "labels": {"framing": "yes", "categories": ["deception"]},
        },
        {"text": "We measured the temperature of the room.", "labels": {"framing": "no"}},
        {"text": "The language model does not want rest.", "labels": {"framing": "yes", "stance": "negated"}},
    ]
    corpus.write_text("\n".join(json.dumps(line) for line in lines))
    done = CliRunner().invoke(app, ["measure", str(corpus)])
    assert done.exit_code == 0, done.output
    assert "held by the reports: 1.000" in done.output
    assert "framing        1.000" in done.output


def test_both_forms_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"paper": "x", "sentence": "a", "anthro": "weak", "cats": [], "role": "unsure", "leap": "none"}\n'
        '{"paper": "x", "sentence": "b", "label": "pos"}\n'
        '{"paper": "x", "sha256": "s", "page": 1, "start": 0, "end": 9, "labels": {"leap": ["scope", "causal"]}}\n'
    )
    first, second, third = read(path)
    assert (first.framing, first.role, first.leaps, first.expected) == ("weak", "", frozenset(), None)
    assert (second.framing, second.leaps, second.expected) == ("yes", None, True)
    assert third.place == Place("s", 1, 0, 9)
    assert third.leaps == {"scope", "causal"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", ":2: this is not JSON"),
        ("{}", ":2: this is no annotation"),
        ("[]", ":2: this is no annotation"),
        ('{"text": "a", "labels": {"frame": "yes"}}', ":2: this is no annotation: there is no label frame"),
        ('{"labels": {}, "sha256": "x", "page": "one", "start": 0, "end": 1}', ":2: this is no annotation"),
    ],
)
def test_a_line_that_is_none(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(CorpusError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}{said}")


def test_the_same_figures_as_the_scorer_beside_the_corpus(shared: Path, report: Report, tmp_path: Path) -> None:
    """On the demo's sentences, written in the form that the scorer reads."""
    scorer = shared / "eval" / "score_framing.py"
    if not scorer.is_file():
        pytest.skip("no scorer there")
    lines = [
        {
            "id": str(n),
            "paper": "paper.pdf",
            "sentence": a.text,
            "anthro": a.framing,
            "cats": sorted(a.categories),
            "stance": a.stance,
            "role": a.role or "unsure",
            "leap": min(a.leaps or {"none"}),
        }
        for n, a in enumerate(read(shipped("demo", "expected.json")))
    ]
    corpus = tmp_path / "demo.jsonl"
    corpus.write_text("\n".join(map(json.dumps, lines)))
    (tmp_path / "paper.pdf.json").write_text(report.model_dump_json())
    done = subprocess.run([sys.executable, scorer, corpus, tmp_path], capture_output=True, text=True, check=True)
    theirs = dict(line.split(": ") for line in done.stdout.splitlines()[1:])
    ours = measure(read(corpus), {"paper.pdf": report})
    assert theirs["framing F1"] == f"{ours.framing.f1:.3f}"
    assert theirs["framing precision"] == f"{ours.framing.precision.value:.3f}"
    assert theirs["category F1"] == f"{ours.category_f1:.3f}"
    assert theirs["alarm precision"] == f"{ours.alarms.value:.3f}"
    assert theirs["role agreement"] == f"{ours.role.value:.3f}"
    assert theirs["leap F1"] == f"{ours.leap.f1:.3f}"
