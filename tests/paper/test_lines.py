"""Pieces of one baseline become one line, and those of two columns or of a table's cells do not."""

from claimcheck.paper.glyphs import Glyphs
from claimcheck.paper.lines import lines_of
from claimcheck.paper.textline import Style, TextLine

ROMAN = Style("Times", 10.0, False, False, False, False, False)
SMALL = Style("Times", 8.3, False, False, False, False, False)
TINY = Style("Times", 7.0, False, False, False, False, False)


def piece(text: str, x: float, order: int, base: float = 100.0, style: Style = ROMAN) -> TextLine:
    n = len(text)
    width = 0.5 * style.size
    return TextLine(1, text, [x + width * i for i in range(n + 1)], [base] * n, [style] * n, order)


def texts(*pieces: TextLine, gutter: float | None = None) -> list[str]:
    return [t.text for t in lines_of(Glyphs(1, 612, 792, list(pieces)), gutter)]


def test_an_index_of_nearly_full_size_does_not_part_a_line() -> None:
    """Each of two indices meets the stretch next to it first; then the halves of the line have to meet."""
    left = piece("uses the label V(y", 50, 0)
    plus = piece("+", left.x1, 1, 104, SMALL)
    middle = piece(") = good, V(y", plus.x1 + 0.5, 2)
    minus = piece("-", middle.x1, 3, 104, SMALL)
    right = piece(") = bad,", minus.x1 + 0.5, 4)
    assert texts(left, plus, middle, minus, right) == ["uses the label V(y+) = good, V(y-) = bad,"]


def test_an_index_under_an_exponent_does_not_part_a_line() -> None:
    left = piece("and the passages p", 50, 0)
    above = piece("−−", left.x1, 1, 104.5, TINY)
    assert len(texts(left, above, piece("i,j . We take all", left.x1 + 0.5, 2))) == 1


def test_a_large_bracket_does_not_part_a_line() -> None:
    left = piece("the sequence of the words =", 50, 0)
    assert texts(left, piece("of the text, where", left.x1 + 8, 3)) == [
        "the sequence of the words =",
        "of the text, where",
    ]
    assert texts(left, piece("of the text, where", left.x1 + 8, 2)) == [
        "the sequence of the words = of the text, where"
    ]


def test_columns_stay_apart() -> None:
    left = piece("a line of the left column here", 50, 0)
    right = piece("a line of the right column", left.x1 + 2, 1)
    assert len(texts(left, right, gutter=left.x1 + 1)) == 2
    assert len(texts(left, right)) == 1
