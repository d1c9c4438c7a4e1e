"""Sentences that stand in no file, as a Paper: examples in rules, a sentence to explain, a text of the user's own."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.paper.model import Block, Paper
from claimcheck.records.words import Layer


def loose_paper(paragraphs: Iterable[tuple[str, Layer]], *, source: str = "text") -> Paper:
    """A paper of these paragraphs, without structure, lines or boxes."""
    blocks = tuple(
        Block(
            id=f"b{number:05d}",
            layer=layer,
            section=None,
            page=1,
            text=text,
            raw=text,
            offsets=tuple(range(len(text) + 1)),
            lines=(),
        )
        for number, (text, layer) in enumerate(paragraphs)
    )
    return Paper(
        title="",
        source=source,
        sha256="",
        pages=1,
        language="en",
        sections=(),
        blocks=blocks,
        floats=(),
        references=(),
    )
