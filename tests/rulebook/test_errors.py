"""A wrong pack is told with file, line, column, the line itself and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import RuleError
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.problem import RuleFileError

from .conftest import RULE, MakePack

WRONG = [
    # what is changed in RULE, into what; line and column of the complaint; words of it; words of its hint
    pytest.param("    frame:", "    frme:", (7, 5), 'no key "frme"', 'did you mean "frame"', id="key"),
    pytest.param("predicate:", "predicat:", (7, 32), 'no key "predicat"', 'did you mean "predicate"', id="inner key"),
    pytest.param("category: intent", "category: intnt", (4, 15), 'no category "intnt"', '"intent"', id="category"),
    pytest.param("    category: intent\n", "", (2, 5), '"category" is missing', "intent, deception", id="no category"),
    pytest.param("    title: The system is said to want\n", "", (2, 5), '"title" is missing', "", id="no title"),
    pytest.param("[want, desire]", "[$want]", (7, 44), "no word list $want", "wants", id="word list"),
    pytest.param("[want, desire]", "[]", (7, 43), "predicate is empty", "", id="empty list"),
    pytest.param("title: The system is said to want", "title: 3", (3, 12), 'text, not "3"', "quotes", id="number"),
    pytest.param("title: The system is said to want", "title:", (3, 5), "text, not nothing", "", id="nothing"),
    pytest.param("    rationale", "    severity: hgh\n    rationale", (5, 15), '"hgh"', '"high"', id="severity"),
    pytest.param("    rationale", "    scope: [bdy]\n    rationale", (5, 13), '"bdy"', '"body"', id="layer"),
    pytest.param("    rationale", "    weight: much\n    rationale", (5, 13), "number", "", id="weight"),
    pytest.param(
        "    rationale", "    title: again\n    rationale", (5, 5), '"title" stands here twice', "line 3", id="twice"
    ),
    pytest.param("    match:", "    phrase: x\n    match:", (2, 5), "frame and phrase", "", id="two matchers"),
    pytest.param("id: intent.wants", "id: Intent wants", (2, 9), '"Intent wants" will not do', "lower-case", id="id"),
    pytest.param("  - id", "\t- id", (2, 1), "not YAML", "spaces", id="tab"),
    pytest.param("rationale: Wanting is", "rationale: Wanting: it is", (5, 23), "not YAML", "quotes", id="colon"),
    pytest.param("rationale: Wanting", "rationale: &x Wanting", None, None, None, id="anchor on a word is harmless"),
    pytest.param("rationale: Wanting", "rationale: !x Wanting", (5, 16), "tags", "quotes", id="tag"),
    pytest.param("[want, desire]", "*x", (7, 43), "not YAML", "quotes", id="alias of nothing"),
    pytest.param(
        "no_match: [", "no_match: [{text: a, stanc: negated}, ", (9, 26), 'no key "stanc"', '"stance"', id="example"
    ),
    pytest.param(
        "no_match: [", "no_match: [{text: a, stance: negatd}, ", (9, 34), '"negatd"', '"negated"', id="stance"
    ),
    pytest.param(
        "frame: {agent: $ai_system, predicate: [want, desire]}",
        "token: [{LEMA: want}]",
        (7, 14),
        'no attribute "LEMA"',
        '"LEMMA"',
        id="token key",
    ),
    pytest.param(
        "frame: {agent: $ai_system, predicate: [want, desire]}",
        "dependency: [{RIGHT_ID: a, RIGHT_ATTRS: {LEMMA: a}}, {RIGHT_ID: b, RIGHT_ATTRS: {}, LEFT_ID: c, REL_OP: '>'}]",
        (7, 89),
        'the RIGHT_ID "c"',
        "",
        id="dependency node",
    ),
    pytest.param(
        "frame: {agent: $ai_system, predicate: [want, desire]}",
        "frame: {predicate: want, complement: {form: to_infinitiv}}",
        (7, 49),
        '"to_infinitiv"',
        '"to_infinitive"',
        id="complement",
    ),
]


@pytest.mark.parametrize(("old", "new", "place", "what", "hint"), WRONG)
def test_wrong_rule(
    make_pack: MakePack, old: str, new: str, place: tuple[int, int] | None, what: str | None, hint: str | None
) -> None:
    assert old in RULE
    text = RULE.replace(old, new, 1)
    folder = make_pack(text, more="words: {wants: [want]}")
    if place is None:
        assert load_rules([folder], shipped=False).rules
        return
    with pytest.raises(RuleFileError) as caught:
        load_rules([folder], shipped=False)
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == place, str(caught.value)
    assert what is not None
    assert what in problem.what
    assert (hint or "") in (problem.hint or "")
    told = str(caught.value).splitlines()
    assert told[0].startswith(f"{folder / 'rules.yaml'}:{place[0]}:{place[1]}: ")
    line = text.splitlines()[place[0] - 1]
    assert told[1] == f"  {line.rstrip()}"
    assert told[2].index("^") == place[1] + 1


def test_all_problems_of_a_file_are_told(make_pack: MakePack) -> None:
    folder = make_pack(RULE.replace("frame:", "frme:").replace("title:", "titel:"))
    with pytest.raises(RuleFileError) as caught:
        load_rules([folder], shipped=False)
    told = [problem.what for problem in caught.value.problems]
    assert any("frme" in what for what in told)
    assert any("titel" in what for what in told)


WRONG_PACKS = [
    pytest.param("name: {name}", "nme: mine", (1, 1), 'no key "nme"', '"name"', id="key"),
    pytest.param("kind: {kind}", "kind: frame", (3, 7), '"frame"', '"framing"', id="kind"),
    pytest.param('version: "1.0"', "version: 1.0", (2, 10), 'text, not "1.0"', "quotes", id="version"),
    pytest.param("{more}", "words: {{a: [$b], b: [$a]}}", (5, 12), "takes in itself: a > b > a", "", id="circle"),
    pytest.param("{more}", "words: {{a: [$c]}}", (5, 12), "no word list $c", "define", id="word list"),
    pytest.param("{more}", "extends: [anthropomorphisms]", (5, 11), 'no pack "anthropomorphisms"', "", id="extends"),
    pytest.param("{more}", "disable: [intent.wants]", (5, 11), 'no rule "intent.wants"', "extends", id="disable own"),
]


@pytest.mark.parametrize(("old", "new", "place", "what", "hint"), WRONG_PACKS)
def test_wrong_pack(
    make_pack: MakePack,
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    place: tuple[int, int],
    what: str,
    hint: str,
) -> None:
    from . import conftest

    monkeypatch.setattr(conftest, "PACK", conftest.PACK.replace(old, new))
    with pytest.raises(RuleFileError) as caught:
        load_rules([make_pack()], shipped=False)
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == place, str(caught.value)
    assert what in problem.what
    assert hint in (problem.hint or "")


def test_an_id_twice(make_pack: MakePack) -> None:
    second = make_pack(RULE, name="other")
    with pytest.raises(RuleFileError) as caught:
        load_rules([make_pack(), second], shipped=False)
    assert 'the id "intent.wants" is taken' in str(caught.value)
    assert caught.value.problems[0].line == 2


def test_two_packs_of_one_name(make_pack: MakePack, tmp_path: Path) -> None:
    first = make_pack(RULE)
    second = tmp_path / "again"
    second.mkdir()
    (second / "pack.yaml").write_text((first / "pack.yaml").read_text())
    with pytest.raises(RuleFileError, match='two packs named "mine"'):
        load_rules([first, second], shipped=False)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"rules: \xe9", b"rules: [\0]"])
def test_not_text(make_pack: MakePack, content: bytes) -> None:
    with pytest.raises(RuleFileError, match=r"rules\.yaml"):
        load_rules([make_pack(content)], shipped=False)


def test_no_pack(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no pack\.yaml"):
        load_rules([tmp_path])
    with pytest.raises(RuleError, match="no such folder"):
        load_rules([tmp_path / "nowhere"])
