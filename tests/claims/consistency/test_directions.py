"""Comparisons told both ways; figures and tables that do not hold what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.claims.consistency.run import find
from claimcheck.language.read import read_document

from ..papers import Draft

if TYPE_CHECKING:
    from spacy.language import Language


def told(draft: Draft, nlp: Language) -> list[tuple[str, str]]:
    return [(item.kind, item.message) for item in find(read_document(draft.paper(), nlp))]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Small ovens are faster than large ovens.", "Large ovens are faster than small ovens.", 1),
        ("Small ovens are faster than large ovens.", "Small ovens are faster than large ovens.", 0),
        ("Small ovens are faster than large ovens.", "Large ovens are slower than small ovens.", 0),
        ("Small ovens are faster than large ovens.", "Small ovens are slower than large ovens.", 1),
        ("Small ovens are faster than large ovens.", "Large ovens may be faster than small ovens.", 0),
        ("Small ovens are faster than large ovens.", "Large ovens are hotter than small ovens.", 0),
        ("Small ovens are faster than large ovens.", "For rye, large ovens are faster than small ovens.", 0),
        ("Small ovens are faster than large ovens.", "We find that large ovens are faster than small ovens.", 1),
        ("Small ovens are faster than large ovens.", "Large ovens are faster than small ovens, by Doe (2020).", 0),
        ("The Rustica tagger outperforms the Granary tagger.", "The Granary tagger outperforms the Rustica tagger.", 1),
        (
            "The Rustica tagger outperforms the Granary tagger.",
            "The Granary tagger underperforms the Rustica tagger.",
            0,
        ),
        ("Steel ovens have more heat than stone ovens.", "Steel ovens have less heat than stone ovens.", 1),
        ("Steel ovens have more heat than stone ovens.", "Steel ovens have less steam than stone ovens.", 0),
    ],
)
def test_a_direction_told_both_ways(first: str, second: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Ovens").add(first).section("2", "Bread").add(second)
    assert [kind for kind, _ in told(draft, nlp)] == ["direction"] * count


def test_the_message_names_pair_and_places(nlp: Language) -> None:
    draft = Draft().section("1", "Ovens").add("Small ovens are faster than large ovens.")
    draft.section("2", "Bread").add("Large ovens are faster than small ovens.")
    assert told(draft, nlp) == [
        (
            "direction",
            "Section 1 puts small oven above large oven (faster), and Section 2 puts large oven above small oven.",
        )
    ]


ONE = "Baker | Crumb | Crust\nRustica | 71.4 | 62.9\nOatmaster | 64.2 | 80.5"
TWO = "Baker | Rise | Smell\nRustica | 55.1 | 48.8\nOatmaster | 39.6 | 22.7"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Table 1 shows that Rustica has 55.1 and 48.8.", 1),
        ("Table 2 shows that Rustica has 55.1 and 48.8.", 0),
        ("Table 1 shows that Rustica has 55.1.", 0),
        ("Table 1 shows that Rustica has 71.4 and 48.8.", 0),
        ("Table 1 shows that the baker has 55.1 and 48.8.", 0),
        ("Table 1 and Table 2 show that Rustica has 55.1 and 48.8.", 0),
    ],
)
def test_numbers_of_another_table(text: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Bread").add(text).table(1, "Taste.", ONE).table(2, "Form.", TWO)
    assert [kind for kind, _ in told(draft, nlp)] == ["wrong_table"] * count


LEGEND = "Rustica baker, Oatmaster baker, No baker, stone oven, steel oven, days after baking"


@pytest.mark.parametrize(
    ("text", "drawn", "count"),
    [
        ("This is the height of the “Granary” line in Figure 1.", LEGEND, 1),
        ("This is the height of the “Rustica” line in Figure 1.", LEGEND, 0),
        ("This is the height of the “Granary” line in Figure 1.", "0 10 20 30", 0),
        ("This is the height of the “loaf by loaf” line in Figure 1.", LEGEND, 0),
        ("We call it “Granary” as in Figure 1.", LEGEND, 0),
    ],
)
def test_a_line_that_is_not_in_the_figure(text: str, drawn: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Bread").add(text).add(drawn, "furniture").figure(1, "Height, loaf by loaf.")
    assert [kind for kind, _ in told(draft, nlp)] == ["not_in_figure"] * count
