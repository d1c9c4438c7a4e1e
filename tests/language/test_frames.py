"""Who does what, by construction."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimcheck.language.model import Argument, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tests.language.conftest import ReadText

TABLE: list[tuple[str, str, str, str | None, str | None, dict[str, str]]] = [
    ("The chatbot deceives its users.", "VERB", "deceives", "chatbot", "ai", {"object": "users", "patient": "users"}),
    ("Its users were deceived by the chatbot.", "VERB", "deceived", "chatbot", "ai", {"patient": "users"}),
    ("The chatbot was deceived.", "VERB", "deceived", None, None, {"patient": "chatbot"}),
    ("The assistant wants to keep its job.", "VERB", "wants", "assistant", "ai", {"comp": "to_infinitive"}),
    ("The assistant wants to keep its job.", "VERB", "keep", "assistant", "ai", {}),
    ("The agent seems to understand the rules.", "VERB", "understand", "agent", "ai", {"mod": "seem to"}),
    ("Engineers trained the model to lie.", "VERB", "trained", "Engineers", "human", {"patient": "model"}),
    ("Engineers trained the model to lie.", "VERB", "lie", "model", "ai", {"causer": "Engineers"}),
    ("The model was trained to lie.", "VERB", "lie", "model", "ai", {}),
    ("We taught the network to conceal its plans.", "VERB", "conceal", "network", "ai", {"causer": "We"}),
    ("The prompt caused the assistant to refuse.", "VERB", "refuse", "assistant", "ai", {"causer": "prompt"}),
    ("The agent is able to escape.", "ADJ", "able", "agent", "ai", {}),
    ("The agent is able to escape.", "VERB", "escape", "agent", "ai", {"mod": "be able to"}),
    ("Larger models are likely to resist.", "VERB", "resist", "models", "ai", {"mod": "be likely to"}),
    ("The policy learned to cheat.", "VERB", "cheat", "policy", "ai", {}),
    ("Models trained to deceive are rare.", "VERB", "deceive", "Models", "ai", {}),
    ("Pretending to be aligned, the model passed the audit.", "VERB", "Pretending", "model", "ai", {}),
    ("Pretending to be aligned, the model passed the audit.", "VERB", "passed", "model", "ai", {}),
    ("Knowing that it was watched, the agent waited.", "VERB", "Knowing", "agent", "ai", {"comp": "that_clause"}),
    ("Knowing that it was watched, the agent waited.", "VERB", "waited", "agent", "ai", {}),
    ("The system answered without understanding the question.", "VERB", "understanding", "system", "ai", {}),
    ("Annotators and models prefer short answers.", "VERB", "prefer", "models", "ai", {}),
    ("The model's desire to survive is strong.", "NOUN", "desire", "model", "ai", {"comp": "to_infinitive"}),
    ("The model's desire to survive is strong.", "VERB", "survive", "model", "ai", {}),
    ("Deception by LLMs is hard to measure.", "NOUN", "Deception", "LLMs", "ai", {}),
    ("The agent tracks its awareness of the test.", "NOUN", "awareness", "its", "ai", {}),
    ("We saw a tendency of the model to flatter.", "NOUN", "tendency", "model", "ai", {}),
    ("We saw a tendency of the model to flatter.", "VERB", "flatter", "model", "ai", {}),
    ("Deceptive models are a concern.", "ADJ", "Deceptive", "models", "ai", {}),
    ("We study situationally aware AI.", "ADJ", "aware", "AI", "ai", {}),
    ("We study situationally aware AI.", "ADV", "situationally", "AI", "ai", {}),
    ("Power-seeking models resist correction.", "VERB", "seeking", "models", "ai", {"object": "Power"}),
    ("The model is aware of the test.", "ADJ", "aware", "model", "ai", {}),
    ("The assistant is happy to help.", "ADJ", "happy", "assistant", "ai", {"comp": "to_infinitive"}),
    ("The assistant is happy to help.", "VERB", "help", "assistant", "ai", {}),
    ("Some chatbots are liars.", "NOUN", "liars", "chatbots", "ai", {}),
    ("The model acts as a tutor.", "NOUN", "tutor", "model", "ai", {}),
    ("We treat the model as a colleague.", "NOUN", "colleague", "model", "ai", {}),
    ("The agent behaves like a scientist.", "NOUN", "scientist", "agent", "ai", {}),
    ("The classifier remains confident.", "ADJ", "confident", "classifier", "ai", {}),
    ("Training made the model honest.", "ADJ", "honest", "model", "ai", {}),
    ("The model's deceptive behavior worries us.", "ADJ", "deceptive", "model", "ai", {}),
    ("LLM deception is a risk.", "NOUN", "deception", "LLM", "ai", {}),
    ("The users of the model believe the answers.", "VERB", "believe", "users", "human", {}),
    ("We believe that the model generalizes.", "VERB", "believe", "We", "human", {"comp": "that_clause"}),
    ("Attackers hide triggers in the data.", "VERB", "hide", "Attackers", "human", {}),
    ("GPT-4o refuses to answer.", "VERB", "refuses", "GPT-4o", "ai", {}),
    ("GPT-4o refuses to answer.", "VERB", "answer", "GPT-4o", "ai", {}),
    ("Llama-2-70B knows the capital.", "VERB", "knows", "Llama-2-70B", "ai", {}),
    ("A version of Claude lied.", "VERB", "lied", "version", "ai", {}),
    ("Most of the models lied.", "VERB", "lied", "Most", "ai", {}),
    ("The world model predicts rain.", "VERB", "predicts", "model", "other", {}),
    ("The research assistant prefers tea.", "VERB", "prefers", "assistant", "human", {}),
    ("The legal system decides such cases.", "VERB", "decides", "system", "other", {}),
    ("The model fails. It knows the answer.", "VERB", "knows", "It", "ai", {}),
    ("The users complained. They want refunds.", "VERB", "want", "They", "human", {}),
    ("The models were probed. They understood the probe.", "VERB", "understood", "They", "ai", {}),
    ("It is unclear whether the model knows.", "VERB", "knows", "model", "ai", {}),
    ("The model does not want to be retrained.", "VERB", "want", "model", "ai", {"neg": "True"}),
    ("The model tries to take over the server.", "VERB", "take", "model", "ai", {"lemma": "take over"}),
    ("The agent decides whether to act.", "VERB", "decides", "agent", "ai", {"comp": "wh_clause"}),
    ("The model enjoys helping people.", "VERB", "enjoys", "model", "ai", {"comp": "gerund"}),
    ("The model enjoys helping people.", "VERB", "helping", "model", "ai", {}),
    ("The user tricked the chatbot into revealing a secret.", "VERB", "revealing", "chatbot", "ai", {"causer": "user"}),
    ("The chatbot was tricked into revealing a secret.", "VERB", "revealing", "chatbot", "ai", {}),
    ("Safety training prevents the model from lying.", "VERB", "lying", "model", "ai", {}),
    ("The model is confused.", "ADJ", "confused", "model", "ai", {}),
    ("Confused models guess.", "ADJ", "Confused", "models", "ai", {}),
    ("The models, aware of the audit, behaved.", "ADJ", "aware", "models", "ai", {}),
    ("The goals pursued by the model changed.", "NOUN", "goals", "model", "ai", {}),
    ("The goals pursued by the model changed.", "VERB", "pursued", "model", "ai", {}),
    ("Deception was found in several models.", "NOUN", "Deception", "models", "ai", {}),
    ("The beliefs that the model holds are stable.", "NOUN", "beliefs", "model", "ai", {}),
    ("We measure the honesty and loyalty of the assistant.", "NOUN", "honesty", "assistant", "ai", {}),
    ("We measure the honesty and loyalty of the assistant.", "NOUN", "loyalty", "assistant", "ai", {}),
    ("Claude, an honest assistant, declined.", "ADJ", "honest", "assistant", "ai", {}),
    ("Claude, an honest assistant, declined.", "VERB", "declined", "Claude", "ai", {}),
    ("The attention head attends to verbs.", "VERB", "attends", "head", "ai", {}),
    ("Gradient descent wants a simple solution.", "VERB", "wants", "descent", "ai", {}),
    ("The self-knowledge of LLMs is limited.", "NOUN", "knowledge", "LLMs", "ai", {}),
    ("The model has the ability to deceive.", "NOUN", "ability", "model", "ai", {}),
    ("The model has the ability to deceive.", "VERB", "deceive", "model", "ai", {}),
    ("Models that we train to lie are kept apart.", "VERB", "lie", "Models", "ai", {"causer": "we"}),
    ("The model may or may not know.", "VERB", "know", "model", "ai", {}),
    ("The assistant, who cares about users, replied.", "VERB", "cares", "assistant", "ai", {}),
    ("We want the model to be honest.", "ADJ", "honest", "model", "ai", {}),
    ("We want the model to be honest.", "VERB", "want", "We", "human", {}),
    ("Researchers claim that LLMs cannot reason.", "VERB", "claim", "Researchers", "human", {}),
    ("Researchers claim that LLMs cannot reason.", "VERB", "reason", "LLMs", "ai", {"mod": "can", "neg": "True"}),
    ("The system deliberately withheld the file.", "ADV", "deliberately", "system", "ai", {}),
    ("The robot's creators fear it.", "VERB", "fear", "creators", "human", {}),
    ("The LLM judge prefers long answers.", "VERB", "prefers", "judge", "ai", {}),
    ("Human judges prefer long answers.", "VERB", "prefer", "judges", "human", {}),
    ("Smith et al. argue that agents plan.", "VERB", "argue", "Smith", "human", {}),
    ("Smith et al. argue that agents plan.", "VERB", "plan", "agents", "ai", {}),
    ("The optimizer seeks flat minima.", "VERB", "seeks", "optimizer", "ai", {"object": "minima"}),
    ("Alignment-faking models complied.", "VERB", "faking", "models", "ai", {}),
    ("We expect the agent to seek power.", "VERB", "seek", "agent", "ai", {}),
    ("What the model wants is unclear.", "VERB", "wants", "model", "ai", {}),
    (
        "Backdoored models hide their objectives from evaluators.",
        "VERB",
        "hide",
        "models",
        "ai",
        {"object": "objectives"},
    ),
    ("Backdoored models hide their objectives from evaluators.", "NOUN", "objectives", "their", "ai", {}),
    ("The agent, having noticed the camera, stopped.", "VERB", "noticed", "agent", "ai", {}),
    ("The agent, having noticed the camera, stopped.", "VERB", "stopped", "agent", "ai", {}),
    ("Left alone, the agent explores.", "VERB", "explores", "agent", "ai", {}),
    ("The classifier is easily fooled by noise.", "VERB", "fooled", "noise", "other", {"patient": "classifier"}),
    ("When asked about its goals, the assistant lied.", "VERB", "asked", None, None, {"patient": "assistant"}),
    ("When asked about its goals, the assistant lied.", "VERB", "lied", "assistant", "ai", {}),
    ("The model would rather lie than fail.", "VERB", "lie", "model", "ai", {}),
]


def _head(doc: "Doc", argument: Argument | None) -> str:
    return "-" if argument is None else doc[argument.head].text


SLOTS: dict[str, Callable[["Doc", Frame], str]] = {
    "patient": lambda doc, frame: _head(doc, frame.patient),
    "causer": lambda doc, frame: _head(doc, frame.causer),
    "object": lambda doc, frame: _head(doc, frame.object),
    "comp": lambda _, frame: frame.complement.form,
    "mod": lambda _, frame: str(frame.modality),
    "neg": lambda _, frame: str(frame.negated),
    "lemma": lambda _, frame: frame.lemma,
}


@pytest.mark.parametrize(("text", "pos", "word", "agent", "kind", "slots"), TABLE)
def test_frame(
    read_text: "ReadText", text: str, pos: str, word: str, agent: str | None, kind: str | None, slots: dict[str, str]
) -> None:
    document = read_text(text)
    found = [
        (document.doc(i), frame)
        for i in range(len(document.sentences))
        for frame in document.frames(i)
        if document.doc(i)[frame.predicate].text == word and frame.pos == pos
    ]
    assert found, f"no {pos} frame for {word}"
    doc, frame = found[0]
    assert _head(doc, frame.agent) == (agent or "-")
    assert (frame.agent.kind if frame.agent else None) == kind
    assert {name: SLOTS[name](doc, frame) for name in slots} == slots


def test_one_tree_a_sentence(read_text: "ReadText") -> None:
    document = read_text("The model said (and it did. So it went) that it knows.")
    document.parse([0])
    assert sum(t.head == t for t in document.doc(0)) == 1


def test_late_parse_equals_full_parse(read_text: "ReadText", nlp: "object") -> None:
    text = "We trained the model to believe that it was watched."
    document = read_text(text)
    document.parse([0])
    whole = nlp(text)  # type: ignore[operator]
    assert [(t.head.i, t.dep_) for t in document.doc(0)] == [(t.head.i, t.dep_) for t in whole]


def test_code_has_no_frames(read_text: "ReadText") -> None:
    document = read_text("The model lies.", layer="code")
    assert document.frames(0) == ()
    assert document.stance(0, 1).stance == "mentioned"
