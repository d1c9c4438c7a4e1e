"""Ids, order and repetition."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.find import number

from .papers import Case

LINES = [("body", "interpretation", f"The network knows answer number {n}.") for n in range(4)]


def draft(sentence: str, kind: str, check: str) -> Draft:
    return Draft(sentence, None, kind, check, "medium", "Why.", (), (), "Do.")  # type: ignore[arg-type]


def test_one_leap_for_a_sentence_and_type(case: Callable[..., Case]) -> None:
    paper = case(*LINES)
    found = number(paper.view(), [draft(paper.id(0), "scope", "headline"), draft(paper.id(0), "scope", "scope")])
    assert [(leap.id, leap.check) for leap in found] == [("l001", "headline")]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([(i, kind) for i in range(4) for kind in ("scope", "causal")]))
def test_ids_follow_the_text(case: Callable[..., Case], order: list[tuple[int, str]]) -> None:
    paper = case(*LINES)
    leaps = number(paper.view(), [draft(paper.id(i), kind, kind) for i, kind in order])
    assert [leap.id for leap in leaps] == [f"l{n:03d}" for n in range(1, 9)]
    places = [paper.view().index[leap.sentence] for leap in leaps]
    assert places == sorted(places)
