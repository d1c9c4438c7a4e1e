"""``claimcheck corpus`` from end to end: what it prints, what it writes, and with which status it ends."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from claimcheck.corpus.schema import TABLES
from cli.pdfs import ENGLISH, text_pdf

pq = pytest.importorskip("pyarrow.parquet", reason='pyarrow is not here: pip install ".[corpus]"')

Run = Callable[..., Result]
CHECKOUT = Path(__file__).resolve().parents[2]


def distinct(number: int) -> bytes:
    return text_pdf(ENGLISH.replace("forty nights", f"forty nights in hall {number}"))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "2401.00001.pdf").write_bytes(distinct(1))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    return folder


def table(out: Path, name: str = "papers") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(out / "tables" / name / "all.parquet", partitioning=None).to_pylist()
    return rows


def refused(result: Result, *words: str) -> None:
    """Status 2, one line that says all of ``words``, and nothing on standard output."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("claimcheck: ")
    for word in words:
        assert word in line


def test_run_and_run_again(run: Run, papers: Path, tmp_path: Path) -> None:
    result = run("corpus", "run", papers, "--out", "out", "--workers", "1")
    assert result.exit_code == 0, result.output
    said, failure = result.stdout.splitlines()
    assert said.startswith("2 papers: 1 checked, 1 failed")
    assert said.endswith(f"tables in {Path('out') / 'tables'}")
    assert failure.strip().startswith("papers/broken.pdf: ")
    assert [row["status"] for row in table(tmp_path / "out")] == ["done", "failed"]
    again = run("corpus", "run", papers, "--out", "out", "--workers", "1")
    assert again.stdout.splitlines() == [f"2 papers: 0 checked, 2 up to date; tables in {Path('out') / 'tables'}"]


def test_only_what_changed_is_done_and_failures_on_demand(run: Run, papers: Path) -> None:
    options = ("--out", "out", "--workers", "1")
    run("corpus", "run", papers, *options)
    (papers / "2401.00001.pdf").write_bytes(distinct(2))
    assert "1 checked, 1 up to date" in run("corpus", "run", papers, *options).stdout
    assert "1 up to date, 1 failed" in run("corpus", "run", papers, *options, "--retry-failed").stdout
    (papers / "broken.pdf").unlink()
    assert "1 up to date; " in run("corpus", "run", papers, *options).stdout
    assert "1 up to date, 1 dropped; " in run("corpus", "run", papers, *options, "--prune").stdout


def test_quiet_prints_nothing(run: Run, papers: Path) -> None:
    result = run("corpus", "run", papers, "--out", "out", "--workers", "1", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_abstracts(run: Run, tmp_path: Path) -> None:
    record = {
        "id": "2401.00002",
        "title": "Lamps",
        "abstract": " ".join(ENGLISH.split("\n\n")[2].split()),
        "update_date": "2024-01-03",
    }
    (tmp_path / "arxiv.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert run("corpus", "run", "arxiv.jsonl", "--out", "out", "--workers", "1").exit_code == 0
    (row,) = table(tmp_path / "out")
    assert (row["status"], row["title"], row["year"]) == ("done", "Lamps", 2024)
    assert table(tmp_path / "out", "findings")


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ([], ["there is no paper here"]),
        (["nowhere"], ["nowhere", "no such file or folder"]),
        (["empty"], ["there is no paper here", "--include"]),
        (["@nolist.txt"], ["nolist.txt"]),
        (["papers", "--list", "nolist.txt"], ["nolist.txt"]),
        (["papers", "--rules", "norules"], ["norules"]),
        (["papers", "--workers", "0"], ["--workers"]),
        (["papers", "--engine", "abacus"], ["abacus"]),
    ],
)
def test_bad_input(run: Run, papers: Path, tmp_path: Path, sources: list[str], words: list[str]) -> None:
    assert papers.exists()
    (tmp_path / "empty").mkdir()
    refused(run("corpus", "run", *sources, "--out", "out"), *words)


