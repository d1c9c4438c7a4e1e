"""A worker that dies or hangs costs its paper, and no other."""

from pathlib import Path

import pytest

from claimcheck.corpus.job import Job, Order
from claimcheck.corpus.payload import unpack
from claimcheck.corpus.pool import Pool
from claimcheck.settings import Settings

from .made import fake

ORDER = Order(Settings(), (), "one")


def outcomes(*names: str, seconds: float = 30, workers: int = 2, path: Path | None = None) -> dict[str, str]:
    with Pool(ORDER, workers, seconds, fake) as pool:
        found = list(pool.run(Job(name, path=str(path)) for name in names))
    assert len(found) == len(names)
    return {one.paper: one.error for one in found}


def test_a_worker_that_dies_twice_costs_its_paper(tmp_path: Path) -> None:
    found = outcomes("a", "dies", "b", "c", path=tmp_path / "x")
    assert found.pop("dies").startswith("its worker died twice (signal 6")
    assert found == {"a": "", "b": "", "c": ""}


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    assert outcomes("a", "dies once", "b", path=tmp_path / "x") == {"a": "", "dies once": "", "b": ""}


def test_a_paper_that_takes_too_long_is_given_up() -> None:
    found = outcomes("hangs", "a", "b", seconds=2)
    assert found == {"hangs": "checking it took longer than 2 s", "a": "", "b": ""}


def test_a_failed_paper_has_a_record(tmp_path: Path) -> None:
    with Pool(ORDER, 1, 30, fake) as pool:
        (one,) = pool.run(iter([Job("dies", path=str(tmp_path / "x"))]))
    (row,) = unpack(one.payload)["papers"].to_pylist()
    assert (row["paper"], row["status"], row["checker"]) == ("dies", "failed", "one")
    assert "died twice" in row["error"]
    assert row["hint"]


def test_jobs_are_taken_as_workers_are_free() -> None:
    taken: list[int] = []

    def jobs() -> object:
        for number in range(20):
            taken.append(number)
            yield Job(str(number))

    with Pool(ORDER, 2, 30, fake) as pool:
        for came, _ in enumerate(pool.run(jobs()), start=1):  # type: ignore[arg-type]
            assert len(taken) <= came + 2


@pytest.mark.parametrize("workers", [1, 3])
def test_no_process_is_left(workers: int) -> None:
    with Pool(ORDER, workers, 30, fake) as pool:
        run = pool.run(Job(str(i)) for i in range(9))
        next(run)
        pids = pool.pids()
        assert pids
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
