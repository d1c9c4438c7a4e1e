"""Ray Data gives the tables that the process pool gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.pdfs import ENGLISH, text_pdf

from claimcheck.corpus.run import Plan, run
from claimcheck.corpus.sources import Sources
from claimcheck.settings import Settings

from .test_store import hashes

pytest.importorskip("ray", reason='Ray is not here: pip install ".[ray]"')
pytest.importorskip("ray.data", reason='Ray Data is not here: pip install ".[ray]"')


@pytest.mark.slow
def test_two_actors_give_the_same_tables(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(4):
        (papers / f"{number}.pdf").write_bytes(text_pdf(ENGLISH.replace("forty", f"{40 + number}")))
    (papers / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    sources = Sources((str(papers),))
    pool = run(Plan(sources, tmp_path / "pool", Settings(), workers=1))
    ray = run(Plan(sources, tmp_path / "ray", Settings(), engine="ray", workers=2))
    assert (pool.done, pool.failed) == (ray.done, ray.failed) == (4, 1)
    assert hashes(tmp_path / "ray") == hashes(tmp_path / "pool")
    again = run(Plan(sources, tmp_path / "ray", Settings(), engine="ray", workers=2))
    assert (again.done, again.failed, again.same) == (0, 0, 5)
