import re

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import PaperError
from claimcheck.paper.markdown import read_markdown
from claimcheck.paper.model import Paper

TEXT = """---
title: "Lamps that Wait"
---

# Abstract

We watch *lamps*
wait &amp; see.[^1]

[^1]: Some do not.

## 2. Method

- One thing,
  told twice.
- Another `thing`.

> Prompt: please
> wait.

Table 1: Nights.

| Lamp  | Nights |
|-------|-------:|
| first | 4      |

    indented code

See Table 1 and [a link](http://x.example). ![alt](x.png)

Setext
------

The end.
"""


def parsed(text: str) -> Paper:
    return read_markdown(text.encode("utf-8", "surrogatepass"), "page.md", "0")


def test_structure() -> None:
    paper = parsed(TEXT)
    assert paper.title == "Lamps that Wait"
    assert [(s.number, s.title, s.kind) for s in paper.sections] == [
        (None, "Abstract", "abstract"),
        ("2", "Method", "method"),
        (None, "Setext", "other"),
    ]
    assert [(b.layer, b.text) for b in paper.blocks if b.layer not in ("heading", "title")] == [
        ("abstract", "We watch lamps wait & see."),
        ("footnote", "Some do not."),
        ("body", "One thing, told twice."),
        ("body", "Another thing."),
        ("quote", "Prompt: please wait."),
        ("caption", "Table 1: Nights."),
        ("code", "indented code"),
        ("body", "See Table 1 and a link."),
        ("body", "The end."),
    ]
    assert paper.floats[0].rows == (("Lamp", "Nights"), ("first", "4"))
    assert {(r.kind, r.target is not None) for r in paper.references} == {("table", True), ("footnote", True)}


def test_places() -> None:
    lines = TEXT.split("\n")
    for block in parsed(TEXT).blocks:
        for found in re.finditer(r"\w+", block.text):
            line, column = block.source_place(found.start()) or (0, 0)
            assert lines[line - 1][column - 1 :].startswith(found[0])


PIECES = st.sampled_from(
    ["# ", "> ", "- ", "1. ", "```", "| a | b |\n|--|--|\n", "[^1]", "**", "`", "\n", "\n\n", "<p>"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30))
def test_any_text_is_a_paper(parts: list[str]) -> None:
    try:
        paper = parsed("".join(parts))
    except PaperError:
        return
    for b in paper.blocks:
        assert len(b.offsets) == len(b.text) + 1
        assert list(b.offsets) == sorted(b.offsets)
