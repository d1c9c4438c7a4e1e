"""Tables are rows of cells, with rules around them or with none, and never sentences."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.paper.model import Paper
from claimcheck.paper.read import read

from .drawn import Sheet, save

TEXT = "We train each lamp on the same nights and count how long it waits before it goes out."
COLUMNS = (72, 180, 260, 340)


def text(sheet: Sheet, y: float, lines: int = 8) -> float:
    return sheet.lines(72, y, "\n".join([TEXT] * lines))


def table(sheet: Sheet, y: float, rows: list[list[str]], columns: tuple[int, ...] = COLUMNS, drop: float = 11) -> float:
    for row in rows:
        for x, cell in zip(columns, row, strict=False):
            if cell:
                sheet.put(x, y, cell, 9)
        y -= drop
    return y


def rows(paper: Paper, label: str = "Table 1") -> tuple[tuple[str, ...], ...]:
    return next(f.rows for f in paper.floats if f.label == label)


def running(paper: Paper) -> str:
    return " ".join(b.text for b in paper.blocks if b.layer in ("body", "abstract", "heading", "quote", "code"))


PLAIN = [
    ["Lamp", "Nights", "Waits", "Goes out"],
    ["small", "12", "0.41", "3"],
    ["large", "12", "0.52", "5"],
    ["huge", "", "0.61", "8"],
]


def test_without_rules_under_its_caption(tmp_path: Path) -> None:
    sheet = Sheet()
    y = text(sheet, 740)
    sheet.put(72, y - 14, "Table 1: How long the lamps wait.", 9)
    y = table(sheet, y - 32, PLAIN)
    text(sheet, y - 24)
    paper = read(save(tmp_path, sheet))
    assert rows(paper) == tuple(map(tuple, PLAIN))
    assert "0.41" not in running(paper)
    assert "Goes out" not in running(paper)


def test_without_rules_over_its_caption(tmp_path: Path) -> None:
    sheet = Sheet()
    y = table(sheet, text(sheet, 740) - 20, PLAIN)
    sheet.put(72, y - 10, "Table 1: How long the lamps wait.", 9)
    text(sheet, y - 40)
    assert rows(read(save(tmp_path, sheet))) == tuple(map(tuple, PLAIN))


def test_text_between_stays_text(tmp_path: Path) -> None:
    sheet = Sheet()
    y = text(sheet, 740)
    sheet.put(72, y - 14, "Table 1: How long the lamps wait.", 9)
    y = table(sheet, y - 32, PLAIN)
    y = text(sheet, y - 24, 4)
    sheet.put(72, y - 14, "Table 2: The same again.", 9)
    table(sheet, y - 32, [["Lamp", "Price"], ["small", "4"], ["large", "7"]])
    paper = read(save(tmp_path, sheet))
    assert rows(paper) == tuple(map(tuple, PLAIN))
    assert rows(paper, "Table 2") == (("Lamp", "Price"), ("small", "4"), ("large", "7"))
    assert running(paper).count("count how long it waits") == 12


def test_a_head_over_two_columns_stands_in_the_first(tmp_path: Path) -> None:
    sheet = Sheet()
    y = text(sheet, 740)
    sheet.put(72, y - 14, "Table 1: How long the lamps wait.", 9)
    sheet.put(190, y - 32, "By night in the cold", 9)
    y = table(sheet, y - 43, PLAIN)
    text(sheet, y - 24)
    found = rows(read(save(tmp_path, sheet)))
    assert found[0] == ("", "By night in the cold", "", "")
    assert found[1:] == tuple(map(tuple, PLAIN))


def test_cells_of_several_lines_between_rules(tmp_path: Path) -> None:
    sheet = Sheet()
    y = text(sheet, 740)
    sheet.put(72, y - 14, "Table 1: What the lamps are for.", 9)
    y -= 28
    sheet.rule(70, y, 420)
    for name, first, second, share in (
        ("small", "to read by until", "the moon is up", "25%"),
        ("large", "to find the door", "when it is late", "40%"),
        ("huge", "to be seen from", "the other shore", "35%"),
    ):
        sheet.put(72, y - 16, name, 9).put(180, y - 11, first, 9).put(180, y - 21, second, 9).put(340, y - 16, share, 9)
        y -= 27
        sheet.rule(70, y, 420)
    text(sheet, y - 24)
    paper = read(save(tmp_path, sheet))
    assert rows(paper) == (
        ("small", "to read by until the moon is up", "25%"),
        ("large", "to find the door when it is late", "40%"),
        ("huge", "to be seen from the other shore", "35%"),
    )
    assert "the moon" not in running(paper)


def test_a_label_alone_and_the_title_under_it_are_one_caption(tmp_path: Path) -> None:
    sheet = Sheet()
    y = text(sheet, 740)
    sheet.put(230, y - 14, "TABLE I", 8).put(196, y - 24, "HOW LONG THE LAMPS WAIT", 8)
    y = table(sheet, y - 42, PLAIN)
    text(sheet, y - 24)
    paper = read(save(tmp_path, sheet))
    assert [b.text for b in paper.blocks if b.layer == "caption"] == ["TABLE I HOW LONG THE LAMPS WAIT"]
    assert rows(paper, "Table I") == tuple(map(tuple, PLAIN))


CELL = st.sampled_from(("0.12", "41", "lamp", "a door", "8%", "-"))


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=3, max_size=7)))
def test_a_full_grid_comes_back_as_it_is(cells: list[list[str]]) -> None:
    sheet = Sheet()
    y = text(sheet, 740)
    sheet.put(72, y - 14, "Table 1: Some cells.", 9)
    y = table(sheet, y - 32, [[f"Head {i}" for i in range(len(cells[0]))], *[[*r[:-1], f"{r[-1]}1"] for r in cells]])
    text(sheet, y - 24)
    with tempfile.TemporaryDirectory() as folder:
        found = rows(read(save(Path(folder), sheet)))
    assert [list(r[:-1]) for r in found[1:]] == [r[:-1] for r in cells]
