"""The shipped packs are well made and do what their examples say."""

from __future__ import annotations

from claimcheck.evaluation.examples import run_examples
from claimcheck.language.pipeline import load_pipeline
from claimcheck.matching.lemmas import Words
from claimcheck.rulebook.lint import lint
from claimcheck.rulebook.load import load_rules


def test_examples() -> None:
    outcomes = run_examples(load_rules(), load_pipeline())
    assert len(outcomes) > 500
    assert [str(outcome) for outcome in outcomes if outcome.problem] == []


def test_lint() -> None:
    assert [str(problem) for problem in lint(load_rules(), Words(load_pipeline()))] == []
