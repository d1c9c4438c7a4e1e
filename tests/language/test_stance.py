"""How a predicate is put."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.language.conftest import ReadText


def _cases(name: str) -> list[tuple[str, ...]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]


def _check(read_text: "ReadText", stance: str, word: str, text: str) -> None:
    document = read_text(text)
    token = [t for t in document.doc(0) if t.text == word][-1]
    assert document.stance(0, token.i).stance == stance


@pytest.mark.parametrize(("stance", "word", "text"), _cases("stance.txt"))
def test_stance(read_text: "ReadText", stance: str, word: str, text: str) -> None:
    _check(read_text, stance, word, text)


@pytest.mark.parametrize(("stance", "word", "text"), _cases("stance_missed.txt"))
@pytest.mark.xfail(reason="known miss", strict=False)
def test_known_miss(read_text: "ReadText", stance: str, word: str, text: str) -> None:
    _check(read_text, stance, word, text)


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