def test_out_is_no_corpus(run: Run, papers: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    refused(run("corpus", "run", papers, "--out", "file", "--workers", "1"), "file")
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.tex").write_text("mine")
    refused(run("corpus", "run", papers, "--out", "full", "--workers", "1"), "full")
    assert [p.name for p in full.iterdir()] == ["thesis.tex"]


def test_schema_names_every_table_and_column(run: Run) -> None:
    result = run("corpus", "schema")
    assert result.exit_code == 0
    parts = result.stdout.split("\n\n")
    assert [part.splitlines()[0] for part in parts] == [f"{name}.parquet" for name in TABLES]
    for part, columns in zip(parts, TABLES.values(), strict=True):
        assert [line.split()[0] for line in part.splitlines()[1:]] == [name for name, _, _ in columns]


def test_report(run: Run, papers: Path, tmp_path: Path) -> None:
    run("corpus", "run", papers, "--out", "out", "--workers", "1")
    (tmp_path / "areas.csv").write_text("file,area\n2401.00001.pdf,lamps\n")
    options = ("--by", "year", "--by", "area", "--metadata", "areas.csv", "--compare", "out", "-o", "page.html")
    result = run("corpus", "report", "out", *options)
    assert (result.exit_code, result.stdout) == (0, "written to page.html\n")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for shown in ("By category", "By section", "By year", "By area", "2024", "lamps", "1 failed"):
        assert shown in page
    assert run("corpus", "report", "out", *options).exit_code == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_corpora_of_one_name_are_told_apart(run: Run, papers: Path, tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        run("corpus", "run", papers, "--out", f"{year}/out", "--workers", "1")
    assert run("corpus", "report", "2023/out", "--compare", "2024/out").exit_code == 0
    page = (tmp_path / "corpus.html").read_text(encoding="utf-8")
    assert "<b>2023/out</b>" in page
    assert "<b>2024/out</b>" in page


def test_report_of_what_cannot_be_had(run: Run, papers: Path, tmp_path: Path) -> None:
    refused(run("corpus", "report", "nowhere"), "nowhere", "there are no tables here")
    run("corpus", "run", papers, "--out", "out", "--workers", "1")
    refused(run("corpus", "report", "out", "--by", "colour"), "'colour'")
    (tmp_path / "nameless.csv").write_text("colour\nred\n")
    refused(run("corpus", "report", "out", "--by", "colour", "--metadata", "nameless.csv"), "nameless.csv")
    refused(run("corpus", "report", "out", "--by", "colour", "--metadata", "none.csv"), "none.csv")
    assert not (tmp_path / "corpus.html").exists()


def test_nothing_could_be_checked(run: Run, papers: Path) -> None:
    (papers / "2401.00001.pdf").unlink()
    assert run("corpus", "run", papers, "--out", "out", "--workers", "1").exit_code == 0
    refused(run("corpus", "report", "out"), "no paper here was checked")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to a process")
def test_control_c_keeps_what_is_finished(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    count = 60
    for number in range(count):
        (folder / f"{number:02d}.pdf").write_bytes(distinct(number))
    command = [sys.executable, "-m", "claimcheck", "corpus", "run", "papers", "--out", "out", "--workers", "1"]
    paths = [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    # A shell that runs the tests in the background ignores the signal, and so would every process below it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        started = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    finally:
        signal.signal(signal.SIGINT, before)
    log = tmp_path / "out" / "log.jsonl"
    end = time.monotonic() + 120
    while not (log.exists() and log.read_text().count("\n") >= 3) and time.monotonic() < end:
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    stdout, stderr = started.communicate(timeout=120)
    assert (started.returncode, stdout) == (130, "")
    assert "run the same command again to go on" in stderr
    assert "Traceback" not in stderr
    kept = table(tmp_path / "out")
    assert 3 <= len(kept) < count
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert f"{count} papers: {count - len(kept)} checked, {len(kept)} up to date" in result.stdout
    assert len(table(tmp_path / "out")) == count


def readme_lines() -> list[list[str]]:
    """The commands of the README that are about a corpus."""
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(("claimcheck corpus", "duckdb"))]
    return [shlex.split(line, comments=True) for line in lines]


def test_the_readme_says_what_works(run: Run, papers: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason='duckdb is not here: pip install ".[test]"')
    assert papers.exists()
    told = readme_lines()
    assert {line[2] for line in told if line[0] == "claimcheck"} == {"run", "report", "schema"}
    asked = 0
    for program, *arguments in told:
        if program == "claimcheck":
            result = run(*arguments)
            assert result.exit_code == 0, result.output
            continue
        option, query = arguments
        assert option == "-c"
        assert duckdb.sql(query).fetchall(), query
        asked += 1
    assert asked
    assert (tmp_path / "corpus.html").exists()
