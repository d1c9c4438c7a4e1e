"""What ties are worth: claims that have nothing to look for where they stand are not backed by it."""

from __future__ import annotations

import pytest

from .conftest import Analysed
from .papers import Draft
from .test_links import backing, label, links_of, name


def results(claim: str) -> Draft:
    draft = Draft().section("3", "Pruned Taggers", "result").add(claim)
    draft.add("We find that pruned taggers keep the labels of 91.2% of all words (Figure 2).")
    draft.figure(2, "Labels that pruned taggers keep.")
    draft.section("4", "Cut Parsers", "result")
    return draft.add("We find that cut parsers lose 12.4% of their arcs (Figure 3).").figure(3, "Arcs that are lost.")


@pytest.mark.parametrize(
    ("claim", "backed"),
    [
        ("Pruned taggers keep far more labels than parsers.", True),
        ("Further tests of pruned taggers with better labels are crucial.", False),
        ("Previous experiments showed that pruned taggers perform worse with few labels.", False),
        ("We investigate how pruned taggers improve with labels.", False),
    ],
)
def test_an_outcome_has_something_to_look_for_a_step_has_not(analysed: Analysed, claim: str, backed: bool) -> None:
    document, graph = analysed(results(claim).paper())
    assert bool([k for k in backing(links_of(document, graph, claim, "body")) if k.evidence is None]) is backed


def test_a_claim_is_shown_where_the_figure_is_that_it_names(analysed: Analysed) -> None:
    claim = "We see that pruned taggers keep more than parsers do (Figure 3)."
    document, graph = analysed(results(claim).paper())
    links = backing(links_of(document, graph, "We see that pruned", "body"))
    assert {name(graph, k) for k in links} == {"4 Cut Parsers"}
    assert "Figure 3" in {label(graph, k) for k in links}


@pytest.mark.parametrize(("sent", "backed"), [("(Section 3).", True), ("in many steps.", False)])
def test_a_section_in_brackets_is_where_a_contribution_is_borne_out(
    analysed: Analysed, sent: str, backed: bool
) -> None:
    draft = Draft().section("1", "Introduction", "introduction")
    claim = f"1. We train pruned taggers that keep the labels of words {sent}"
    draft.add("Our contributions are:").add(claim)
    draft.section("3", "Pruned Taggers", "result")
    draft.add("We find that pruned taggers keep the labels of 91.2% of all words (Figure 2).")
    draft.figure(2, "Labels that pruned taggers keep.")
    document, graph = analysed(draft.paper())
    experiments = [k for k in backing(links_of(document, graph, "1. We train", "body")) if k.evidence is None]
    assert bool(experiments) is backed
