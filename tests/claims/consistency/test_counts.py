"""Counts against lists and columns, totals and changes inside a table, "all" against its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.consistency.counts import listed, marked
from claimcheck.claims.consistency.run import find
from claimcheck.language.read import read_document

from ..papers import Draft

if TYPE_CHECKING:
    from spacy.language import Language


def kinds(draft: Draft, nlp: Language) -> list[str]:
    return [item.kind for item in find(read_document(draft.paper(), nlp))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We rate bread on four scales: crumb, crust, rise, and smell.", 0),
        ("We rate bread on four scales: crumb, crust, and rise.", 1),
        ("We rate bread on four scales: crumb, crust, salt and pepper, and rise.", 0),
        ("We rate bread on four scales: crumb and crust.", 0),
        ("We rate bread on at least four scales: crumb, crust, and rise.", 0),
        ("We rate bread on four scales, among them: crumb, crust, and rise.", 0),
        ("Of four scales we keep two kinds: crumb, which is soft, and crust, which is not.", 0),
        ("We thank two bakers: Ann, the oldest, and Bob.", 0),
        ("We heard two kinds of noise: hum, with mean 0, and hiss.", 0),
        ("We rate bread on three scales: crumb, crust, rise and smell.", 0),
        ("We rate bread on three scales: crumb, crust, rise, and smell.", 1),
        ("We rate bread on three scales: crumb, crust, and so on.", 0),
        ("We took three steps: (1) we kneaded, (2) we baked, and (3) we ate.", 0),
        ("We took two steps: (1) we kneaded, (2) we baked, and (3) we ate.", 1),
        ("We took four steps: (i) we kneaded; (ii) we baked; and (iii) we ate.", 1),
        ("We took four steps: (1) we kneaded, (2) we baked.", 0),
    ],
)
def test_a_count_and_its_list(text: str, count: int, nlp: Language) -> None:
    assert kinds(Draft().section("1", "Bread").add(text), nlp) == ["count"] * count


@pytest.mark.parametrize(
    ("announced", "items", "count"),
    [
        ("We followed three rules:", ("1. Knead.", "2. Wait.", "3. Bake."), 0),
        ("We followed three rules:", ("1. Knead.", "2. Bake."), 1),
        ("We followed the following three rules:", ("1. Knead.", "2. Wait.", "3. Wait.", "4. Bake."), 1),
        ("We followed three rules:", ("1. Knead.", "3. Bake."), 0),
        ("We followed three rules of four bakers who baked:", ("1. Knead.", "2. Bake."), 0),
    ],
)
def test_a_count_and_the_paragraphs_behind_it(
    announced: str, items: tuple[str, ...], count: int, nlp: Language
) -> None:
    draft = Draft().section("1", "Bread").add(announced)
    for item in items:
        draft.add(item)
    assert kinds(draft.add("Then we ate."), nlp) == ["count"] * count


WORDS = st.sampled_from(("crumb", "crust", "rise", "smell", "salt", "heat", "fine grain", "old oven"))


@given(st.lists(WORDS, min_size=3, max_size=8, unique=True), st.sampled_from((", and ", " and ")))
def test_a_plain_list_has_its_items(items: list[str], last: str) -> None:
    assert listed(f"{', '.join(items[:-1])}{last}{items[-1]}.") == tuple(items)
    assert len(marked(" ".join(f"{'and ' if n == len(items) else ''}({n}) {x}," for n, x in enumerate(items, 1)))) == (
        len(items)
    )


CORPORA = """
Baker | Rye | Oats | Wheat | Barley | Avg.
Oatmaster | 64.2 | 80.5 | 47.7 | 39.2 | 57.9
Granary | 61.0 | 60.5 | 47.1 | 38.8 | 51.9
Rustica | 71.4 | 62.9 | 55.0 | 40.1 | 57.4
"""


@pytest.mark.parametrize(
    ("caption", "count"),
    [
        ("Scores for five corpora.", 1),
        ("Scores for four corpora.", 0),
        ("Scores for three corpora.", 0),
        ("Scores for the other five corpora.", 0),
        ("Scores for two corpora.", 0),
        ("Rustica is best on three corpora.", 0),
        ("Scores for four of our five corpora.", 0),
        ("Scores of three bakers.", 0),
        ("Scores of four old bakers.", 1),
        ("Scores of nine bakers.", 0),
        ("Rustica is better than two bakers.", 0),
    ],
)
def test_a_number_of_data_sets_and_the_columns(caption: str, count: int, nlp: Language) -> None:
    assert kinds(Draft().section("1", "Bread").table(1, caption, CORPORA), nlp) == ["count"] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("As Table 1 shows, Rustica beats all other bakers on all scales.", 0),
        ("As Table 1 shows, Rustica beats all other systems on all corpora.", 1),
        ("As Table 1 shows, Rustica beats most other systems on all corpora.", 0),
        ("As Table 1 shows, Rustica beats Oatmaster on three of four corpora.", 0),
        ("As Table 1 shows, Rustica beats Oatmaster on two of four corpora.", 1),
        ("As Table 1 shows, Rustica beats Oatmaster on all corpora.", 1),
        ("As Table 1 shows, Rustica beats Oatmaster on all corpora but one.", 0),
        ("As Table 1 shows, Rustica beats Granary on all corpora.", 0),
        ("As Table 1 shows, Rustica is better than Oatmaster on all corpora except Oats.", 0),
        ("With the exception of Oats, Rustica fares better than Oatmaster on all corpora (Table 1).", 0),
        ("As Table 1 shows, Rustica beats Oatmaster on all corpora except Rye.", 1),
        ("As Table 1 shows, Rustica is best on three of four corpora.", 0),
        ("As Table 1 shows, Rustica has the best score on two of four corpora.", 1),
        ("As Table 1 shows, Rustica is best on two of five corpora.", 0),
        ("As Table 1 shows, Rustica beats Oatmaster on all corpora except Oats and Rye.", 1),
    ],
)
def test_all_and_so_many_of_so_many(text: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Bread").add(text).table(1, "Scores.", CORPORA)
    assert kinds(draft, nlp) == ["not_all"] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Table 1 shows that all bakers stay above 60 on Rye.", 0),
        ("Table 1 shows that all bakers stay above 60% on Rye.", 0),
        ("Table 1 shows that all bakers stay above 62 on Rye.", 1),
        ("Table 1 shows that none of the bakers is below 62 on Rye.", 1),
        ("Table 1 shows that none of the bakers is above 72 on Rye.", 0),
        ("Table 1 shows that almost all bakers stay above 62 on Rye.", 0),
        ("Table 1 shows that all bakers of the north stay above 62 on Rye.", 0),
        ("We saw that all bakers stay above 62 on Rye.", 0),
        ("Table 1 shows that all bakers gain by more than 62 on Rye.", 0),
    ],
)
def test_a_limit_for_all(text: str, count: int, nlp: Language) -> None:
    draft = Draft().section("1", "Bread").add(text).table(1, "Scores.", CORPORA)
    assert kinds(draft, nlp) == ["not_all"] * count


CELLS = st.integers(100, 990)


@settings(max_examples=30)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=6, max_size=9),
    off=st.integers(-40, 40),
    at=st.integers(0, 5),
    mean=st.booleans(),
)
def test_one_total_or_mean_that_is_off(
    rows: list[tuple[int, int, int]], off: int, at: int, mean: bool, nlp: Language
) -> None:
    head = "Baker | Rye | Oats | Wheat | " + ("Avg." if mean else "Total")
    lines = [head]
    for n, row in enumerate(rows):
        told = sum(row) / (3 if mean else 1) + (off if n == at else 0)
        lines.append(f"B{n} | {row[0]} | {row[1]} | {row[2]} | " + (f"{told:.1f}" if mean else f"{told:.0f}"))
    found = kinds(Draft().section("1", "Bread").table(1, "Loaves.", "\n".join(lines)), nlp)
    assert found == ["total"] * (abs(off) > 2 * (0.6 if mean else 2.5))


@pytest.mark.parametrize(("by", "count"), [("4.0", 0), ("4.1", 0), ("5.0", 1)])
def test_one_change_in_brackets_that_is_off(by: str, count: int, nlp: Language) -> None:
    rows = [
        "Baker | Rye | Oats | Wheat",
        "Plain | 50.0 | 41.0 | 30.0",
        f"New | 54.0 (+{by}) | 43.5 (+2.5) | 29.0 (-1.0)",
    ]
    rows += ["Old | 20.0 | 10.0 | 10.0", "New | 22.0 (+2.0) | 12.0 (+2.0) | 13.0 (+3.0)"]
    assert kinds(Draft().section("1", "Bread").table(1, "Loaves.", "\n".join(rows)), nlp) == ["total"] * count


TICKS = """
# | Loaf | Stone | Steel
1 | Rye | × | ×
2 | Oats | × | ×
3 | Spelt | no | no
4 | Wheat | × | ×
5 | Barley | × | ×
6 | Millet | no | no
"""


@pytest.mark.parametrize(
    ("caption", "message"),
    [
        ("All loaves rose, except for Spelt and Millet.", None),
        ("All loaves rose.", None),
        ("All loaves rose, except for Spelt.", "excepts Spelt; in Table 1 Millet stands out as well."),
        (
            "All loaves rose, except for Spelt, Millet and Rye.",
            "excepts Millet, Rye and Spelt; in Table 1 Rye does not stand out.",
        ),
        ("All loaves rose, except for those of Monday.", None),
    ],
)
def test_exceptions_and_a_table_of_ticks(caption: str, message: str | None, nlp: Language) -> None:
    draft = Draft().section("1", "Bread").table(1, caption, TICKS)
    told = [item.message for item in find(read_document(draft.paper(), nlp))]
    assert told == ([f"The caption of Table 1 {message}"] if message else [])
