"""What ``claimcheck review`` opens, and what it refuses before it serves anything."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path
from typing import Any

import pytest
from report.sample import sample_report

from claimcheck.errors import ClaimcheckError
from claimcheck.report.json import to_bytes
from claimcheck.review import serve
from cli.conftest import Run
from cli.pdfs import ENGLISH, text_pdf


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """In place of serving: what would be served."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(
        serve, "run", lambda start, settings, **how: calls.append({"start": start, **how, "s": settings})
    )
    return calls


def _saved(folder: Path, paper: bytes, source: str = "sorter.pdf") -> Path:
    report = sample_report()
    sha256 = hashlib.sha256(paper).hexdigest()
    record = report.paper.model_copy(update={"sha256": sha256, "source": source})
    path = folder / "sorter.json"
    path.write_bytes(to_bytes(report.model_copy(update={"paper": record})))
    return path


def test_a_paper(run: Run, served: list[dict[str, Any]], tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(text_pdf(ENGLISH))
    (tmp_path / "claimcheck.toml").write_text('decisions = "ours.sqlite"\nbaseline = "known.json"')
    assert run("review", paper, "--no-browser").exit_code == 0
    [how] = served
    assert (how["start"].paper, how["host"], how["port"], how["browser"]) == (paper, "127.0.0.1", None, False)
    assert how["decisions"] == tmp_path / "ours.sqlite"
    assert (how["s"].decisions, how["s"].baseline) == (None, None)


@pytest.mark.parametrize("name", ["sorter.pdf", "other.pdf"])
def test_a_report_with_its_paper(run: Run, served: list[dict[str, Any]], tmp_path: Path, name: str) -> None:
    paper = text_pdf(ENGLISH)
    saved = _saved(tmp_path, paper)
    (tmp_path / name).write_bytes(paper)
    named = [] if name == "sorter.pdf" else ["--paper", tmp_path / name]
    assert run("review", saved, *named).exit_code == 0
    assert served[0]["start"].paper == tmp_path / name


def test_a_report_without_its_paper_is_told(run: Run, served: list[dict[str, Any]], tmp_path: Path) -> None:
    saved = _saved(tmp_path, b"gone")
    (tmp_path / "sorter.pdf").write_bytes(text_pdf(ENGLISH))
    result = run("review", saved)
    assert result.exit_code == 0
    assert "sorter.pdf is not beside the report" in result.stderr
    assert served[0]["start"].paper is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.pdf"], "there is no such file"),
        (["."], "this is a folder"),
        (["none.json"], "the report cannot be read"),
        (["wrong.json"], "this is no report"),
        (["sorter.json", "--paper", "other.pdf"], "made from another file"),
        (["sorter.json", "--paper", "none.pdf"], "there is no such file"),
        (["other.pdf", "--paper", "other.pdf"], "only a saved report"),
    ],
)
def test_what_cannot_be_opened(run: Run, tmp_path: Path, arguments: list[str], says: str) -> None:
    _saved(tmp_path, b"gone")
    (tmp_path / "other.pdf").write_bytes(text_pdf(ENGLISH))
    (tmp_path / "wrong.json").write_text("{}")
    result = run("review", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_another_host_is_warned_of(run: Run, served: list[dict[str, Any]]) -> None:
    assert "whoever reaches 0.0.0.0" in run("review", "--host", "0.0.0.0").stderr
    assert len(served) == 1


def test_a_file_of_decisions_that_cannot_be_used(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_text("not a database " * 100)
    result = run("review", "--no-browser", "--port", "0", "--decisions", bad)
    assert result.exit_code == 2
    assert "damaged" in result.stderr


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ClaimcheckError, match="cannot be served"):
            serve._socket("127.0.0.1", taken.getsockname()[1])


def test_the_user_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert serve.user_name()
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(OSError()))
    assert serve.user_name() == "reviewer"
