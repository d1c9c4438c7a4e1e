"""References to what a paper does not have, and references that must be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.consistency.missing import missing_targets
from claimcheck.language.read import read_document

from ..papers import Draft

if TYPE_CHECKING:
    from spacy.language import Language


def clashes(draft: Draft, nlp: Language) -> list[str]:
    return [clash.message for clash in missing_targets(read_document(draft.paper(), nlp))]


@pytest.mark.parametrize(
    ("text", "labels", "count"),
    [
        ("The loss is in Figure 7.", (1, 2), 1),
        ("The loss is in Figure 2.", (1, 2), 0),
        ("The loss is in Figure 7.", (1, 3), 0),
        ("The loss is in their Figure 7.", (1, 2), 0),
        ("The loss is in Figure 7.", (), 0),
    ],
)
def test_a_figure_that_is_not_there(text: str, labels: tuple[int, ...], count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Results").add(text)
    for label in labels:
        draft.figure(label, "Loss by epoch.")
    assert len(clashes(draft, nlp)) == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Prices are in Section 9.", "Section 9 is referred to, and the last section of the paper is Section 4."),
        ("Prices are in Section 4.", None),
        ("Prices are in Section 3.3.", "Section 3.3 is referred to, and the last section of 3 is 3.2."),
        ("Prices are in Section 3.2.", None),
        ("Prices are in Section 4.1.", None),
        ("Prices are in Appendix C.", "Appendix C is referred to, and the last appendix of the paper is Appendix B."),
        ("Prices are in Appendix B.", None),
        ("Prices are in Section 9 of the report.", None),
        ("Prices are in Section 9 of Baker and Sons.", None),
        ("Prices are in the Guild’s Section 9.", None),
        ("Prices are in Section 9 of Doe et al. (2020).", None),
        ("Prices are in footnote 7.", "Footnote 7 is referred to, and the last footnote has the number 2."),
        ("Prices are in footnote 2.", None),
        ("Prices follow Equation 8.", "Equation 8 is referred to, and the last equation has the number 3."),
        ("Prices follow Equation 3.", None),
    ],
)
def test_a_section_note_or_equation_that_is_not_there(text: str, told: str | None, nlp: Language) -> None:
    draft = Draft()
    for number, title in (("1", "Aims"), ("2", "Ovens"), ("3", "Bread"), ("3.1", "Rye"), ("3.2", "Oats")):
        draft.section(number, title)
    draft.add("x = 2 (1)\ny = 3 (2)\nz = 4 (3)", "furniture")
    draft.add("Rye is dear.", "footnote", "1").add("Oats are not.", "footnote", "2")
    draft.section("4", "Close").add(text).section("A", "Ovens by year").section("B", "Bakers by town")
    assert clashes(draft, nlp) == ([told] if told else [])


@given(there=st.sets(st.integers(1, 12), min_size=1), asked=st.integers(1, 14))
def test_only_behind_an_unbroken_run(there: set[int], asked: int, nlp: Language) -> None:
    draft = Draft().section("1", "Results").add(f"The loss is in Figure {asked}.")
    for label in sorted(there):
        draft.figure(label, "Loss by epoch.")
    unbroken = there == set(range(1, len(there) + 1))
    assert len(clashes(draft, nlp)) == (unbroken and asked > len(there) > 1)
