"""What tells how something came out, and what only says what was done, or where to look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.outcome import POINTS

from .conftest import Analysed
from .papers import Draft
from .test_links import backing, label, links_of


def backed(analysed: Analysed, claim: str, following: str = "") -> bool:
    """Whether a claim is backed where taggers are tested."""
    draft = Draft().section("3", "Pruned Taggers", "result").add(f"{claim} {following}".rstrip())
    draft.add("We find that pruned taggers keep the labels of 91.2% of all words (Figure 2).")
    draft.figure(2, "Labels that pruned taggers keep.")
    document, graph = analysed(draft.paper())
    return bool(backing(links_of(document, graph, claim, "body")))


@pytest.mark.parametrize(
    "claim",
    [
        "Pruned taggers keep far more labels than parsers.",
        "Figure 2 shows that pruned taggers keep more labels than parsers.",
        "As shown in Figure 2, pruned taggers keep the labels of most words.",
    ],
)
def test_what_came_out_can_be_borne_out(analysed: Analysed, claim: str) -> None:
    assert backed(analysed, claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Figure 2 shows the labels that pruned taggers keep.",
        "In Figure 2 we can see how pruned taggers treat their labels.",
        "The labels of pruned taggers denote the classes of words.",
        "We prune the taggers of all words and labels.",
        "Larger taggers could perhaps keep even more labels of words.",
    ],
)
def test_signposts_definitions_steps_and_guesses_are_backed_by_nothing(analysed: Analysed, claim: str) -> None:
    assert not backed(analysed, claim)


def test_a_figure_shows_what_is_told_after_it_is_brought_in(analysed: Analysed) -> None:
    claim, brought_in = "Pruned taggers keep far more labels than parsers.", "Figure 2 plots the labels of all words."
    found = []
    for text in (f"{brought_in} {claim}", f"{claim} {brought_in}"):
        draft = Draft().section("3", "Pruned Taggers", "result").add(text).figure(2, "Labels that pruned taggers keep.")
        document, graph = analysed(draft.paper())
        found.append({label(graph, k) for k in backing(links_of(document, graph, claim, "body"))})
    assert ["Figure 2" in labels for labels in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Figure 3 plots the loss of each tagger.", True),
        ("Furthermore, Table 2 compares four ways to prune.", True),
        ("In Table 1, we report the scores of all taggers.", True),
        ("The results of both runs are listed in Table 3.", True),
        ("We present the confusion matrix in Figure 4.", True),
        ("Figure 3 shows that the loss falls.", False),
        ("As Figure 3 shows, the loss falls.", False),
        ("Taggers lose labels when they are pruned (Figure 3).", False),
    ],
)
def test_signposts_are_told_from_findings_by_their_words(text: str, points: bool) -> None:
    assert (POINTS.search(text) is not None) is points


@given(st.text(max_size=300))
def test_the_search_for_signposts_ends(text: str) -> None:
    assert POINTS.search(text) is None or text
