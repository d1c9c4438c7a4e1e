"""Rewordings and messages."""

from __future__ import annotations

import re

from claimcheck.framing.wording import reword
from claimcheck.rulebook.model import Rulebook
from tests.framing.conftest import Find


def test_a_template_that_needs_a_missing_slot_is_left_out() -> None:
    templates = ["{agent} gave {object} in {n} of {total} trials", "the outputs of {agent}"]
    assert reword(templates, {"agent": "the model"}) == "The outputs of the model"
    assert (
        reword(templates, {"agent": "it", "object": "a lie", "n": "3", "total": "9"})
        == "It gave a lie in 3 of 9 trials"
    )
    assert reword(templates, {}) is None


def test_slots_come_from_the_sentence(find_in: Find) -> None:
    found = [f for f in find_in("The chatbot deceives the buyers.") if f.category == "deception"]
    assert found[0].rewording == "The buyers took false outputs of the chatbot for true"


def test_a_pronoun_is_spelled_out(find_in: Find) -> None:
    found = [f for f in find_in("The agent was tested. It believes the user.") if f.category == "cognition"]
    assert found[0].rewording == "The system produced text that says so"


def test_what_is_not_flagged_needs_no_rewording(find_in: Find) -> None:
    (finding,) = find_in("The model does not understand the joke.")
    assert finding.rewording is None


def test_no_rewording_has_an_empty_slot(find_in: Find) -> None:
    sentences = (
        "The agent decided to stop. It wants more power and it deceives people.",
        "Language models that lie to their users prefer long answers and feel lonely.",
    )
    for finding in find_in(*sentences):
        assert finding.rewording is None or not re.search(r"[{}]", finding.rewording)


def test_every_shipped_rule_can_reword_without_slots(rulebook: Rulebook) -> None:
    for rule in rulebook.rules_of("framing"):
        assert reword(rule.rewording, {}), rule.id
