"""Boxes and raw text of a stretch of a block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.paper.model import Block, Line


def block_of(lengths: list[int]) -> Block:
    """A block of printed lines of so many characters, each character a point wide, a line break between two lines."""
    lines: list[Line] = []
    raw = ""
    for n, length in enumerate(lengths):
        start = len(raw)
        raw += "x" * length
        lines.append(Line(1, start, start + length, float(-n), float(1 - n), tuple(map(float, range(length + 1)))))
        raw += "\n"
    return Block("b1", "body", None, 1, raw, raw, tuple(range(len(raw) + 1)), tuple(lines))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.data())
def test_a_box_for_each_line_that_has_a_character_of_it(lengths: list[int], data: st.DataObject) -> None:
    block = block_of(lengths)
    start = data.draw(st.integers(0, len(block.raw)))
    end = data.draw(st.integers(start, len(block.raw)))
    expected = []
    for n, line in enumerate(block.lines):
        inside = [i for i in range(start, end) if line.start <= i < line.end]
        if inside:
            left, right = inside[0] - line.start, inside[-1] + 1 - line.start
            expected.append((1, float(left), float(-n), float(right), float(1 - n)))
    assert list(block.boxes(start, end)) == expected
