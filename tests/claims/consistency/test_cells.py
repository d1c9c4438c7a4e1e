"""Numbers of the text against the cells of a table: the right number silences, any other in a cell fires."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.claims.consistency.numbers import Number, numbers, one_digit_apart, prints
from claimcheck.claims.consistency.run import find
from claimcheck.language.read import read_document

from ..papers import Draft

if TYPE_CHECKING:
    from spacy.language import Language

BREAD = """
Baker | Crumb | Crust | Rise
Rustica | 71.4 | 62.9 | 55.0
Rustica-Plus | 74.8 | 66.1 | 58.3
Oatmaster | 64.2 | 80.5 | 47.7
"""


def told(text: str, nlp: Language, rows: str = BREAD) -> list[tuple[str, str]]:
    draft = Draft().section("3", "Bread").add(text).table(1, "Scores of each baker.", rows)
    return [(item.kind, item.message) for item in find(read_document(draft.paper(), nlp))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("As Table 1 shows, Rustica has a Crumb of 71.4.", []),
        ("As Table 1 shows, Rustica has a Crumb of about 72.1.", []),
        ("As Table 1 shows, Rustica reaches 72.1 for Crumb.", ["two_values"]),
        ("As Table 1 shows, Rustica reaches 71 % for Crumb.", []),
        ("As Table 1 shows, Rustica reaches 71.4 for Crumb and 62.9 for Crust.", []),
        ("In other kitchens Rustica reaches 72.1 for Crumb.", []),
        ("Table 1 tells of bread. Rustica reaches 72.1 for Crumb.", ["two_values"]),
        ("Table 1 tells of bread. Its Crumb is best with more than 72.1 for Rustica.", []),
        ("With ten loaves, Rustica reaches 72.1 for Crumb (Table 1 has three).", []),
        ("As Table 1 shows, Rustica has 71.4 for Crumb at noon and 72.1 for Crumb at night.", []),
        ("As Table 1 shows, Rustica reaches 72.1 for Crumb in the kitchen of Doe (2020).", []),
        ("As Table 1 shows, Rustica gets 64.2 for Crumb.", ["other_row"]),
        ("As Table 1 shows, Rustica gets 64.2 for Crumb where the baseline is lower.", []),
        ("As Table 1 shows, Rustica and Oatmaster get 71.4 and 64.2 for Crumb.", []),
    ],
)
def test_a_value_of_the_text_and_its_cell(text: str, kinds: list[str], nlp: Language) -> None:
    assert [kind for kind, _ in told(text, nlp)] == kinds


def test_the_message_names_both_places_and_both_values(nlp: Language) -> None:
    assert told("As Table 1 shows, Rustica reaches 72.1 for Crumb.", nlp) == [
        ("two_values", "Section 3 gives 72.1 for Rustica (Crumb); Table 1 has 71.4.")
    ]
    assert told("As Table 1 shows, Rustica gets 64.2 for Crumb.", nlp) == [
        (
            "other_row",
            "Section 3 gives 64.2 for Rustica (Crumb); in Table 1 this is the value of Oatmaster, "
            "and Rustica has 71.4.",
        )
    ]


GROUPS = """
Baker | Oven | Crumb | Crust
Rustica | Stone | 14.3 | 62.9
 | Steel | 17.8 | 66.1
Oatmaster | Stone | 24.2 | 80.5
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("With steel, Rustica went from 14.3 to 17.3 (Table 1).", 1),
        ("With steel, Rustica went from 14.3 to 17.8 (Table 1).", 0),
        ("With steel, Rustica went from 14.3 to 19.9 (Table 1).", 0),
        ("With steel, the bread is at 17.3 where it was 14.3 (Table 1).", 0),
    ],
)
def test_one_digit_off_beside_a_value_that_stands(text: str, count: int, nlp: Language) -> None:
    found = told(text, nlp, GROUPS)
    assert [kind for kind, _ in found] == ["two_values"] * count
    assert all("Table 1 has 17.8 there (Rustica Steel)" in message for _, message in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Table 1 shows that Rustica-Plus brings a Crumb improvement of 3.4 points.", 0),
        ("Table 1 shows that Rustica-Plus brings a Crumb improvement of 4.8%.", 0),
        ("Table 1 shows that Rustica-Plus brings a Crumb improvement of 4.1 points.", 1),
        ("Table 1 shows that Rustica-Plus brings a Crumb improvement of about 4.1 points.", 0),
        ("Table 1 shows that Oatmaster costs only a -7.7% Crumb drop.", 1),
        ("Table 1 shows that Oatmaster costs only a -7.2% Crumb drop.", 0),
        ("Table 1 shows that Rustica-Plus improves Crumb by 9.9 points.", 1),
        ("Table 1 shows that the new one improves Crumb by 9.9 points.", 0),
        ("Table 1 shows that Rustica-Plus improves Crumb by 9.9 points over the old ovens.", 0),
    ],
)
def test_a_change_that_no_two_rows_are_apart(text: str, count: int, nlp: Language) -> None:
    assert [kind for kind, _ in told(text, nlp)] == ["difference"] * count


