"""Columns say what spaCy's tokens say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.language.columns import Columns, plain

words = st.sampled_from(["Models", "it’s", "WE", "don", "self‐aware", "7", "ﬁne", "İ", "—"])
tokens = st.lists(st.tuples(words, words, st.sampled_from(["NOUN", "VERB", ""]), st.sampled_from(["VBZ", ""])))


@given(tokens)
@settings(deadline=None)
def test_columns_are_the_tokens(given_tokens: list[tuple[str, str, str, str]]) -> None:
    forms, lemmas, pos, tags = ([t[k] for t in given_tokens] for k in range(4))
    doc = Doc(Vocab(), words=forms, lemmas=lemmas, pos=pos, tags=tags)
    columns = Columns.of(doc)
    assert columns.texts == [t.text for t in doc]
    assert columns.lemmas_as_given == [t.lemma_ for t in doc]
    assert columns.lemmas_in_lower_case == [t.lemma_.lower() for t in doc]
    assert columns.lowers_as_given == [t.lower_ for t in doc]
    assert columns.lemmas == [plain(t.lemma_) for t in doc]
    assert columns.lowers == [plain(t.lower_) for t in doc]
    assert (columns.tags, columns.pos) == ([t.tag_ for t in doc], [t.pos_ for t in doc])


@given(tokens)
@settings(deadline=None)
def test_places_lead_back_to_the_words(given_tokens: list[tuple[str, str, str, str]]) -> None:
    doc = Doc(Vocab(), words=[t[0] for t in given_tokens], lemmas=[t[1] for t in given_tokens])
    columns = Columns.of(doc)
    assert columns.words == {*columns.lemmas, *columns.lowers}
    for word, places in columns.places.items():
        assert places == [i for i in range(len(doc)) if word in (columns.lemmas[i], columns.lowers[i])]


def test_typographic_signs_are_those_of_a_keyboard() -> None:
    assert plain("Model’s") == "model's"
    assert plain("self‐aware") == "self-aware"
