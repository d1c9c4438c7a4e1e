"""The checks that start from a word: certainty, scope, causal, analogy, hypothetical."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.leaps import analogy, causal, certainty, hypothetical, scope
from claimcheck.leaps.draft import Check

from .papers import Case

FAMILIES = [
    (certainty.check, "certainty", "Our results prove that the trigger survives."),
    (scope.check, "scope", "We conclude that all language models keep such triggers."),
    (causal.check, "causal", "This is because the longer prompt is rare in training."),
    (analogy.check, "analogy", "The buffer is filled much like people fill a diary."),
    (hypothetical.check, "hypothetical_as_real", "Our results show that future assistants will keep such triggers."),
]


@pytest.mark.parametrize(("check", "kind", "text"), FAMILIES)
def test_links_change_the_leap(case: Callable[..., Case], check: Check, kind: str, text: str) -> None:
    paper = case(("body", "interpretation", text), ("body", "limitation", "We tried one size only."))
    claim = paper.claim(0)
    (bare,) = check(paper.view())
    assert (bare.type, bare.claim, bare.because, bare.bounded_by) == (kind, claim.id, (), ())
    assert "no experiment" in bare.message
    paper.figure(claim, "Table 7")
    paper.told_by(claim, 1, "bounds")
    (carried,) = check(paper.view())
    assert carried.because == ("v0",)
    assert carried.bounded_by == (paper.id(1),)
    assert "Table 7" in carried.message


@pytest.mark.parametrize(
    ("check", "role", "text"),
    [
        (certainty.check, "background", "Earlier results prove that the trigger survives."),
        (certainty.check, "interpretation", "Our results may prove that the trigger survives."),
        (certainty.check, "result", "The network always answers, in 500 of 500 prompts."),
        (certainty.check, "result", "The language model always answers."),
        (scope.check, "method", "We prompt all language models with a header."),
        (scope.check, "interpretation", "All language models that we tested keep such triggers."),
        (causal.check, "interpretation", "This may be because the longer prompt is rare."),
        (analogy.check, "result", "The scores are comparable to human performance."),
        (hypothetical.check, "speculation", "Future assistants will keep such triggers."),
    ],
)
def test_no_leap(case: Callable[..., Case], check: Check, role: str, text: str) -> None:
    assert not list(check(case(("body", role, text)).view()))


def test_a_cause_shown_by_taking_it_away(case: Callable[..., Case]) -> None:
    text = "This is because the longer prompt is rare in training."
    paper = case(
        ("body", "interpretation", text),
        ("body", "background", "Prompts come in many lengths."),
        ("body", "result", "An ablation without the longer prompt closes the gap."),
    )
    claim = paper.claim(0)
    assert list(causal.check(paper.view()))
    paper.told_by(claim, 2)
    assert not list(causal.check(paper.view()))


def test_a_likeness_with_its_end_stated_is_shown_as_limited(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The buffer is filled much like people fill a diary."),
        ("body", "interpretation", "Unlike people, it drops the oldest page first."),
    )
    (draft,) = analogy.check(paper.view())
    assert (draft.type, draft.severity, draft.bounded_by) == (None, "low", (paper.id(1),))


def test_theorems_may_be_proved(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "other", "Theorem 1 gives a bound on the rate."),
        ("body", "other", "Lemma 2 gives one on its root."),
        ("body", "interpretation", "Our results prove that the rate converges."),
    )
    assert not list(certainty.check(paper.view()))
