"""Fixtures for the checks: the language pipeline, the shipped leap rules, and a maker of small papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.language.pipeline import load_pipeline, pipeline_path
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.records.words import SectionKind
from claimcheck.resources import path as shipped
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.model import Rulebook

from .papers import Case, Line, paper_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")
    return load_pipeline()


@pytest.fixture(scope="session")
def leap_rules() -> Rulebook:
    return load_rules([Path(shipped("rules", "leaps")), Path(shipped("rules", "rhetoric"))], shipped=False)


@pytest.fixture(scope="session")
def leap_matcher(nlp: Language, leap_rules: Rulebook) -> Matcher:
    return Matcher(leap_rules.rules_of("leap"), nlp)


@pytest.fixture
def case(nlp: Language, leap_matcher: Matcher, leap_rules: Rulebook) -> Callable[..., Case]:
    def make(*lines: Line, section: SectionKind | None = None) -> Case:
        return Case(read_document(paper_of(lines, section), nlp), lines, leap_matcher, leap_rules)

    return make
