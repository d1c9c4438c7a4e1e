"""Small drawn pages, each with one thing to get right."""

from itertools import pairwise
from pathlib import Path

import pytest

from claimcheck.paper.model import Block, Paper
from claimcheck.paper.read import read

from .drawn import Sheet, save

LEFT = """
The toy network was trained on small sums
and then asked for larger ones. We repre-
sent each digit by one symbol and give no
other hint about the order of the digits.
"""
RIGHT = """
of the runs it also copied the longest of
the examples. This was not expected here.
"""


def blocks(paper: Paper, layer: str) -> list[Block]:
    return [b for b in paper.blocks if b.layer == layer]


def filler(page: Sheet, x: float, y: float, count: int) -> float:
    for n in range(count):
        y = page.lines(x, y, f"Line {n} of a paragraph that is here to fill up")
    return page.lines(x, y, "the column to its end.")


@pytest.fixture
def two_columns(tmp_path: Path) -> Paper:
    page = Sheet()
    page.put(120, 740, "A Study of Toy Networks That Count", size=17, font="bold")
    page.put(230, 715, "Ada Example, Example Lab", size=11)
    page.put(72, 680, "Abstract", size=12, font="bold")
    y = page.lines(72, 662, LEFT)
    page.put(72, y - 14, "1 Introduction", size=12, font="bold")
    y = filler(page, 72, y - 34, 14)
    y = page.lines(72, y, "A last paragraph starts on the left side;\nwe note that in a part of them and in many")
    y = filler(page, 320, 680, 8)
    page2 = Sheet()
    return read(save(tmp_path, _right(page, y), page2))


def _right(page: Sheet, y: float) -> Sheet:
    page.put(320, y - 20, "2 Results", size=12, font="bold")
    y = filler(page, 320, y - 40, 8)
    page.lines(320, y - 20, "Figure 1: How the toy network counts, shown\nfor two of the runs.", size=9, drop=11)
    return page


def test_title_authors_abstract(two_columns: Paper) -> None:
    assert two_columns.title == "A Study of Toy Networks That Count"
    (abstract,) = blocks(two_columns, "abstract")
    assert abstract.text.startswith("The toy network was trained")
    assert "Ada Example" in " ".join(b.text for b in blocks(two_columns, "furniture"))


def test_left_column_is_read_before_right(two_columns: Paper) -> None:
    titles = [(s.number, s.title) for s in two_columns.sections]
    assert titles == [(None, "Abstract"), ("1", "Introduction"), ("2", "Results")]
    order = [b.section for b in two_columns.blocks if b.layer == "body"]
    assert order == sorted(order, key=str)


def test_hyphenated_word_is_joined(two_columns: Paper) -> None:
    (abstract,) = blocks(two_columns, "abstract")
    assert "We represent each digit" in abstract.text
    assert "repre\n" in abstract.raw.replace("\ufffe", "").replace("-", "")


def test_caption_stands_apart(two_columns: Paper) -> None:
    (caption,) = blocks(two_columns, "caption")
    assert caption.label == "Figure 1"
    assert caption.text.endswith("two of the runs.")
    (drawn,) = two_columns.floats
    assert (drawn.kind, drawn.label, drawn.caption) == ("figure", "Figure 1", caption.id)


def test_boxes_lie_on_the_page_and_cover_each_word(two_columns: Paper) -> None:
    for block in two_columns.blocks:
        for line in block.lines:
            assert len(line.edges) == line.end - line.start + 1
        at = 0
        for word in block.text.split(" "):
            boxes = block.boxes(at, at + len(word))
            assert boxes
            for page, x0, y0, x1, y1 in boxes:
                assert page == 1
                assert 0 <= x0 <= x1 <= 612
                assert 0 <= y0 < y1 <= 792
            at += len(word) + 1


def test_paragraph_over_a_column_break_is_one_block(tmp_path: Path) -> None:
    page = Sheet()
    y = filler(page, 72, 700, 12)
    page.lines(72, y - 14, "We counted the sums that were right and in half")
    y = page.lines(320, 700, RIGHT)
    filler(page, 320, y - 14, 12)
    paper = read(save(tmp_path, page))
    torn = [b for b in paper.blocks if "in half of the runs it also copied" in b.text]
    assert len(torn) == 1
    at = torn[0].text.index("half of")
    assert len(torn[0].boxes(at, at + 7)) == 2


