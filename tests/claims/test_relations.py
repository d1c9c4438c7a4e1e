"""Citations of claims, sentences that contradict them, set-ups, and appendix experiments."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Analysed
from tests.claims.papers import Draft


def base() -> Draft:
    draft = Draft()
    draft.section(None, "Abstract", "abstract")
    draft.add("We train taggers on recipes. We find that long training improves accuracy on rare labels.", "abstract")
    return draft


def test_a_claim_cites_what_it_agrees_with(analysed: Analysed) -> None:
    draft = base().section("3", "Results", "result")
    draft.add("We find that accuracy rises to 91.2% with long training, consistent with Doe et al. (2020).")
    _, graph = analysed(draft.paper())
    labels = {e.id: e.label for e in graph.evidence if e.kind == "citation"}
    cited = [(labels[link.evidence or ""], link.score) for link in graph.links if link.relation == "cites"]
    assert cited == [("Doe et al. (2020)", 0.6)]


def test_what_turns_against_a_claim_contradicts_it(analysed: Analysed) -> None:
    draft = base().section("3", "Results", "result")
    draft.add("We find that long training improves accuracy on rare labels by 4.1%. All taggers saw the same recipes.")
    draft.add("However, we find that long training reduces accuracy on rare labels by 2.3%.")
    document, graph = analysed(draft.paper())
    sentence = {e.id: e.sentence for e in graph.evidence}
    text = {s.id: s.text for s in document.sentences}
    against = {text[sentence[k.evidence or ""] or ""] for k in graph.links if k.relation == "contradicts"}
    assert against == {"However, we find that long training reduces accuracy on rare labels by 2.3%."}


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        (
            "We find that long training improves accuracy on rare labels by 4.1%.",
            "However, after pruning long training reduces accuracy on rare labels by 2.3%.",
        ),
        (
            "We find that after short pruning accuracy on rare labels increases.",
            "However, after random pruning accuracy on rare labels decreases.",
        ),
        (
            "We find that long training sometimes improves accuracy on rare labels.",
            "However, long training reduces accuracy on rare labels.",
        ),
    ],
)
def test_another_setting_contradicts_nothing(analysed: Analysed, claim: str, against: str) -> None:
    draft = Draft().section("3", "Results", "result").add(claim).add(against)
    _, graph = analysed(draft.paper())
    assert not [k for k in graph.links if k.relation == "contradicts"]


def test_a_set_up_joins_what_it_sets_up(analysed: Analysed) -> None:
    draft = base().section("3", "Experiments", "experiment").section("3.1", "Experimental Setup")
    draft.add("We train nine taggers for two epochs. We use a batch size of 16.")
    draft.section("3.2", "Rare Labels").add("We find that accuracy rises to 91.2%. Accuracy on long labels is 40.3%.")
    document, graph = analysed(draft.paper())
    assert [e.name for e in graph.experiments] == ["3.2 Rare Labels"]
    text = {s.id: s.text for s in document.sentences}
    assert "We train nine taggers for two epochs." in {text[s] for s in graph.experiments[0].sentences}
