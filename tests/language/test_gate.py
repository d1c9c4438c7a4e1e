"""Parsing only where a rule may match gives the findings that parsing every sentence gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.model import Paper
from claimcheck.paper.read import read
from claimcheck.rulebook.load import load_rules

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.language.model import StanceMark
    from claimcheck.matching.model import Match
    from tests.language.conftest import ReadText


@pytest.fixture(scope="module")
def matcher(nlp: Language) -> Matcher:
    return Matcher(load_rules([], shipped=True).rules, nlp)


@pytest.fixture(scope="module")
def ungated(nlp: Language) -> Matcher:
    """A matcher to which every sentence is one that may match."""

    class Ungated(Matcher):
        def _is_candidate(self, *_: object) -> bool:
            return True

    return Ungated(load_rules([], shipped=True).rules, nlp)


def found(paper: Paper, nlp: Language, matcher: Matcher) -> Sequence[tuple[Match, StanceMark]]:
    document = read_document(paper, nlp)
    return [(match, document.stance(match.sentence, match.anchor)) for match in matcher.run(document)]


@pytest.mark.parametrize(
    "text",
    [
        "It’s a fair thing to ask.",
        "[3] This is surprising.",
        "The model wants to please. It's because it was paid. They were sorted by size.",
        "GPT-4 pretends to agree (Lee, 2020), which is why we stop it.",
    ],
)
def test_same_matches(read_text: ReadText, nlp: Language, matcher: Matcher, ungated: Matcher, text: str) -> None:
    paper = read_text(text).paper
    assert found(paper, nlp, matcher) == found(paper, nlp, ungated)


def test_a_sentence_starts_before_it_is_parsed(read_text: ReadText) -> None:
    document = read_text("It’s a fair thing to ask. That's odd (Lee, 2020). We left.")
    for i in range(len(document.sentences)):
        before = [bool(token.is_sent_start) for token in document.doc(i)]
        document.parse([i])
        assert (
            before == [bool(token.is_sent_start) for token in document.doc(i)] == [True] + [False] * (len(before) - 1)
        )


@pytest.mark.slow
def test_same_matches_in_the_shared_papers(shared: Path, nlp: Language, matcher: Matcher, ungated: Matcher) -> None:
    papers = sorted((shared / "papers").glob("*.pdf"))
    assert papers
    different = [
        path.name
        for path in papers
        for paper in [read(path)]
        if found(paper, nlp, matcher) != found(paper, nlp, ungated)
    ]
    assert not different
