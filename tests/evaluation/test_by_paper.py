"""A line for each paper, and what the words of the others alone would find."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app
from claimcheck.evaluation.by_paper import words_of_others
from claimcheck.records.report import Report

TEXTS = {
    "one.txt": "The model wants rest.\n\nThe assistant hides its plan.\n",
    "two.txt": "The agents wanted rest.\n\nThe robot sulks.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = []
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        rows += [
            f'{{"paper": "{name}", "text": "{line}", "labels": {{"framing": "yes"}}}}\n'
            for line in text.splitlines()
            if line
        ]
    (tmp_path / "corpus.jsonl").write_text("".join(rows), encoding="utf-8")
    return tmp_path


def flagged(report: Report) -> set[str]:
    return {f.trigger.text for f in report.findings if f.flagged}


def test_words_that_another_paper_has(folder: Path) -> None:
    reports = {name: claimcheck.check(folder / name) for name in TEXTS}
    assert flagged(reports["one.txt"]) == {"wants", "hides"}
    assert {name: flagged(r) for name, r in words_of_others(reports).items()} == {
        "one.txt": {"wants"},
        "two.txt": {"wanted"},
    }


def test_the_table(folder: Path) -> None:
    done = CliRunner().invoke(app, ["measure", str(folder / "corpus.jsonl"), "--by-paper"])
    table = [line.split() for line in done.output.splitlines() if line.startswith(("one", "two", "all"))]
    assert table == [
        ["one.txt", "2", "1.000", "1.000", "1.000", "1.000", "0.667"],
        ["two.txt", "2", "1.000", "1.000", "1.000", "1.000", "0.667"],
        ["all", "4", "1.000", "1.000", "1.000", "1.000", "0.667"],
    ]
