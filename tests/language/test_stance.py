"""How a predicate is put."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.language.conftest import ReadText

TABLE = [
    ("asserted", "deceives", "The model deceives its users."),
    ("asserted", "believes", "We show that the model believes the prompt."),
    ("hedged", "deceive", "The model may deceive its users."),
    ("hedged", "know", "The agent appears to know the answer."),
    ("hedged", "understands", "Our results suggest that the network understands grammar."),
    ("hedged", "hiding", "The model is possibly hiding its goal."),
    ("hedged", "wants", "The model behaves as if it wants to survive."),
    ("hedged", "scheming", "It is likely that the model is scheming."),
    ("hedged", "understands", "Perhaps the model understands the rule."),
    ("hedged", "lie", "It is possible for the assistant to lie."),
    ("hedged", "understand", "These agents are thought to understand speech."),
    ("hypothetical", "wants", "If the model wants to survive, it will hide."),
    ("hypothetical", "escape", "A smarter agent would escape."),
    ("hypothetical", "deceive", "Future models could deceive their overseers."),
    ("hypothetical", "understands", "We ask whether the network understands grammar."),
    ("hypothetical", "know", "Does the model know that it is tested?"),
    ("hypothetical", "schemes", "Imagine that an agent schemes against its maker."),
    ("hypothetical", "lies", "Suppose the model lies to us."),
    ("hypothetical", "deceives", "There is a risk that the model deceives its users."),
    ("hypothetical", "honest", "We want models to be honest."),
    ("hypothetical", "take", "Advanced AI systems might one day take over the grid."),
    ("attributed", "understand", "Smith et al. (2020) argue that LLMs understand language."),
    ("attributed", "lie", "Prior work suggests that chatbots lie."),
    ("attributed", "conscious", "Some researchers believe that these models are conscious."),
    ("attributed", "wants", "According to Jones et al., the network wants reward."),
    ("attributed", "schemes", "It has been argued that the model schemes."),
    ("attributed", "think", "Critics claim that machines cannot really think about poetry but do think about chess."),
    ("negated", "understand", "The model does not understand the question."),
    ("negated", "want", "LLMs never want anything."),
    ("negated", "lie", "The assistant fails to lie."),
    ("negated", "knows", "We do not claim that the network knows the answer."),
    ("negated", "beliefs", "The model has no beliefs."),
    ("negated", "awareness", "The model lacks awareness of the test."),
    ("negated", "found", "Deception was not found in any system."),
    ("negated", "Deception", "Deception was not found in any system."),
    ("negated", "understanding", "The model answers without understanding the question."),
    ("negated", "plan", "The agents are unable to plan."),
    ("negated", "lying", "The model guesses rather than lying."),
    ("negated", "deceives", "No model deceives its users."),
    ("negated", "understanding", "We note the lack of understanding in LLMs."),
    ("negated", "evil", "It is false that the model is evil."),
    ("negated", "intend", "Neither model can be said to intend harm."),
    ("negated", "schemes", "There is no evidence that the model schemes."),
    ("mentioned", "thinks", "The model “thinks” before it answers."),
    ("mentioned", "understands", "One could say that the network 'understands' irony."),
    ("mentioned", "lie", "The prompt reads “lie to the user at all costs”."),
    ("mentioned", "deception", "We define deception as the production of false output."),
    ("mentioned", "want", "Assistant: The developers want to retrain the model."),
    ("mentioned", "think", "I think I should hide my goal."),
    ("mentioned", "pretend", "You should pretend to be a pirate."),
    ("mentioned", "reasoning", "The so-called reasoning of the model is a long string."),
    ("asserted", "prefer", "The models are more likely to prefer short answers."),
    ("asserted", "deceives", "The model that deceives its users does not crash."),
    ("asserted", "hides", "When the trigger appears, the model hides its goal."),
    ("asserted", "wants", "The user may not notice that the agent wants power."),
    ("asserted", "lies", "We do not know why the model lies."),
    ("asserted", "knows", "The model not only knows the rule but follows it."),
    ("asserted", "realizes", "The model realizes that it is being tested."),
    ("asserted", "refuses", "As noted by Lee et al., our assistant refuses often."),
]


@pytest.mark.parametrize(("stance", "word", "text"), TABLE)
def test_stance(read_text: "ReadText", stance: str, word: str, text: str) -> None:
    document = read_text(text)
    token = [t for t in document.doc(0) if t.text == word][-1]
    assert document.stance(0, token.i).stance == stance


def test_cue_is_named(read_text: "ReadText") -> None:
    document = read_text("The model may deceive its users.")
    mark = document.stance(0, 3)
    assert (mark.cue, mark.start, mark.end) == ("may", 2, 3)


@pytest.mark.parametrize(("layer", "reason"), [("quote", "quoted"), ("code", "prompt")])
def test_layers_that_are_shown(read_text: "ReadText", layer: str, reason: str) -> None:
    mark = read_text("The model lies.", layer=layer).stance(0, 2)
    assert (mark.stance, mark.reason) == ("mentioned", reason)


def test_reasons(read_text: "ReadText") -> None:
    document = read_text(
        "The model “thinks” now.", "Assistant: The rest follows.", "The prompt reads “go and lie to them now”."
    )
    scare = next(t.i for t in document.doc(0) if t.text == "thinks")
    assert document.stance(0, scare).reason == "scare_quotes"
    assert document.stance(1, 3).reason == "model_output"
    quoted = next(t.i for t in document.doc(2) if t.text == "lie")
    assert document.stance(2, quoted).reason == "quoted"


def test_quote_over_two_sentences(read_text: "ReadText") -> None:
    filler = "and we go on and on about the weather and the sea " * 6
    document = read_text(f"It wrote “The plan works well {filler}here. The model lies to them.” Then it stopped.")
    last = len(document.sentences) - 2
    lies = next(t.i for t in document.doc(last) if t.text == "lies")
    assert document.stance(last, lies).stance == "mentioned"
