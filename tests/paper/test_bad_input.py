"""A file that is no paper is refused with a reason and a way out."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from claimcheck.errors import PaperError
from claimcheck.paper.read import read

from .drawn import Sheet, pdf, save


def sheet(words: str = "A short page of text about a model and its training data.") -> Sheet:
    page = Sheet()
    page.lines(72, 700, "\n".join([words] * 12))
    return page


def refused(path: Path, password: str | None = None) -> PaperError:
    with pytest.raises(PaperError) as caught:
        read(path, password=password)
    error = caught.value
    assert error.what
    assert error.where
    assert error.hint
    return error


def test_no_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "nothing.pdf").what


def test_folder(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).what


def test_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()
    assert "empty" in refused(path).what


def test_text_named_pdf(tmp_path: Path) -> None:
    path = tmp_path / "notes.pdf"
    path.write_text("These are notes.")
    error = refused(path)
    assert "not a PDF" in error.what
    assert error.where == "notes.pdf"


def test_truncated_beyond_reading(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(pdf(sheet())[:120])
    assert "damaged" in refused(path).what


def locked(folder: Path) -> Path:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(sheet()))))
    writer.encrypt("secret", algorithm="RC4-128")
    path = folder / "locked.pdf"
    writer.write(path)
    return path


def test_password(tmp_path: Path) -> None:
    path = locked(tmp_path)
    assert "locked" in refused(path).what
    assert "wrong" in refused(path, "guess").what
    assert read(path, password="secret").pages == 1


def test_truncated_but_readable_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    data = pdf(sheet(), sheet())
    path.write_bytes(data[: data.rindex(b"xref\n0")])
    paper = read(path)
    assert any("ends early" in n for n in paper.notes)
    assert any(b.layer == "body" for b in paper.blocks)


def test_scan(tmp_path: Path) -> None:
    paper = read(save(tmp_path, Sheet().picture(0, 0, 600, 780), sheet()))
    assert paper.pages_without_text == (1,)
    assert "ocrmypdf" in paper.notes[0]
    assert "Page 1 " in paper.notes[0]
    assert {b.page for b in paper.blocks} == {2}


def test_all_pages_scanned(tmp_path: Path) -> None:
    paper = read(save(tmp_path, *(Sheet().picture(0, 0, 600, 700) for _ in range(3))))
    assert paper.pages_without_text == (1, 2, 3)
    assert "Pages 1-3 " in paper.notes[0]
    assert not paper.blocks
