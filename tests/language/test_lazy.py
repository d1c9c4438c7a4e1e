"""Parsing only where a rule may match finds what parsing everything finds."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.framing import find as framing
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.read import read
from claimcheck.resources import path
from claimcheck.rulebook.load import load_rules

if TYPE_CHECKING:
    import pytest
    from spacy.language import Language


def test_findings_of_the_demo_paper_are_the_same(nlp: "Language", monkeypatch: "pytest.MonkeyPatch") -> None:
    rulebook = load_rules([], shipped=True)
    paper = read(Path(str(path("demo"))) / "paper.pdf")
    matcher = Matcher(rulebook.rules_of("framing", "term"), nlp)
    lazy = read_document(paper, nlp)
    found = framing.find(lazy, [None] * len(lazy.sentences), rulebook, matcher.run(lazy))
    whole = read_document(paper, nlp)
    whole.parse(range(len(whole.sentences)))
    monkeypatch.setattr(matcher, "_is_candidate", lambda *_: True)
    everything = framing.find(whole, [None] * len(whole.sentences), rulebook, matcher.run(whole))
    assert found
    assert found == everything
    assert not all(lazy.is_parsed(i) for i in range(len(lazy.sentences)) if lazy.is_prose(i))
