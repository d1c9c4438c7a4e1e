"""Links: from a claim to the experiment and figure that carry it, and to what bounds it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims import limitations
from claimcheck.claims import links as module
from claimcheck.claims.analyse import ClaimGraph
from claimcheck.claims.caveats import Ties
from claimcheck.claims.fitted import weights
from claimcheck.language.document import Document
from claimcheck.records.claim import Link
from claimcheck.records.words import SectionKind

from .conftest import Analysed
from .papers import Draft, study
from .test_claims import claim_on


def links_of(document: Document, graph: ClaimGraph, words: str, layer: str | None = None) -> list[Link]:
    claim = claim_on(document, graph, words, layer)
    return [link for link in graph.links if link.claim == claim.id]


def name(graph: ClaimGraph, link: Link) -> str | None:
    return next((e.name for e in graph.experiments if e.id == link.experiment), None)


def label(graph: ClaimGraph, link: Link) -> str | None:
    return next((e.label for e in graph.evidence if e.id == link.evidence), None)


def backing(links: list[Link]) -> list[Link]:
    return [link for link in links if link.relation in ("reports", "supports") and link.score >= 0.5]


def test_experiments_with_their_figures(analysed: Analysed) -> None:
    _, graph = analysed(study().paper())
    assert [(e.name, e.figures) for e in graph.experiments] == [
        ("3 Magnitude Pruning", ("Figure 2",)),
        ("4 Random Pruning", ("Figure 3",)),
    ]
    assert graph.experiments[0].measures[0] == "accuracy"


def test_a_figure_moved_by_layout_goes_to_the_section_that_speaks_of_it(analysed: Analysed) -> None:
    draft = study()
    moved = [b for b in draft.blocks if b.label == "Figure 2"]
    for block in moved:
        draft.blocks.remove(block)
        draft.blocks.append(block)
    _, graph = analysed(draft.paper())
    assert graph.experiments[0].figures == ("Figure 2",)


def test_a_named_figure_backs_the_claim(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    links = backing(links_of(document, graph, "We find that short labels survive", "body"))
    named = [link for link in links if label(graph, link) == "Figure 2"]
    assert named
    assert "names Figure 2" in named[0].reasons
    assert name(graph, links[0]) == "3 Magnitude Pruning"


def test_without_the_reference_the_link_is_weaker(analysed: Analysed) -> None:
    document, with_name = analysed(study().paper())
    before = links_of(document, with_name, "We find that short labels survive", "body")
    document, without = analysed(study(names_figure=False).paper())
    after = links_of(document, without, "We find that short labels survive", "body")
    assert not any("names Figure 2" in link.reasons for link in after)
    assert not any(label(without, link) == "Figure 2" for link in after)
    assert max(link.score for link in backing(before)) > max(link.score for link in backing(after))


def test_contributions_link_to_the_sections_they_name(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    first = backing(links_of(document, graph, "• We show that short labels"))
    second = backing(links_of(document, graph, "• We find that random pruning"))
    assert name(graph, first[0]) == "3 Magnitude Pruning"
    assert name(graph, second[0]) == "4 Random Pruning"
    assert any("names Section 4" in link.reasons for link in second)


def test_the_abstract_leans_on_the_section_that_says_the_same(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    links = backing(links_of(document, graph, "We find that short labels survive", "abstract"))
    assert name(graph, links[0]) == "3 Magnitude Pruning"
    assert any("said again in" in reason for link in links for reason in link.reasons)


def test_speculation_is_conjecture_and_not_backed(analysed: Analysed) -> None:
    draft = study()
    abstract = next(n for n, block in enumerate(draft.blocks) if block.layer == "abstract")
    draft.add("Larger taggers might one day hide short labels from the pruning of Figure 2.", "abstract")
    draft.blocks.insert(abstract + 1, draft.blocks.pop())
    document, graph = analysed(draft.paper())
    links = links_of(document, graph, "Larger taggers might")
    assert any(link.relation == "conjecture" for link in links)
    assert not backing(links)


def test_a_disclaimer_bounds_the_title(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    disclaimer = next(s for s in document.sentences if "does not assess" in s.text)
    assert graph.roles[document.sentences.index(disclaimer)] == "limitation"
    sentence = {e.id: e.sentence for e in graph.evidence}
    bounds = [link for link in links_of(document, graph, "Persist Through") if link.relation == "bounds"]
    assert disclaimer.id in {sentence[link.evidence or ""] for link in bounds}


@pytest.mark.parametrize(("kind", "bound"), [("limitation", True), ("experiment", False)])
def test_a_section_on_limits_bounds_the_title(analysed: Analysed, kind: SectionKind, bound: bool) -> None:
    draft = study().section("9", "What Remains", kind)
    draft.add("We tested one kind of tagger, and we do not know whether labels survive in others.")
    document, graph = analysed(draft.paper())
    caveat = next(s for s in document.sentences if "one kind of tagger" in s.text)
    sentence = {e.id: e.sentence for e in graph.evidence}
    bounds = {
        sentence[k.evidence or ""] for k in links_of(document, graph, "Persist Through") if k.relation == "bounds"
    }
    assert (caveat.id in bounds) is bound


def test_a_caveat_bounds_the_claim_it_stands_by(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    caveat = next(s for s in document.sentences if "may not be fair" in s.text)
    sentence = {e.id: e.sentence for e in graph.evidence}
    bounded = {
        link.claim for link in graph.links if link.relation == "bounds" and sentence[link.evidence or ""] == caveat.id
    }
    assert claim_on(document, graph, "We find that short labels survive", "body").id in bounded


def bounds_of(document: Document, graph: ClaimGraph, words: str, caveat: str) -> Link | None:
    sentence = {e.id: e.sentence for e in graph.evidence}
    wanted = next(s.id for s in document.sentences if caveat in s.text)
    links = links_of(document, graph, words, "body")
    return next((k for k in links if k.relation == "bounds" and sentence[k.evidence or ""] == wanted), None)


def noted(note: str) -> Draft:
    """Two findings in one section, the first with a footnote."""
    draft = Draft().section("1", "Cost", "result")
    draft.add("We find that pruned taggers are twice as fast as full ones (footnote 1).")
    draft.add("We find that they lose no accuracy on recipes from a fourth book.")
    return draft.add(note, "footnote", "1")


@pytest.mark.parametrize("note", ["We ran this on one machine.", "Two of the taggers might have stored it elsewhere."])
def test_a_footnote_bounds_the_claim_that_carries_its_mark(analysed: Analysed, note: str) -> None:
    document, graph = analysed(noted(note).paper())
    marked = bounds_of(document, graph, "twice as fast", note)
    assert marked is not None
    assert "is a footnote to it" in marked.reasons
    other = bounds_of(document, graph, "a fourth book", note)
    assert other is None or other.score < marked.score


@pytest.mark.parametrize("note", ["See Appendix A.", "https://example.org/taggers"])
def test_a_footnote_that_only_points_elsewhere_bounds_nothing(analysed: Analysed, note: str) -> None:
    document, graph = analysed(noted(note).paper())
    assert bounds_of(document, graph, "twice as fast", note) is None


def test_the_title_rests_on_the_abstract(analysed: Analysed) -> None:
    document, graph = analysed(study().paper())
    on = [link for link in links_of(document, graph, "Persist Through") if link.on is not None]
    assert claim_on(document, graph, "We find that short labels survive", "abstract").id in {link.on for link in on}
    assert name(graph, on[0]) == "3 Magnitude Pruning"


def test_no_caveat_is_passed_over(analysed: Analysed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are not looked at closer would not have been among the best."""
    _, graph = analysed(study().paper())
    monkeypatch.setattr(limitations, "_ROUNDING", 1e6)  # all are
    assert graph.links == analysed(study().paper())[1].links
    assert any(link.relation == "bounds" for link in graph.links)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.booleans()), min_size=1, max_size=6))
