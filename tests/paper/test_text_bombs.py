"""Text formats are read within the same limits as PDFs."""

import time
from pathlib import Path

import pytest

from claimcheck.errors import PaperError
from claimcheck.paper.guard import Limits, read_guarded

LINE = "A line of text about a model and how it was trained on data.\n"
DOUBLES = "".join(
    rf"\def\m{a}{{\m{b}\m{b}\m{b}}}" for a, b in zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu", strict=True)
)
SLOW = {
    "paragraphs.txt": (LINE + "\n") * 60_000,
    "paragraphs.md": (LINE + "\n") * 60_000,
    "macros.tex": rf"\begin{{document}}{DOUBLES}\def\mu{{x y}}\ma\end{{document}}",
    "comments.html": "<!--" * 200_000,
}
ENDED = {
    "endless.tex": (r"\begin{document}\input{endless}\input{endless} Some words.\end{document}", "Some words."),
    "braces.tex": ("{" * 20_000 + "Some words.", "Some words."),
    "brackets.md": ("[" * 5_000 + "Some words.", "Some words."),
    "quotes.md": (">" * 20_000 + " Some words.\n\nSome words.", "Some words."),
}


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize("name", SLOW)
def test_time(tmp_path: Path, name: str) -> None:
    start = time.monotonic()
    with pytest.raises(PaperError) as caught:
        read_guarded(put(tmp_path, name, SLOW[name]), limits=Limits(seconds=0.8))
    assert "took longer than 0.8 s" in caught.value.what
    assert caught.value.where == name
    assert time.monotonic() - start < 10


def test_memory(tmp_path: Path) -> None:
    with pytest.raises(PaperError) as caught:
        read_guarded(put(tmp_path, "long.md", LINE * 300_000), limits=Limits(memory=0.2))
    assert "more than 0.2 GB" in caught.value.what


@pytest.mark.parametrize("name", ENDED)
def test_loops_and_depth_end(tmp_path: Path, name: str) -> None:
    text, words = ENDED[name]
    paper = read_guarded(put(tmp_path, name, text))
    assert any(words in block.text for block in paper.blocks)


def test_elements_in_elements(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="nested too deeply"):
        read_guarded(put(tmp_path, "deep.html", "<div>" * 20_000 + "Some words."))


@pytest.mark.parametrize("name", ["long.txt", "long.tex", "long.html", "long.md"])
def test_longer_than_any_paper(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(PaperError, match="longer than any paper"):
        read_guarded(path)
