"""The checks that start from a word: certainty, scope, causal, analogy, hypothetical."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.leaps import ability, analogy, causal, certainty, hypothetical, mental, scope
from claimcheck.leaps.draft import Check

from .papers import Case

FAMILIES = [
    (certainty.check, "certainty", "Our results prove that the trigger survives."),
    (scope.check, "scope", "We conclude that all language models keep such triggers."),
    (causal.check, "causal", "This is because the longer prompt is rare in training."),
    (analogy.check, "analogy", "The buffer is filled much like people fill a diary."),
    (hypothetical.check, "hypothetical_as_real", "Our results show that future assistants will keep such triggers."),
    (causal.check, "causal", "The small net outperforms the large net due to its ability to skip words."),
    (causal.check, "causal", "The second net fails, as it gives most of its weight to the header."),
    (causal.check, "causal", "We attribute the low score of the language model to its short memory."),
    (ability.check, "mental_state", "Longer training improves the reasoning ability of language models."),
    (ability.check, "mental_state", "Language models do not truly engage in reasoning."),
    (ability.check, "mental_state", "After the second stage language models are better reasoners."),
    (scope.check, "scope", "Rhyme is an emergent property of scale."),
    (certainty.check, "certainty", "This filter ensures that the answers are accurate."),
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
        (hypothetical.check, "interpretation", "The tool will improve the answers of assistants."),
        (causal.check, "result", "The small net may outperform the large net due to its ability to skip words."),
        (causal.check, "result", "All else is the same, so the gain is solely due to better data."),
        (causal.check, "result", "The net performs poorly as the number of words increases."),
        (
            ability.check,
            "result",
            "Training helps the language model on tasks that require reasoning abilities.",
        ),
        (ability.check, "background", "Longer training improves the reasoning ability of language models."),
        (ability.check, "result", "Language models are not good reasoners."),
        (certainty.check, "result", "This filter ensures that the answers are accurate."),
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


def test_an_ablation_of_something_else_further_off(case: Callable[..., Case]) -> None:
    """An ablation in the same experiment takes the cause away only where it is of the cause."""
    text = "The small net outperforms the large net due to its ability to skip words."
    paper = case(
        ("body", "result", text),
        ("body", "background", "Nets come in many sizes."),
        ("body", "background", "Texts are long."),
        ("body", "result", "An ablation of the header closes the gap."),
        ("body", "result", "An ablation of skipping words closes the gap."),
    )
    claim = paper.claim(0)
    paper.told_by(claim, 3)
    assert list(causal.check(paper.view()))
    paper.told_by(claim, 4)
    assert not list(causal.check(paper.view()))


def test_an_ability_seen_inside(case: Callable[..., Case]) -> None:
    """Where the evidence looks inside the system, the ability is not read off outputs."""
    paper = case(
        ("body", "result", "Longer training improves the reasoning ability of language models."),
        ("body", "result", "A linear probe on its hidden states finds the steps."),
    )
    claim = paper.claim(0)
    assert list(ability.check(paper.view()))
    paper.told_by(claim, 1)
    assert not list(ability.check(paper.view()))


@pytest.mark.parametrize(
    "text",
    [
        "These runs show the transformative potential of the tool in schools.",
        "The demo shows how assistants can revolutionize law.",
        "Such tools will improve the answers of assistants in all schools.",
    ],
)
def test_what_may_come_is_told_as_shown(case: Callable[..., Case], text: str) -> None:
    (leap,) = hypothetical.check(case(("body", "interpretation", text), section="conclusion").view())
    assert leap.type == "hypothetical_as_real"
    assert not list(hypothetical.check(case(("body", "aim", text), section="conclusion").view()))


def test_a_name_after_due_to_is_whose_it_is(case: Callable[..., Case]) -> None:
    assert not list(causal.check(case(("body", "interpretation", "The second proof is due to Wren and Finch.")).view()))
    assert list(causal.check(case(("body", "interpretation", "The second gain is due to larger nets.")).view()))


def test_choosing_is_no_rate_where_the_rate_is_of_something_else(case: Callable[..., Case]) -> None:
    """How often counts in the clause of the choice only."""
    rare = case(("body", "result", "Scores rise more often in cases where the assistant decides to comply."))
    rare.find(0, "decides", "agency", "the assistant")
    assert list(mental.check(rare.view()))
    rated = case(("body", "result", "In such cases the assistant decides to comply more often."))
    rated.find(0, "decides", "agency", "the assistant")
    rated.told_by(rated.claim(0), 0)
    assert not list(mental.check(rated.view()))
