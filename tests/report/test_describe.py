from dataclasses import replace

from claimcheck.paper.model import Block, CrossReference, Float, Paper
from claimcheck.records.paper import Sentence
from claimcheck.report.describe import cover, describe, unreadable, with_roles

TEXT = "See Figure 2 and Section 9 and [3]."


def block(id: str, text: str, layer: str = "body") -> Block:
    return Block(id, layer, None, 1, text, text, tuple(range(len(text) + 1)), ())  # type: ignore[arg-type]


PAPER = Paper(
    title="Sorters",
    source="sorters.pdf",
    sha256="0" * 64,
    pages=3,
    language="en",
    sections=(),
    blocks=(
        block("b1", TEXT),
        block("b2", "Figure 2: A shelf.", "caption"),
        block("b3", "[1] A. Sorter.", "reference"),
    ),
    floats=(Float("figure", "Figure 2", 2, None, "b2"), Float("table", "Table 1", 3, None, None, (("a", "1"),))),
    references=(),
    pages_without_text=(3,),
    notes=("Page 3 is damaged.",),
)
SENTENCES = (
    Sentence(id="s1", text=TEXT, raw=TEXT, block="b1"),
    Sentence(id="s2", text="Figure 2: A shelf.", raw="Figure 2: A shelf.", block="b2", layer="caption"),
    Sentence(id="s3", text="[1] A. Sorter.", raw="[1] A. Sorter.", block="b3", layer="reference"),
)


def reference(start: int, end: int, kind: str, target: str | None) -> CrossReference:
    return CrossReference("b1", start, end, kind, "", target)  # type: ignore[arg-type]


def test_figures_have_their_captions_and_tables_their_rows() -> None:
    record = describe(PAPER, SENTENCES)
    assert record.figures[0].caption_sentences == ("s2",)
    assert record.tables[0].rows == (("a", "1"),)
    assert (record.title, record.source, record.pages) == ("Sorters", "sorters.pdf", 3)


def test_coverage_tells_what_was_not_read() -> None:
    references = (
        (
            reference(4, 12, "figure", "Figure 2"),
            reference(17, 26, "section", None),
            reference(31, 34, "citation", None),
        ),
        (),
        (),
    )
    coverage = cover(PAPER, SENTENCES, references)
    assert coverage.sentences == 3
    assert [(s.reason, s.sentences) for s in coverage.skipped] == [("bibliography", 1)]
    assert [(u.sentence, u.text, u.kind) for u in coverage.unresolved_references] == [
        ("s1", "Section 9", "section"),
        ("s1", "[3]", "citation"),
    ]
    assert coverage.pages_without_text == (3,)
    assert coverage.notes == ("Page 3 is damaged.",)
    assert coverage.words == 12


def test_references_in_quoted_text_are_not_the_papers() -> None:
    quoted = (SENTENCES[0].model_copy(update={"layer": "quote"}), *SENTENCES[1:])
    assert not cover(PAPER, quoted, ((reference(17, 26, "section", None),), (), ())).unresolved_references


def test_other_languages_and_scans_are_not_checked_and_said_so() -> None:
    assert not unreadable(PAPER)
    german = replace(PAPER, language="de")
    assert unreadable(german)
    assert "German" in cover(german).notes[-1]
    assert "(xx)" in cover(replace(PAPER, language="xx")).notes[-1]
    scan = replace(PAPER, blocks=(), language="de")
    assert unreadable(scan)
    assert "OCR" in cover(scan).notes[-1]


def test_roles() -> None:
    assert [s.role for s in with_roles(SENTENCES, ("result", "other", None))] == ["result", "other", None]
