import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

from claimcheck import check, resources
from claimcheck.errors import ClaimcheckError, PaperError
from claimcheck.records.report import Report
from claimcheck.report.annotated import annotate, notes, to_pdf
from claimcheck.report.lookup import Lookup

QPDF = shutil.which("qpdf")


@pytest.fixture(scope="module")
def paper() -> bytes:
    return resources.path("demo", "paper.pdf").read_bytes()


@pytest.fixture(scope="module")
def demo() -> Report:
    return check(resources.path("demo", "paper.pdf"))


@pytest.fixture(scope="module")
def marked(demo: Report, paper: bytes) -> bytes:
    return to_pdf(demo, paper)


def ours(data: bytes) -> list[dict[str, object]]:
    return [
        annotation.get_object()
        for page in PdfReader(io.BytesIO(data)).pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object().get("/T") == "claimcheck"
    ]


def test_a_highlight_for_every_finding_and_a_line_for_every_leap(demo: Report, marked: bytes) -> None:
    found = ours(marked)
    assert {a["/NM"] for a in found if a["/Subtype"] == "/Highlight"} >= {
        f"claimcheck-{f.id}-{f.trigger.boxes[0][0]}" for f in demo.findings if f.flagged
    }
    assert {str(a["/NM"]).split("-")[1] for a in found if a["/Subtype"] == "/Underline"} == {x.id for x in demo.leaps}


def test_the_note_says_why_which_rule_and_how_to_put_it(demo: Report, marked: bytes) -> None:
    first = next(f for f in demo.findings if f.flagged and f.rewording)
    (text,) = {str(a["/Contents"]) for a in ours(marked) if str(a["/NM"]).startswith(f"claimcheck-{first.id}-")}
    for part in (first.category, first.severity, first.message, first.rewording, first.rule):
        assert part
        assert part in text


def test_quadrilaterals_lie_on_the_words(demo: Report, marked: bytes) -> None:
    by_name = {str(a["/NM"]): a for a in ours(marked)}
    for note in notes(Lookup(demo)):
        quads = [float(x) for x in by_name[f"claimcheck-{note.name}-{note.page}"]["/QuadPoints"]]  # type: ignore[attr-defined]
        assert len(quads) == 8 * len(note.boxes)
        for i, (_, x0, y0, x1, y1) in enumerate(note.boxes):
            assert quads[8 * i : 8 * i + 8] == pytest.approx([x0, y1, x1, y1, x0, y0, x1, y0], abs=0.01)


def test_what_is_there_stays(demo: Report, paper: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    for page in (0, 0, 3):
        writer.add_annotation(page, Text(rect=(50, 550, 80, 570), text="A reader's note"))
    out = io.BytesIO()
    writer.write(out)
    before = [len(p.get("/Annots", [])) for p in PdfReader(io.BytesIO(paper)).pages]
    made = annotate(out.getvalue(), "paper.pdf", notes(Lookup(demo)))
    pages = PdfReader(io.BytesIO(made)).pages
    texts = [
        sum(a.get_object().get("/Contents") == "A reader's note" for a in page.get("/Annots", [])) for page in pages
    ]
    assert texts == [2, 0, 0, 1]
    assert [
        len(p.get("/Annots", [])) - sum(a.get_object().get("/T") == "claimcheck" for a in p.get("/Annots", [])) - n
        for p, n in zip(pages, texts, strict=True)
    ] == before
    assert [p.extract_text() for p in pages] == [p.extract_text() for p in PdfReader(io.BytesIO(paper)).pages]


def test_same_report_same_bytes(demo: Report, paper: bytes, marked: bytes) -> None:
    assert to_pdf(demo, paper) == marked


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(marked: bytes, tmp_path: Path) -> None:
    (tmp_path / "marked.pdf").write_bytes(marked)
    done = subprocess.run(["qpdf", "--check", tmp_path / "marked.pdf"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def encrypted(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("open sesame", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def broken_off(data: bytes) -> bytes:
    return data[: data.rindex(b"startxref")]


@pytest.mark.parametrize(("damage", "password"), [(encrypted, "open sesame"), (broken_off, None)])
def test_a_locked_or_damaged_paper_is_marked_too(
    demo: Report, paper: bytes, damage: Callable[[bytes], bytes], password: str | None
) -> None:
    made = annotate(damage(paper), "paper.pdf", notes(Lookup(demo)), password)
    assert not PdfReader(io.BytesIO(made)).is_encrypted
    assert len(ours(made)) == len(notes(Lookup(demo)))


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed")
def test_a_cipher_that_pypdf_does_not_know(demo: Report, paper: bytes, tmp_path: Path) -> None:
    (tmp_path / "plain.pdf").write_bytes(paper)
    command = ["qpdf", "--encrypt", "sesame", "owner", "256", "--", tmp_path / "plain.pdf", tmp_path / "locked.pdf"]
    subprocess.run(command, check=True)
    made = annotate((tmp_path / "locked.pdf").read_bytes(), "paper.pdf", notes(Lookup(demo)), "sesame")
    assert len(ours(made)) == len(notes(Lookup(demo)))


def test_a_wrong_password_is_told(demo: Report, paper: bytes) -> None:
    with pytest.raises(PaperError, match="password"):
        to_pdf(demo, encrypted(paper), password="wrong")


def test_a_text_has_no_pages_to_mark() -> None:
    path = resources.path("demo", "paper.tex")
    with pytest.raises(ClaimcheckError, match="no pages"):
        to_pdf(check(path), path.read_bytes())
