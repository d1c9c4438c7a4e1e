"""References by direction, over papers of a few loose blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.paper.model import Block, Float
from claimcheck.paper.nearby import find_nearby
from claimcheck.records.paper import Section
from claimcheck.records.words import Layer

SECTIONS = (
    Section(id="s1", title="Method", number="1", level=1),
    Section(id="s2", title="Baskets", number="1.1", level=2),
    Section(id="s3", title="Apples", number="1.2", level=2),
    Section(id="s4", title="Results", number="2", level=1),
)


def _block(n: int, layer: Layer, section: str, text: str, page: int) -> Block:
    return Block(f"b{n}", layer, section, page, text, text, tuple(range(len(text) + 1)), ())


def _paper(text: str, *, where: str = "s2", layer: Layer = "body") -> tuple[list[Block], list[Float]]:
    """Three sections on page 1, the last on page 3, with a table before and a figure behind the text under test."""
    shape: list[tuple[Layer, str, str, int]] = [
        ("heading", "s1", "1 Method", 1),
        ("body", "s1", "We count.", 1),
        ("heading", "s2", "1.1 Baskets", 1),
        ("caption", "s2", "Table 1: Baskets", 1),
        ("body", "s2", "HERE" if where == "s2" else "There are baskets.", 1),
        ("caption", "s2", "Figure 1: Apples", 1),
        ("heading", "s3", "1.2 Apples", 2),
        ("body", "s3", "HERE" if where == "s3" else "There are apples.", 2),
        ("heading", "s4", "2 Results", 3),
        ("body", "s4", "HERE" if where == "s4" else "All were counted.", 3),
    ]
    blocks = [
        _block(n, layer if t == "HERE" else own, section, text if t == "HERE" else t, page)
        for n, (own, section, t, page) in enumerate(shape)
    ]
    return blocks, [Float("table", "Table 1", 1, "s2", "b3"), Float("figure", "Figure 1", 1, "s2", "b5")]


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("The figure below shows it.", "s2", [("figure", "Figure 1")]),
        ("The table above shows it.", "s2", [("table", "Table 1")]),
        ("The table below shows it.", "s2", [("table", "Table 1")]),  # moved to the top of the page
        ("The table below shows it.", "s3", [("table", None)]),  # another page, and none follows
        ("The following figure shows it.", "s4", [("figure", None)]),
        ("We turn to this in the next section.", "s2", [("section", "s3")]),
        ("We turn to this in the next section.", "s3", [("section", "s4")]),
        ("We turn to this in the next section.", "s4", [("section", None)]),
        ("The previous section told how.", "s3", [("section", "s2")]),
        ("The previous section told how.", "s4", [("section", "s1")]),
        ("The preceding sections told how.", "s4", [("section", "s3")]),
        ("In the following subsection we count.", "s2", [("section", "s3")]),
        ("The baskets are full (see above).", "s2", [("table", "Table 1")]),
        ("The baskets are full (see below).", "s2", [("figure", "Figure 1")]),
        ("They are counted as described above.", "s3", [("section", "s3")]),
        ("They are counted as described below.", "s3", [("section", "s4")]),
        ("Scores stay below chance and above average.", "s2", []),
        ("It is the case below 5 apples.", "s2", []),
        ("Apples (see Table 1 above) are counted.", "s2", []),
        ("The next section 2.1 tells.", "s2", []),
    ],
)
def test_targets(text: str, where: str, found: list[tuple[str, str | None]]) -> None:
    blocks, floats = _paper(text, where=where)
    assert [(r.kind, r.target) for r in find_nearby(blocks, SECTIONS, floats)] == found


def test_prompts_point_to_themselves() -> None:
    blocks, floats = _paper("Read the table below and the figure above.", layer="quote")
    assert not list(find_nearby(blocks, SECTIONS, floats))


@given(st.text(max_size=60), st.sampled_from(["the table below", "see above", "in the next section", ""]))
def test_spans_lie_in_the_text(noise: str, phrase: str) -> None:
    text = f"{noise} {phrase}. {noise}"
    blocks, floats = _paper(text)
    for r in find_nearby(blocks, SECTIONS, floats):
        assert r.block == "b4"
        assert text[r.start : r.end] == r.label