VALUES = st.integers(400, 799).map(lambda n: f"{n / 10:.1f}")


@settings(max_examples=30)
@given(crumb=st.lists(VALUES, min_size=3, max_size=3, unique=True), other=VALUES)
def test_the_right_number_silences_and_a_changed_cell_fires(crumb: list[str], other: str, nlp: Language) -> None:
    rows = "Baker | Crumb\n" + "\n".join(f"{name} | {x}" for name, x in zip(("Aa1", "Bb2", "Cc3"), crumb, strict=True))
    text = f"As Table 1 shows, Aa1 reaches {crumb[0]} for Crumb."
    assert told(text, nlp, rows) == []
    total = sum(float(x) for x in [other, *crumb[1:]])
    assume(other not in crumb and abs(total / 3 - float(crumb[0])) > 0.2)
    assert len(told(text, nlp, rows.replace(f"Aa1 | {crumb[0]}", f"Aa1 | {other}"))) == (
        abs(float(other) - float(crumb[0])) <= 0.2 * max(float(other), float(crumb[0]))
    )


def one(text: str) -> Number:
    (found,) = numbers(text)
    return found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("71.4% of 1,024 in 2-3 of GPT-3.5 at 10^3", ["71.4%", "1,024"]),
        ("from −0.5 to +12", ["−0.5", "+12"]),
        ("14.6/27.6 and 3x and v1.2.3", []),
    ],
)
def test_what_is_a_number(text: str, values: list[str]) -> None:
    assert [n.text for n in numbers(text)] == values


@pytest.mark.parametrize(
    ("told_text", "exact", "same"),
    [
        ("86.3%", "0.863", True),
        ("86%", "0.863", True),
        ("87%", "0.863", True),
        ("88%", "0.863", False),
        ("16.1", "16.12", True),
        ("16.12", "16.1", False),
        ("16.2", "16.1", False),
        ("16.10", "16.1", True),
    ],
)
def test_when_one_prints_the_other(told_text: str, exact: str, same: bool) -> None:
    assert prints(one(told_text), one(exact)) == same


@given(st.integers(100, 99_999), st.integers(0, 2), st.integers(0, 2))
def test_a_rounded_number_prints_the_exact_one(n: int, more: int, places: int) -> None:
    exact = n / 10 ** (places + more)
    assert prints(one(f"{exact:.{places}f}"), one(f"{exact:.{places + more}f}"))


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("17.3", "17.8", True),
        ("17.3", "27.3", False),
        ("17.3", "13.7", True),
        ("17.3", "17.3", False),
        ("17.3", "1.73", False),
        ("3.1", "3.2", False),
    ],
)
def test_one_digit_apart(a: str, b: str, apart: bool) -> None:
    assert one_digit_apart(one(a), one(b)) == apart


@pytest.mark.parametrize(
    ("text", "more", "count"),
    [
        ("Rustica reaches a Crumb of 72.1.", "", 1),
        ("Rustica reaches a Crumb of 71.4.", "", 0),
        ("Rustica reaches a Crumb of 72.1.", "On rye it is 72.1.", 0),
        ("Rustica reaches a Crumb of 78.1.", "", 0),
        ("Rustica reaches a Crumb of 72.1, which Doe (2020) saw.", "", 0),
        ("The baker reaches a Crumb of 72.1.", "", 0),
    ],
)
def test_a_value_of_the_abstract_and_its_cell(text: str, more: str, count: int, nlp: Language) -> None:
    draft = Draft().section(None, "Abstract", "abstract").add(text, "abstract")
    draft.section("3", "Bread").table(1, "Scores of each baker.", BREAD).add(f"We bake bread. {more}")
    found = [item.message for item in find(read_document(draft.paper(), nlp))]
    assert found == ["The abstract gives 72.1 for Rustica (Crumb); Table 1 has 71.4."] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Table 1 shows a gain from 62.9 to 66.7.", 1),
        ("Table 1 shows a gain from 62.9 to 66.1.", 0),
        ("Table 1 shows 62.9 here and then there 66.7.", 0),
    ],
)
def test_two_numbers_in_one_breath(text: str, count: int, nlp: Language) -> None:
    assert [kind for kind, _ in told(text, nlp)] == ["two_values"] * count
