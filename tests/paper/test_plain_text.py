from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.paper.model import Paper
from claimcheck.paper.plain import read_plain

TEXT = """Lamps that Wait in the Dark

ABSTRACT

We watch lamps in a hall, and the waiting is
long. The wait-
ing ends.

1 Introduction

Some points:
- one thing,
- another thing.

> Prompt: please
> wait.

2.1 Details

Figure 1: A lamp.

  The end of it
  is here.

References

Moth, A. 2020. Waiting.
"""


def parsed(text: str) -> Paper:
    return read_plain(text.encode("utf-8", "surrogatepass"), "page.txt", "0")


def test_structure() -> None:
    paper = parsed(TEXT)
    assert paper.title == "Lamps that Wait in the Dark"
    assert [(s.number, s.title, s.kind, s.level) for s in paper.sections] == [
        (None, "ABSTRACT", "abstract", 1),
        ("1", "Introduction", "introduction", 1),
        ("2.1", "Details", "introduction", 2),
        (None, "References", "reference", 1),
    ]
    assert [(b.layer, b.text) for b in paper.blocks if b.layer not in ("heading", "title")] == [
        ("abstract", "We watch lamps in a hall, and the waiting is long. The waiting ends."),
        ("body", "Some points:"),
        ("body", "- one thing,"),
        ("body", "- another thing."),
        ("quote", "Prompt: please wait."),
        ("caption", "Figure 1: A lamp."),
        ("body", "The end of it is here."),
        ("reference", "Moth, A. 2020. Waiting."),
    ]


def test_places() -> None:
    lines = TEXT.split("\n")
    for block in parsed(TEXT).blocks:
        for at, c in enumerate(block.text):
            line, column = block.source_place(at) or (0, 0)
            assert c == " " or lines[line - 1][column - 1] == c


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_paper(text: str) -> None:
    for b in parsed(text).blocks:
        assert len(b.offsets) == len(b.text) + 1
        assert list(b.offsets) == sorted(b.offsets)
