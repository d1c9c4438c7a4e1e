"""Likeness of term lists."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.likeness import Index, Likeness, cosine, holding, shared

SENTENCES = [["pruning", "label", "pruning label"], ["label", "tagger"], ["recipe"], []]

texts = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=8)


def test_more_shared_words_are_more_alike() -> None:
    likeness = Likeness(SENTENCES)
    assert cosine(likeness.vector(0), likeness.vector(1)) > cosine(likeness.vector(0), likeness.vector(2)) == 0
    assert shared(likeness.vector(0), likeness.vector(1)) == ("label",)


def test_a_pair_stands_for_its_words() -> None:
    likeness = Likeness(SENTENCES)
    found = shared(likeness.vector(0), likeness.vector(0))
    assert len(found) == len({word for term in found for word in term.split()})


@given(texts)
@settings(deadline=None)
def test_bounds(sentences: list[list[str]]) -> None:
    likeness = Likeness(sentences)
    whole = likeness.group(range(len(sentences)))
    for i, words in enumerate(sentences):
        vector = likeness.vector(i)
        assert -1e-9 <= cosine(vector, whole) <= 1 + 1e-9
        assert abs(cosine(vector, vector) - (1 if words else 0)) < 1e-9
        assert abs(holding(vector, whole) - (1 if words else 0)) < 1e-9


@given(texts)
@settings(deadline=None)
def test_index_agrees_with_cosine(sentences: list[list[str]]) -> None:
    likeness = Likeness(sentences)
    vectors = [likeness.vector(i) for i in range(len(sentences))]
    scores = Index(vectors).scores(likeness.vector(0))
    assert len(scores) == len(vectors)
    assert list(scores) == list(likeness.alike(0))
    for score, vector in zip(scores, vectors, strict=True):
        assert abs(score - cosine(likeness.vector(0), vector)) < 1e-9


def test_an_index_of_nothing_is_like_nothing() -> None:
    assert list(Index([]).scores({"label": 1.0})) == []
    assert list(Index([{}, {"label": 1.0}]).scores({"recipe": 1.0})) == [0.0, 0.0]
