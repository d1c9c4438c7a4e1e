import json
from pathlib import Path

import pytest

from claimcheck import resources
from claimcheck.cli.formats import plan
from claimcheck.report.writers import ENDINGS, format_of
from cli.conftest import Run


@pytest.mark.parametrize(("name", "format"), [(f"a{ending}", name) for name, ending in ENDINGS.items()])
def test_the_ending_tells_the_format(name: str, format: str) -> None:
    assert format_of(Path(name)) == format
    assert plan([], Path(name), "paper.pdf").formats == (format,)


@pytest.mark.usefixtures("checked")
def test_several_formats_go_into_a_folder(run: Run, tmp_path: Path) -> None:
    formats = ["json", "jsonl", "sarif", "markdown", "csv", "terminal"]
    options = [part for name in formats for part in ("--format", name)]
    result = run("check", "sorter.pdf", *options, "--output", tmp_path / "new" / "reports")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    names = {p.name for p in (tmp_path / "new" / "reports").iterdir()}
    assert names == {f"sorter.claimcheck{ENDINGS[name]}" for name in formats}


@pytest.mark.usefixtures("checked")
def test_a_folder_takes_one_format_too(run: Run, tmp_path: Path) -> None:
    assert run("check", "sorter.pdf", "-f", "csv", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "sorter.claimcheck.csv").is_file()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["-f", "json", "-f", "csv"], "several formats need a folder"),
        (["-f", "json", "-f", "csv", "-o", "file"], "this is a file"),
        (["-o", "paper.pdf"], "never written over"),
    ],
)
def test_what_does_not_fit_is_told_before_the_work(run: Run, tmp_path: Path, options: list[str], says: str) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "paper.pdf").write_text("kept")
    result = run("check", "paper.pdf", *options)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert {(tmp_path / name).read_text() for name in ("file", "paper.pdf")} == {"kept"}


def test_formats_with_pages(run: Run, tmp_path: Path) -> None:
    result = run("check", resources.path("demo", "paper.pdf"), "-f", "html", "-f", "pdf", "-f", "json", "-o", tmp_path)
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "paper.claimcheck.pdf").read_bytes().startswith(b"%PDF-")
    page = (tmp_path / "paper.claimcheck.html").read_text(encoding="utf-8")
    pages = json.loads((tmp_path / "paper.claimcheck.json").read_text(encoding="utf-8"))["paper"]["pages"]
    assert page.count("data:image/webp;base64,") == pages
