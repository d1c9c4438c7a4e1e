"""Pictures of pages: that there is one for each, and that the colours stand where the words are."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from PIL import Image

from claimcheck.cli.inspect import marks, numbers
from claimcheck.paper.read import read
from claimcheck.report.pages import COLOURS, Mark, draw
from cli.conftest import Run
from cli.pdfs import ENGLISH, encrypted_pdf, picture_pdf, text_pdf


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "one.pdf"
    path.write_bytes(text_pdf(ENGLISH))
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.pdf"
    path.write_bytes(text_pdf(ENGLISH, copies=3))
    return path


def test_a_picture_for_each_page(run: Run, paper: Path, tmp_path: Path) -> None:
    result = run("inspect", paper)
    assert result.exit_code == 0, result.output
    files = sorted((tmp_path / "lamp-pages").iterdir())
    assert [f.name for f in files] == ["page-001.png", "page-002.png", "page-003.png"]
    lines = result.stdout.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["page 1", "page 2", "page 3"]
    assert "title" in lines[0]
    assert "body" in lines[0]
    assert "not read" not in result.stdout


def test_chosen_pages_and_folder(run: Run, paper: Path, tmp_path: Path) -> None:
    assert run("inspect", paper, "--pages", "3,1-1", "-o", tmp_path / "a" / "b").exit_code == 0
    assert sorted(f.name for f in (tmp_path / "a" / "b").iterdir()) == ["page-001.png", "page-003.png"]


@pytest.mark.parametrize(
    ("said", "meant"), [(None, [1, 2, 3, 4, 5]), ("2", [2]), ("4-", [4, 5]), ("1-2, 2,5", [1, 2, 5])]
)
def test_page_numbers(said: str | None, meant: list[int]) -> None:
    assert numbers(said, 5) == meant


@pytest.mark.parametrize("said", ["0", "6", "3-2", "x", "1-9", "", "-2"])
def test_page_numbers_that_are_none(said: str) -> None:
    with pytest.raises(typer.BadParameter):
        numbers(said, 5)


def test_boxes_lie_on_the_words(page: Path, tmp_path: Path) -> None:
    found = marks(read(page))
    (drawn,) = draw(str(page), None, found, [1], str(tmp_path))
    assert drawn.not_read == 0
    assert drawn.words == len(ENGLISH.split())
    with Image.open(tmp_path / drawn.file) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(2**24) or []}
    assert {COLOURS["heading"], COLOURS["body"]} <= colours
    moved = [replace(m, boxes=tuple((p, a + 300, b + 7, c + 300, d + 7) for p, a, b, c, d in m.boxes)) for m in found]
    (drawn,) = draw(str(page), None, moved, [1], str(tmp_path))
    assert drawn.not_read > 20


def test_words_that_were_not_read_are_told(page: Path, tmp_path: Path) -> None:
    found = marks(read(page))
    heading = next(m for m in found if m.layer == "heading")
    (drawn,) = draw(str(page), None, [m for m in found if m is not heading], [1], str(tmp_path))
    assert drawn.not_read == heading.words


def test_numbers_are_those_of_a_report(paper: Path) -> None:
    found = marks(read(paper))
    assert [m.number for m in found] == list(range(1, len(found) + 1))
    assert all(m.boxes for m in found)


def test_rotated_and_cropped_pages(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import RectangleObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(text_pdf(ENGLISH))))
    writer.pages[0].cropbox = RectangleObject((50, 50, 560, 780))
    writer.pages[0].rotate(90)
    path = tmp_path / "turned.pdf"
    writer.write(path)
    whole = Mark(1, "b1", "body", ((1, 50.0, 50.0, 560.0, 780.0),), 1)
    (drawn,) = draw(str(path), None, [whole], [1], str(tmp_path))
    assert drawn.not_read == 0
    with Image.open(tmp_path / drawn.file) as image:
        assert image.width > image.height
        edges = [image.getpixel((26, 200)), image.getpixel((image.width - 27, 200))]
    assert all(edge != (255, 255, 255) for edge in edges)


def test_scan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(picture_pdf())
    result = run("inspect", tmp_path / "scan.pdf")
    assert result.exit_code == 0
    assert "nothing read" in result.stdout
    assert "ocrmypdf" in result.stdout


def test_password(run: Run, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(encrypted_pdf(ENGLISH, "sesame"))
    assert run("inspect", tmp_path / "locked.pdf").exit_code == 2
    assert run("inspect", tmp_path / "locked.pdf", "--password", "sesame").exit_code == 0


def test_text_has_no_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Some notes.")
    result = run("inspect", tmp_path / "notes.txt")
    assert result.exit_code == 2
    assert "no pages to draw" in result.stderr


def test_a_file_in_the_place_of_the_folder(run: Run, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    result = run("inspect", paper, "-o", tmp_path / "taken")
    assert result.exit_code == 2
    assert "taken" in result.stderr


def test_help_has_an_example(run: Run) -> None:
    assert "claimcheck inspect paper.pdf" in run("inspect", "--help").stdout


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_limits(run: Run, tmp_path: Path, command: str) -> None:
    from paper.bombs import endless, swelling

    (tmp_path / "bomb.pdf").write_bytes(endless())
    result = run(command, tmp_path / "bomb.pdf", "--max-seconds", "1")
    assert result.exit_code == 2
    assert "reading took longer than 1 s" in result.stderr
    if os.name != "nt":
        (tmp_path / "bomb.pdf").write_bytes(swelling(500))
        (tmp_path / "claimcheck.toml").write_text("max_memory = 0.25\n")
        result = run(command, tmp_path / "bomb.pdf")
        assert result.exit_code == 2
        assert "needed more than 0.25 GB" in result.stderr
