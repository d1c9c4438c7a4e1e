"""Claims: what counts as one, how certain, how salient, and where it is said again."""

from __future__ import annotations

from typing import get_args

import pytest

from claimcheck.claims.analyse import ClaimGraph
from claimcheck.claims.claims import FEWEST, SHARE
from claimcheck.language.document import Document
from claimcheck.records.claim import Claim
from claimcheck.records.words import Relation

from .conftest import Analysed
from .papers import Draft, study


def claim_on(document: Document, graph: ClaimGraph, words: str, layer: str | None = None) -> Claim:
    """The claim on the first sentence that holds ``words``."""
    ids = [s.id for s in document.sentences if words in s.text and layer in (None, s.layer)]
    return next(claim for claim in graph.claims if claim.sentence in ids)


def test_headline_claims_come_first(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    text = {s.id: s.text for s in document.sentences}
    ranked = [text[c.sentence] for c in sorted(graph.claims, key=lambda c: -c.salience)]
    assert any("We find that short labels survive" in t for t in ranked[:4])
    assert not any("batch size" in t or "widely used" in t for t in ranked)


def test_a_claim_told_again_is_the_same(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    abstract = claim_on(document, graph, "We find that short labels survive", "abstract")
    end = claim_on(document, graph, "We have shown that short labels survive")
    assert end.id in abstract.same_as
    assert abstract.id in end.same_as


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("We demonstrate that short labels survive pruning in all taggers.", 5),
        ("We find that short labels survive pruning in all taggers.", 4),
        ("Our results suggest that short labels survive pruning.", 3),
        ("We believe that short labels survive pruning in all taggers.", 2),
        ("We show that short labels may survive pruning in all taggers.", 2),
        ("We conjecture that short labels survive pruning in all taggers.", 1),
    ],
)
def test_certainty_is_the_lowest_rung_named(analysed: Analysed, text: str, certainty: int) -> None:
    draft = Draft("A Corpus of Recipes").section(None, "Abstract", "abstract")
    filler = "Taggers are old. Labels are short. Recipes are many. Corpora are small. Names are long. Verbs are few."
    _, graph = analysed(draft.add(f"{filler} {text}", "abstract").paper())
    assert [c.certainty for c in graph.claims] == [certainty]


@pytest.mark.parametrize("names_figure", [True, False])
def test_invariants(analysed: Analysed, names_figure: bool) -> None:
    document, graph = analysed(study(names_figure=names_figure).paper())
    sentences = {s.id for s in document.sentences}
    claims = {c.id for c in graph.claims}
    experiments = {e.id for e in graph.experiments}
    evidence = {e.id for e in graph.evidence}
    assert len(graph.roles) == len(document.sentences)
    assert len(claims) == len(graph.claims)
    assert len(experiments) == len(graph.experiments)
    assert len(evidence) == len(graph.evidence)
    assert {c.sentence for c in graph.claims} <= sentences
    assert {s for c in graph.claims for s in c.same_as} <= claims
    assert {e.sentence for e in graph.evidence} <= sentences
    assert {s for e in graph.experiments for s in e.sentences} <= sentences
    for link in graph.links:
        assert link.claim in claims
        assert link.experiment in experiments | {None}
        assert link.evidence in evidence | {None}
        assert link.relation in get_args(Relation)
        assert 0 <= link.score <= 1
        assert link.score == round(link.score, 3)
        assert link.reasons
    assert all(0 <= c.salience <= 1 and 1 <= c.certainty <= 5 for c in graph.claims)
    prose = sum(s.layer in ("abstract", "body", "footnote", "caption") for s in document.sentences)
    assert len(graph.claims) <= max(FEWEST, SHARE * prose)
    assert {e.id for e in graph.evidence} == {link.evidence for link in graph.links if link.evidence}


def test_same_paper_same_graph(analysed: Analysed) -> None:
    assert analysed(study().paper())[1] == analysed(study().paper())[1]


def test_paper_without_text(analysed: Analysed) -> None:
    _, graph = analysed(Draft("A Corpus of Recipes").paper())
    assert graph.links == ()
    assert graph.experiments == ()
