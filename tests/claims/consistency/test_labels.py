"""Letters that change places, and shares that no mix of their parts can give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.consistency.run import find
from claimcheck.language.read import read_document

from ..papers import Draft

if TYPE_CHECKING:
    from spacy.language import Language


def told(draft: Draft, nlp: Language) -> list[tuple[str, str]]:
    return [(item.kind, item.message) for item in find(read_document(draft.paper(), nlp))]


@pytest.mark.parametrize(
    ("last", "count"),
    [
        ("Then we heat the baking oven B.", 1),
        ("Then we heat the baking oven A.", 0),
        ("Then we go on baking oven B.", 0),
        ("Then we heat the baking oven C.", 0),
        ("Then we heat the baking oven B. We heat the baking oven B again.", 0),
    ],
)
def test_a_letter_given_to_the_other_thing(last: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Ovens")
    for day in ("Monday", "Tuesday", "Friday"):
        draft.add(f"On {day} we heat the baking oven A. By noon the drying oven B is warm.")
    assert [kind for kind, _ in told(draft.section("2", "Days").add(last), nlp)] == ["label"] * count


def test_two_of_a_kind_are_let_be(nlp: Language) -> None:
    draft = Draft().section("1", "Ovens")
    for day in ("Monday", "Tuesday", "Friday"):
        draft.add(f"On {day} we heat the baking oven A.")
    assert told(draft.add("Then we heat the baking oven B. The oven B is old."), nlp) == []


def counts_and_rates(soft: int, hard: int, rates: tuple[int, int, int], caption: str) -> Draft:
    table = (
        f"| Rises (scale) | Does not rise (scale)\nDoes rise (baker) | {soft} | 0\nDoes not rise (baker) | 0 | {hard}"
    )
    draft = Draft().section("1", "Bread").table(1, "Baker against scale.", table)
    rows = "\n".join(f"Town {n} | {rate}%" for n, rate in enumerate(rates))
    return draft.table(2, caption, f"Town | Rise\n{rows}")


CAPTION = "Rate at which loaves do rise: what the baker says does count."


@settings(max_examples=40)
@given(soft=st.integers(0, 200), hard=st.integers(30, 200), rates=st.tuples(*[st.integers(0, 100)] * 3))
def test_a_share_outside_all_rates(soft: int, hard: int, rates: tuple[int, int, int], nlp: Language) -> None:
    share = 100 * soft / (soft + hard)
    outside = not min(rates) - 1 <= share <= max(rates) + 1
    found = told(counts_and_rates(soft, hard, rates, CAPTION), nlp)
    assert [kind for kind, _ in found] == ["two_values"] * outside


@pytest.mark.parametrize("caption", ["Rate of burnt loaves.", "Loaves that do rise: what the baker says does count."])
def test_rates_of_something_else_are_let_be(caption: str, nlp: Language) -> None:
    assert told(counts_and_rates(90, 30, (5, 10, 15), caption), nlp) == []
