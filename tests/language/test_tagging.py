"""The quick tagger against ``nlp.pipe``: the same annotations, the same vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.language import tagging
from claimcheck.language.pipeline import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ANNOTATIONS = ["TAG", "POS", "MORPH", "LEMMA"]
_WORDS = """The the model models pretend pretends to be aligned Agents lied lie lies better best children children's
    mice overheard re-trained un-learnt hallucinating sycophancy sycophantic thought chain-of-thought n't ca won't it's
    12.5% (Smith 2020) [3] GPT-4 Llama-2-70B x→y ﬁne naïve αβγ 😀 “so-called” ... wolves indices dying dyed zxqvbs
    I'm don't U.S. e.g. , . ; : ? a""".split()
_SENTENCES = st.lists(
    st.one_of(
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join),
        st.text(max_size=30).filter(lambda text: text.isprintable()),
        st.sampled_from(["", " ", "Agents lied.", "The models were re-trained."]),
    ),
    max_size=9,
)


def by_pipe(texts: list[str], nlp: Language) -> list[Doc]:
    with nlp.select_pipes(disable=["parser"]):
        return list(nlp.pipe(texts))


def quick(texts: list[str], nlp: Language) -> list[Doc]:
    docs = [nlp.make_doc(text) for text in texts]
    for words in tagging.tag(docs, nlp):
        words.write()
    return docs


def assert_same(found: list[Doc], expected: list[Doc]) -> None:
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        for name in _ANNOTATIONS:
            assert one.to_array(name).tolist() == other.to_array(name).tolist(), (one.text, name)
        if len(one):  # the last bits are the matrix product's, which takes another way for a single row
            assert np.allclose(one.tensor, other.tensor, atol=1e-4), one.text


@settings(max_examples=60, deadline=None)
@given(_SENTENCES)
@example([])
@example([""])
@example(["Agents lied.", "Agents lied.", "lied", "Agents lied. Agents lied. Agents lied. Agents lied."])
def test_as_nlp_pipe_has_it(texts: list[str]) -> None:
    nlp = load_pipeline()
    assert_same(quick(texts, nlp), by_pipe(texts, nlp))


def test_what_stands_beside_a_sentence_does_not_matter(nlp: Language) -> None:
    texts = ["The model lies to its overseers.", "It does.", "Wolves were taught better manners than mice."]
    alone = [quick([text], nlp)[0] for text in texts]
    assert_same(quick(texts * 40, nlp)[60:63], alone)


def test_in_several_goes(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Model {n} hid {n} files." for n in range(30)]
    expected = quick(texts, nlp)
    monkeypatch.setattr(tagging, "_AT_ONCE", 20)
    assert_same(quick(texts, nlp), expected)


def test_the_shipped_pipeline_goes_the_quick_way(nlp: Language) -> None:
    assert tagging._Tagger.of(nlp) is not None


def test_a_lemma_that_was_set_stays(nlp: Language) -> None:
    (doc,) = [nlp.make_doc("Mice lied.")]
    doc[0].lemma_ = "rodent"
    tagging.tag([doc], nlp)[0].write()
    assert [token.lemma_ for token in doc] == ["rodent", "lie", "."]


def test_a_pipeline_of_another_make_goes_through_nlp_pipe() -> None:
    from spacy import load

    from claimcheck.language.pipeline import pipeline_path

    other = load(pipeline_path())
    other.add_pipe("sentencizer", first=True)
    assert tagging._Tagger.of(other) is None
    found = quick(["Mice lied."], other)[0]
    assert [token.tag_ for token in found] == ["NNS", "VBD", "."]
    assert [token.is_sent_start for token in found] == [True, False, False]
