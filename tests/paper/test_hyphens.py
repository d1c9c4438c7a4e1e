from hypothesis import given
from hypothesis import strategies as st

from claimcheck.paper.hyphens import Hyphenation

WORD = st.text(st.sampled_from("abcdefghij"), min_size=3, max_size=8)


@given(WORD, WORD)
def test_the_form_used_elsewhere_decides(first: str, second: str) -> None:
    assert Hyphenation([f"x {first}{second} y"]).joins(first, second, soft=False)
    assert not Hyphenation([f"x {first}-{second} y"]).joins(first, second, soft=False)


def test_a_word_broken_at_a_line_end_is_no_witness() -> None:
    hyphenation = Hyphenation(["a word inter-", "pretation stands here"])
    assert hyphenation.joins("inter", "pretation", soft=False)


def test_compounds_of_common_first_parts_keep_the_hyphen() -> None:
    assert not Hyphenation(["a shot in the dark"]).joins("zero", "shot", soft=False)
