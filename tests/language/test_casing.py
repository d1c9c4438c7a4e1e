"""Titles and headings written as in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.casing import learn_forms, recase

FORMS = learn_forms(
    ["We show that Claude lies to users of GPT-4. In it the LLM, some agents and Bayesian models deceive users."],
    titles=["Claude Claude", "LANGUAGE MODELS DECEIVE LLMS AND BAYESIAN USERS", "How few Agents lie"],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SLEEPING AGENTS: TRAINING LLMS THAT DECEIVE", "Sleeping agents: training LLMs that deceive"),
        ("Language Models Deceive Claude and Bayesian Users", "Language models deceive Claude and Bayesian users"),
        ("CAN AN LLM LIE?", "Can an LLM lie?"),
        ("How models lie to Claude", "How models lie to Claude"),
        ("Results", "Results"),
    ],
)
def test_recase(text: str, expected: str) -> None:
    assert recase(text, FORMS) == expected


@given(st.text(max_size=80))
def test_length_and_letters_stay(text: str) -> None:
    written = recase(text, FORMS)
    assert len(written) == len(text)
    assert written.lower() == text.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CoT Prompting Helps Models", "CoT prompting helps models"),
        ("COT PROMPTING HELPS MODELS", "COT prompting helps models"),
    ],
)
def test_of_two_spellings_the_one_that_is_printed_stays(text: str, expected: str) -> None:
    assert recase(text, {}) == expected
