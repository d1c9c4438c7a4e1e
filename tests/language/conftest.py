"""Documents made of plain paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimcheck.language.document import Document
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.paper.model import Block, Paper
from claimcheck.records.words import Layer

if TYPE_CHECKING:
    from spacy.language import Language

ReadText = Callable[..., Document]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


def paper_of(paragraphs: list[tuple[Layer, str]]) -> Paper:
    """A paper of these blocks, without lines or boxes."""
    blocks = tuple(
        Block(
            id=f"b{i}",
            layer=layer,
            section=None,
            page=1,
            text=text,
            raw=text,
            offsets=tuple(range(len(text) + 1)),
            lines=(),
        )
        for i, (layer, text) in enumerate(paragraphs)
    )
    return Paper(
        title="",
        source="plain",
        sha256="0" * 64,
        pages=1,
        language="en",
        sections=(),
        blocks=blocks,
        floats=(),
        references=(),
    )


@pytest.fixture(scope="session")
def read_blocks(nlp: Language) -> Callable[[list[tuple[Layer, str]]], Document]:
    """Reads paragraphs of given layers into a Document."""
    return lambda paragraphs: read_document(paper_of(paragraphs), nlp)


@pytest.fixture(scope="session")
def read_text(nlp: Language) -> ReadText:
    """Reads paragraphs of one layer (body) into a Document."""

    def read(*paragraphs: str, layer: Layer = "body") -> Document:
        return read_document(paper_of([(layer, p) for p in paragraphs]), nlp)

    return read
