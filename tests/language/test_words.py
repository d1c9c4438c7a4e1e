"""Words in place of a Doc: the same rules on either give the same annotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language import coref, joined, mentions, repair
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.profile import profile_paper
from claimcheck.language.words import Spelled, Words, as_one_sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_WORDS = """The models model pretends lies Claude GPT-4 Alice users it they the former others such as police Llama-2 of
    a version said that and , . believes to be aligned 3 Opus assistant's chain-of-thought don't I we you it's fakes
    neither plans nor waits Sleeping agents deceive their overseers because critics LLM judges""".split()
_SENTENCE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)
_PROFILE = profile_paper(["Language models. We train models and agents. The model is trained. A neural network."])
_ANNOTATIONS = ["TAG", "POS", "LEMMA", "MORPH", "SENT_START"]


def tagged(text: str, nlp: Language) -> Doc:
    """A Doc that is tagged and not mended."""
    mentions.ensure_extensions()
    doc = joined.join(nlp.make_doc(text), text, _PROFILE)
    for name in ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer"):
        doc = nlp.get_pipe(name)(doc)
    as_one_sentence(doc)
    return doc


@settings(max_examples=80, deadline=None)
@given(st.lists(_SENTENCE, min_size=1, max_size=3))
def test_rules_do_the_same_on_words_as_on_a_doc(texts: list[str]) -> None:
    nlp = load_pipeline()
    plain = [tagged(text, nlp) for text in texts]
    quick = [Words.of(tagged(text, nlp), Spelled(nlp.vocab.strings)) for text in texts]
    for n, (doc, words) in enumerate(zip(plain, quick, strict=True)):
        for each, before in ((doc, plain[:n]), (words.as_doc(), [w.as_doc() for w in quick[:n]])):
            repair.mend(each)
            mentions.mark(each, _PROFILE)
            coref.resolve(each, before)
    for doc, words in zip(plain, quick, strict=True):
        words.write()
        for name in _ANNOTATIONS:
            assert words.origin.to_array(name).tolist() == doc.to_array(name).tolist(), (doc.text, name)
        for one, other in zip(words.origin, doc, strict=True):
            for name in ("agent_kind", "noun_kind", "referent"):
                assert getattr(one._, name) == getattr(other._, name), (doc.text, one.text, name)


@pytest.fixture
def words(nlp: Language) -> Words:
    return Words.of(tagged("It's Claude 3 Opus, they said.", nlp), Spelled(nlp.vocab.strings))


@pytest.mark.parametrize(
    "ask",
    [
        lambda doc: doc.text,
        lambda doc: [(t.text, t.lower_, t.i, t.idx, len(t), t.whitespace_, t.is_alpha) for t in doc],
        lambda doc: [(t.tag_, t.pos_, t.lemma_) for t in doc[1:]],
        lambda doc: [t.nbor(-1).text for t in doc[1:]] + [t.nbor().text for t in doc[:-1]],
        lambda doc: (doc.char_span(5, 18).start, doc.char_span(5, 18).end),
    ],
)
def test_a_word_answers_as_a_token_does(words: Words, ask: Callable[[Doc], object]) -> None:
    assert ask(words.as_doc()) == ask(words.origin)


def test_no_neighbour_beyond_the_first(words: Words) -> None:
    with pytest.raises(IndexError):
        words[0].nbor(-1)
