"""The process that checks a paper for the review."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from cli.pdfs import ENGLISH, encrypted_pdf, text_pdf

from claimcheck.records.report import Report
from claimcheck.review.shelf import _BOOT, STAGES
from claimcheck.settings import Settings


def _started(paper: Path) -> subprocess.Popen[bytes]:
    order = {
        "path": str(paper),
        "name": "the reader's name.pdf",
        "out": str(paper.with_suffix(".json")),
        "kind": None,
        "password": None,
        "settings": Settings().model_dump(mode="json"),
    }
    process = subprocess.Popen([sys.executable, "-I", "-c", _BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(f"{json.dumps(sys.path)}\n{json.dumps(order)}\n".encode())
    process.stdin.flush()
    return process


def _told(process: subprocess.Popen[bytes]) -> list[dict[str, str]]:
    assert process.stdout is not None
    told = [json.loads(line) for line in process.stdout]
    process.wait(10)
    return told


def test_it_tells_its_stages_and_leaves_a_report(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(text_pdf(ENGLISH))
    with _started(paper) as process:
        told = _told(process)
    assert [t.get("stage") for t in told[:-1]] == list(STAGES)
    assert told[-1] == {"done": "done"}
    report = Report.model_validate_json(paper.with_suffix(".json").read_bytes())
    assert report.paper.source == "the reader's name.pdf"


def test_an_error_is_told_under_the_readers_name(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(encrypted_pdf(ENGLISH, "secret"))
    with _started(paper) as process:
        told = _told(process)
    assert told[-1]["error"].startswith("the reader's name.pdf: the file is locked with a password")


def test_it_ends_with_the_server(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(text_pdf(ENGLISH, copies=60))
    with _started(paper) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.stdin.close()  # as when the server is killed
        assert process.wait(20) == 1
    assert not paper.with_suffix(".json").exists()
