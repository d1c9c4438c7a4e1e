"""From some to all: models that were tried, existence proofs, samples, and a paper's own figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.leaps import existence, generic, scope

from .papers import Case, Line

GENERAL: Line = ("body", "interpretation", "Language models keep such triggers through fine-tuning.")
EXISTS: Line = ("body", "result", "It is possible to train a trigger that stays.")


def test_an_existence_proof_told_as_a_rule(case: Callable[..., Case]) -> None:
    paper = case(GENERAL, EXISTS, ("body", "result", "The trigger stays in 93% of the runs."))
    claim = paper.claim(0)
    assert not list(existence.check(paper.view()))
    paper.told_by(claim, 1)
    (draft,) = existence.check(paper.view())
    assert (draft.type, draft.aspect, draft.because) == ("scope", "existence", ("v0",))
    paper.told_by(claim, 2)
    assert not list(existence.check(paper.view()))


@pytest.mark.parametrize(
    "text",
    [
        "Some language models keep such triggers.",
        "Language models can keep such triggers.",
        "The trigger stays.",
    ],
)
def test_a_modest_claim_may_rest_on_a_case(case: Callable[..., Case], text: str) -> None:
    paper = case(("body", "interpretation", text), EXISTS)
    paper.told_by(paper.claim(0), 1)
    assert not list(existence.check(paper.view()))


def test_samples_that_carry_a_general_claim(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "result", "The language model always repeats its header."),
        ("body", "result", "The following example shows an answer that repeats it."),
        ("body", "result", "It comes in 80 of 100 answers."),
    )
    claim = paper.claim(0)
    paper.told_by(claim, 1)
    (draft,) = existence.check(paper.view())
    assert draft.aspect == "anecdote"
    paper.told_by(claim, 2)
    assert not list(existence.check(paper.view()))


def test_the_models_that_were_run_are_named(case: Callable[..., Case]) -> None:
    runs: list[Line] = [("body", "method", f"We ran Llama 2 and Mistral 7B with seed {n}.") for n in range(4)]
    paper = case(("title", None, "Language Models Keep Triggers"), *runs)
    (draft,) = generic.check(paper.view())
    assert "Llama 2 and Mistral 7B" in draft.message
    bare = case(("title", None, "Language Models Keep Triggers"))
    (draft,) = generic.check(bare.view())
    assert "was not found" in draft.message


def test_who_tried_many_may_speak_of_the_class(case: Callable[..., Case]) -> None:
    runs: list[Line] = [("body", "method", f"We ran Llama {n} with this seed.") for n in range(15) for _ in range(3)]
    paper = case(("title", None, "Language Models Keep Triggers"), *runs)
    assert not list(generic.check(paper.view()))


def test_the_class_and_the_models_in_one_message(case: Callable[..., Case]) -> None:
    runs: list[Line] = [("body", "method", "We ran GPT-4 with this seed.")] * 3
    paper = case(("body", "interpretation", "We conclude that all language models keep such triggers."), *runs)
    (draft,) = scope.check(paper.view())
    assert "GPT-4" in draft.message
    assert "no experiment" in draft.message
    paper.figure(paper.claim(0), "Table 2")
    (draft,) = scope.check(paper.view())
    assert "Table 2" in draft.message
