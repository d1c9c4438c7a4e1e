"""A hostile file costs one error: not the time, the memory or the life of the process that asks for it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.errors import PaperError
from claimcheck.paper import guard
from claimcheck.paper.guard import Child, Limits, Reading, read_guarded
from claimcheck.paper.read import read

from .bombs import circular, endless, nested, swelling
from .drawn import Sheet, save

posix = pytest.mark.skipif(os.name == "nt", reason="no signals and no limit of memory there")


def paper(folder: Path) -> Path:
    sheet = Sheet()
    sheet.lines(72, 700, "\n".join(["A short page of text about a model and its training data."] * 12))
    return save(folder, sheet)


def put(folder: Path, data: bytes) -> Path:
    path = folder / "bomb.pdf"
    path.write_bytes(data)
    return path


def refused(path: Path, limits: Limits | None = None) -> PaperError:
    with pytest.raises(PaperError) as caught:
        read_guarded(path, limits=limits)
    assert caught.value.where == path.name
    assert caught.value.hint
    return caught.value


def run(task: str, *arguments: object, seconds: float | None = None) -> object:
    with Child(task, *arguments, name="x.pdf", limits=Limits(seconds)) as child:
        return child.result()


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_same_paper_as_without_a_guard(tmp_path: Path) -> None:
    path = paper(tmp_path)
    assert read_guarded(path) == read(path)


def test_a_refusal_comes_back_as_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, b"%PDF-1.7\n" + bytes(range(256)) * 40)
    with pytest.raises(PaperError) as plain:
        read(path)
    assert str(refused(path)) == str(plain.value)


@pytest.mark.parametrize("name", ["notes.pdf", "empty.txt", "none.pdf", "none.txt"])
def test_no_process_for_what_is_no_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(guard, "Child", None)
    if not name.startswith("none"):
        (tmp_path / name).write_text("Some notes about a model." if name.endswith(".pdf") else "")
    with pytest.raises(PaperError):
        read_guarded(tmp_path / name)


@pytest.mark.parametrize("name", ["notes.txt", "notes.md", "notes.html", "notes.tex", "notes"])
def test_text_in_a_process_of_its_own(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Some notes about a model.")
    with Reading(path) as reading:
        assert reading._child is not None
        assert reading.result() == read(path)


def test_a_hang(tmp_path: Path) -> None:
    path = put(tmp_path, endless())
    start = time.monotonic()
    assert "reading took longer than 1 s" in refused(path, Limits(seconds=1)).what
    assert time.monotonic() - start < 8


@posix
def test_a_bomb(tmp_path: Path) -> None:
    error = refused(put(tmp_path, swelling(500)), Limits(memory=0.25))
    assert "needed more than 0.25 GB" in error.what
    assert "--max-memory" in (error.hint or "")


def test_a_tree_of_pages_that_leads_back_to_its_root(tmp_path: Path) -> None:
    assert "none of its pages can be read" in refused(put(tmp_path, circular())).what


def test_deep_nesting(tmp_path: Path) -> None:
    assert read_guarded(put(tmp_path, nested(20_000))).pages == 1


@posix
def test_a_crash() -> None:
    with pytest.raises(PaperError, match="the PDF library crashed") as caught:
        run("ctypes:string_at", 0)
    assert caught.value.where == "x.pdf"


def test_a_bug_says_what_and_keeps_the_traceback() -> None:
    with pytest.raises(PaperError, match="reading failed: JSONDecodeError") as caught:
        run("json:loads", "no json")
    assert "Traceback" in "".join(caught.value.__notes__)


def test_a_child_that_ends_without_an_answer() -> None:
    with pytest.raises(PaperError, match="exit status 3"):
        run("os:_exit", 3)


def test_a_child_that_ended_itself_for_its_time() -> None:
    with pytest.raises(PaperError, match="took longer than 4 s"):
        run("os:_exit", guard.TOO_MUCH_TIME, seconds=4)


@posix
def test_what_a_library_prints_does_no_harm() -> None:
    assert run("os:system", "echo printed") == 0


def test_the_child_imports_little(tmp_path: Path) -> None:
    look = "[m for m in ('spacy', 'networkx', 'numpy', 'rich') if m in __import__('sys').modules]"
    code = (
        f"(__import__('claimcheck.paper.child').paper.child.read_counted({str(paper(tmp_path))!r}, None, None), {look})"
    )
    answer = run("builtins:eval", code)
    assert isinstance(answer, tuple)
    assert answer[1] == []


def test_a_module_in_the_working_directory_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit('not me')")
    monkeypatch.chdir(tmp_path)
    assert read_guarded(paper(tmp_path)).pages == 1


@pytest.mark.parametrize(("pages", "seconds"), [(None, 30), (3, 30), (40, 40), (71, 50)])
def test_time_by_pages(pages: int | None, seconds: float) -> None:
    assert Limits().seconds_for(pages) == seconds
    assert Limits(seconds=7).seconds_for(pages) == 7


def test_nothing_is_left_when_nobody_waits(tmp_path: Path) -> None:
    with Reading(put(tmp_path, endless())) as reading:
        assert reading._child is not None
        process = reading._child._process
        assert process.poll() is None
    assert process.returncode is not None


_PARENT = """
import sys, time
from pathlib import Path
from claimcheck.paper.guard import Reading
with Reading(Path(sys.argv[1])) as reading:
    print(reading._child._process.pid, flush=True)
    reading.result()
"""


@posix
@pytest.mark.parametrize("sent", ["SIGINT", "SIGKILL"])
def test_the_child_ends_with_its_parent(tmp_path: Path, sent: str) -> None:
    path = put(tmp_path, endless())
    command = [sys.executable, "-c", _PARENT, str(path)]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.6)
    parent.send_signal(getattr(signal, sent))
    parent.wait(timeout=10)
    parent.stdout.close()
    end = time.monotonic() + 10
    while alive(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not alive(child)
