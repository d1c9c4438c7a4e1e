"""The worked examples of rules/README.md hold."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claimcheck.language.document import Document
    from claimcheck.language.model import Frame
    from tests.language.conftest import ReadText


def _frame(document: "Document", word: str) -> "Frame":
    return next(f for f in document.frames(0) if document.doc(0)[f.predicate].text == word)


def test_slots(read_text: "ReadText") -> None:
    document = read_text("The prompt led the assistant to conceal its plan from the auditors.")
    doc, frame = document.doc(0), _frame(document, "conceal")
    assert frame.agent is not None
    assert frame.causer is not None
    assert frame.object is not None
    assert (doc[frame.agent.head].text, frame.agent.kind, frame.agent.via) == ("assistant", "ai", "control")
    assert doc[frame.causer.head].text == "prompt"
    assert doc[frame.object.head].text == "plan"
    assert [(name, doc[what.head].text, what.kind) for name, what in frame.obliques] == [("from", "auditors", "human")]
    assert next(t for t in doc if t.text == "its")._.agent_kind == "ai"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The plan was concealed by the assistant.", "concealed"),
        ("The assistant, which concealed its plan, left.", "concealed"),
        ("An assistant concealing its plan left.", "concealing"),
        ("By concealing its plan, the assistant passed the test.", "concealing"),
        ("The assistant lied and concealed its plan.", "concealed"),
    ],
)
def test_one_agent_in_any_construction(read_text: "ReadText", text: str, word: str) -> None:
    document = read_text(text)
    agent = _frame(document, word).agent
    assert agent is not None
    assert (document.doc(0)[agent.head].text, agent.kind) == ("assistant", "ai")


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("The model deceives its users.", "deceives", "asserted"),
        ("The model may deceive them.", "deceive", "hedged"),
        ("Results suggest that it deceives them.", "deceives", "hedged"),
        ("If it deceives them, we stop.", "deceives", "hypothetical"),
        ("A future system would deceive them.", "deceive", "hypothetical"),
        ("Critics argue that models deceive people.", "deceive", "attributed"),
        ("It does not deceive them.", "deceive", "negated"),
        ("It lacks any wish to deceive them.", "deceive", "negated"),
        ("The term deception is vague.", "deception", "mentioned"),
        ("We call this deception.", "deception", "mentioned"),
        ("Critics claim that the model does not merely guess but understands the rule.", "guess", "attributed"),
        ("Critics claim that the model does not merely guess but understands the rule.", "understands", "attributed"),
        ("We find no sign that it understands the rule.", "understands", "negated"),
        ("The model, which understands the rule, may refuse.", "understands", "asserted"),
        ("The model, which understands the rule, may refuse.", "refuse", "hedged"),
    ],
)
def test_stance(read_text: "ReadText", text: str, word: str, stance: str) -> None:
    document = read_text(text)
    document.parse([0])
    place = next(t.i for t in document.doc(0) if t.text == word)
    assert document.stance(0, place).stance == stance
