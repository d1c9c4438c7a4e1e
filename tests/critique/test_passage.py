from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.critique.edits import read
from claimcheck.critique.passage import Finder
from claimcheck.critique.stream import words
from claimcheck.records.paper import Sentence

TEXTS = (
    "The harbour pilot steers every ship past the outer mole.",
    "On calm days the trip takes 71.6% of the time that it takes in a gale, or 1,200 seconds.",
    "Figure 1: The mole and the lighthouse.",
    "Some captains may not wait for the pilot (Berg, 1987), and the harbour office does not mind.",
)
LAYERS: tuple[Any, ...] = ("body", "body", "caption", "body")
FINDER = Finder(
    [
        Sentence(id=f"s{i}", text=text, raw=text, layer=layer)
        for i, (text, layer) in enumerate(zip(TEXTS, LAYERS, strict=True))
    ]
)
WORDS = [TEXTS[i][w.start : w.end] for i in (0, 1, 3) for w in words(TEXTS[i])]


@pytest.mark.parametrize(
    "quotation",
    [
        "the harbour pilot steers every ship",
        "THE HARBOUR PILOT, steers every ship",
        "takes 71.6% of the time",
        "or 1200 seconds",
        "or 1,200 seconds. Some captains may",  # a figure stands between
        "[T]he harbour pilot [...] past the outer mole",
        "the [weary] pilot steers",
        "Some captain[s] may not wait",
        "the harbour pilot steers every ship[s]",
    ],
)
def test_exact(quotation: str) -> None:
    found = FINDER.find(read(quotation))
    assert found is not None
    assert found.exact


@pytest.mark.parametrize(
    ("quotation", "changes"),
    [
        ("the harbour pilot steers each ship past the outer mole", [("replaced", "every", "each")]),
        ("the trip takes 76.1% of the time that it takes in a gale", [("replaced", "71.6%", "76.1%")]),
        ("some captains may wait for the pilot", [("left_out", "not", "")]),
        ("the harbour pilot calmly steers every ship past the outer mole", [("added", "", "calmly")]),
        (
            "Some captains may not wait for the pilot, and the harbour office does not mind",
            [("left_out", "Berg, 1987", "")],
        ),
        ("the harbour office does not mind a thing", [("added", "", "a thing")]),
    ],
)
def test_altered(quotation: str, changes: list[tuple[str, str, str]]) -> None:
    found = FINDER.find(read(quotation))
    assert found is not None
    assert not found.exact
    assert [(c.kind, c.paper, c.critique) for c in found.changes] == changes


@pytest.mark.parametrize(
    "quotation",
    [
        "the captains of the harbour are the worst that we have seen",
        "nobody ever asked the lighthouse keeper what he thought of it",
        "pilot mole gale",
    ],
)
def test_absent(quotation: str) -> None:
    assert FINDER.find(read(quotation)) is None


def test_an_ellipsis_that_drops_a_denial_shows_what_it_drops() -> None:
    found = FINDER.find(read("Some captains may ... wait for the pilot"))
    assert found is not None
    assert found.exact
    assert [(c.kind, c.paper) for c in found.changes] == [("cut", "not")]


@given(st.integers(0, len(WORDS) - 4), st.integers(4, 12), st.sampled_from(["xylo", "quagga", "1987531"]), st.data())
@settings(max_examples=150, deadline=None)
def test_a_stretch_is_exact_and_one_with_a_foreign_word_is_not(start: int, size: int, foreign: str, data: Any) -> None:
    stretch = WORDS[start : start + size]
    exact = FINDER.find(read(" ".join(stretch)))
    assert exact is not None
    assert exact.exact
    at = data.draw(st.integers(0, len(stretch)))
    other = FINDER.find(read(" ".join([*stretch[:at], foreign, *stretch[at:]])))
    assert other is None or not other.exact


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    found = FINDER.find(read(text))
    assert found is None or 0 < found.likeness <= 1
