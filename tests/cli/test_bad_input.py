"""Whatever is put in: one line of error, or a report that says what is missing. Never a traceback, never silence."""

from pathlib import Path

import pytest
from typer.testing import Result

from claimcheck.records.report import Report
from cli.conftest import Run
from cli.pdfs import ENGLISH, GERMAN, encrypted_pdf, picture_pdf, text_pdf


def put(folder: Path, data: bytes, name: str = "paper.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(result: Result, *says: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("claimcheck: ")
    assert result.stderr.count("\n") == 1
    assert "bug" not in result.stderr
    assert "(" in result.stderr, "an error says what to do"
    for words in says:
        assert words in result.stderr


def told(run: Run, path: Path, *says: str) -> Report:
    """The report, which must say first that nothing could be checked and why, in both formats."""
    shown = run("check", path)
    assert shown.exit_code == 0, shown.output
    top = " ".join(shown.stdout.replace("│", " ").split())[:400]
    assert "Nothing could be checked" in top
    for words in says:
        assert words in top
    report = Report.model_validate_json(run("check", path, "-f", "json").stdout)
    assert report.findings == ()
    assert report.claims == ()
    assert any(all(words in note for words in says) for note in report.coverage.notes)
    return report


def test_no_file(run: Run, tmp_path: Path) -> None:
    refused(run("check", tmp_path / "none.pdf"), "none.pdf")


def test_empty_file(run: Run, tmp_path: Path) -> None:
    refused(run("check", put(tmp_path, b"")), "empty")


def test_text_named_pdf(run: Run, tmp_path: Path) -> None:
    refused(run("check", put(tmp_path, ENGLISH.encode())), "PDF")


def test_folder(run: Run, tmp_path: Path) -> None:
    refused(run("check", tmp_path), "folder")


def test_garbage_after_a_pdf_head(run: Run, tmp_path: Path) -> None:
    refused(run("check", put(tmp_path, b"%PDF-1.7\n" + bytes(range(256)) * 40)))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.95])
def test_truncated_pdf(run: Run, tmp_path: Path, share: float) -> None:
    whole = text_pdf(ENGLISH, copies=6)
    path = put(tmp_path, whole[: int(len(whole) * share)])
    result = run("check", path, "-f", "json")
    if result.exit_code == 0:
        report = Report.model_validate_json(result.stdout)
        assert report.coverage.notes or report.coverage.pages_without_text, "what is missing must be said"
    else:
        refused(result)


def test_encrypted_without_password(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, encrypted_pdf(ENGLISH, "sesame"))
    refused(run("check", path), "password")
    refused(run("check", path, "--password", "wrong"), "password")


def test_encrypted_with_password(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, encrypted_pdf(ENGLISH, "sesame"))
    result = run("check", path, "--password", "sesame", "-f", "json")
    assert result.exit_code == 0, result.output
    assert Report.model_validate_json(result.stdout).sentences
    assert "sesame" not in result.output


def test_scan_without_text(run: Run, tmp_path: Path) -> None:
    report = told(run, put(tmp_path, picture_pdf()), "OCR")
    assert report.coverage.pages_without_text == (1, 2)


def test_german(run: Run, tmp_path: Path) -> None:
    report = told(run, put(tmp_path, text_pdf(GERMAN)), "German")
    assert report.coverage.language == "de"


def test_no_rules_there(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, text_pdf(ENGLISH))
    refused(run("check", path, "--rules", tmp_path / "none"), "none")


def test_category_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, text_pdf(ENGLISH))
    refused(run("check", path, "--category", "intnet"), "did you mean intent?")


def test_disabled_rule_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('disable = ["no.such.rule"]\n')
    refused(run("check", put(tmp_path, text_pdf(ENGLISH))), "no.such.rule")


def test_pipeline_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('pipeline = "no_such_pipeline"\n')
    refused(run("check", put(tmp_path, text_pdf(ENGLISH))), "no_such_pipeline")
