"""Reading whole papers into documents."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.language.document import Document
from claimcheck.language.read import read_document
from claimcheck.paper.model import Block, CrossReference, Line, Paper

if TYPE_CHECKING:
    from spacy.language import Language

    from tests.language.conftest import ReadText

    ReadBlocks = Callable[[list[tuple[str, str]]], Document]

WORDS = st.sampled_from(
    """the a model agent it they its users GPT-4 wants knows to deceive lie hide that which who by of in with not never
    may would if when trained pretending deceptive aware is are was been be able likely and or but , ; . ? ! ( ) “ ”
    " - et al. 2020 [3] hidden goal training we claim suggest seems I you rather than no without 𝑥 ∗ ﬁ""".split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_word_salad_can_be_read(read_text: "ReadText", text: str) -> None:
    document = read_text(text)
    for i, sentence in enumerate(document.sentences):
        doc = document.doc(i)
        assert doc.text == sentence.text
        for frame in document.frames(i):
            assert 0 <= frame.predicate < len(doc)
            for argument in (frame.agent, frame.patient, frame.causer, frame.object):
                if argument is not None:
                    assert 0 <= argument.start <= argument.head < argument.end <= len(doc)
            assert document.stance(i, frame.predicate).stance


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_can_be_read(read_text: "ReadText", text: str) -> None:
    document = read_text(text)
    for i in range(len(document.sentences)):
        document.frames(i)


def test_ids_and_layers(read_blocks: "ReadBlocks") -> None:
    document = read_blocks(
        [("title", "MODELS THAT LIE"), ("body", "One model lies. It lies well."), ("reference", "[1] A. B. Paper.")]
    )
    assert [s.id for s in document.sentences] == ["s00001", "s00002", "s00003", "s00004"]
    assert [s.layer for s in document.sentences] == ["title", "body", "body", "reference"]
    assert document.sentences[0].text == "MODELS THAT LIE"
    assert document.doc(0).text == "Models that lie"
    assert not document.is_prose(3)


def test_references_and_boxes_are_the_sentences_own(nlp: "Language") -> None:
    text = "It works. See Figure 2 here."
    block = Block(
        id="b1",
        layer="body",
        section="1",
        page=3,
        text=text,
        raw=text,
        offsets=tuple(range(len(text) + 1)),
        lines=(Line(3, 0, len(text), 10.0, 20.0, tuple(float(x) for x in range(len(text) + 1))),),
    )
    reference = CrossReference("b1", 14, 22, "figure", "Figure 2", "Figure 2")
    paper = Paper("", "x.pdf", "0" * 64, 3, "en", (), (block,), (), (reference,))
    document = read_document(paper, nlp)
    assert document.references[0] == ()
    found = document.references[1][0]
    assert document.sentences[1].text[found.start : found.end] == "Figure 2"
    assert document.sentences[1].boxes == ((3, 10.0, 10.0, 28.0, 20.0),)
    assert document.sentences[1].page == 3


def test_reading_twice_gives_the_same(read_text: "ReadText") -> None:
    text = "The model knows that it is tested. If users ask, it may lie to them. Smith et al. argue that it does."
    once, again = read_text(text), read_text(text)
    for i in range(len(once.sentences)):
        assert once.frames(i) == again.frames(i)
        assert [once.stance(i, f.predicate) for f in once.frames(i)] == [
            again.stance(i, f.predicate) for f in again.frames(i)
        ]


def test_an_empty_paper(read_blocks: "ReadBlocks") -> None:
    assert read_blocks([]).sentences == ()
    assert read_blocks([("body", "   ")]).sentences == ()


def test_half_characters(read_text: "ReadText") -> None:
    document = read_text("The model \ud835 lies.")
    assert len(document.doc(0).text) == len(document.sentences[0].text)
    assert document.frames(0)


def test_code_is_made_into_words_when_asked_for(read_blocks: "ReadBlocks") -> None:
    document = read_blocks([("code", "x = f(1) \ud800"), ("body", "It runs.")])
    assert list(document._docs) == [1]
    assert document.doc(0).text == "x = f(1) \ufffd"
    assert document.doc(0) is document.doc(0)
    assert document.frames(0) == ()
