from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.clean import one_line, printable, short

TEXT = st.text(st.characters(exclude_categories=()))


def test_text_stays_as_it_is() -> None:
    assert printable("Größe <b> λ — שלום\tx\ny") == "Größe <b> λ — שלום\tx\ny"


def test_what_is_no_text_goes() -> None:
    assert printable("a\x00b\x1b[31mc\u202ed\ud800e\r\nf") == "ab[31mcd\ufffde\nf"


@given(TEXT)
def test_what_is_left_can_be_written(text: str) -> None:
    printable(text).encode("utf-8")
    assert "\n" not in one_line(text)
    assert printable(printable(text)) == printable(text)


@given(TEXT, st.integers(10, 80))
def test_short_is_short(text: str, width: int) -> None:
    assert len(short(text, width)) <= width


def test_short_cuts_between_words() -> None:
    assert short("one two three four", 12) == "one two …"
    assert short("x" * 10_000, 20) == "x" * 18 + " …"