def test_totals_of_ties_are_those_of_their_signs(rows: list[tuple[float, float, bool]]) -> None:
    names = ("shares words with it", "stands where the claim is tested", "same paragraph")
    ties = Ties({name: np.array([row[n] for row in rows]) for n, name in enumerate(names)})
    start = np.linspace(-1, 1, len(rows))
    fitted = weights("bounds")
    expected = [fitted.total(ties.signs(k), start[k]) for k in range(len(rows))]
    assert ties.totals(fitted, start) == pytest.approx(expected, abs=limitations._ROUNDING)


GUESSES = [
    (True, "Accuracy falls on rare labels, likely because these are long."),
    (True, "We hypothesize that long labels are stored in the last layer."),
    (True, "A tagger with more layers would keep even long labels."),
    (False, "We find that accuracy falls by 4.1% on rare labels because these are long."),
    (False, "If labels were stored in one layer, we would expect to see a sharp drop."),
    (False, "In this case, the tagger would see every label twice."),
]


@pytest.mark.parametrize(("guess", "text"), GUESSES)
def test_guesses_are_conjectures_and_not_backed(analysed: Analysed, guess: bool, text: str) -> None:
    draft = Draft().section("1", "Labels", "result").add(f"Pruned taggers outperform full ones by 3.1%. {text}")
    document, graph = analysed(draft.paper())
    claims = {c.id for c in graph.claims for s in document.sentences if s.id == c.sentence and s.text == text}
    guessed = {k.claim for k in graph.links if k.relation == "conjecture"}
    assert (guessed & claims == claims != set()) if guess else not guessed & claims
    assert not guess or not [k for k in backing(list(graph.links)) if k.claim in claims]


