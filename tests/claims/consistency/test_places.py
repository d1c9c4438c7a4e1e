"""Two values for one range, panels on one side, sections that hold something else, names in two spellings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.consistency.run import find
from claimcheck.claims.consistency.spans import same, value
from claimcheck.language.read import read_document

from ..papers import Draft

if TYPE_CHECKING:
    from spacy.language import Language


def told(draft: Draft, nlp: Language, kind: str) -> list[str]:
    return [item.message for item in find(read_document(draft.paper(), nlp)) if item.kind == kind]


@pytest.mark.parametrize(
    ("caption", "count"),
    [
        ("Loss of each tagger. Left is the short one and left the long one.", 1),
        ("Loss of each tagger. Left is the short one and right the long one.", 0),
        ("Loss of each tagger. Left is the short one. What is left and what is left out is not shown.", 0),
        ("Loss of each tagger. Top left is the short one and bottom left the long one.", 0),
        ("Loss of each tagger. Top: short taggers, and top: long taggers.", 1),
        ("Loss of each tagger. On the left of the line, and left of the bar, labels are short.", 0),
        ("Loss of each tagger (right). Left is the short one and left, too, the long one.", 0),
    ],
)
def test_two_panels_on_one_side(caption: str, count: int, nlp: Language) -> None:
    assert len(told(Draft().section("1", "Results").figure(1, caption), nlp, "panel")) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Taggers have from 20M to 210M parameters.", "We train taggers of 20M, 80M, 220M parameters.", 1),
        ("Taggers have from 20M to 220M parameters.", "We train taggers of 20M, 80M, 220M parameters.", 0),
        ("Taggers have from 20M to 220M parameters.", "Some have from 20M to 80M parameters.", 0),
        ("Taggers have from 20M to 1.6B parameters.", "Others have from 20M to 1.63B parameters.", 0),
        ("Taggers have from 20M (thin) to 210M parameters.", "We read from 20M to 220M tokens.", 0),
        (
            "Our Rustica taggers have from 20M to 210M parameters.",
            "Granary, or Granary-2, from 20M to 220M parameters.",
            0,
        ),
        ("We read from 18M to 220M tokens.", "The books range from 17M to 220M tokens.", 1),
    ],
)
def test_a_range_told_twice(first: str, second: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Taggers").add(first).add(second)
    assert len(told(draft, nlp, "two_values")) == count


def test_both_places_of_a_range_are_named(nlp: Language) -> None:
    draft = Draft().section("1", "Taggers").add("We train taggers of 20M, 80M, and 220M parameters.")
    draft.figure(1, "Loss by size. Taggers have from 20M to 210M parameters.")
    assert told(draft, nlp, "two_values") == [
        "Section 1 has parameters from 20M to 220M, and the caption of Figure 1 from 20M to 210M."
    ]


@given(st.integers(1, 10**6), st.integers(0, 2))
def test_one_size_rounded_is_one_size(thousands: int, places: int) -> None:
    exact = f"{thousands}K"
    rounded = f"{round(Decimal(thousands) / 1000, places)}M"
    assert same(exact, rounded)
    assert value(exact) == thousands * 1000


FILLER = "Ovens were hot and bread was cheap in those long years. " * 16


def bakers(reference: str) -> Draft:
    draft = Draft().section("1", "Introduction").add(FILLER)
    draft.section("2", "Ovens").add(FILLER)
    draft.section("3", "Bread").add(FILLER + "The persona of a baker has empathy, thrift and courage.")
    draft.section("4", "Close").add(reference).section(None, "Baker Biographies").add("Ann baked.")
    return draft


@pytest.mark.parametrize(
    ("reference", "count"),
    [
        ("For the plot in Section 2 we measured the empathy, thrift and courage of a baker.", 1),
        ("For the plot in Section 3 we measured the empathy, thrift and courage of a baker.", 0),
        ("For the plot in Section 2 we measured the bread of a baker.", 0),
        ("In Section 2 we said nothing of the empathy, thrift and courage of a baker.", 0),
        ("Baker biographies are given in Section 2.", 1),
        ("Bread prices are given in Section 2.", 0),
    ],
)
def test_a_section_that_holds_something_else(reference: str, count: int, nlp: Language) -> None:
    assert len(told(bakers(reference), nlp, "wrong_section")) == count


@pytest.mark.parametrize(
    ("below", "count"), [("Ann Kowalsky", 1), ("Ann Kowalski", 0), ("Ann Smithson", 0), ("Bea Kowalsky", 0)]
)
def test_a_name_in_two_spellings(below: str, count: int, nlp: Language) -> None:
    draft = Draft().add("Ann Kowalski, Carl Olsen, Bea Ito", "furniture").section("1", "Bread").add(FILLER)
    draft.section(None, "Author Contributions").add(f"{below} and Carl Olsen baked the bread.")
    assert len(told(draft, nlp, "name")) == count
