"""Accents that a font draws as marks of their own."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.paper.accents import ACCENTS, with_accents
from claimcheck.paper.read import read
from claimcheck.paper.textline import Style, TextLine

from .drawn import Sheet, save

ROMAN = Style("Times", 10.0, False, False, False, False, False)
FULL = "This sentence about toy networks is here to fill the line up to the margin of the page"


def piece(text: str, x: float, base: float = 100.0) -> TextLine:
    n = len(text)
    return TextLine(1, text, [x + 5.0 * i for i in range(n + 1)], [base] * n, [ROMAN] * n, 0)


def test_the_letter_under_the_mark_gets_it() -> None:
    (line,) = with_accents([piece("Konig", 50), piece("¨", 55.5, 101)])
    assert line.text == "Ko\u0308nig"
    assert len(line.edges) == len(line.text) + 1
    assert line.edges == sorted(line.edges)


def test_a_mark_that_opens_the_next_piece_belongs_to_the_last_letter_before() -> None:
    name, rest = with_accents([piece("Jose", 50), piece("´ (2007)", 65.5)])
    assert name.text == "Jose\u0301"
    assert rest.text == "(2007)"


def test_a_mark_over_no_letter_stays_by_itself() -> None:
    assert [t.text for t in with_accents([piece("a 1 b", 50), piece("´", 60.5), piece("¨", 300)])] == [
        "a 1 b",
        "´",
        "¨",
    ]


def test_a_code_quote_is_no_accent_in_text(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.lines(72, 740, "\n".join([FULL] * 8 + ["and it prints `answer` and ends."]))
    assert any("prints `answer` and" in b.text for b in read(save(tmp_path, sheet)).blocks)


def test_names_are_read_whole(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.lines(72, 740, "\n".join([FULL] * 8))
    sheet.put(72, y, "as Konig showed.").put(90, y + 0.5, "¨")  # over the o
    assert any("as König showed." in b.text for b in read(save(tmp_path, sheet)).blocks)


@given(st.text("abcdeo 12", min_size=1, max_size=12), st.sampled_from(sorted(ACCENTS)), st.floats(40, 120))
def test_nothing_is_lost_and_lines_stay_whole(text: str, mark: str, x: float) -> None:
    out = with_accents([piece("q" + text, 50), piece(mark, x)])
    shown = "".join(t.text for t in out).replace(ACCENTS[mark], mark)
    assert sorted(shown) == sorted("q" + text + mark)
    for t in out:
        assert len(t.edges) - 1 == len(t.bases) == len(t.styles) == len(t.text)
