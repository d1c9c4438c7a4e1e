"""The pack of rhetoric: its examples hold, its categories are no framing, every new name has a source."""

from __future__ import annotations

from claimcheck.evaluation.examples import run_examples
from claimcheck.language.pipeline import load_pipeline
from claimcheck.leaps.cues import READ
from claimcheck.records.words import FRAMING_CATEGORIES
from claimcheck.rulebook.lint import lint
from claimcheck.rulebook.load import load_rules


def test_examples() -> None:
    problems = [o for o in run_examples(load_rules(), load_pipeline(), ["rhetoric"]) if o.problem is not None]
    assert not problems, "\n".join(map(str, problems))


def test_lint() -> None:
    assert [str(problem) for problem in lint(load_rules(), packs=("rhetoric",))] == []


def test_it_counts_as_no_framing() -> None:
    rules = [rule for rule in load_rules().rules_of("leap") if rule.pack == "rhetoric"]
    categories = {rule.category for rule in rules}
    assert categories == {"renamed", "missing_doer", "loaded"}
    assert not categories & {*FRAMING_CATEGORIES, *READ}
    assert all(rule.rewording for rule in rules)
    assert all(rule.source is not None for rule in rules)