def test_paragraph_over_a_page_break_and_a_footnote(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    y = filler(first, 72, 700, 40)
    first.lines(72, y, "We counted the sums that were right, and in half")
    first.rule(72, 110, 170)
    first.put(76, 100, "1", size=6).put(80, 96, "The sums were drawn with care by hand.", size=8)
    first.put(300, 40, "1")
    y = second.lines(72, 700, RIGHT)
    filler(second, 72, y - 14, 12)
    second.put(300, 40, "2")
    paper = read(save(tmp_path, first, second))
    assert any("in half of the runs" in b.text for b in blocks(paper, "body"))
    (note,) = blocks(paper, "footnote")
    assert (note.label, note.text) == ("1", "The sums were drawn with care by hand.")
    assert {b.text for b in blocks(paper, "furniture")} == {"1", "2"}


def test_mark_of_a_footnote_is_a_reference(tmp_path: Path) -> None:
    page = Sheet()
    page.put(72, 700, "We drew all of the sums by hand.").put(202, 704, "1", size=6)
    page.put(207, 700, " Then we trained the network on them.")
    y = filler(page, 72, 688, 20)
    page.rule(72, y - 28, 170)
    page.put(76, y - 36, "1", size=6).put(80, y - 40, "The sums were drawn with care.", size=8)
    paper = read(save(tmp_path, page))
    (note,) = blocks(paper, "footnote")
    (mark,) = [r for r in paper.references if r.kind == "footnote"]
    assert mark.target == note.id
    block = next(b for b in paper.blocks if b.id == mark.block)
    assert "by hand. Then" in block.text
    assert block.text[mark.start : mark.end] == "."


def test_running_heads_are_furniture(tmp_path: Path) -> None:
    sheets = []
    for n in range(4):
        page = Sheet().put(72, 760, "A Study of Toy Networks")
        filler(page, 72, 700, 30)
        sheets.append(page.put(300, 40, str(n + 1)))
    paper = read(save(tmp_path, *sheets))
    assert all("A Study of Toy" not in b.text for b in paper.blocks if b.layer != "furniture")


def test_monospaced_prompt_is_a_quote_and_program_is_code(tmp_path: Path) -> None:
    page = Sheet()
    y = filler(page, 72, 700, 14)
    y = page.lines(
        90, y - 20, "You are a helpful assistant. Answer all of\nthe questions in one short line.", font="mono"
    )
    y = filler(page, 72, y - 20, 8)
    page.lines(90, y - 20, "def add(a, b):\n    total = a + b;\n    return total", font="mono")
    paper = read(save(tmp_path, page))
    assert any("helpful assistant" in b.text for b in blocks(paper, "quote"))
    assert any("def add" in b.text for b in blocks(paper, "code"))


def test_table_body_is_not_prose(tmp_path: Path) -> None:
    page = Sheet()
    y = filler(page, 72, 700, 14) - 30
    page.rule(72, y, 400).rule(72, y - 16, 400).rule(72, y - 46, 400)
    for row, cells in enumerate((("Model", "Score", "Runs"), ("small", "0.41", "12"), ("large", "0.52", "12"))):
        for column, cell in enumerate(cells):
            page.put(80 + 120 * column, y - 12 - 14 * row, cell)
    page.lines(72, y - 64, "Table 1: Scores of two networks on the sums.")
    paper = read(save(tmp_path, page))
    (drawn,) = paper.floats
    assert drawn.label == "Table 1"
    assert drawn.rows == (("Model", "Score", "Runs"), ("small", "0.41", "12"), ("large", "0.52", "12"))
    assert all("0.41" not in b.text for b in paper.blocks if b.layer != "furniture")


def test_same_bytes_same_paper(tmp_path: Path) -> None:
    page = Sheet()
    filler(page, 72, 700, 20)
    path = save(tmp_path, page)
    assert read(path) == read(path)


def test_ids_follow_the_order(two_columns: Paper) -> None:
    assert all(a.id < b.id for a, b in pairwise(two_columns.blocks))


def test_abstract_that_starts_in_the_line(tmp_path: Path) -> None:
    page = Sheet().put(150, 740, "A Study of Toy Networks", size=17, font="bold").put(200, 715, "Ada Example")
    y = page.lines(72, 680, "Abstract\u2014" + LEFT.strip() * 3, font="bold")
    page.put(72, y - 20, "1 Introduction", size=12, font="bold")
    y = filler(page, 72, y - 40, 20)
    page.lines(72, y - 20, "Permission to make digital or hard copies of this work is granted.", size=7)
    paper = read(save(tmp_path, page))
    (abstract,) = blocks(paper, "abstract")
    assert abstract.text.startswith("The toy network")
    assert any("Permission" in b.text for b in blocks(paper, "furniture"))
