"""Findings in plain sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimcheck.framing.find import find
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.model import Block, Paper
from claimcheck.records.finding import Finding
from claimcheck.records.words import Layer, Role
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.model import Rulebook

if TYPE_CHECKING:
    from spacy.language import Language

Find = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rules()


@pytest.fixture(scope="session")
def find_in(nlp: Language, rulebook: Rulebook) -> Find:
    """The findings in paragraphs of one layer, all of one role."""
    matcher = Matcher(rulebook.rules_of("framing", "term"), nlp)

    def run(*paragraphs: str, layer: Layer = "body", role: Role | None = None) -> tuple[Finding, ...]:
        document = read_document(_paper(paragraphs, layer), nlp)
        roles = [role] * len(document.sentences)
        return find(document, roles, rulebook, matcher.run(document))

    return run


def _paper(paragraphs: tuple[str, ...], layer: Layer) -> Paper:
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
        for i, text in enumerate(paragraphs)
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
