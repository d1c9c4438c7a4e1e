import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimcheck.errors import PaperError
from claimcheck.paper.guard import Reading
from claimcheck.paper.kinds import Kind, sniff
from claimcheck.paper.origin import obtained

from .drawn import Sheet, pdf


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(Sheet()), "pdf"),
        (b"<!DOCTYPE html><p>Hello", "html"),
        (b"% a comment\n\\documentclass{article}", "tex"),
        (b"# Heading\n\nText", "txt"),
        (b"", "txt"),
    ],
)
def test_sniff(data: bytes, kind: Kind) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("data", "kind", "source", "texts"),
    [
        (b"\\begin{document}One. % no\n\\end{document}", None, "stdin.tex", ["One."]),
        (b"<html><p>One.", None, "stdin.html", ["One."]),
        (b"*One*.", "md", "stdin.md", ["One."]),
        (b"*One*.", None, "stdin.txt", ["*One*."]),
    ],
)
def test_standard_input(
    data: bytes, kind: Kind | None, source: str, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(data, monkeypatch)
    with obtained("-", kind=kind) as path, Reading(path, kind=kind) as reading:
        paper = reading.result()
    assert paper.source == source
    assert [b.text for b in paper.blocks] == texts
    assert not path.exists()


def test_nothing_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(b"", monkeypatch)
    with pytest.raises(PaperError, match="nothing came"), obtained("-"):
        pass


def test_said_kind_goes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("\\emph{One}.")
    with obtained(path, kind="tex") as file, Reading(file, kind="tex") as reading:
        assert [b.text for b in reading.result().blocks] == ["One."]


def test_a_name_without_an_ending(tmp_path: Path) -> None:
    path = tmp_path / "README"
    path.write_text("A word of text.")
    with Reading(path) as reading:
        assert [b.layer for b in reading.result().blocks] == ["body"]
