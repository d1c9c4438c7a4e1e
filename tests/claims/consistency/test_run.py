"""A paper held against itself: true clashes, and near misses that must stay silent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.consistency.differences import agrees, difference_clashes
from claimcheck.claims.consistency.run import find
from claimcheck.claims.consistency.shares import fits, share_clashes
from claimcheck.language.read import read_document
from claimcheck.records.paper import Sentence

from ..papers import study

if TYPE_CHECKING:
    from spacy.language import Language


def sentence(text: str) -> Sentence:
    return Sentence(id="s1", text=text, raw=text)


@pytest.mark.parametrize(
    ("text", "clashes"),
    [
        ("We pruned 14 of 20 (60%) taggers.", 1),
        ("We pruned 14 of 20 taggers (70%).", 0),
        ("Labels were lost in 3 out of 7 recipes (53.1 %).", 1),
        ("Labels were lost in 2 of 3 recipes (66%).", 0),
        ("Labels were lost in 2 of 3 recipes (67%).", 0),
        ("The tagger fails 5% of the time (26/2,048 recipes).", 1),
        ("The tagger fails 1% of the time (26/2,048 recipes).", 0),
        ("Most recipes (27 of 50; 54%) were long.", 0),
        ("Most recipes (27 of 50; 64%) were long.", 1),
        ("About 14 of 20 taggers (60%) were pruned.", 0),
        ("Accuracy in 2007/2012 was high (60%).", 0),
        ("It is 14.6/27.6/39.6% for 8/64/540 labels.", 0),
    ],
)
def test_percentage_and_ratio(text: str, clashes: int) -> None:
    assert len(list(share_clashes(sentence(text)))) == clashes


@pytest.mark.parametrize(
    ("text", "clashes"),
    [
        ("Accuracy falls from 41.0% to 3.2%, a drop of 30 points.", 1),
        ("Accuracy falls from 41.0% to 3.2%, a drop of 37.8 points.", 0),
        ("Accuracy falls from 41.0% to 3.2%, a drop of 38 percentage points.", 0),
        ("Accuracy goes from 41.0% to 3.2%, an increase of 37.8 points.", 1),
        ("Error goes from 41.0% to 3.2%, an improvement of 37.8 points.", 0),
        ("Accuracy falls from 40% to 20%, a drop of 50%.", 0),
    ],
)
def test_values_and_their_difference(text: str, clashes: int) -> None:
    assert len(list(difference_clashes(sentence(text)))) == clashes


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 3))
def test_a_rounded_share_always_fits(whole: int, part: int, places: int) -> None:
    part = min(part, whole)
    assert fits(part, whole, round(Decimal(100 * part) / whole, places))


@given(st.integers(0, 100_000), st.integers(0, 100_000), st.integers(0, 2))
def test_values_rounded_apart_always_agree(old: int, new: int, places: int) -> None:
    a, b = Decimal(old) / 1000, Decimal(new) / 1000
    assert agrees(round(a, places), round(b, places), round(abs(a - b), places))


def test_a_sound_paper_is_left_alone_and_an_unsound_one_named(nlp: Language) -> None:
    assert [i.kind for i in find(read_document(study().paper(), nlp)) if i.kind != "missing_target"] == []
    draft = study().add("In all, 14 of 20 taggers (60%) lost a label.")
    (item,) = [i for i in find(read_document(draft.paper(), nlp)) if i.kind == "percentage"]
    assert item.message == "14 of 20 is 70.0 %, not the 60 % given beside it."