def test_a_possibility_says_no_more_the_same_than_most_of_its_words(analysed: Analysed) -> None:
    draft = Draft()
    draft.section("1", "Results", "result").add("We find that short labels survive magnitude pruning in large taggers.")
    draft.section("2", "Conclusion", "conclusion")
    draft.add("Perhaps pruning lets short labels of many kinds survive in large networks.")
    draft.add("We have shown that short labels survive magnitude pruning in large taggers.")
    document, graph = analysed(draft.paper())
    found = claim_on(document, graph, "We find")
    assert claim_on(document, graph, "We have shown").id in found.same_as
    assert claim_on(document, graph, "Perhaps").id not in found.same_as


def test_the_section_that_a_contribution_names_comes_first(analysed: Analysed) -> None:
    draft = study()
    said = "• We show that short labels survive magnitude pruning (Section 3)."
    at = next(n for n, b in enumerate(draft.blocks) if b.text == said)
    text = "• Magnitude pruning of short labels is what we tell of first (Section 4)."
    draft.blocks[at] = replace(draft.blocks[at], text=text, raw=text, offsets=tuple(range(len(text) + 1)))
    document, graph = analysed(draft.paper())
    links = [k for k in links_of(document, graph, "what we tell of first") if k.relation != "bounds"]
    assert name(graph, links[0]) == "4 Random Pruning"


def evidence_of(document: Document, graph: ClaimGraph, words: str, evidence: str) -> float:
    """The score of the link from the claim that holds ``words`` to a sentence, figure or table; 0 without one."""
    text = {s.id: s.text for s in document.sentences}
    named = {e.id: e.label or text.get(e.sentence or "", "") for e in graph.evidence}
    links = links_of(document, graph, words, "body")
    return max((k.score for k in links if evidence in named.get(k.evidence or "", "")), default=0.0)


WEAKER = [
    ("We found that long training erases short labels of taggers.", "Four people wrote the recipes of the last book."),
    ("Long training of taggers erases short labels (Figure 3).", "Short labels of taggers are long gone (Figure 2)."),
    ("We see that long training of taggers erased labels.", "We apply long training to short labels of taggers."),
    ("We see that training of taggers erases 41.2%.", "We see that training of taggers erases 12.9%."),
]
"""What carries the claim that long training erases short labels, and what does so less: nothing in common, another
figure, how in place of what came of it, other amounts."""


@pytest.mark.parametrize(("carries", "less"), WEAKER)
def test_sentences_of_its_paragraph_carry_a_claim_unequally(analysed: Analysed, carries: str, less: str) -> None:
    draft = Draft().section("3", "Training", "result")
    fill = "Nobody had thought of that before. Books differ a lot in this. Cooks differ even more."
    claim = "We find that long training of taggers erases short labels by 41.2% (Figure 3)."
    draft.add(f"{carries} {fill} {claim} {fill} {less}")
    draft.figure(2, "Gone labels.").figure(3, "Erased labels.")
    document, graph = analysed(draft.paper())
    assert evidence_of(document, graph, "We find that", carries) > evidence_of(document, graph, "We find that", less)


@pytest.mark.parametrize(("caption", "backs"), [("Short labels after long training.", True), ("Cost of books.", False)])
def test_a_figure_named_further_off_backs_what_its_caption_speaks_of(
    analysed: Analysed, caption: str, backs: bool
) -> None:
    draft = Draft().section("3", "Training", "result")
    draft.add(
        "We turn to Figure 2 now. Nobody had thought of that before. "
        "We find that long training of taggers erases short labels by 41.2%."
    )
    draft.figure(2, caption)
    document, graph = analysed(draft.paper())
    assert (evidence_of(document, graph, "We find that", "Figure 2") >= 0.5) == backs


def test_what_hardly_reads_as_a_claim_is_backed_by_what_it_names_alone(
    analysed: Analysed, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, before = analysed(study().paper())
    monkeypatch.setattr(module, "_SHORT_OF", 0.0)  # no sentence reads well enough
    monkeypatch.setattr(module, "_SALIENT", 2.0)
    _, graph = analysed(study().paper())
    links = [k for k in backing(list(graph.links)) if k.on is None]
    named = [any(r.startswith("names ") for r in k.reasons) for k in links]
    assert named
    assert all(named)
    assert len(named) < len(backing(list(before.links)))


DESCRIBED = "We find that taggers with short labels are faster."


@pytest.mark.parametrize(("kind", "backed"), [("method", False), ("result", True)])
def test_a_section_that_only_describes_backs_no_outcome(analysed: Analysed, kind: SectionKind, backed: bool) -> None:
    draft = Draft().section("3", "Taggers", kind)
    for step in range(12):
        draft.add(f"Each tagger has a layer of kind {step} in its first part. Its weights are set by hand.")
    draft.add(DESCRIBED).figure(2, "The layers of a tagger.")
    document, graph = analysed(draft.paper())
    links = links_of(document, graph, "with short labels are faster", "body")
    assert bool([k for k in backing(links) if k.experiment]) == backed


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_not_backed_keeps_its_order(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert module._unbacked(low) <= module._unbacked(high) < module.BACKED
    assert module._unbacked(low) <= low
