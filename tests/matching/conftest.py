"""Sentences for matchers: tagged by hand, or read by the real pipeline."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from claimcheck.language.columns import Columns
from claimcheck.language.document import Document
from claimcheck.language.mentions import ensure_extensions
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.matching.model import Match
from claimcheck.matching.run import Matcher
from claimcheck.matching.view import View
from claimcheck.paper.model import Block, Paper
from claimcheck.records.words import Layer
from claimcheck.rulebook.load import load_rules

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = spacy.blank("en")


def tokenize(text: str) -> list[str]:
    return [token.lower_ for token in BLANK.make_doc(text)]


def view_of(tagged: str, **kinds: str) -> View:
    """A view of ``word/lemma/POS/TAG`` tokens (a bare word is its own lemma, a NOUN); ``kinds`` by lemma."""
    ensure_extensions()
    parts = [[*word.split("/"), "", "", ""][:4] for word in tagged.split()]
    doc = Doc(
        BLANK.vocab,
        words=[p[0] for p in parts],
        lemmas=[p[1] or p[0].lower() for p in parts],
        pos=[p[2] or "NOUN" for p in parts],
        tags=[p[3] for p in parts],
    )
    for token in doc:
        if token.lemma_ in kinds:
            token._.agent_kind = kinds[token.lemma_]
    return View(0, Columns.of(doc))


def document_of(nlp: Language, *texts: str, layer: Layer = "body") -> Document:
    blocks = tuple(
        Block(f"b{i}", layer, None, 1, text, text, tuple(range(len(text) + 1)), ()) for i, text in enumerate(texts)
    )
    return read_document(Paper("", "own", "", 1, "en", (), blocks, (), ()), nlp)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


FindAll = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def find(nlp: Language, tmp_path: Path) -> FindAll:
    """Runs rules (the body of a ``rules:`` list, without titles) over texts: rule ids with their triggers."""

    def run(rules: str, *texts: str, words: str = "", layer: Layer = "body") -> list[tuple[str, str]]:
        document, matches = matched(nlp, tmp_path, rules, *texts, words=words, layer=layer)
        return [(m.rule, document.doc(m.sentence)[m.start : m.end].text) for m in matches]

    return run


def matched(
    nlp: Language, folder: Path, rules: str, *texts: str, words: str = "", layer: Layer = "body"
) -> tuple[Document, tuple[Match, ...]]:
    pack = f"name: own\nversion: '1'\nkind: framing\ncategories: [c]\nwords: {{{words}}}\n"
    (folder / "pack.yaml").write_text(pack)
    body = textwrap.indent(rules.replace("- id: ", "- title: t\n  category: c\n  id: "), "  ")
    (folder / "rules.yaml").write_text(f"rules:\n{body}\n")
    document = document_of(nlp, *texts, layer=layer)
    return document, Matcher(load_rules([folder], shipped=False).rules, nlp).run(document)
