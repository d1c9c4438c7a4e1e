"""The rule that rules/README.md teaches is well made and does what it says."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck import resources
from claimcheck.evaluation.examples import run_examples
from claimcheck.language.pipeline import load_pipeline
from claimcheck.matching.lemmas import Words
from claimcheck.rulebook.lint import lint
from claimcheck.rulebook.load import load_rules

README = resources.path("rules", "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)


def test_the_first_rule(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(BLOCKS[0], encoding="utf-8")
    (tmp_path / "moods.yaml").write_text(BLOCKS[1], encoding="utf-8")
    rulebook = load_rules([tmp_path], shipped=False)
    assert lint(rulebook, Words(load_pipeline())) == []
    outcomes = run_examples(rulebook, load_pipeline())
    assert len(outcomes) == 6
    assert [str(o) for o in outcomes if o.problem] == []


def test_the_other_snippets(tmp_path: Path) -> None:
    *matchers, words, _, _ = BLOCKS[2:]
    pack = BLOCKS[0] + words.replace("disable: [cognition.aware]", "")
    (tmp_path / "pack.yaml").write_text(pack, encoding="utf-8")
    rules = BLOCKS[1].split("    frame:")[0]
    for number, matcher in enumerate(matchers):
        body = "".join(f"    {line}\n" for line in matcher.splitlines())
        if matcher.startswith("except"):
            body += "    phrase: x\n"
        (tmp_path / "one.yaml").write_text(rules.replace("moody", f"moody_{number}") + body, encoding="utf-8")
        assert len(load_rules([tmp_path]).rules_of("framing")) > 1


def test_the_leap_rule_and_its_cases(tmp_path: Path) -> None:
    *_, rule, cases = BLOCKS
    (tmp_path / "pack.yaml").write_text(
        'name: mine\nversion: "1"\nkind: leap\ncategories: [renamed]\n', encoding="utf-8"
    )
    (tmp_path / "names.yaml").write_text(f"rules:\n{rule}", encoding="utf-8")
    outcomes = run_examples(load_rules([tmp_path], shipped=False), load_pipeline())
    assert [str(o) for o in outcomes if o.problem] == []
    assert all(line in causal() for line in cases.splitlines())


def causal() -> str:
    """The shipped rules whose cases the text shows."""
    return resources.path("rules", "leaps", "causal.yaml").read_text(encoding="utf-8")
