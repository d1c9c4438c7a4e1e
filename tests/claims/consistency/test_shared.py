"""Shared papers, known by hash alone: what was found in them and judged true, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.claims.consistency.run import find
from claimcheck.language.read import read_document
from claimcheck.paper.read import read

if TYPE_CHECKING:
    from spacy.language import Language

KEY = Path(__file__).parents[3] / "corpora" / "annotations" / "consistency.jsonl"
LINES = [json.loads(line) for line in KEY.read_text("utf-8").splitlines()]
PAPERS = {line["sha256"]: line["paper"] for line in LINES}


@pytest.mark.parametrize("sha256", PAPERS, ids=PAPERS.values())
def test_what_is_true_of_it_and_nothing_else(sha256: str, shared: Path, nlp: Language) -> None:
    path = shared / "papers" / PAPERS[sha256]
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        pytest.skip(f"{path.name} is not here, or in another version")
    document = read_document(read(path), nlp)
    pages = {sentence.id: sentence.page for sentence in document.sentences}
    found = [(item.kind, tuple(pages[name] for name in item.sentences)) for item in find(document)]
    mine = [line for line in LINES if line["sha256"] == sha256]
    assert Counter(found) == Counter((line["kind"], tuple(line["pages"])) for line in mine if line["found"])
