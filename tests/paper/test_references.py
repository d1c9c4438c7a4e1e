import pytest

from claimcheck.paper.model import Block, Float
from claimcheck.paper.references import find_references
from claimcheck.records.paper import Section

SECTIONS = (Section(id="s1", title="Method", number="4"), Section(id="s2", title="Setup", number="4.1"),
            Section(id="s3", title="Prompts", number="C", kind="appendix"))  # fmt: skip
FLOATS = (
    *tuple(Float("figure", f"Figure {n}", 1, None, None) for n in range(1, 6)),
    Float("table", "Table 2", 1, None, None),
)


def block(text: str) -> Block:
    return Block("b1", "body", None, 1, text, text, tuple(range(len(text) + 1)), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Figure 3(b) shows", [("Figure 3", "Figure 3")]),
        ("see Fig. 4a for more", [("Figure 4", "Figure 4")]),
        ("Figs. 2-4 agree", [("Figure 2", "Figure 2"), ("Figure 3", "Figure 3"), ("Figure 4", "Figure 4")]),
        ("Figures 1 and 5", [("Figure 1", "Figure 1"), ("Figure 5", "Figure 5")]),
        ("in Table 2", [("Table 2", "Table 2")]),
        ("in Table 9", [("Table 9", None)]),
        ("Section 4.1 and §4", [("4.1", "s2"), ("4", "s1")]),
        ("Appendix C has them", [("C", "s3")]),
        ("in Equation (3)", []),
        ("nothing to see", []),
        ("the table is set", []),
        ("Section A model", [("A", None)]),
    ],
)
def test_labels_and_targets(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(r.label, r.target) for r in find_references([block(text)], SECTIONS, FLOATS)] == found


def test_spans_lie_on_the_words() -> None:
    text = "We refer to Table 2 here."
    (ref,) = find_references([block(text)], SECTIONS, FLOATS)
    assert text[ref.start : ref.end] == "Table 2"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see Smith et al. (2020), Table 9", []),
        ("(Rae et al., 2021, Section 8)", []),
        ("in Table 2 of Smith (2020)", []),
        ("as in Figure 3 of [12]", []),
        ("Following Smith (2020), Figure 3 shows", ["Figure 3"]),
        ("Figure ?? and Section ?", [None, None]),
        ("which figure?", []),
    ],
)
def test_parts_of_cited_works_are_not_parts_of_the_paper(text: str, found: list[str | None]) -> None:
    assert [r.target for r in find_references([block(text)], SECTIONS, FLOATS)] == found


def test_equations_are_left_alone_where_the_format_has_no_numbers() -> None:
    assert not list(find_references([block("as Eq. (3) says")], SECTIONS, FLOATS))
    (missing,) = find_references([block("as Eq. (3) says")], SECTIONS, FLOATS, ["1", "2"])
    assert (missing.label, missing.target) == ("Equation 3", None)
