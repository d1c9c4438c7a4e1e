"""The commands that read decisions, and ``check --decisions``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from report.sample import sample_report

from claimcheck.cli.run import fails
from claimcheck.decisions.apply import with_decisions
from claimcheck.decisions.model import Draft
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.store import Store
from claimcheck.report.json import to_bytes
from claimcheck.report.terminal import render
from cli.conftest import Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    anchors = Anchors(sample_report())
    path = tmp_path / "decisions.sqlite"
    with Store(path) as store:
        for i, (finding, verdict, reviewer) in enumerate(
            (
                ("f0", "rejected", "anna"),
                ("f1", "rejected", "anna"),
                ("f0", "accepted", "ben"),
                ("f5", "accepted", "anna"),
                ("f3", "unsure", "ben"),
            )
        ):
            anchor = anchors.findings[anchors.finding_targets[finding]]
            store.write(Draft(f"k{i}", anchor, verdict, reviewer))  # type: ignore[arg-type]
        store.undo("u", paper="a" * 64, reviewer="ben")
    return path


def test_list_and_history(run: Run, file: Path) -> None:
    lines = run("decisions", "list", "--decisions", file).stdout.splitlines()
    assert len(lines) == 4
    assert "anna  rejected  The Sorter That Wants to Go Home, page 1  intent.wants (intent)" in lines[0]
    assert len(run("decisions", "list", "--history", "--decisions", file).stdout.splitlines()) == 6
    assert run("decisions", "list", "--paper", "no such paper", "--decisions", file).stdout == ""


def test_disagreements(run: Run, file: Path) -> None:
    lines = run("decisions", "disagreements", "--decisions", file).stdout.splitlines()
    assert lines[0].startswith("anna and ben: same verdict 0.000")
    assert "anna: rejected | ben: accepted" in lines[1]


def test_orphans_of_a_saved_report(run: Run, file: Path, tmp_path: Path) -> None:
    report = sample_report()
    saved = tmp_path / "sorter.json"
    saved.write_bytes(to_bytes(report))
    assert run("decisions", "orphans", saved, "--decisions", file).exit_code == 0
    saved.write_bytes(to_bytes(report.model_copy(update={"findings": report.findings[:-1]})))
    result = run("decisions", "orphans", saved, "--decisions", file)
    assert result.exit_code == 1
    assert "orphaned" in result.stdout
    assert "no rule marks these words any more" in result.stdout


@pytest.mark.parametrize(("tool", "lines"), [("prodigy", 4), ("doccano", 3), ("label-studio", 6)])
def test_export(run: Run, file: Path, tmp_path: Path, tool: str, lines: int) -> None:
    out = tmp_path / "out"
    assert run("decisions", "export", "--to", tool, "-o", out, "--decisions", file).exit_code == 0
    assert len(out.read_text().splitlines()) == lines
    assert run("decisions", "export", "--to", tool, "--decisions", file).stdout == out.read_text()


def test_measure_and_suggest(run: Run, file: Path) -> None:
    text = run("measure", "--decisions", file).stdout
    assert "intent.wants" in text
    assert run("measure", "corpus.jsonl", "--decisions", file).exit_code != 0
    assert "no_match" in run("rules", "suggest", "--least", "1", "--decisions", file).stdout


@pytest.mark.parametrize(
    "command", [("list",), ("disagreements",), ("export", "--to", "prodigy"), ("orphans", "paper.json")]
)
def test_a_file_that_is_not_there_is_said(run: Run, command: tuple[str, ...], tmp_path: Path) -> None:
    result = run("decisions", *command, "--decisions", tmp_path / "none.sqlite")
    assert result.exit_code == 2
    assert "there is no such file of decisions" in result.stderr


def test_check_asks_for_decisions_only_when_told(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Any] = []

    def check(_: str, **how: Any) -> Any:
        asked.append(how["settings"].decisions)
        return sample_report()

    monkeypatch.setitem(sys.modules, "claimcheck.pipeline", SimpleNamespace(check=check))
    run("check", "paper.pdf", "--quiet")
    run("check", "paper.pdf", "--quiet", "--decisions", file)
    (tmp_path / "claimcheck.toml").write_text(f"decisions = {json.dumps(file.name)}")
    run("check", "paper.pdf", "--quiet")
    assert asked == [None, file, file]


def test_what_is_decided_is_folded_away(file: Path) -> None:
    with Store(file) as store:
        report = with_decisions(sample_report(), store.rows())
    text = render(report)
    assert "Folded away: 1 accepted, 1 rejected." in text
    assert "decided  anna: rejected; ben: accepted" in text, "they do not agree: it stays"
    assert "We show that a warehouse sorter" not in text.split("DECIDED BY REVIEWERS")[0]
    assert "Folded away" not in render(sample_report())


def test_what_is_rejected_does_not_fail(file: Path) -> None:
    report = sample_report()
    one = report.model_copy(update={"findings": tuple(f for f in report.findings if f.id == "f1")})
    assert fails(one, "any")
    with Store(file) as store:
        assert not fails(with_decisions(one, store.rows()), "any")
