"""Lint finds what loads and can never match."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from claimcheck.rulebook.lint import lint
from claimcheck.rulebook.load import load_rules

from .conftest import RULE, MakePack

FRAME = "frame: {agent: $ai_system, predicate: [want, desire]}"


class FewWords:
    """A language that knows three words."""

    def tokens(self, text: str) -> list[str]:
        return text.lower().replace("-", " - ").split()

    def basic_forms(self, words: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str | None], frozenset[str]]:
        known = {"wanted": "want"}
        return {key: frozenset({known.get(key[0], key[0])}) for key in words}


CASES = [
    pytest.param(FRAME, "frame: {predicate: [want/VRB]}", "no part of speech VRB", "VERB", id="part of speech"),
    pytest.param(FRAME, "frame: {predicate: [wanted]}", '"wanted" is not a basic form', "want", id="inflected"),
    pytest.param(
        FRAME, "frame: {agent: ai_system, predicate: want}", "stands for the word itself", "$ai_system", id="no $"
    ),
    pytest.param(FRAME, "frame: {agent: bots, predicate: want}", "stands for the word itself", "$bots", id="no $ list"),
    pytest.param(FRAME, "frame: {agent: $ai_system, predicate: any}", "no words to look for", "", id="no anchor"),
    pytest.param(FRAME, "token: [{LOWER: Want}]", "upper-case", "want", id="upper case"),
    pytest.param(FRAME, "token: [{LEMMA: {IN: [a, Want]}}]", "upper-case", "want", id="upper case in a list"),
    pytest.param(FRAME, "token: [{POS: VRB}]", "no part of speech VRB", "VERB", id="token part of speech"),
    pytest.param(FRAME, "token: [{DEP: nsubject}]", "no dependency nsubject", "nsubj", id="dependency"),
    pytest.param(
        FRAME, "token: [{LOWER: self-aware}]", "cut into the tokens self - aware", "each", id="several tokens"
    ),
    pytest.param(FRAME, "token: [{LOWER: take over}]", "no spaces", "each word", id="space"),
    pytest.param(FRAME, "token: [{_: {agent_kind: robot}}]", 'never "robot"', "ai", id="agent kind"),
    pytest.param(FRAME, "phrase: '* (very)'", "met by anything", "", id="phrase of anything"),
    pytest.param(FRAME, "phrase: want/VRB it", "no part of speech VRB", "VERB", id="phrase part of speech"),
    pytest.param('    match: ["The model [[wants]] rest."]\n', "", "no match examples", "[[ ]]", id="no match"),
    pytest.param('    no_match: ["We want rest."]\n', "", "no no_match examples", "", id="no no_match"),
    pytest.param("    rationale: Wanting is a state of mind.\n", "", "no rationale", "", id="no rationale"),
    pytest.param(FRAME, "scope: [code]\n    phrase: x", "code is never looked at", "body", id="scope"),
    pytest.param("{object}", "{objct}", "cannot fill in {objct}", "object", id="slot"),
    pytest.param("[[wants]]", "[[wants]", "do not pair", "", id="marks"),
    pytest.param("We want rest.", "We [[want]] rest.", "nothing is to be found", "", id="mark in no_match"),
    pytest.param("    rationale", "    exemption: quoted\n    rationale", "term packs only", "", id="exemption"),
]


@pytest.mark.parametrize(("old", "new", "what", "hint"), CASES)
def test_complaint(make_pack: MakePack, tmp_path: Path, old: str, new: str, what: str, hint: str) -> None:
    assert old in RULE
    rulebook = load_rules([make_pack(RULE.replace(old, new), more="words: {bots: [bot]}")], shipped=False)
    found = [p for p in lint(rulebook, FewWords()) if what in p.what]
    assert len(found) == 1
    text = (tmp_path / "mine" / "rules.yaml").read_text().splitlines()
    assert found[0].source == text[found[0].line - 1]
    # What is there is shown where it stands; what is missing, at the id of the rule.
    assert found[0].line == (2 if new == "" else next(i for i, line in enumerate(text, 1) if line not in RULE))
    assert hint in (found[0].hint or "")


def test_a_word_list_that_nobody_uses(make_pack: MakePack) -> None:
    more = "words:\n  used: [want]\n  taken_in: [wish]\n  idle: [$taken_in]\n  ai_system: [oracle]"
    folder = make_pack(RULE.replace("[want, desire]", "[$used]"), more=more)
    (problem,) = lint(load_rules([folder], shipped=False), FewWords())
    assert (problem.line, problem.column, problem.source) == (8, 3, "  idle: [$taken_in]")
    assert problem.what == "no rule uses the word list idle"
    heir = make_pack(
        RULE.replace("intent.wants", "intent.x").replace("[want,", "[$idle,"), "heir", more="extends: mine"
    )
    assert lint(load_rules([folder, heir], shipped=False), FewWords()) == []


def test_nothing_to_complain_of(make_pack: MakePack) -> None:
    assert lint(load_rules([make_pack()], shipped=False), FewWords()) == []
