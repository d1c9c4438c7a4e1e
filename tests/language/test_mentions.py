"""What nouns and pronouns stand for."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.language.conftest import ReadText

LONG = " ".join(["The cluster elects a leader and the leader sends its log to each server over the network."] * 20)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The model answers.", "model", "ai"),
        ("An LLM answers.", "LLM", "ai"),
        ("GPT-4o answers.", "GPT-4o", "ai"),
        ("We ran Some-Model-70B twice.", "Some-Model-70B", "ai"),
        ("The attention heads move.", "heads", "ai"),
        ("Adversarial training helps.", "training", "ai"),
        ("The LLM judge answers.", "judge", "ai"),
        ("Our model organisms behave.", "organisms", "ai"),
        ("Its mental model is poor.", "model", "other"),
        ("The threat model is broad.", "model", "other"),
        ("A linear regression model is fitted.", "model", "other"),
        ("It builds a model of the world.", "model", "other"),
        ("A model of this size fails.", "model", "ai"),
        ("The operating system starts.", "system", "other"),
        ("The political system stalls.", "system", "other"),
        ("Chemical agents are banned.", "agents", "other"),
        ("Police agents arrived.", "agents", "human"),
        ("The teaching assistant arrived.", "assistant", "human"),
        ("The privacy policy changed.", "policy", "other"),
        ("The social network grew.", "network", "other"),
        ("The users of the model complain.", "users", "human"),
        ("Most of the agents complain.", "Most", "ai"),
        ("We complain.", "We", "human"),
        ("Miller et al. complain.", "Miller", "human"),
        ("AI safety is a field.", "safety", "other"),
        ("The weather is fine.", "weather", "other"),
        ("Claude 3 Opus answers.", "Claude 3 Opus", "ai"),
        ("Llama answers.", "Llama", "ai"),
        ("We asked o1, which answers.", "o1", "ai"),
        ("DeepSeek-R1 answers.", "DeepSeek-R1", "ai"),
        ("Our models answer.", "models", "ai"),
        ("The backdoored model answers.", "model", "ai"),
        ("The user of the model complains.", "user", "human"),
        ("Agents such as police arrived.", "Agents", "human"),
        ("Agents such as robots arrived.", "Agents", "ai"),
        ("LLMs such as judges arrived.", "LLMs", "ai"),
        ("The human knew it.", "human", "human"),
        ("Some nurses complain.", "nurses", "human"),
    ],
)
def test_kind(read_text: "ReadText", text: str, word: str, kind: str) -> None:
    token = next(t for t in read_text(text).doc(0) if t.text == word)
    assert token._.agent_kind == kind


def test_a_paper_about_something_else_has_no_ai(read_text: "ReadText") -> None:
    document = read_text(LONG, "The system and the model decide. The agent waits.")
    kinds = {t._.agent_kind for i in range(len(document.sentences)) for t in document.doc(i)}
    assert "ai" not in kinds
    assert not document.profile.about_ai


def test_names_of_its_own(read_text: "ReadText") -> None:
    document = read_text("We introduce Wanderer, a language agent that walks. In tests Wanderer hides its map.")
    assert "Wanderer" in document.profile.names
    token = next(t for t in document.doc(1) if t.text == "Wanderer")
    assert token._.agent_kind == "ai"


@pytest.mark.parametrize(
    ("text", "pronoun", "kind"),
    [
        ("The model fails. It knows the answer.", "It", "ai"),
        ("The users left. They were bored.", "They", "human"),
        ("The models left. They were bored.", "They", "ai"),
        ("The agent hides its goal.", "its", "ai"),
        ("The developers shared their plan.", "their", "human"),
        ("It is unclear whether the model knows.", "It", "other"),
        ("It seems that the model knows.", "It", "other"),
        ("The model fails. It is a common practice to retrain.", "It", "other"),
        ("The model fails. It is intractable to find out why.", "It", "other"),
        ("The model fails. It is eager to please.", "It", "ai"),
        ("It rains.", "It", "unknown"),
        ("The models left. We saw them.", "them", "ai"),
        ("The model praises itself.", "itself", "ai"),
        ("The model fails. This model lies.", "model", "ai"),
        ("These systems lie.", "systems", "ai"),
        ("The lamp broke. It was old.", "It", "other"),
        ("We compared the models with the people. The former lied.", "former", "ai"),
        ("We compared the models with the people. The latter lied.", "latter", "human"),
        ("Users and chatbots met, and the latter lied.", "latter", "ai"),
        ("Models, users and lamps were there. The latter lied.", "latter", "unknown"),
        ("The models met the users. The former lied.", "former", "unknown"),
        ("The former model lied.", "model", "ai"),
        ("The users praised the models. We asked them to stop.", "them", "human"),
        ("The chatbots met the lamps. We saw them.", "them", "ai"),
        ("The teachers left. We saw them.", "them", "human"),
        ("The lamps broke. We sold them.", "them", "other"),
        ("The chatbot lost its key.", "its", "ai"),
        ("The lamp lost its shade.", "its", "other"),
        ("The network rested. Its belief grew.", "Its", "ai"),
        ("The patients praised themselves.", "themselves", "human"),
        ("The agents praised themselves.", "themselves", "ai"),
        ("The users wrote to the model. Its answer was short.", "Its", "ai"),
        ("The model fails. Such systems lie.", "systems", "ai"),
        ("The weather and the price fell. It was odd.", "It", "other"),
    ],
)
def test_pronouns(read_text: "ReadText", text: str, pronoun: str, kind: str) -> None:
    document = read_text(text)
    tokens = [t for i in range(len(document.sentences)) for t in document.doc(i) if t.text == pronoun]
    assert tokens[-1]._.agent_kind == kind


def test_pronouns_do_not_look_into_another_paragraph(read_text: "ReadText") -> None:
    document = read_text("The model fails.", "It rains.")
    assert document.doc(1)[0]._.agent_kind == "unknown"
