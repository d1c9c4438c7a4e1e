from pathlib import Path

from claimcheck.paper.read import read

MARKDOWN = """# On Toy Models

## Abstract
We train a toy model.
It learns to count.

## 2 Method
> a quoted prompt

As Section 3 shows, it works.

```
x = 1
```

### 2.1 Details
Some detail.
"""


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(MARKDOWN)
    paper = read(path)
    assert paper.title == "On Toy Models"
    assert [(s.number, s.title, s.kind, s.level) for s in paper.sections] == [
        (None, "Abstract", "abstract", 1),
        ("2", "Method", "method", 1),
        ("2.1", "Details", "method", 2),
    ]
    layers = [(b.layer, b.source_line) for b in paper.blocks]
    assert layers == [
        ("title", 1), ("heading", 3), ("abstract", 4), ("heading", 7), ("quote", 8), ("body", 10), ("code", 13),
        ("heading", 16), ("body", 17),
    ]  # fmt: skip
    abstract = paper.blocks[2]
    assert abstract.text == "We train a toy model. It learns to count."
    assert abstract.raw == "We train a toy model.\nIt learns to count."
    assert abstract.boxes(0, 5) == ()
    assert [r.label for r in paper.references] == ["3"]


def test_plain_text_has_no_headings(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("# not a heading\n\nA paragraph.\n")
    assert [b.layer for b in read(path).blocks] == ["body", "body"]


def test_offsets_lead_back_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(MARKDOWN)
    for block in read(path).blocks:
        for i, c in enumerate(block.text):
            assert block.raw[block.offsets[i]] == c or c == " "
