"""What tagger and parser read past."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.asides import find, without

if TYPE_CHECKING:
    from tests.language.conftest import ReadText


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Models lie (Brown et al., 2020; Lee, 2021) often.", ["(Brown et al., 2020; Lee, 2021)"]),
        ("Models lie [3, 5-7].", ["[3, 5-7]"]),
        ("It lies (see Figure 3 and Section 4.2).", ["(see Figure 3 and Section 4.2)"]),
        ("It was told to (1) wait and (2) lie.", ["(1)", "(2)"]),
        ("Brown et al. (2020) lie.", []),
        ("By Equation (3) it lies.", []),
        ("Models (which were built in 2020) lie.", []),
        ("The range [a, b] is closed.", []),
        ("We call f(x) twice.", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in find(text)] == found


@given(st.text(alphabet="aB (1)[2]2020,.; ", max_size=60))
def test_every_kept_character_is_its_own(text: str) -> None:
    rest, kept = without(text, find(text))
    assert rest == "".join(text[i] for i in kept)
    assert kept == sorted(set(kept))


def test_one_token_each_and_the_tree_of_the_rest(read_text: "ReadText") -> None:
    text = "The model (Brown et al., 2020) was told to (1) hide its plan [4] and (2) lie."
    document = read_text(text)
    document.parse([0])
    doc = document.doc(0)
    assert doc.text == text
    assert [t.text for t in doc if t.text[0] in "(["] == ["(Brown et al., 2020)", "(1)", "[4]", "(2)"]
    assert sum(t.head == t for t in doc) == 1
    agents = {f.lemma: doc[f.agent.head].text for f in document.frames(0) if f.agent is not None}
    assert agents["hide"] == "model"
