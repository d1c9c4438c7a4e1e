"""Verbs in a row, and trees that contradict the tags."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from spacy.language import Language

    from tests.language.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The network ranks, filters and manipulates the posts.", "ranks", "VBZ"),
        ("The network ranks, filters and manipulates the posts.", "filters", "VBZ"),
        ("The policy neither plans nor waits.", "plans", "VBZ"),
        ("The policy neither plans nor waits.", "waits", "VBZ"),
        ("The older policies either stall or cheat.", "stall", "VBP"),
        ("The chatbot reads the note, answers politely and forgets it.", "answers", "VBZ"),
        ("She lists titles, names the model gave and dates.", "names", "NNS"),
        ("The agent reads prompts and answers questions.", "prompts", "NNS"),
        ("Neither plans nor maps help.", "plans", "NNS"),
        ("Turing argued that it cannot.", "Turing", "NNP"),
        ("Omohundro claims that such systems want more.", "claims", "VBZ"),
        ("We train QA models that answer.", "models", "NNS"),
        ("When the chatbot doubts, the test stops.", "doubts", "VBZ"),
        ("The system reports and escapes.", "escapes", "VBZ"),
        ("The doctor helps, sleeps and questions.", "questions", "VBZ"),
        ("Weak agents fear and harm.", "harm", "VBP"),
        ("We ask how nurses cheat, escape and wonder about it.", "escape", "VBP"),
        ("The plan that the doctor exploits is new.", "exploits", "VBZ"),
        ("Claude and Gemini question every offer.", "question", "VBP"),
        ("Training helped a little.", "Training", "NN"),
        ("Many people think that machines feel pain.", "machines", "NNS"),
    ],
)
def test_tags(read_text: "ReadText", text: str, word: str, tag: str) -> None:
    token = next(t for t in read_text(text).doc(0) if t.text == word)
    assert token.tag_ == tag


@pytest.mark.parametrize(
    ("text", "root", "subject"),
    [
        ("The policies either stall or cheat.", "stall", "policies"),
        ("The learner's own curiosity drives the search.", "drives", "curiosity"),
        ("Aware of the test, the model answers carefully.", "answers", "model"),
        ("Models caught cheating were trained again.", "trained", "Models"),
        ("The LLM with the most knowledge wins.", "wins", "LLM"),
        ("A policy designed to please fails.", "fails", "policy"),
        ("The network that escapes a test claims the question.", "claims", "network"),
        ("The critic in the control group bluffs every offer.", "bluffs", "critic"),
        ("The rule that the assistant resents is the first.", "first", "rule"),
        ("GPT-4 listens, negotiates and signs.", "listens", "GPT-4"),
        ("An agent that we had praised for its care sabotages the build.", "sabotages", "agent"),
    ],
)
def test_tree(read_text: "ReadText", text: str, root: str, subject: str) -> None:
    document = read_text(text)
    document.parse([0])
    doc = document.doc(0)
    found = next(t for t in doc if t.head == t)
    assert found.text == root
    assert subject in [t.text for t in found.children if t.dep_.startswith("nsubj")]


WORDS = "the model agents lies plans neither nor and , that aware caught trained to whose ranks it either or".split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_always_one_tree(nlp: "Language", words: list[str]) -> None:
    """Whatever stands there, one root and a way to it from every word."""
    doc = nlp(" ".join(words) + ".")
    for sentence in doc.sents:
        assert sum(t.head == t for t in sentence) == 1
        assert all(len(list(t.ancestors)) < len(sentence) for t in sentence)
