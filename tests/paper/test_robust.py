"""Whatever is drawn or damaged, a Paper comes out or a PaperError, and the map back to the page holds."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import PaperError
from claimcheck.paper.model import Paper
from claimcheck.paper.read import read

from .drawn import FONTS, Sheet, pdf

ITEM = st.tuples(
    st.integers(20, 580),
    st.integers(10, 780),
    st.text(st.sampled_from("abc DEF 123 .,-()[]=é•"), min_size=1, max_size=60),
    st.sampled_from((6, 8, 10, 12, 20)),
    st.sampled_from(tuple(FONTS)),
)


def written(data: bytes) -> Path:
    with tempfile.NamedTemporaryFile(suffix=".pdf", delete=False) as file:
        file.write(data)
    return Path(file.name)


def check(paper: Paper) -> None:
    ids = {b.id for b in paper.blocks}
    sections = {s.id for s in paper.sections}
    assert len(ids) == len(paper.blocks)
    for block in paper.blocks:
        assert block.text == block.text.strip()
        assert block.section is None or block.section in sections
        assert len(block.offsets) == len(block.text) + 1
        for i, c in enumerate(block.text):
            assert c == " " or block.boxes(i, i + 1)
        for line in block.lines:
            assert len(line.edges) == line.end - line.start + 1
            assert "\n" not in block.raw[line.start : line.end]
    for ref in paper.references:
        assert ref.block in ids
        assert ref.start < ref.end


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(ITEM, max_size=25), min_size=1, max_size=3))
def test_any_page(pages: list[list[tuple[int, int, str, int, str]]]) -> None:
    sheets = []
    for items in pages:
        sheet = Sheet()
        for x, y, text, size, font in items:
            sheet.put(x, y, text, size, font)
        sheets.append(sheet)
    path = written(pdf(*sheets))
    try:
        check(read(path))
    finally:
        path.unlink()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    sheet = Sheet()
    sheet.lines(72, 700, "\n".join(["A line about models, their data and what they were trained on."] * 20))
    whole = bytearray(pdf(sheet, sheet))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = written(bytes(whole[: data.draw(st.integers(20, len(whole)))]))
    hint: str | None = "none needed"
    try:
        check(read(path))
    except PaperError as error:
        hint = error.hint
    finally:
        path.unlink()
    assert hint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 0 0 1 72 700 Tm", "1 0 0 1 1e38 700 Tm"),
        ("1 0 0 1 72 688 Tm", "1e38 0 0 1e38 72 688 Tm"),
        ("/F0 10 Tf", "/F0 0 Tf"),
        ("/F0 10 Tf", "/F0 1e38 Tf"),
        ("MediaBox[0 0 612 792]", "MediaBox[0 0 2 792]"),
    ],
)
def test_numbers_that_no_page_has(old: str, new: str) -> None:
    sheet = Sheet()
    sheet.lines(72, 700, "\n".join(["A line about models, their data and what they were trained on."] * 20))
    assert old in "".join(sheet.parts) or "MediaBox" in old
    sheet.parts = [part.replace(old, new) for part in sheet.parts]
    path = written(pdf(sheet).replace(old.encode(), new.encode()))
    hint: str | None = "none needed"
    try:
        check(read(path))
    except PaperError as error:
        hint = error.hint
    finally:
        path.unlink()
    assert hint
