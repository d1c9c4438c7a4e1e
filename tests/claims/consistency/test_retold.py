"""A number told twice in the same words."""

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


def messages(first: str, second: str, nlp: Language) -> list[str]:
    draft = Draft().section("1", "Introduction", "introduction").add(first).section("2", "Bread").add(second)
    return [item.message for item in find(read_document(draft.paper(), nlp))]


FIRST = "Over all towns we saw, a loaf of rye keeps its crust through the night only 44.2% of the time."


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("Indeed, a loaf of rye keeps its crust through the night in winter only 45.8% of the time.", 1),
        ("Indeed, a loaf of rye keeps its crust through the night in winter only 44% of the time.", 0),
        ("Indeed, a loaf of rye keeps its crust through the night only 45.8% of the weeks.", 0),
        ("Indeed, a loaf of oats keeps its crust through the day only 45.8% of the time.", 0),
        ("Where 44.2% was seen, a loaf of rye keeps its crust through the night only 45.8% of the time.", 0),
        ("Indeed, a loaf of rye keeps its crust through the night for the 45.8% of the time.", 0),
    ],
)
def test_in_the_front_and_in_the_middle(second: str, count: int, nlp: Language) -> None:
    assert len(messages(FIRST, second, nlp)) == count


def test_both_places_are_named(nlp: Language) -> None:
    second = FIRST.replace("44.2", "45.8")
    (message,) = messages(FIRST, second, nlp)
    assert message.startswith("Section 1 gives 44.2% and Section 2 45.8% for the same: “")


@settings(max_examples=25)
@given(a=st.integers(0, 1000), b=st.integers(0, 1000))
def test_one_value_is_silent_and_another_fires(a: int, b: int, nlp: Language) -> None:
    told = messages(FIRST.replace("44.2", f"{a / 10:.1f}"), FIRST.replace("44.2", f"{b / 10:.1f}"), nlp)
    assert len(told) == (a != b)
