"""Names and addresses under the title, in the order they are read: row by row over the whole width."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.paper.paragraphs import Paragraph


def join_authors(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands between title and abstract on the title's page as one paragraph; the others as they are."""
    last = max((i for i, p in enumerate(paragraphs) if p.layer == "title"), default=None)
    if last is None:
        return list(paragraphs)
    page = paragraphs[last].page
    end = last + 1
    while end < len(paragraphs) and paragraphs[end].layer == "furniture" and paragraphs[end].page == page:
        end += 1
    rows = [t for p in paragraphs[last + 1 : end] for t in p.lines]
    if end == len(paragraphs) or not rows:
        return list(paragraphs)
    rows.sort(key=lambda t: (-round(t.base / 3), t.x0))
    x0, x1 = min(t.x0 for t in rows), max(t.x1 for t in rows)
    joined = Paragraph(rows, "full", x0, x1, layer="furniture")
    return [*paragraphs[: last + 1], joined, *paragraphs[end:]]
