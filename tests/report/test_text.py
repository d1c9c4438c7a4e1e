from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.terminal.text import clipped, marked, plain, safe

WORDS = st.lists(st.text(alphabet="abcdefg", min_size=1, max_size=9), min_size=1, max_size=80).map(" ".join)


def test_marks_without_colour() -> None:
    assert marked("The sorter hides it.", 11, 16, limit=80, colour=False).plain == "The sorter «hides» it."


def test_marks_with_colour() -> None:
    text = marked("The sorter hides it.", 11, 16, limit=80, colour=True)
    assert text.plain == "The sorter hides it."
    assert [(s.start, s.end, s.style) for s in text.spans] == [(11, 16, "bold underline")]


def test_markup_of_a_paper_is_text() -> None:
    assert plain("[bold]no[/bold] :smile: [/]", limit=80).plain == "[bold]no[/bold] :smile: [/]"


def test_control_characters_never_reach_the_terminal() -> None:
    assert safe("a\x1b[31mred\x1b]0;title\x07 b\u202ec") == "a[31mred]0;title bc"
    assert "\x1b" not in marked("x\x1b[2J y z", 6, 7, limit=80, colour=True).plain


def test_a_long_sentence_is_cut_around_the_trigger() -> None:
    text = "word " * 100 + "hides " + "tail " * 100
    start = text.index("hides")
    shown = marked(text, start, start + 5, limit=200, colour=False).plain
    assert "«hides»" in shown
    assert shown.startswith("… word")
    assert shown.endswith("tail …")
    assert len(shown) <= 210


def test_an_early_trigger_keeps_its_start() -> None:
    text = "The sorter hides " + "tail " * 100
    shown = marked(text, 11, 16, limit=100, colour=False).plain
    assert shown.startswith("The sorter «hides» tail")


@given(WORDS, st.integers(0, 400), st.integers(0, 40), st.integers(20, 300))
def test_clipping_keeps_the_trigger_whole_and_the_rest_short(text: str, start: int, length: int, limit: int) -> None:
    before, middle, after = clipped(text, start, start + length, limit)
    begin = min(start, len(text))
    assert middle == text[begin : begin + length]
    assert len(before) + len(after) + len(middle) <= max(limit, len(middle)) + 6
    if len(text) <= limit:
        assert before + middle + after == text


@given(st.text())
def test_safe_text_is_one_printable_line(text: str) -> None:
    shown = safe(text)
    assert "\n" not in shown
    assert not any(ord(ch) < 32 or 127 <= ord(ch) < 160 for ch in shown)
