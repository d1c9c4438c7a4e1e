"""``claimcheck audit`` from the outside."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
PAPER = CORPORA / "demo" / "paper.pdf"


@pytest.fixture
def critique(tmp_path: Path) -> Path:
    path = tmp_path / "critique.md"
    path.write_text(
        "The authors write that “No curve has levelled off at 3,000 steps”. They add that “the search has less to "
        "follow”.",
        encoding="utf-8",
    )
    return path


def test_terminal(run: Run, critique: Path) -> None:
    result = run("audit", critique, PAPER)
    assert result.exit_code == 0
    assert "“3,000” stands for the paper’s “2,000”" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(("threshold", "status"), [("absent", 0), ("altered", 1), ("any", 1)])
def test_fail_on(run: Run, critique: Path, threshold: str, status: int) -> None:
    assert run("audit", critique, PAPER, "--fail-on", threshold, "--quiet").exit_code == status


def test_the_ending_tells_the_format(run: Run, critique: Path, tmp_path: Path) -> None:
    assert run("audit", critique, PAPER, "-o", tmp_path / "a.json").exit_code == 0
    made = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (made["summary"]["exact"], made["summary"]["altered"]) == (1, 1)
    assert run("audit", critique, PAPER, "-o", tmp_path / "a.html").exit_code == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("missing", ["critique", "paper"])
def test_a_missing_file_is_one_line(run: Run, critique: Path, missing: str) -> None:
    files = ("no.md", PAPER) if missing == "critique" else (critique, "no.pdf")
    result = run("audit", *files)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "there is no such file" in result.stderr


def test_schema(run: Run) -> None:
    assert "quotations" in json.loads(run("schema", "audit").stdout)["properties"]
