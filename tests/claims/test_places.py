"""The tree of sections."""

from __future__ import annotations

import pytest

from claimcheck.claims.places import Outline, places

from .conftest import Analysed
from .papers import Draft


def outline() -> Outline:
    draft = Draft()
    draft.section("1", "Introduction", "introduction").section("1.1", "Results in Short", "result")
    draft.section("4", "Pruning", "experiment").section("4.1", "Setup")
    draft.section("A", "Details", "appendix").section("A.1", "More Results", "result")
    return Outline(draft.paper())


def test_kind_is_inherited() -> None:
    tree = outline()
    assert tree.kind("s4") == "experiment"
    assert tree.kind("s2") == "introduction"
    assert tree.kind("s6") == "result"
    assert tree.kind(None) == "other"


def test_appendix() -> None:
    tree = outline()
    assert tree.in_appendix("s6")
    assert not tree.in_appendix("s4")
    assert tree.within("s4", "s3")
    assert not tree.within("s3", "s4")


def test_unnumbered_headings_belong_to_the_numbered_section_before() -> None:
    draft = Draft().section("2", "Method").section("2.1", "Setup")
    draft.sections.append(draft.sections[-1].model_copy(update={"id": "x", "number": None, "title": "Run-in"}))
    tree = Outline(draft.paper())
    assert tree.unit("x") == "s2"
    assert tree.unit("s2") == "s2"


@pytest.mark.parametrize(("sentences", "position"), [(1, [0.5]), (2, [0.5, 0.5]), (3, [0.0, 0.5, 1.0])])
def test_one_sentence_or_two_have_no_beginning_and_no_end(
    analysed: Analysed, sentences: int, position: list[float]
) -> None:
    document, _ = analysed(Draft().section("1", "Part").add("Labels are short. " * sentences).paper())
    found = places(document, Outline(document.paper))
    body = [p.position for s, p in zip(document.sentences, found, strict=True) if s.layer == "body"]
    assert body == position


def test_each_abstract_of_a_text_has_its_own_beginning_and_end(analysed: Analysed) -> None:
    draft = Draft()
    for number in ("1", "2"):
        draft.section(number, "Abstract", "abstract").add("Labels are short. " * 3, "abstract")
    document, _ = analysed(draft.paper())
    found = places(document, Outline(document.paper))
    abstract = [p.position for s, p in zip(document.sentences, found, strict=True) if s.layer == "abstract"]
    assert abstract == [0.0, 0.5, 1.0] * 2


def test_a_paragraph_is_led_by_the_first_of_several_sentences(analysed: Analysed) -> None:
    draft = Draft().section("1", "Part").add("Labels are short. Labels are few.").add("Labels are rare.")
    document, _ = analysed(draft.paper())
    found = places(document, Outline(document.paper))
    body = [(p.opens, p.leads) for s, p in zip(document.sentences, found, strict=True) if s.layer == "body"]
    assert body == [(True, True), (False, False), (True, False)]
