"""Phrases: words in a row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.phrases import PhraseIndex, longest

from .conftest import tokenize, view_of

SENTENCE = "We/we/PRON did/do/AUX not/not/PART find/find/VERB that/that/SCONJ agents/agent lie/lie/VERB !/!/PUNCT"


@pytest.mark.parametrize(
    ("phrase", "spans"),
    [
        ("agent lie", [(5, 7)]),
        ("AGENTS LIE", [(5, 7)]),
        ("agents", [(5, 6)]),
        ("agent|model lie", [(5, 7)]),
        ("agent lie/VERB", [(5, 7)]),
        ("agent lie/NOUN", []),
        ("not * that", [(2, 5)]),
        ("do (not) find (quite) that", [(1, 5)]),
        ("we * * find", [(0, 4)]),
        ("$ai_system lie", [(5, 7)]),
        ("$human", [(0, 1)]),
        ("find agent", []),
        ("lie ! agent", []),
    ],
)
def test_phrase(phrase: str, spans: list[tuple[int, int]]) -> None:
    index = PhraseIndex()
    index.add(3, [phrase], tokenize)
    view = view_of(SENTENCE, agent="ai", we="human")
    assert [(hit.start, hit.end) for hit in index.hits(view)] == spans


def test_of_phrases_of_one_rule_the_longest_counts() -> None:
    index = PhraseIndex()
    index.add(0, ["agent", "agent lie", "that agent"], tokenize)
    index.add(1, ["agent"], tokenize)
    hits = index.hits(view_of(SENTENCE))
    assert [(hit.key, hit.start, hit.end) for hit in hits] == [(0, 4, 6), (1, 5, 6)]


def test_hyphens_are_cut_as_the_language_cuts_them() -> None:
    index = PhraseIndex()
    index.add(0, ["self-preservation instinct"], lambda text: text.replace("-", " - ").split())
    assert index.hits(view_of("self - preservation instincts/instinct"))
    assert index.hits(view_of("self-preservation instinct"))


@given(st.sets(st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda s: (s[0], s[0] + s[1]))))
def test_longest(spans: set[tuple[int, int]]) -> None:
    kept = longest(spans)
    assert set(kept) <= spans
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    for start, end in spans - set(kept):
        assert any(a < end and start < b and b - a >= end - start for a, b in kept)
