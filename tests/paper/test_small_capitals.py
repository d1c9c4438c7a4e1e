"""Headings in small capitals: large and small letters mixed, lines spaced by the large ones."""

from pathlib import Path

from claimcheck.paper.read import read

from .drawn import Sheet, save

_HUNDREDTHS = "72 67 67 72 61 56 72 72 33 39 72 61 89 72 72 56 72 67 56 61 72 72 94 72 72 61".split()
_WIDTHS = {c: int(w) / 100 for c, w in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _HUNDREDTHS, strict=True)}
"""Of the capitals of Times, as shares of the size."""


def width(text: str, size: float) -> float:
    return sum(_WIDTHS.get(c, 0.45) for c in text) * size


def small_capitals(page: Sheet, x: float, y: float, words: str, large: float, small: float) -> None:
    for word in words.split():
        page.put(x, y, word[0], size=large)
        x += width(word[0], large)
        page.put(x, y, word[1:], size=small)
        x += width(word[1:], small) + 0.25 * large


def body(page: Sheet, y: float, count: int) -> float:
    for n in range(count):
        y = page.lines(
            108, y, f"This is line {n} of a paragraph that goes on to the right margin of the toy page", drop=11
        )
    return page.lines(108, y, "and ends there.", drop=11)


def test_title_and_headings_of_two_lines_are_whole(tmp_path: Path) -> None:
    page = Sheet()
    small_capitals(page, 108, 700, "COUNTING WITH NETWORKS THAT NEVER", 17.2, 13.8)
    small_capitals(page, 108, 680, "LEARNED HOW NUMBERS END", 17.2, 13.8)
    page.put(108, 650, "Ada Example, Example Lab", font="bold")
    small_capitals(page, 280, 610, "ABSTRACT", 12, 9.6)
    y = body(page, 590, 6)
    small_capitals(page, 108, y - 20, "1 INTRODUCTION", 12, 9.6)
    y = body(page, y - 40, 6)
    small_capitals(page, 108, y - 14, "1.1 DO NETWORKS COUNT EVERY APPLE THAT LIES BEFORE THEM OR", 10, 8)
    small_capitals(page, 132, y - 25, "ONLY SOME?", 10, 8)
    body(page, y - 45, 6)
    paper = read(save(tmp_path, page))
    assert paper.title == "COUNTING WITH NETWORKS THAT NEVER LEARNED HOW NUMBERS END"
    assert [s.title for s in paper.sections] == [
        "ABSTRACT",
        "INTRODUCTION",
        "DO NETWORKS COUNT EVERY APPLE THAT LIES BEFORE THEM OR ONLY SOME?",
    ]
