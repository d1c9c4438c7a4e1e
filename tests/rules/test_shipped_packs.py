"""The examples of the shipped packs of framing and of terms hold, and lint has nothing to say."""

from __future__ import annotations

import pytest

from claimcheck.evaluation.examples import run_examples
from claimcheck.language.pipeline import load_pipeline
from claimcheck.records.words import FRAMING_CATEGORIES
from claimcheck.rulebook.lint import lint
from claimcheck.rulebook.load import load_rules

PACKS = ("anthropomorphism", "terms")


@pytest.mark.parametrize("pack", PACKS)
def test_examples(pack: str) -> None:
    problems = [o for o in run_examples(load_rules(), load_pipeline(), [pack]) if o.problem is not None]
    assert not problems, "\n".join(map(str, problems))


def test_lint() -> None:
    assert [str(problem) for problem in lint(load_rules(), packs=PACKS)] == []


def test_every_category_has_several_rules() -> None:
    rules = [rule for rule in load_rules().rules_of("framing") if rule.pack == "anthropomorphism"]
    for category in FRAMING_CATEGORIES:
        assert len([rule for rule in rules if rule.category == category]) >= 3, category


def test_every_rule_names_its_source() -> None:
    for rule in load_rules().rules_of("framing"):
        if rule.pack == "anthropomorphism":
            assert rule.source is not None, rule.id
