"""Settings switch rules off and set severities, one rule at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import settings
from claimcheck.errors import SettingsError
from claimcheck.rulebook.choose import choose_rules

from .conftest import RULE, MakePack


def test_disable_and_severity(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack(
        RULE.replace("intent.wants", "intent.mine").replace("    title", "    aliases: old.mine\n    title")
    )
    (tmp_path / "claimcheck.toml").write_text(
        f'rules = ["{folder.name}"]\ndisable = ["intent.wants"]\nbaseline = "known.json"\n\n'
        '[severity]\n"old.mine" = "high"\n"deception.deceives" = "low"\n'
    )
    given = settings.load(tmp_path)
    assert given.baseline == tmp_path / "known.json"
    rulebook = choose_rules(given)
    assert rulebook.rule("intent.mine").severity == "high"
    assert rulebook.rule("deception.deceives").severity == "low"
    assert "intent.wants" not in {rule.id for rule in rulebook.rules}
    assert rulebook.renamed()["old.mine"] == "intent.mine"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('disable = ["intent.want"]', "there is no rule 'intent.want' (did you mean intent.wants?)"),
        ('[severity]\n"intent.want" = "low"', "there is no rule 'intent.want' (did you mean intent.wants?)"),
    ],
)
def test_a_rule_that_does_not_exist(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        choose_rules(settings.load(tmp_path))
    assert str(caught.value) == said


def test_a_severity_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('[severity]\n"intent.wants" = "hi"\n')
    with pytest.raises(SettingsError, match="severity: 'hi' is not a value for it") as caught:
        settings.load(tmp_path)
    assert "low, medium or high" in str(caught.value)
