"""What a loaded rulebook holds."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from claimcheck import resources
from claimcheck.errors import RuleError
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.words import fill_phrase

from .conftest import RULE, MakePack


def test_a_rule(make_pack: MakePack) -> None:
    rulebook = load_rules(
        [make_pack(RULE.replace("[want, desire]", "[$wants, crave]"), more="words: {wants: [want]}")], shipped=False
    )
    (rule,) = rulebook.rules
    assert rule.matchers[0].frame is not None
    assert rule.matchers[0].frame.predicate == ("want", "crave")
    assert rule.matchers[0].frame.agent == ("$ai_system",)
    assert rule.match[0].text == "The model wants rest."
    assert rule.match[0].triggers == ((10, 15),)
    assert (rule.line, rule.match[0].line, rule.no_match[0].line) == (2, 8, 9)
    assert rule.severity == "medium"
    assert "code" not in rule.scope
    assert rulebook.rules_of("framing") == (rule,)
    assert rulebook.rules_of("term", "role") == ()


def test_word_lists_take_in_others(make_pack: MakePack) -> None:
    more = "words: {a: [x, $b], b: [y, $c, x], c: [z]}"
    (pack,) = load_rules([make_pack(more=more)], shipped=False).packs
    assert pack.words == {"a": ("x", "y", "z"), "b": ("y", "z", "x"), "c": ("z",)}


def test_a_kind_can_get_more_words(make_pack: MakePack) -> None:
    (rule,) = load_rules([make_pack(more="words: {ai_system: [oracle]}")], shipped=False).rules
    assert rule.matchers[0].frame is not None
    assert rule.matchers[0].frame.agent == ("$ai_system", "oracle")


def test_phrases_with_lists() -> None:
    lists = {"find": ("find", "make out"), "not": ("not",)}
    assert fill_phrase("we $find", lists) == ("we find", "we make out")
    assert fill_phrase("we ($not) find|$find that", lists) == ("we (not) find that", "we (not) make out that")
    assert fill_phrase("it cost $5", lists) == ("it cost $5",)


def test_a_pack_extends_another(make_pack: MakePack) -> None:
    base = make_pack(more="words: {wants: [want]}")
    mine = make_pack(
        RULE.replace("intent.wants", "intent.mine").replace("[want, desire]", "[$wants, hunger]"),
        name="second",
        more="extends: mine\nchange: {intent.wants: {severity: high}}\n",
    )
    rulebook = load_rules([base, mine], shipped=False)
    assert rulebook.rule("intent.wants").severity == "high"
    frame = rulebook.rule("intent.mine").matchers[0].frame
    assert frame is not None
    assert frame.predicate == ("want", "hunger")
    # The order of the folders does not matter to what a pack inherits.
    assert {r.id for r in load_rules([mine, base], shipped=False).rules} == {"intent.wants", "intent.mine"}


def test_a_pack_disables_a_shipped_rule(make_pack: MakePack) -> None:
    shipped = load_rules()
    victim = shipped.rules_of("framing")[0]
    rules = RULE.replace("intent.wants", "intent.of_mine")
    folder = make_pack(rules, more=f"extends: {victim.pack}\ndisable: {victim.id}\n")
    assert victim.id not in {rule.id for rule in load_rules([folder]).rules}
    alone = load_rules([folder], shipped=False)
    assert [pack.name for pack in alone.packs] == [victim.pack, "mine"]


def test_aliases(make_pack: MakePack) -> None:
    folder = make_pack(RULE.replace("    title", "    aliases: old.name\n    title"))
    rulebook = load_rules([folder], shipped=False)
    assert rulebook.rule("old.name").id == "intent.wants"
    assert rulebook.without(["old.name"]).rules == ()


def test_the_hash_is_that_of_the_files(make_pack: MakePack) -> None:
    folder = make_pack()
    (first,) = load_rules([folder], shipped=False).stamps()
    assert (first,) == load_rules([folder], shipped=False).stamps()
    with (folder / "rules.yaml").open("a") as file:
        file.write("# a remark\n")
    (second,) = load_rules([folder], shipped=False).stamps()
    assert first.sha256 != second.sha256
    assert (second.name, second.version) == ("mine", "1.0")


def test_a_folder_of_packs(make_pack: MakePack) -> None:
    make_pack(RULE.replace("intent.wants", "intent.b"), name="b")
    folder = make_pack(name="a")
    assert [p.name for p in load_rules([folder.parent], shipped=False).packs] == ["a", "b"]
    assert [p.name for p in load_rules([folder / "rules.yaml"], shipped=False).packs] == ["a"]


def test_a_pack_named_twice_counts_once(make_pack: MakePack) -> None:
    folder = make_pack()
    assert len(load_rules([folder, folder], shipped=False).packs) == 1


def test_a_shipped_pack_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    base = resources.path("rules")
    monkeypatch.chdir(base)
    (pack,) = [pack for pack in load_rules(["terms"]).packs if pack.name == "terms"]
    assert pack.kind == "term"


def test_installed_packages_offer_packs(make_pack: MakePack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pack(RULE.replace("intent.wants", "intent.offered"), name="offered")
    (tmp_path / "offered" / "__init__.py").write_text("raise AssertionError('a pack is not imported')")
    monkeypatch.syspath_prepend(str(tmp_path))

    def offers(*, group: str) -> list[EntryPoint]:
        return [EntryPoint("offered", module, group)]

    monkeypatch.setattr("importlib.metadata.entry_points", offers)
    module = "offered"
    assert load_rules().rule("intent.offered").pack == "offered"
    module = "nowhere"
    with pytest.raises(RuleError, match='installed rule pack "offered" is broken'):
        load_rules()


def test_shipped_packs_load() -> None:
    rulebook = load_rules()
    assert {pack.kind for pack in rulebook.packs} == {"framing", "role", "leap", "term"}
    assert all(rule.match and rule.no_match for rule in rulebook.rules_of("framing"))
    assert all(Path(pack.path).is_dir() for pack in rulebook.packs)
