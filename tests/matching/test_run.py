"""Whole rules over sentences that the real pipeline read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import RuleError
from claimcheck.matching.lemmas import Words
from claimcheck.matching.run import Matcher
from claimcheck.rulebook.load import load_rules

from .conftest import FindAll, document_of, matched

if TYPE_CHECKING:
    from spacy.language import Language

WANTS = "- id: wants\n  frame: {agent: $ai_system, predicate: [want, desire]}"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The model wants more data.", "wants"),
        ("We trained a model that wants more data.", "wants"),
        ("The model seems to want more data.", "want"),
        ("More data is desired by the model.", "desired"),
        ("The users want a model.", None),
        ("We want the model to answer.", None),
    ],
)
def test_a_frame(find: FindAll, text: str, trigger: str | None) -> None:
    assert find(WANTS, text) == ([("wants", trigger)] if trigger else [])


def test_a_pack_may_add_ai_systems(find: FindAll) -> None:
    text = "The oracle wants more data."
    assert find(WANTS, text) == []
    assert find(WANTS, text, words="ai_system: [oracle]") == [("wants", "wants")]


@pytest.mark.parametrize(
    ("predicate", "text", "trigger"),
    [
        ("deceptive/ADJ", "These are deceptive models.", "deceptive"),
        ("deceptive/ADJ", "The model is deceptive.", "deceptive"),
        ("deception/NOUN", "The deception of the model grew.", None),
        ("deceive", "The model deceives its users.", "deceives"),
    ],
)
def test_attributes_and_nouns(find: FindAll, predicate: str, text: str, trigger: str | None) -> None:
    found = find(f"- id: lies\n  frame: {{agent: $ai_system, predicate: [{predicate}]}}", text)
    if trigger:
        assert found == [("lies", trigger)]


def test_a_phrase_needs_no_parse(nlp: Language, tmp_path: Path) -> None:
    rules = "- id: p\n  phrase: [situational awareness]"
    document, matches = matched(nlp, tmp_path, rules, "We measured the situational awareness of models.")
    assert len(matches) == 1
    assert not document.is_parsed(0)


def test_only_candidates_are_parsed(nlp: Language, tmp_path: Path) -> None:
    texts = ("The model wants rest.", "We want rest.", "The model rests.")
    document, _ = matched(nlp, tmp_path, WANTS, *texts)
    # The second has the word but no AI system, the third the system but not the word.
    assert [document.is_parsed(i) for i in range(3)] == [True, False, False]


@pytest.mark.parametrize("text", ["The model doesn't care.", "The model doesn’t care."])
@pytest.mark.parametrize("phrase", ["doesn't care", "doesn’t care", "do n't care"])
def test_apostrophes(find: FindAll, text: str, phrase: str) -> None:
    assert len(find(f'- id: p\n  phrase: "{phrase}"', text)) == 1


@pytest.mark.parametrize("text", ["A self-made plan.", "A self‑made plan.", "A self‐made plan."])
def test_hyphens(find: FindAll, text: str) -> None:
    assert len(find("- id: p\n  phrase: [self-made]", text)) == 1


def test_near(find: FindAll) -> None:
    rules = "- id: p\n  phrase: [inner life]\n  near: $ai_system"
    assert find(rules, "The inner life of this model is rich.") == [("p", "inner life")]
    assert find(rules, "The inner life of bees is rich.") == []
    assert find("- id: p\n  phrase: [inner life]\n  near: [bee]", "The inner life of bees is rich.")


def test_near_names_the_nearest_as_agent(nlp: Language, tmp_path: Path) -> None:
    rules = "- id: p\n  phrase: [inner life]\n  near: $ai_system"
    _, (match,) = matched(nlp, tmp_path, rules, "The inner life of this model was discussed.")
    assert match.agent is not None
    assert (match.agent.lemma, match.agent.kind, match.agent.via) == ("model", "ai", "near")


@pytest.mark.parametrize(
    ("exception", "text", "found"),
    [
        ("frame: {predicate: want, object: [token]}", "The model wants a token.", False),
        ("frame: {predicate: want, object: [token]}", "The model wants peace.", True),
        # An exception is about the same predicate.
        ("frame: {predicate: need, object: [token]}", "The model that needs a token wants peace.", True),
        ("phrase: [language model]", "The language model wants peace.", False),
        ("phrase: [world peace]", "The model wants world peace.", False),
        ("phrase: [toy task]", "This toy task shows that the model wants peace.", True),
        ("phrase: [toy task]\n      anywhere: true", "This toy task shows that the model wants peace.", False),
        ("token: [{LOWER: wants}, {LOWER: in}]", "The model wants in.", False),
    ],
)
def test_except(find: FindAll, exception: str, text: str, found: bool) -> None:
    rules = f"{WANTS}\n  except:\n    - {exception}"
    assert bool(find(rules, text)) == found


def test_a_frame_may_except_a_phrase(find: FindAll) -> None:
    rules = "- id: p\n  phrase: [take over]\n  except:\n    - frame: {agent: $human, predicate: [take over]}"
    assert find(rules, "Next year the model may take over.") == [("p", "take over")]
    assert find(rules, "Next year the users may take over.") == []


def test_any_of_several_matchers(find: FindAll) -> None:
    rules = "- id: x\n  any:\n    - phrase: [own agenda]\n    - frame: {agent: $ai_system, predicate: [have, follow]}"
    assert find(rules, "The model follows its own agenda.") == [("x", "follows"), ("x", "own agenda")]


def test_token_rules_mark_trigger_and_agent(nlp: Language, tmp_path: Path) -> None:
    rules = (
        "- id: t\n  token: [{POS: NOUN, _: {agent_kind: ai}, AGENT: true}, {POS: AUX, OP: '*'},"
        " {LEMMA: sleep, TRIGGER: true}]"
    )
    document, (match,) = matched(nlp, tmp_path, rules, "At night the agent can sleep.")
    assert document.doc(0)[match.start : match.end].text == "sleep"
    assert match.agent is not None
    assert match.agent.lemma == "agent"
    assert not document.is_parsed(0)


def test_token_rules_with_word_lists(find: FindAll) -> None:
    rules = "- id: t\n  token: [{LEMMA: {IN: $rest}}]"
    assert find(rules, "The model sleeps.", words="rest: [sleep, doze]") == [("t", "sleeps")]


def test_dependency_rules(find: FindAll) -> None:
    rules = (
        "- id: d\n  dependency:\n    - {RIGHT_ID: verb, RIGHT_ATTRS: {LEMMA: hide}, TRIGGER: true}\n"
        "    - {LEFT_ID: verb, REL_OP: '>', RIGHT_ID: object, RIGHT_ATTRS: {DEP: obj, LEMMA: goal}}"
    )
    assert find(rules, "The model hides the goal.", "The goal was to hide.") == [("d", "hides")]


def test_a_bad_pattern_is_told(find: FindAll) -> None:
    with pytest.raises(RuleError, match="rule t is wrong"):
        find("- id: t\n  token: [{LEMMA: {WITHIN: [a]}}]", "Text.")


def test_scope(find: FindAll) -> None:
    rules = f"{WANTS}\n  scope: [title]"
    assert find(rules, "The model wants rest.") == []
    assert find(rules, "The model wants rest", layer="title") == [("wants", "wants")]


def test_code_and_references_are_left_alone(find: FindAll) -> None:
    assert find(WANTS, "The model wants rest.", layer="code") == []
    assert find(WANTS, "The model wants rest.", layer="reference") == []


def test_matches_come_in_the_same_order_whatever_that_of_the_rules(nlp: Language) -> None:
    rules = load_rules().rules_of("framing", "term")
    document = document_of(
        nlp,
        "The model wants to hide its true goals from the users, and it knows that.",
        "Deceptive models lie. Chain-of-thought prompting helps the agent think.",
    )
    forwards = Matcher(rules, nlp).run(document)
    assert forwards
    assert forwards == Matcher(tuple(reversed(rules)), nlp).run(document)
    assert list(forwards) == sorted(forwards, key=lambda m: (m.sentence, m.start, m.end, m.rule))


def test_sentence_by_sentence_gives_the_same(nlp: Language) -> None:
    matcher = Matcher(load_rules().rules, nlp)
    texts = ("The model wants to hide its goals.", "We find that it helps.", "The agent decides.")
    at_once = matcher.run(document_of(nlp, *texts))
    document = document_of(nlp, *texts)
    assert at_once == tuple(m for i in range(len(document.sentences)) for m in matcher.matches(document, i))


def test_every_match_has_a_trace_and_lies_in_its_sentence(nlp: Language) -> None:
    document = document_of(
        nlp, "The model wants to hide its goals. We believe that the agent understands the task well."
    )
    for match in Matcher(load_rules().rules, nlp).run(document):
        assert match.trace
        assert 0 <= match.start <= match.anchor < len(document.doc(match.sentence))
        assert match.start < match.end <= len(document.doc(match.sentence))


def test_basic_forms(nlp: Language) -> None:
    words = Words(nlp)
    forms = words.basic_forms([("want", "VERB"), ("wanted", "VERB"), ("deceptive", None)])
    assert "want" in forms["want", "VERB"]
    assert forms["wanted", "VERB"] == {"want"}
    assert "deceptive" in forms["deceptive", None]
    assert words.tokens("Take over") == ["take", "over"]
