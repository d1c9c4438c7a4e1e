"""Fixtures for claims: the language pipeline, the shipped role rules, and the graph of a small paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimcheck.claims.analyse import ClaimGraph, analyse
from claimcheck.language.document import Document
from claimcheck.language.pipeline import load_pipeline, pipeline_path
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.model import Paper
from claimcheck.resources import path as shipped
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.model import Rulebook

if TYPE_CHECKING:
    from spacy.language import Language

Analysed = Callable[[Paper], tuple[Document, ClaimGraph]]


@pytest.fixture(scope="session")
def nlp() -> Language:
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")
    return load_pipeline()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rules([shipped("rules", "claims")], shipped=False)


@pytest.fixture(scope="session")
def matcher(nlp: Language, rulebook: Rulebook) -> Matcher:
    return Matcher(rulebook.rules_of("role"), nlp)


@pytest.fixture(scope="session")
def analysed(nlp: Language, matcher: Matcher, rulebook: Rulebook) -> Analysed:
    def run(paper: Paper) -> tuple[Document, ClaimGraph]:
        document = read_document(paper, nlp)
        return document, analyse(document, matcher.run(document), rulebook)

    return run
