"""Roles of single sentences in a section of a given kind."""

from __future__ import annotations

import pytest

from claimcheck.claims.named import CITATION
from claimcheck.records.words import Role, SectionKind

from .conftest import Analysed
from .papers import Draft

ROLES: list[tuple[Role, SectionKind, str]] = [
    ("background", "introduction", "Recently, taggers have become large and are widely used (Doe et al., 2020)."),
    ("background", "related_work", "Doe et al. (2020) proposed a tagger that needs no labels."),
    ("background", "introduction", "Previous work has looked at labels of recipes [3]."),
    ("aim", "introduction", "In this paper, we investigate whether short labels survive pruning."),
    ("aim", "introduction", "Our goal is to find out how much data a tagger needs."),
    ("aim", "introduction", "We propose a pruning method that needs no labels."),
    ("method", "method", "We train three taggers for two epochs with a learning rate of 0.001."),
    ("method", "experiment", "Questions were sampled from three forums and annotated by two annotators."),
    ("method", "method", "The loss is defined as the mean of both terms."),
    ("result", "result", "We find that the pruned tagger outperforms the full one by 3.2%."),
    ("result", "result", "As shown in Figure 2, accuracy drops from 92.1% to 40.3%."),
    ("result", "experiment", "Our experiments show a significant improvement over the baseline on all corpora."),
    ("result", "result", "There was no difference between the two taggers."),
    ("result", "result", "The tagger correctly labelled 31 of the 40 recipes."),
    ("result", "experiment", "The second tagger was by far the fastest."),
    ("result", "result", "Recall is inversely related to the number of labels."),
    ("result", "result", "The tagger needed two days, compared to nine for the parser."),
    ("result", "result", "Shorter labels lead to fewer errors."),
    ("result", "result", "The results were as follows."),
    ("result", "result", "The tagger handles most recipes."),
    ("result", "result", "The second label makes little difference."),
    ("result", "result", "Removing the labels costs two points of accuracy."),
    ("result", "result", "The judges preferred short labels."),
    ("result", "result", "Tagging takes two hours on one machine."),
    ("result", "result", "We obtained a good score on the second corpus."),
    ("result", "result", "As one would expect, the gain falls with depth."),
    ("result", "result", "We estimate that one label in nine is wrong."),
    ("interpretation", "result", "This confirms our first intuition about labels."),
    ("interpretation", "result", "It is interesting to note that both taggers kept the order."),
    ("interpretation", "conclusion", "Short labels seem to be useful for taggers."),
    ("interpretation", "discussion", "This suggests that labels are stored in the first layer."),
    ("interpretation", "conclusion", "We conclude that depth alone is not what matters."),
    ("interpretation", "discussion", "We attribute the gain to cleaner labels."),
    ("speculation", "discussion", "In the future, larger taggers might learn to hide such labels."),
    ("speculation", "discussion", "We expect that the same could hold for speech."),
    ("speculation", "conclusion", "We are currently extending the tagger to speech."),
    ("speculation", "conclusion", "In the future, we wish to examine shorter labels."),
    ("speculation", "conclusion", "We have begun to extend the tagger to speech."),
    ("aim", "introduction", "We show a method of tagging recipes."),
    ("aim", "conclusion", "Is it possible to tag recipes without labels?"),
    ("result", "introduction", "We see an increase in errors where labels are long."),
    ("result", "appendix", "We find no gap when the labels are removed."),
    ("background", "introduction", "Doe (1990) found that short labels are better."),
    ("background", "introduction", "There is growing interest in short labels."),
    ("method", "result", "We increased the beam from five to ten."),
    ("method", "result", "To check the order, nine recipes were read."),
    ("aim", "conclusion", "We have described a tagger of recipes."),
    ("limitation", "discussion", "One limitation is that our study does not cover speech."),
    ("limitation", "introduction", "Our work does not assess how likely such labels are."),
    ("limitation", "discussion", "We leave other languages to future work."),
    ("other", "introduction", "The paper is organized as follows: Section 2 describes the corpus."),
    ("other", "result", "Table 3 lists the average scores of all taggers."),
    ("other", "introduction", "In Section 4, we demonstrate the tagger on recipes."),
    ("other", "result", "We show the number of errors of each tagger."),
    ("other", "introduction", "Open questions are covered in Section 6."),
    ("other", "acknowledgement", "We thank three reviewers for their help."),
    ("other", "appendix", "Assistant: I am sorry, but I cannot help you with that."),
]


@pytest.mark.parametrize(("role", "kind", "text"), ROLES)
def test_role(analysed: Analysed, role: Role, kind: SectionKind, text: str) -> None:
    document, graph = analysed(Draft().section("1", "Part", kind).add(text).paper())
    assert [graph.roles[i] for i, s in enumerate(document.sentences) if s.layer == "body"] == [role]


def test_references_and_furniture_have_no_role(analysed: Analysed) -> None:
    draft = Draft().section("1", "Part").add("Doe. 2020. On labels.", "reference").add("3", "furniture")
    document, graph = analysed(draft.paper())
    roles = {s.layer: role for s, role in zip(document.sentences, graph.roles, strict=True)}
    assert roles["reference"] is None
    assert roles["furniture"] is None
    assert roles["heading"] == "other"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Short Labels Persist Through Pruning", "interpretation"),
        ("A Corpus of Recipes", "aim"),
        ("Do Short Labels Persist?", "aim"),
    ],
)
def test_title_that_asserts_is_a_conclusion(analysed: Analysed, title: str, role: Role) -> None:
    _, graph = analysed(Draft(title).section("1", "Part").add("Labels are short.").paper())
    assert graph.roles[0] == role


def test_a_section_that_tells_results_counts_as_results(analysed: Analysed) -> None:
    telling = (
        "Pruned taggers outperform full ones by 3.1%. Accuracy increases with depth. "
        "Large taggers perform better than small ones. The taggers of the second kind were slow."
    )
    document, graph = analysed(Draft().section("1", "Taggers", "method").add(telling).paper())
    roles = [graph.roles[i] for i, s in enumerate(document.sentences) if s.layer == "body"]
    assert roles[:3] == ["result"] * 3


def test_what_a_sentence_tells_itself_does_not_make_its_section_one_of_results(analysed: Analysed) -> None:
    text = "The tagger reads one label. The large tagger outperforms the small one. It has two layers. It reads labels."
    document, graph = analysed(Draft().section("1", "Taggers", "method").add(text).paper())
    roles = [graph.roles[i] for i, s in enumerate(document.sentences) if s.layer == "body"]
    assert roles[2] == "method"


def test_a_range_is_no_citation() -> None:
    assert CITATION.search("as in [3, 5]")
    assert CITATION.search("in the interval [0,1]") is None
