"""Patterns of words and tags alone against spaCy's Matcher, which says what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher
from spacy.tokens import Doc

from claimcheck.language.columns import Columns
from claimcheck.matching.rows import Row
from claimcheck.matching.view import View

if TYPE_CHECKING:
    from spacy.vocab import Vocab

VOCAB: Vocab = spacy.blank("en").vocab
WORDS = ("we", "We", "show", "not", "well", ".")
TAGS = ("ADV", "AUX", "VERB")

docs = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=8).map(
    lambda pairs: Doc(
        VOCAB,
        words=[word for word, _ in pairs],
        pos=[pos for _, pos in pairs],
        lemmas=[word.lower() for word, _ in pairs],
        sent_starts=[i == 0 for i in range(len(pairs))],
    )
)
opens = st.fixed_dictionaries(
    {"LOWER": st.just({"IN": ["we", "not"]})},
    optional={"POS": st.sampled_from(TAGS), "IS_SENT_START": st.just(True), "OP": st.just("+")},
)
steps = st.fixed_dictionaries(
    {},
    optional={
        "LEMMA": st.sampled_from([{"IN": ["show", "well"]}, "we", {"NOT_IN": ["not"]}, {"REGEX": "^(w|n)"}]),
        "POS": st.sampled_from([*TAGS, {"IN": ["ADV", "AUX"]}]),
        "IS_PUNCT": st.just(True),
        "OP": st.sampled_from(["?", "*", "+", "{0,2}", "{1,3}"]),
    },
)


def by_spacy(pattern: list[dict[str, Any]], doc: Doc) -> list[tuple[int, int]]:
    matcher = Matcher(VOCAB)
    matcher.add("p", [pattern], greedy="LONGEST")
    return sorted((start, end) for _, start, end in matcher(doc))


@given(docs, opens, st.lists(steps, max_size=3))
def test_finds_what_spacy_finds(doc: Doc, first: dict[str, Any], rest: list[dict[str, Any]]) -> None:
    pattern = [first, *rest]
    row = Row.of(pattern, frozenset(("we", "not")))
    assert row is not None
    assert list(row.spans(View(0, Columns.of(doc)))) == by_spacy(pattern, doc)


def test_an_expression_may_open_a_pattern_anywhere() -> None:
    doc = Doc(VOCAB, words=["we", "Show", "it", "shown"])
    pattern = [{"LOWER": {"REGEX": "^show"}}]
    row = Row.of(pattern, None)
    assert row is not None
    assert list(row.spans(View(0, Columns.of(doc)))) == by_spacy(pattern, doc) == [(1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ([{"POS": "ADV"}], None),
        ([{"LOWER": "we"}, {"_": {"agent_kind": "ai"}}], {"we"}),
        ([{"LOWER": "we"}, {"LOWER": {"FUZZY": "show"}}], {"we"}),
        ([{"LOWER": "we"}, {"LOWER": "show", "OP": "!"}], {"we"}),
        ([{"LOWER": {"REGEX": "^show"}, "OP": "*"}], None),
    ],
)
def test_the_rest_is_left_to_spacy(pattern: list[dict[str, Any]], first: set[str] | None) -> None:
    assert Row.of(pattern, frozenset(first) if first else None) is None
