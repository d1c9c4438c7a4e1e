"""Cleaning keeps a map to what was printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.paper.hyphens import Hyphenation
from claimcheck.paper.text import clean

NONE = Hyphenation([])
WORDS = st.text(st.sampled_from("abcdefgh-ABé.,ﬁ\u00ad\ufffe\u0301´ı "), min_size=0, max_size=14)


@given(st.lists(WORDS, max_size=6).map("\n".join))
def test_offsets_map_into_raw_and_rise(raw: str) -> None:
    text, offsets = clean(raw, NONE)
    assert len(offsets) == len(text) + 1
    assert list(offsets) == sorted(offsets)
    assert all(0 <= o <= len(raw) for o in offsets)
    assert all(o < len(raw) for o in offsets[:-1])


@given(st.lists(WORDS, max_size=6).map("\n".join))
def test_text_has_no_breaks_and_no_double_spaces(raw: str) -> None:
    text, _ = clean(raw, NONE)
    assert "\n" not in text
    assert "  " not in text
    assert "\ufffe" not in text
    assert not text.endswith(" ")


@given(st.text(st.sampled_from("abcXYZ ,.'"), max_size=40).map(lambda s: " ".join(s.split())))
def test_plain_text_stays_as_it_is(raw: str) -> None:
    text, offsets = clean(raw, NONE)
    assert text == raw
    assert offsets[:-1] == tuple(range(len(raw)))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a repre\ufffe\nsentation", "a representation"),
        ("a repre-\nsentation", "a representation"),
        ("the GPT-\n4 model", "the GPT-4 model"),
        ("state-of-the-\nart", "state-of-the-art"),
        ("Chain-\nThought", "Chain-Thought"),
        ("well\ufffeknown", "well-known"),
        ("soft\u00adhyphen", "softhyphen"),
        ("e\ufb03cient \ufb01nd", "efficient find"),
        ("na\u00a8\u0131ve", "naïve"),
        ("cafe\u0301", "café"),
        ("one\n\n two", "one two"),
        ("“quoted” words", "“quoted” words"),
    ],
)
def test_examples(raw: str, text: str) -> None:
    assert clean(raw, NONE)[0] == text


def test_a_hyphen_stays_where_the_paper_writes_it_elsewhere() -> None:
    known = Hyphenation(["we use fine-tuning here", "the pretrained model"])
    assert clean("by fine-\ntuning", known)[0] == "by fine-tuning"
    assert clean("a pre-\ntrained net", known)[0] == "a pretrained net"


def test_marks_of_footnotes_can_be_left_out() -> None:
    text, offsets = clean("a claim.3 More", NONE, dropped={8})
    assert text == "a claim. More"
    assert offsets[7] == 7
    assert offsets[8] == 9
