"""A corpus from end to end, on small papers of our own."""

import json
import os
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from cli.pdfs import ENGLISH, text_pdf

from claimcheck.corpus.run import Plan, Tally, run
from claimcheck.corpus.sources import Sources
from claimcheck.errors import ClaimcheckError
from claimcheck.settings import Settings

from .test_sources import archive
from .test_store import hashes


def go(out: Path, *sources: Path, workers: int = 1, **how: Any) -> Tally:
    settings = how.pop("settings", Settings())
    return run(Plan(Sources(tuple(map(str, sources))), out, settings, workers=workers, **how))


def rows(out: Path, table: str = "papers") -> list[dict[str, Any]]:
    return pq.read_table(out / "tables" / table / "all.parquet", partitioning=None).to_pylist()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "2401.00001.pdf").write_bytes(text_pdf(ENGLISH))
    (folder / "other.pdf").write_bytes(text_pdf(ENGLISH.replace("lamp", "door")))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    return folder


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.done, tally.failed, tally.same


def test_the_life_of_a_corpus(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    assert counts(go(out, papers, workers=2)) == (2, 1, 0)
    first = hashes(out)
    by_name = {row["paper"]: row for row in rows(out)}
    assert list(by_name) == ["papers/2401.00001.pdf", "papers/broken.pdf", "papers/other.pdf"]
    assert by_name["papers/2401.00001.pdf"]["year"] == 2024
    assert by_name["papers/2401.00001.pdf"]["flagged"] > 0
    failed = by_name["papers/broken.pdf"]
    assert (failed["status"], bool(failed["error"]), bool(failed["hint"]), len(failed["sha256"])) == (
        "failed",
        True,
        True,
        64,
    )
    assert {row["paper"] for row in rows(out, "findings")} == set(by_name) - {"papers/broken.pdf"}

    # Nothing is done twice: not where times are the same, nor where a touched file has the same content.
    os.utime(papers / "other.pdf")
    assert counts(go(out, papers)) == (0, 0, 3)
    assert hashes(out) == first

    # What changed is done, and what failed only when asked for.
    (papers / "other.pdf").write_bytes(text_pdf(ENGLISH.replace("lamp", "gate")))
    (papers / "new.pdf").write_bytes(text_pdf(ENGLISH.replace("lamp", "bell")))
    assert counts(go(out, papers)) == (2, 0, 2)
    assert counts(go(out, papers, retry_failed=True)) == (0, 1, 3)

    # Other rules make all results out of date; papers that are gone are dropped on demand.
    (papers / "new.pdf").unlink()
    (papers / "other.pdf").write_bytes(text_pdf(ENGLISH.replace("lamp", "door")))
    off = Settings(disable=("intent.wants",))
    assert counts(go(out, papers, settings=off)) == (2, 1, 0)
    assert len(rows(out)) == 4
    assert go(out, papers, prune=True).dropped == 1
    assert hashes(out) == first


def test_archives_and_abstracts(tmp_path: Path) -> None:
    packed = archive(tmp_path / "a.tar", [("x/one.pdf", text_pdf(ENGLISH)), ("../two.pdf", b"")], "w")
    lines = tmp_path / "meta.jsonl"
    abstract = {"id": "2401.2", "title": "A model that wants rest", "abstract": "The model wants to rest. We test it."}
    lines.write_text(json.dumps(abstract))
    out = tmp_path / "corpus"
    assert counts(go(out, packed, lines)) == (2, 1, 0)
    by_name = {row["paper"]: row for row in rows(out)}
    assert by_name["a.tar/../two.pdf"]["status"] == "failed"
    assert by_name["a.tar/x/one.pdf"]["sentences"] > 10
    assert by_name["2401.2"]["title"] == "A model that wants rest"
    assert {row["section_kind"] for row in rows(out, "findings") if row["paper"] == "2401.2"} == {"abstract", None}
    assert counts(go(out, packed, lines)) == (0, 1, 2)  # one that cannot be had is tried each time


def test_a_name_twice_is_taken_once(papers: Path, tmp_path: Path) -> None:
    (papers / "broken.pdf").unlink()
    (papers / "other.pdf").unlink()
    tally = go(tmp_path / "corpus", papers, papers / "2401.00001.pdf")
    assert counts(tally) == (1, 0, 0)
    assert tally.twice == ["papers/2401.00001.pdf"]


def test_nothing_to_check_makes_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ClaimcheckError, match="no paper here"):
        go(tmp_path / "corpus", tmp_path / "empty")
    with pytest.raises(ClaimcheckError, match="no such file or folder"):
        go(tmp_path / "corpus", tmp_path / "misspelt")
    assert not (tmp_path / "corpus").exists()
