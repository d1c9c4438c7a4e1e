"""Whatever ends a run, what was finished is there."""

import hashlib
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.corpus import compact, files
from claimcheck.corpus.job import Outcome
from claimcheck.corpus.journal import Journal, records
from claimcheck.corpus.schema import TABLES
from claimcheck.corpus.store import Store
from claimcheck.errors import ClaimcheckError

from .made import outcome


def hashes(folder: Path) -> dict[str, str]:
    found = sorted((folder / "tables").rglob("*.parquet"))
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in found}


def filled(folder: Path, outcomes: list[Outcome], leaf: int = compact.LEAF) -> dict[str, str]:
    with Store(folder, leaf=leaf) as store:
        for one in outcomes:
            store.add(one)
        store.finish()
    return hashes(folder)


def papers(folder: Path) -> list[dict[str, Any]]:
    return [
        row
        for file in sorted((folder / "tables" / "papers").glob("*.parquet"))
        for row in pq.read_table(file, partitioning=None).to_pylist()
    ]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.text("abcdef/é", min_size=1, max_size=3), min_size=1, max_size=8, unique=True),
    order=st.randoms(use_true_random=False),
    leaf=st.sampled_from([2, 100]),
    parts=st.integers(1, 2),
)
def test_tables_depend_on_the_papers_alone(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], order: Any, leaf: int, parts: int
) -> None:
    base = tmp_path_factory.mktemp("order")
    at_once = filled(base / "a", [outcome(name) for name in names], leaf)
    shuffled = order.sample(names, len(names))
    # Some were checked before, with another result, and the runs were several.
    filled(base / "b", [outcome(name, title="old") for name in shuffled[::2]], leaf)
    for part in range(parts):
        last = filled(base / "b", [outcome(name) for name in shuffled[part::parts]], leaf)
    assert last == at_once
    for file in (base / "a" / "tables" / "papers").glob("*.parquet"):
        assert pq.read_metadata(file).num_rows <= leaf
    assert sorted(row["paper"] for row in papers(base / "b")) == sorted(names)


def test_every_table_has_its_rows_in_the_order_of_the_report(tmp_path: Path) -> None:
    filled(tmp_path / "c", [outcome("b"), outcome("a")])
    for table, columns in TABLES.items():
        rows = pq.read_table(tmp_path / "c" / "tables" / table / "all.parquet", partitioning=None)
        assert rows.column_names == [name for name, _, _ in columns]
        assert rows.num_rows, table
    sentences = pq.read_table(tmp_path / "c" / "tables" / "sentences" / "all.parquet", partitioning=None).to_pylist()
    half = len(sentences) // 2
    assert [s["paper"] for s in sentences] == ["a"] * half + ["b"] * half
    assert [s["sentence"] for s in sentences[:half]] == [f"s{i}" for i in range(half)]


def test_a_journal_that_broke_off_ends_there(tmp_path: Path) -> None:
    path = tmp_path / "j"
    journal = Journal(path)
    for payload in (b"one", b"two", b"three"):
        journal.append(payload)
    journal.close()
    whole = path.read_bytes()
    assert list(records(path)) == [b"one", b"two", b"three"]
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        assert [b"one", b"two", b"three"][: len(list(records(path)))] == list(records(path))
        assert len(list(records(path))) == sum(cut >= end for end in (19, 38, 59))
    path.write_bytes(whole[:25] + bytes([whole[25] ^ 1]) + whole[26:])
    assert list(records(path)) == [b"one"]


def test_what_was_added_survives_without_an_end(tmp_path: Path) -> None:
    store = Store(tmp_path / "c")
    store.add(outcome("a"))
    store.add(outcome("b"))
    os.close(store._lock._file.fileno())  # as when the process is killed: nothing is closed in order
    with Store(tmp_path / "c") as again:
        assert sorted(again.known) == ["a", "b"]
        again.add(outcome("c"))
        again.finish()
    assert hashes(tmp_path / "c") == filled(tmp_path / "d", [outcome(name) for name in "cba"])
    store._lock._file = open(os.devnull)  # noqa: SIM115, PTH123 (so that its end closes nothing of ours)


@pytest.mark.parametrize("state", ["built", "flipping", "flipped"])
def test_a_final_sort_that_was_cut_short(tmp_path: Path, state: str) -> None:
    folder = tmp_path / "c"
    filled(folder, [outcome("a")])
    wanted = filled(tmp_path / "d", [outcome("a"), outcome("b")])
    with Store(folder) as store:
        store.add(outcome("b"))
        store.seal()
    building = folder / ".tables-building"
    runs = [*compact.leaves(folder / "tables"), *map(compact.shard, (folder / "pending").iterdir())]
    compact.build(runs, building)
    if state == "built":
        (building / "papers" / "all.parquet").unlink()  # not even whole
    else:
        files.rename(building, folder / ".tables-new")
        (folder / "tables").rename(folder / ".tables-old")
    if state == "flipped":
        (folder / ".tables-new").rename(folder / "tables")
    with Store(folder) as store:
        assert sorted(store.known) == ["a", "b"]
        store.finish()
    assert hashes(folder) == wanted
    assert not list(folder.glob(".tables*"))
    assert not list((folder / "pending").iterdir())


def test_papers_are_dropped(tmp_path: Path) -> None:
    filled(tmp_path / "c", [outcome(name) for name in "abc"])
    with Store(tmp_path / "c") as store:
        store.finish(drop={"b"})
    assert hashes(tmp_path / "c") == filled(tmp_path / "d", [outcome("a"), outcome("c")])


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with Store(tmp_path / "c"), pytest.raises(ClaimcheckError, match="another run"):
        Store(tmp_path / "c")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ClaimcheckError, match="not a corpus"):
        Store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    other = tmp_path / "other"
    other.mkdir()
    (other / "corpus.json").write_text('{"claimcheck_corpus": 99}')
    with pytest.raises(ClaimcheckError, match="another version"):
        Store(other)


@pytest.mark.skipif(os.name == "nt", reason="no limit of file sizes there")
def test_a_full_disk_costs_the_paper_that_did_not_fit(tmp_path: Path) -> None:
    size = len(outcome("0").payload)
    code = f"""
import resource, signal, sys
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from pathlib import Path
from claimcheck.corpus.store import Store
from corpus.made import outcome
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path({str(tmp_path / "c")!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, ({size} * 5 // 2, resource.RLIM_INFINITY))
try:
    for name in "0123":
        store.add(outcome(name))
except Exception as error:
    print(type(error).__name__, error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.add(outcome("4"))
store.finish()
"""
    assert resource.RLIMIT_FSIZE
    assert signal.SIGXFSZ
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert "ClaimcheckError" in done.stdout, done.stderr
    assert "make room" in done.stdout
    assert hashes(tmp_path / "c") == filled(tmp_path / "d", [outcome(name) for name in "014"])
