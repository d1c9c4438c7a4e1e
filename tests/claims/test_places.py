"""The tree of sections."""

from __future__ import annotations

from claimcheck.claims.places import Outline

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
