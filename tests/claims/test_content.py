"""What a claim is about: amounts, direction, subject, conditions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claimcheck.claims.content import amounts, conditions, direction, subject
from claimcheck.language.columns import Columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Accuracy rises from 41.2% to 63.0% (Table 3).", ("41.2%", "63.0%")),
        ("See Figure 12 and Section 4 of Doe (2019).", ()),
        ("It wins by +5.1 F1 over 40 systems.", ("+5.1", "40")),
        ("We use 3 seeds.", ()),
    ],
)
def test_amounts(text: str, expected: tuple[str, ...]) -> None:
    assert amounts(text) == expected


@given(st.text(max_size=120))
def test_amounts_are_in_the_text_and_told_once(text: str) -> None:
    found = amounts(text)
    assert len(set(found)) == len(found)
    assert all(amount in text for amount in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Longer prompts improve accuracy.", "up"),
        ("Pruning reduces accuracy.", "down"),
        ("Pruning makes no difference.", "level"),
        ("Pruning reduces the error and improves speed.", None),
        ("We train three taggers.", None),
    ],
)
def test_direction(text: str, expected: str | None) -> None:
    assert direction(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We show that short labels survive pruning.", "short labels"),
        ("In large models, the tagger forgets its labels.", "the tagger"),
        ("Survive pruning.", None),
    ],
)
def test_subject(nlp: Language, text: str, expected: str | None) -> None:
    assert subject(Columns.of(nlp(text))) == expected


def test_conditions(nlp: Language) -> None:
    assert "without labels" in conditions(Columns.of(nlp("The tagger fails without labels.")))
