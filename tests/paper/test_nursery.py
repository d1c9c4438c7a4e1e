"""A nursery's children read as a fresh process does, and are as easily ended."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import PaperError
from claimcheck.paper.guard import Child, Limits, Reading, read_guarded
from claimcheck.paper.nursery import Nursery, possible

from .bombs import endless, swelling
from .drawn import Sheet, save

pytestmark = pytest.mark.skipif(not possible(), reason="forks need Linux")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as made:
        yield made


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    sheet = Sheet()
    sheet.lines(72, 700, "\n".join(["A short page of text about a model and its training data."] * 12))
    return save(tmp_path, sheet)


def children(process: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def test_the_same_paper(nursery: Nursery, paper: Path) -> None:
    for _ in range(2):
        with Reading(paper, nursery=nursery) as reading:
            assert reading.result() == read_guarded(paper)


@pytest.mark.parametrize(
    ("bomb", "limits"), [(endless(), Limits(1)), (swelling(2000), Limits(20, 0.3))], ids=["time", "memory"]
)
def test_bombs_end_alone(nursery: Nursery, tmp_path: Path, paper: Path, bomb: bytes, limits: Limits) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb)
    with pytest.raises(PaperError), Reading(path, nursery=nursery, limits=limits) as reading:
        reading.result()
    with Reading(paper, nursery=nursery) as reading:
        assert reading.result().pages == 1


def test_a_crash_costs_one_paper(nursery: Nursery, paper: Path) -> None:
    with (
        pytest.raises(PaperError, match="crashed"),
        Child("os:abort", name="x.pdf", limits=Limits(), nursery=nursery) as child,
    ):
        child.result()
    with Reading(paper, nursery=nursery) as reading:
        assert reading.result().pages == 1


def test_a_reading_that_nobody_waits_for_is_ended(nursery: Nursery, paper: Path) -> None:
    with Child("time:sleep", 60, name="x.pdf", limits=Limits(), nursery=nursery):
        pass
    with Reading(paper, nursery=nursery) as reading:
        assert reading.result().pages == 1


def test_a_nursery_that_was_killed_is_replaced(paper: Path) -> None:
    with Nursery() as nursery:
        with Reading(paper, nursery=nursery) as reading:
            reading.result()
        assert nursery._process is not None
        nursery._process.kill()
        nursery._process.wait()
        with Reading(paper, nursery=nursery) as reading:
            assert reading.result().pages == 1


def test_no_process_outlives_its_parent() -> None:
    code = """
import os, time
from claimcheck.paper.guard import Child, Limits
from claimcheck.paper.nursery import Nursery
nursery = Nursery()
child = Child("time:sleep", 60, name="x.pdf", limits=Limits(), nursery=nursery)
print(nursery._process.pid, flush=True)
time.sleep(60)
"""
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    nursery = int(run.stdout.readline())
    family = [nursery]
    end = time.monotonic() + 20
    while len(family) < 2 and time.monotonic() < end:
        time.sleep(0.05)
        family = [nursery, *children(nursery)]
    assert len(family) == 2
    run.kill()
    run.wait()
    run.stdout.close()
    while any(Path(f"/proc/{pid}").exists() for pid in family) and time.monotonic() < end:
        time.sleep(0.05)
    assert [pid for pid in family if _alive(pid)] == []


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().split()[2]
