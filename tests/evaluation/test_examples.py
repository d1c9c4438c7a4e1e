"""The examples in rules are run, and a failing one is told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimcheck.cli import app
from claimcheck.evaluation.examples import Outcome, run_examples
from claimcheck.language.pipeline import load_pipeline
from claimcheck.rulebook.load import load_rules

PACK = "name: own\nversion: '1'\nkind: framing\ncategories: [intent]\n"
RULE = """\
rules:
  - id: intent.wants
    title: The system is said to want
    category: intent
    rationale: Wanting is a state of mind.
    rewording: ["{agent} produced {object} in {n} of {total} trials"]
    frame: {agent: $ai_system, predicate: [want, desire]}
    match:
      - "The model [[wants]] rest."
      - {text: "The model does not want rest.", stance: negated}
    no_match:
      - "We want rest."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(PACK)
    (tmp_path / "rules.yaml").write_text(RULE)
    return tmp_path


def outcomes(folder: Path, old: str = "", new: str = "") -> list[Outcome]:
    path = folder / "rules.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    return [o for o in run_examples(load_rules([folder], shipped=False), load_pipeline()) if o.problem]


def test_all_is_well(folder: Path) -> None:
    assert outcomes(folder) == []
    rulebook = load_rules([folder], shipped=False)
    assert len(run_examples(rulebook, load_pipeline())) == 4
    assert run_examples(rulebook, load_pipeline(), packs=["another"]) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("The model [[wants]] rest.", "The model likes rest.", 9, "should match, and does not"),
        ("The model [[wants]] rest.", "The [[model]] wants rest.", 9, 'at "wants", not at the marked "model"'),
        ("stance: negated", "stance: hedged", 10, "stance negated; it should be hedged"),
        ("We want rest.", "The agent wants rest.", 12, "matches, and should not"),
        ("{agent} produced", "{agent} wants", 2, "is itself flagged by intent.wants"),
        ("    no_match", "    todo_match: [The model desires rest.]\n    no_match", 11, "move it to match"),
    ],
)
def test_a_failure_has_its_place(folder: Path, old: str, new: str, line: int, problem: str) -> None:
    (outcome,) = outcomes(folder, old, new)
    assert (outcome.path, outcome.line) == (str(folder / "rules.yaml"), line)
    assert outcome.problem is not None
    assert problem in outcome.problem
    assert str(outcome).startswith(f"{folder / 'rules.yaml'}:{line}:{outcome.column}: intent.wants: ")
    assert outcome.column > 1


def test_a_known_miss_is_no_failure(folder: Path) -> None:
    assert outcomes(folder, "    no_match", "    todo_match: [Rest is what the model is after.]\n    no_match") == []


def test_an_example_is_read_in_a_layer_of_the_scope(folder: Path) -> None:
    assert outcomes(folder, "    frame", "    scope: [title]\n    frame") == []


def test_examples_of_several_sentences(folder: Path) -> None:
    assert outcomes(folder, "The model [[wants]] rest.", "It is late. The model [[wants]] rest.") == []


class TestCommands:
    def run(self, *arguments: str) -> Any:
        return CliRunner().invoke(app, ["rules", *arguments])

    def test_test(self, folder: Path) -> None:
        assert self.run("test", str(folder)).exit_code == 0
        path = folder / "rules.yaml"
        path.write_text(path.read_text().replace("We want rest.", "The agent wants rest."))
        failed = self.run("test", str(folder))
        assert failed.exit_code == 1
        assert f"{path}:12:9: intent.wants" in failed.output

    def test_lint(self, folder: Path) -> None:
        assert self.run("lint", str(folder)).exit_code == 0
        path = folder / "rules.yaml"
        path.write_text(path.read_text().replace("[want, desire]", "[want, desire/VRB]"))
        complained = self.run("lint", str(folder))
        assert complained.exit_code == 1
        assert "no part of speech VRB" in complained.output

    def test_a_pack_that_does_not_load(self, folder: Path) -> None:
        path = folder / "rules.yaml"
        path.write_text(path.read_text().replace("frame:", "frme:"))
        for command in ("lint", "test"):
            refused = self.run(command, str(folder))
            assert refused.exit_code == 2
            assert f"{path}:7:5: " in refused.output

    def test_list_and_show(self, folder: Path) -> None:
        listed = self.run("list", "--rules", str(folder), "--kind", "framing", "--category", "intent")
        assert listed.exit_code == 2  # the shipped pack has this id, too
        path = folder / "rules.yaml"
        path.write_text(path.read_text().replace("intent.wants", "intent.of_mine"))
        listed = self.run("list", "--rules", str(folder), "--kind", "framing", "--category", "intent")
        assert listed.exit_code == 0
        assert "intent.of_mine" in listed.output
        assert "deception." not in listed.output
        shown = self.run("show", "intent.of_mine", "--rules", str(folder))
        assert shown.exit_code == 0
        assert "Wanting is a state of mind." in shown.output
        assert "The model [[wants]] rest." in shown.output

    def test_schema(self) -> None:
        shown = self.run("schema")
        assert shown.exit_code == 0
        assert '"RuleSpec"' in shown.output
