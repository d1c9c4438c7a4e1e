"""Sentences as evidence: what leads to the figure or spells a claim out, and what only stands beside it."""

from __future__ import annotations

import pytest

from .conftest import Analysed
from .papers import Draft
from .test_links import links_of

CLAIM = "Longer training erases most labels of small taggers."


def score(analysed: Analysed, text: str, of: str, claim: str = CLAIM) -> float:
    """The score of the link from the claim to the sentence that begins so."""
    draft = Draft().section("3", "Training", "result").add(text).figure(2, "Labels that are left after training.")
    document, graph = analysed(draft.paper())
    wanted = next(s.id for s in document.sentences if s.text.startswith(of))
    sentence = {e.id: e.sentence for e in graph.evidence}
    links = [k for k in links_of(document, graph, claim, "body") if sentence.get(k.evidence or "") == wanted]
    return max((k.score for k in links if k.relation in ("reports", "supports")), default=0.0)


def test_the_figure_backs_what_is_read_from_it_not_the_sentence_that_brings_it_in(analysed: Analysed) -> None:
    brought_in, claim = "Figure 2 plots the labels that are left.", f"We find that {CLAIM[0].lower()}{CLAIM[1:]}"
    draft = Draft().section("3", "Training", "result").add(f"{brought_in} {claim}")
    document, graph = analysed(draft.figure(2, "Labels that are left after training.").paper())
    evidence = {e.id: e for e in graph.evidence}
    links = [k for k in links_of(document, graph, claim, "body") if k.score >= 0.5 and k.evidence]
    assert [evidence[k.evidence or ""].label for k in links if k.relation == "reports"] == ["Figure 2"]
    assert 0 < score(analysed, f"{brought_in} {claim}", "Figure 2", claim) < 0.5


@pytest.mark.parametrize(
    ("spelled_out", "beside"),
    [
        (
            "After ten epochs the accuracy of the small taggers drops from 91.3% to 40.2%.",
            "In contrast, the accuracy of the large taggers improves from 91.3% to 94.8%.",
        ),
        (
            "For example, the small tagger of news gets worse by 12.5%.",
            "Moreover, the small tagger of news gets faster by 12.5%.",
        ),
    ],
)
def test_what_spells_a_claim_out_counts_for_more_than_the_next_result(
    analysed: Analysed, spelled_out: str, beside: str
) -> None:
    told = score(analysed, f"{CLAIM} {spelled_out}", spelled_out[:12])
    assert told > score(analysed, f"{CLAIM} {beside}", beside[:10])


def test_another_result_of_the_section_backs_nothing(analysed: Analysed) -> None:
    draft = Draft().section("3", "Training", "result").add(CLAIM)
    draft.add("Smaller batches slow the training of small taggers by 31.5%.")
    document, graph = analysed(draft.paper())
    sentences = {e.id for e in graph.evidence if e.kind == "sentence"}
    links = links_of(document, graph, CLAIM, "body")
    assert all(k.score < 0.5 for k in links if k.evidence in sentences and k.relation in ("reports", "supports"))
