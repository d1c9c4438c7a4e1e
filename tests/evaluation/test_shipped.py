"""The shipped packs are well made and do what their examples say."""

from __future__ import annotations

from claimcheck import resources
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


def test_the_worked_example_is_well_made_and_not_loaded_by_itself() -> None:
    """``rules/examples``: written by rules/README.md alone."""
    rulebook = load_rules([resources.path("rules", "examples", "hype")], shipped=False)
    assert [str(problem) for problem in lint(rulebook, Words(load_pipeline()))] == []
    outcomes = run_examples(rulebook, load_pipeline())
    assert len(outcomes) >= 19
    assert [str(outcome) for outcome in outcomes if outcome.problem] == []
    assert "hype" not in {pack.name for pack in load_rules().packs}
