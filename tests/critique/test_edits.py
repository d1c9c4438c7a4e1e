import pytest

from claimcheck.critique.edits import read


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("The rate falls.", [["the", "rate", "falls"]]),
        ("[T]he rate falls", [["the", "rate", "falls"]]),
        ("the rate [...] falls", [["the", "rate"], ["falls"]]),
        ("the rate … falls", [["the", "rate"], ["falls"]]),
        ("the rate . . . falls", [["the", "rate"], ["falls"]]),
        ("... the rate falls ...", [["the", "rate", "falls"]]),
        ("the rate [of switching] falls", [["the", "rate"], ["falls"]]),
        ("the rate falls [sic] fast", [["the", "rate", "falls", "fast"]]),
        ("the rate falls [emphasis added]", [["the", "rate", "falls"]]),
        ("the rate (emphasis mine) falls", [["the", "rate", "falls"]]),
        ("the model[s] fall", [["the", "models", "fall"]]),
        ("as shown in [12], it falls", [["as", "shown", "in", "12", "it", "falls"]]),
        ("[...]", []),
        ("", []),
    ],
)
def test_edits_are_taken_out(text: str, segments: list[list[str]]) -> None:
    assert [list(s) for s in read(text).segments] == segments


def test_a_bracket_between_segments_is_a_gap_with_its_words() -> None:
    edited = read("the rate [of switching] falls")
    assert [(gap.put, gap.room) for gap in edited.gaps] == [("of switching", 12)]


def test_brackets_at_the_edges_claim_nothing_of_the_paper() -> None:
    edited = read("[The authors say that] the rate falls [in the end]")
    assert edited.edges == ("The authors say that", "in the end")
    assert edited.gaps == ()
