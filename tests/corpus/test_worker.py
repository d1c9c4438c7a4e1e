"""A worker over many papers: the same results, and memory that does not grow."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.pdfs import ENGLISH, text_pdf

from claimcheck.corpus import worker
from claimcheck.corpus.job import Job, Order
from claimcheck.corpus.worker import Worker
from claimcheck.language.pipeline import load_pipeline
from claimcheck.settings import Settings


@pytest.fixture(autouse=True)
def _thaw() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_rules_and_language_are_loaded_afresh_after_some_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(text_pdf(ENGLISH))
    job = Job("a.pdf", path=str(tmp_path / "a.pdf"))
    monkeypatch.setattr(worker, "RENEWED_AFTER", 2)
    with Worker(Order(Settings(), (), "one")) as one:
        first = one.do(job)
        language = load_pipeline()
        words = len(language.vocab.strings)
        second = one.do(job)
        assert load_pipeline() is language
        third = one.do(job)
        assert load_pipeline() is not language
        assert len(load_pipeline().vocab.strings) <= words
    assert first.status == "done"
    assert first.payload == second.payload == third.payload
