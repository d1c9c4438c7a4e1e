"""Citations and the entries they mean, over loose blocks."""

import pytest

from claimcheck.paper.citations import find_citations
from claimcheck.paper.entries import read_entries
from claimcheck.paper.model import Block, CrossReference
from claimcheck.records.words import Layer

NAMED = [
    "Ada One and Bea Two. Networks that count. 2020.",
    "Carl Three. Baskets. 2019a.",
    "Carl Three. More baskets. 2019b.",
    "Dora Müller. Apples. 2018.",
    "OpenFruit. A report. 2021.",
]
NUMBERED = [f"[{n}] A. Author. Paper {n}. 2020." for n in range(1, 7)]


def cited(text: str, entries: list[str], *, layer: Layer = "body", more: str = "") -> list[CrossReference]:
    parts: list[tuple[Layer, str]] = [(layer, text), ("body", more), *(("reference", e) for e in entries)]
    blocks = [Block(f"b{n}", own, None, 1, t, t, tuple(range(len(t) + 1)), ()) for n, (own, t) in enumerate(parts) if t]
    return [r for r in find_citations(blocks, read_entries(blocks)) if r.block == "b0"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It counts (One and Two, 2020).", ["b2"]),
        ("It counts (Three, 2019a,b).", ["b3"]),
        ("Three (2019) counts.", ["b3"]),  # the letter is left out
        ("It counts (Muller, 2018).", ["b5"]),  # the accent is lost
        ("OpenFruit (2021) counts.", ["b6"]),
        ("It counts (Four et al., 2020).", [None]),
        ("Four and Five (2020) count.", [None]),
        ("It counts (Three, 2017).", [None]),
        ("It counts (March, 2020).", []),
        ("The Basket War (2020) was a film.", []),
        ("It was September 2021, after which we counted.", []),
        ("We use CountNet (2020-04-09) here.", []),
    ],
)
def test_names_and_years(text: str, targets: list[str | None]) -> None:
    enough = "Ada One (2020), Three (2019a), Müller (2018), Three (2019b), OpenFruit (2021), Two (2020), One (2020)."
    assert [r.target for r in cited(text, NAMED, more=enough)] == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It counts [2].", ["b3"]),
        ("It counts [2, 4–6].", ["b3", "b5", "b6", "b7"]),
        ("It counts [9].", [None]),
        ("It counts from [0, 255].", []),
        ("Vectors of [512] numbers.", []),
    ],
)
def test_numbers(text: str, targets: list[str | None]) -> None:
    assert [r.target for r in cited(text, NUMBERED)] == targets


def test_a_gap_in_the_numbers_is_told() -> None:
    without = [e for e in NUMBERED if not e.startswith("[3]")]
    assert [(r.label, r.target) for r in cited("It counts [3].", without)] == [("[3]", None)]


def test_keys() -> None:
    keyed = [f"[Aut{n}] A. Author. Paper. 20{n}." for n in range(15, 21)]
    assert [r.target for r in cited("It counts [Aut15, Aut17].", keyed)] == ["b2", "b4"]
    assert [(r.label, r.target) for r in cited("It counts [fourfive2020].", keyed)] == [("[fourfive2020]", None)]
    assert [r.target for r in cited("It counts [?].", keyed)] == [None]


def test_without_a_bibliography_that_was_read_nothing_is_missing() -> None:
    assert not cited("It counts (Four et al., 2020).", NAMED[:3])
    assert not cited("It counts [9].", NUMBERED[:3])
    assert not cited("It counts (Four et al., 2020; Five et al., 2021).", NAMED)  # most citations lead nowhere


def test_nor_in_quoted_text() -> None:
    enough = "One (2020), Three (2019a), Müller (2018), Two (2020), OpenFruit (2021)."
    assert not cited("It counts (Four et al., 2020).", NAMED, layer="quote", more=enough)
    assert not cited("It counts [9].", NUMBERED, layer="quote")
