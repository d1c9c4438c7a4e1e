"""Frames, made by hand, against the slots of rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimcheck.language.model import Argument, Complement, Frame
from claimcheck.matching.frames import FrameMatcher
from claimcheck.rulebook.schema import FrameSpec

from .conftest import tokenize, view_of

VIEW = view_of(
    "The/the/DET model/model quietly/quietly/ADV takes/take/VERB over/over/ADP the/the/DET test/test server/server "
    "for/for/ADP its/its/PRON users/user to/to/PART stay/stay/VERB",
    model="ai",
    user="human",
)
MODEL = Argument(1, 0, 2, "model", "ai", "subject")
SERVER = Argument(7, 5, 8, "server", "other", "object")
USERS = Argument(10, 9, 11, "user", "human", "oblique")
FRAME = Frame(
    predicate=3,
    lemma="take over",
    pos="VERB",
    agent=MODEL,
    patient=SERVER,
    object=SERVER,
    obliques=(("for", USERS),),
    modifiers=(2,),
    complement=Complement("to_infinitive", 12),
    words=(3, 4),
    modality="may",
)


def hits(frame: Frame = FRAME, **spec: Any) -> list[tuple[int, int]]:
    matcher = FrameMatcher(FrameSpec.model_validate({"predicate": "take over", **spec}), tokenize)
    return [(hit.start, hit.end) for hit in matcher.hits(VIEW, lambda _: [frame])]


@pytest.mark.parametrize(
    "predicate", ["take over", "take", "take/VERB", "takes", "take over/VERB", "any", ["seize", "take"]]
)
def test_predicate(predicate: object) -> None:
    assert len(hits(predicate=predicate)) == 1


@pytest.mark.parametrize("predicate", ["over", "take/NOUN", "take off", "take over/NOUN", "give over"])
def test_other_predicate(predicate: str) -> None:
    assert hits(predicate=predicate) == []


def test_trigger_spans_the_words_of_the_predicate() -> None:
    assert hits() == [(3, 5)]
    assert hits(predicate="take") == [(3, 4)]


@pytest.mark.parametrize(
    "slots",
    [
        {"agent": "$ai_system"},
        {"agent": "model"},
        {"agent": ["$human", "model"]},
        {"agent": "any"},
        {"object": "server"},
        {"object": "test server"},
        {"patient": "$other"},
        {"causer": "none"},
        {"modifier": "quietly"},
        {"modifier": "any"},
        {"oblique": {"prep": "for"}},
        {"oblique": [{"prep": ["with", "for"], "head": "$human"}]},
        {"oblique": {"head": "user"}},
        {"complement": {"form": "to_infinitive"}},
        {"complement": {"form": ["gerund", "to_infinitive"], "head": ["stay", "remain"]}},
        {"complement": {}},
        {"negated": False},
        {"modality": ["may", "can"]},
        {"modality": "any"},
    ],
)
def test_filled_slot(slots: dict[str, Any]) -> None:
    assert hits(**slots)


@pytest.mark.parametrize(
    "slots",
    [
        {"agent": "$human"},
        {"agent": "user"},
        {"agent": "none"},
        {"object": "$ai_system"},
        {"object": "train server"},
        {"causer": "any"},
        {"modifier": "loudly"},
        {"modifier": "none"},
        {"oblique": {"prep": "with"}},
        {"oblique": [{"prep": "for", "head": "$ai_system"}]},
        {"oblique": [{"prep": "for"}, {"prep": "with"}]},
        {"complement": {"form": "gerund"}},
        {"complement": {"form": "gerund", "optional": True}},
        {"complement": {"form": "to_infinitive", "head": "leave"}},
        {"complement": {"form": "none"}},
        {"negated": True},
        {"modality": "none"},
        {"modality": "must"},
    ],
)
def test_slot_that_does_not_fit(slots: dict[str, Any]) -> None:
    assert hits(**slots) == []


def test_an_empty_slot() -> None:
    bare = replace(FRAME, agent=None, complement=Complement("none", -1), modality=None)
    assert hits(bare)
    assert hits(bare, agent="none", modality="none")
    assert hits(bare, complement={"form": "gerund", "optional": True})
    assert hits(bare, complement={"form": "none"})
    assert not hits(bare, agent="any")
    assert not hits(bare, complement={"form": "gerund"})


def test_a_participle_called_an_adjective_describes_what_it_is_done_to() -> None:
    view = view_of(
        "The/the/DET model/model was/be/AUX confused/confuse/VERB/VBN by/by/ADP users/user", model="ai", user="human"
    )
    model, users = Argument(1, 0, 2, "model", "ai", "subject"), Argument(5, 5, 6, "user", "human", "by-phrase")
    passive = Frame(predicate=3, lemma="confuse", pos="VERB", agent=users, patient=model, object=model, words=(3,))

    def agents(predicate: str, agent: str, frame: Frame = passive) -> list[str]:
        matcher = FrameMatcher(FrameSpec.model_validate({"agent": agent, "predicate": predicate}), tokenize)
        return [hit.frame.agent.lemma for hit in matcher.hits(view, lambda _: [frame]) if hit.frame.agent]

    assert agents("confused/ADJ", "$ai_system") == ["model"]
    assert agents("confused/ADJ", "$human") == []
    assert agents("confuse/VERB", "$human") == ["user"]
    active = replace(passive, agent=model, patient=users)
    assert agents("confused/ADJ", "any", active) == []


def test_a_light_verb_and_its_noun() -> None:
    view = view_of("It/it/PRON makes/make/VERB a/a/DET bold/bold/ADJ choice/choice")
    frame = Frame(predicate=4, lemma="choice", pos="NOUN", agent=None, words=(1, 4))
    matcher = FrameMatcher(FrameSpec(predicate=("make choice",)), tokenize)
    assert [(hit.start, hit.end) for hit in matcher.hits(view, lambda _: [frame])] == [(1, 5)]


def test_the_trace_says_which_part_met_which_words() -> None:
    spec = FrameSpec.model_validate(
        {"agent": "$ai_system", "predicate": "take over", "object": "server", "complement": {"form": "to_infinitive"}}
    )
    (hit,) = FrameMatcher(spec, tokenize).hits(VIEW, lambda _: [FRAME])
    assert hit.trace == (
        'predicate: "takes over" (take over)',
        'agent: "The model" (an AI system; subject)',
        'object: "the test server" (server; object)',
        'complement: to + verb "stay"',
    )
