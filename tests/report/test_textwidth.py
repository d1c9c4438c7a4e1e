"""Text that is to stay within a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.clean import ELLIPSIS, one_line
from claimcheck.report.textwidth import cut, ems, wrapped


@given(text=st.text(max_size=120), most=st.floats(4, 30), lines=st.integers(1, 3))
def test_no_line_is_wider_than_its_box(text: str, most: float, lines: int) -> None:
    made = wrapped(text, most, lines)
    assert 1 <= len(made) <= lines
    assert all(ems(line) <= most for line in made)


@given(text=st.text(alphabet="abc WM,. ", max_size=60), most=st.floats(4, 30))
def test_what_fits_is_whole_and_what_does_not_ends_in_an_ellipsis(text: str, most: float) -> None:
    line = cut(text, most)
    fits = ems(one_line(text)) <= most
    assert (line == one_line(text)) if fits else line.endswith(ELLIPSIS)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("short", ("short",)),
        ("bread and butter and salt", ("bread and", "butter …")),
        ("bread and butterandsaltandpepper", ("bread and", "butteran …")),
        ("", ("",)),
    ],
)
def test_lines_break_between_words(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 6.2, 2) == lines


def test_capitals_are_wider() -> None:
    assert ems("BREAD") > ems("bread")
    assert ems("面包") == 2.0
