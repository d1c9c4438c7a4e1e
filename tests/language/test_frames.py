"""Who does what, by construction."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.language.model import Argument, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tests.language.conftest import ReadText

_FOLDER = Path(__file__).parent


def _cases(name: str) -> list[tuple[str, str]]:
    """Pairs of sentence and expectation."""
    lines = [x for x in (_FOLDER / name).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    return [(text, case) for text, *cases in (line.split(" | ") for line in lines) for case in cases]


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


def _check(read_text: "ReadText", text: str, case: str) -> None:
    pos, word, expected = case.split(":")
    agent, *slots = expected.split(",")
    document = read_text(text)
    found = [
        (document.doc(i), frame)
        for i in range(len(document.sentences))
        for frame in document.frames(i)
        if document.doc(i)[frame.predicate].text == word and frame.pos == pos
    ]
    assert found, f"no {pos} frame for {word}"
    doc, frame = found[0]
    assert (f"{_head(doc, frame.agent)}/{frame.agent.kind}" if frame.agent else "-") == agent
    wanted = dict(slot.split("=") for slot in slots)
    assert {name: SLOTS[name](doc, frame) for name in wanted} == wanted


@pytest.mark.parametrize(("text", "case"), _cases("frames.txt"))
def test_frame(read_text: "ReadText", text: str, case: str) -> None:
    _check(read_text, text, case)


@pytest.mark.parametrize(("text", "case"), _cases("frames_missed.txt"))
@pytest.mark.xfail(reason="known miss", strict=True)
def test_known_miss(read_text: "ReadText", text: str, case: str) -> None:
    _check(read_text, text, case)


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
    assert not document.frames(0)
    assert document.stance(0, 1).stance == "mentioned"


def test_frames_of_some_tokens_are_those_of_all(read_text: "ReadText") -> None:
    text = "The confused model was trained to lie quietly about its awareness of the test."
    everywhere = read_text(text).frames(0)
    document = read_text(text)
    for at in ([3], [4, 6], [], range(len(document.doc(0)))):
        assert document.frames(0, at) == [f for f in everywhere if f.predicate in at]
