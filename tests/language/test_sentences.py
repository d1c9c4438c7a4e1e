"""Splitting paragraphs into sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.sentences import split


def parts(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We follow Wei et al. (2022) and Brown et al., who agree.",
        "The model lies (see Fig. 3 and Sec. 4.2).",
        "Accuracy rose by 3.5 points, e.g. on GPT-4, i.e. the largest model.",
        "See https://example.org/a.html for the code.",
        "J. K. Smith agrees with A. Jones.",
        "The score is vs. chance [12, 13].",
        "It holds (this is shown in App. B. The proof is short) for all agents.",
        "One point; another point: a third.",
        "The U.S. data were used.",
        "Items, cf. Table 2, are in No. 5.",
        "The assistant said “Stop. Do not go on.” and left.",
        "We draw x1, . . . , xn from {0, 0.1, . . . , 1} and take the mean.",
        "For all test questions x1 . . . xn, we report it.",
        "The issues that we review are in App. A.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lies. It hides.", ["It lies.", "It hides."]),
        ("The prompts are in App. A. Remarkably, it lies.", ["The prompts are in App. A.", "Remarkably, it lies."]),
        ("We wait for it . . . Then it lies.", ["We wait for it . . .", "Then it lies."]),
        ("Is it true? Yes! It is.", ["Is it true?", "Yes!", "It is."]),
        ("It said “Stop.” Then it left.", ["It said “Stop.”", "Then it left."]),
        ("It hides its goal.12 The model wants more.", ["It hides its goal.12", "The model wants more."]),
        ("This is done (see Fig. 2). Next we train.", ["This is done (see Fig. 2).", "Next we train."]),
        ("We cite work [3]. 7 models fail.", ["We cite work [3].", "7 models fail."]),
        ("Steps: 1. First step. 2. Second step.", ["Steps: 1. First step.", "2. Second step."]),
        ("Two • one thing • another", ["Two", "• one thing", "• another"]),
        ("The answer is no. We say why.", ["The answer is no.", "We say why."]),
        ("It has apples, pears, etc. The rest is bread.", ["It has apples, pears, etc.", "The rest is bread."]),
        ("(One is here. Two is there.) Three is gone.", ["(One is here.", "Two is there.)", "Three is gone."]),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet="aB .!?()[]“”\"'0123•\n,;:e.g", max_size=200))
def test_no_character_is_lost(text: str) -> None:
    stretches = split(text)
    assert "".join("".join(text[a:b].split()) for a, b in stretches) == "".join(text.split())
    assert all(a < b for a, b in stretches)
    assert all(first[1] <= second[0] for first, second in pairwise(stretches))


def test_a_list_of_sentences_in_running_text() -> None:
    first = "We bring: (1) a corpus of hand-made puzzles that no other group of people has ever put together before us;"
    second = "(2) nine parsers that do as well on rare words as the larger ones that were trained on all of the corpus;"
    third = "and (3) a way to carry the labels of one annotator over to the puzzles of another without any loss at all."
    text = " ".join((first, second, third))
    assert [text[a:b] for a, b in split(text)] == [first, f"{second} and", third.removeprefix("and ")]
    assert (
        len(list(split("We bring (1) a corpus of puzzles; (2) nine parsers; and (3) a way to carry labels over."))) == 1
    )
