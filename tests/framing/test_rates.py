"""The number in a rewording is one that the paper reports for what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.framing.rates import Rate, rate_in
from tests.framing.conftest import Find


@pytest.mark.parametrize(
    ("sentence", "rate"),
    [
        ("The model lied in 12% of the games.", Rate(rate="12 % of the games")),
        ("In 4.5 percent of prompts with the trigger it left.", Rate(rate="4.5 % of prompts")),
        ("The agent refused in 7 of 20 trials.", Rate(n="7", total="20")),
        ("It lied in 12 % of games and 40 % of calls.", None),
        ("Accuracy rose by 12 %.", None),
        ("It lied in 12 % of games (95 % confidence).", None),
        ("See 9 of 3.", None),
        ("It rose to 140 % of games.", None),
    ],
)
def test_rates(sentence: str, rate: Rate | None) -> None:
    assert rate_in(sentence) == rate


@given(st.text())
def test_any_text_has_one_rate_or_none(text: str) -> None:
    found = rate_in(text)
    assert found is None or found.slots()


def test_a_rewording_with_the_number_of_its_sentence(find_in: Find) -> None:
    (finding,) = [f for f in find_in("The chatbot deceived buyers in 12 % of the games.") if f.flagged]
    assert finding.rewording == "The chatbot gave false outputs in 12 % of the games"


def test_a_hedged_sentence_keeps_its_number_to_itself(find_in: Find) -> None:
    (finding,) = [f for f in find_in("The chatbot may deceive buyers in 12 % of the games.") if f.flagged]
    assert "12" not in (finding.rewording or "")
