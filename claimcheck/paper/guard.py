"""Reads papers in a child process with limits, so that a hostile or broken file costs one error and nothing else.

PDFium is written in C++ and a PDF is a program: a file can crash it, keep it busy for ever, or have it fill the memory.
So can macros that expand without end, or a text of a million lines, do with the readers of the other formats.
The child is a fresh Python that imports no more than reading needs (about 0.2 s). It can be started early, so that it
reads while the parent does something else.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final

from claimcheck import garbage
from claimcheck.errors import PaperError
from claimcheck.paper.kinds import Kind, by_name, sniff
from claimcheck.paper.model import Paper
from claimcheck.paper.nursery import Forked, Nursery

SHORTEST: Final = 30.0
"""Seconds that every file gets."""
A_PAGE: Final = 1.0
LONGEST: Final = 50.0
TOO_MUCH_MEMORY: Final = 77
"""Exit status of a child that saw itself grow past its limit."""
TOO_MUCH_TIME: Final = 78
"""Exit status of a child that ended itself, its parent being busy with something else."""

_BOOT = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from claimcheck.paper.child import main; main()"
)
_SLICE = 0.2
"""Seconds between two looks at the clock, so that Ctrl-C is also heard where waiting cannot be interrupted."""
_OUT_OF_TIME = (TOO_MUCH_TIME, -getattr(signal, "SIGXCPU", -TOO_MUCH_TIME))
_OUT_OF_MEMORY = frozenset(-getattr(signal, name) for name in ("SIGABRT", "SIGTRAP", "SIGILL") if hasattr(signal, name))
"""How PDFium and C++ end a process that asks for memory in vain (they also end so when they find themselves wrong)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    seconds: float | None = None
    """By the wall clock; None for 30, or 1 for each page where that is more, and at most 50."""
    memory: float = 2.0
    """In GB (2**30 bytes), code and libraries included; not enforced on Windows, which has no such limit."""

    def seconds_for(self, pages: int | None) -> float:
        """Seconds for a file of so many pages, or of a number that is not known yet."""
        if self.seconds is not None:
            return self.seconds
        return min(LONGEST, max(SHORTEST, A_PAGE * (pages or 0)))


class Child:
    """A function call in a process of its own; a context manager, at whose end the process is gone.

    Args:
        task: the function, as ``package.module:name``; arguments and result must pickle.
        name: of the file, for messages.
        limits: what it may cost.
        doing: what the child does, for messages (``reading``, ``drawing``).
        by: what does it, for messages.
        nursery: forks the child, in place of starting a fresh Python.
    """

    _process: subprocess.Popen[bytes] | Forked

    def __init__(
        self,
        task: str,
        *arguments: Any,
        name: str,
        limits: Limits,
        doing: str = "reading",
        by: str = "the PDF library",
        nursery: Nursery | None = None,
    ) -> None:
        self._name, self._limits, self._doing, self._by = name, limits, doing, by
        self._messages: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in __exit__)
        self._began = time.monotonic()
        own = limits.seconds if limits.seconds is not None else LONGEST
        order = (task, arguments, own, None if os.name == "nt" else int(limits.memory * 2**30), os.getpid())
        try:
            self._process = nursery.start(order, self._errors) if nursery else _fresh(self._errors)
        except OSError as error:
            self._errors.close()
            raise PaperError(
                f"the process for {doing} it cannot be started: {error.strerror or error}",
                where=name,
                hint="free some memory or end other programs",
            ) from error
        self._thread = threading.Thread(target=self._talk, args=(order,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()
        self._errors.close()

    def result(self) -> Any:
        """What the function returned; waits for it.

        Raises:
            PaperError: the function raised it; or the child took too long, too much memory, or crashed.
        """
        pages: int | None = None
        while True:
            seconds = self._limits.seconds_for(pages)
            left = self._began + seconds - time.monotonic()
            try:
                kind, value = self._messages.get(timeout=max(0.0, min(left, _SLICE)))
            except queue.Empty:
                if left > 0:
                    continue
                raise self._too_slow(seconds) from None
            if kind == "pages":
                pages = value
            elif kind == "done":
                return value
            elif kind == "refused":
                raise value
            elif kind == "memory":
                raise self._too_big()
            elif kind == "failed":
                raise self._bug(*value)
            else:
                raise self._death(seconds)

    def _talk(self, order: tuple[Any, ...]) -> None:
        """Send the order, pass on what comes back; ends when the child does."""
        assert self._process.stdout is not None
        if self._process.stdin is not None:
            home = str(Path(__file__).resolve().parents[2])
            try:
                with self._process.stdin as sent:
                    pickle.dump([*sys.path, home], sent)
                    pickle.dump(order, sent)
            except OSError:
                pass  # it is gone already: what follows says so
        with self._process.stdout as answers:
            try:
                while True:
                    with garbage.put_off():  # it brings some ten thousand records
                        message = pickle.load(answers)
                    self._messages.put(message)
            except Exception:  # half an answer breaks off anywhere; how the child ended tells more
                self._messages.put(("ended", None))

    def _death(self, seconds: float) -> PaperError:
        status = self._process.wait()
        if status == TOO_MUCH_MEMORY:
            return self._too_big()
        if status in _OUT_OF_TIME:
            return self._too_slow(seconds)
        if status in _OUT_OF_MEMORY:
            return self._refusal(
                f"{self._by} crashed, or needed more than {self._limits.memory:g} GB",
                "allow more with --max-memory, or print the paper to a new PDF and check that",
            )
        if status < 0 or status > 255:
            return self._refusal(f"{self._by} crashed", "print the paper to a new PDF and check that")
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace")
        return self._bug((said.strip().splitlines() or [f"exit status {status}"])[-1], said)

    def _too_slow(self, seconds: float) -> PaperError:
        return self._refusal(
            f"{self._doing} took longer than {seconds:g} s",
            "allow more with --max-seconds; a file that never ends may be damaged or built to do so",
        )

    def _too_big(self) -> PaperError:
        return self._refusal(
            f"{self._doing} needed more than {self._limits.memory:g} GB",
            "allow more with --max-memory; such a file may be damaged or built to do so",
        )

    def _bug(self, reason: str, trace: str) -> PaperError:
        error = self._refusal(
            f"{self._doing} failed: {reason}",
            "the file may be damaged; if a viewer shows it well, this is a bug in claimcheck: please report it",
        )
        error.add_note(trace)
        return error

    def _refusal(self, what: str, hint: str) -> PaperError:
        return PaperError(what, where=self._name, hint=hint)


def _fresh(errors: BinaryIO) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # Isolated, so that a module in the working directory cannot take the place of one of ours.
        [sys.executable, "-I", "-S", "-c", _BOOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class Reading:
    """The reading of one paper, under way; a context manager, at whose end no process is left.

    It is read in a child process. What is no paper at all is read here: the refusal comes at once. So is all where
    Python cannot start itself again (in a program frozen into one file).
    """

    def __init__(
        self,
        path: Path,
        *,
        password: str | None = None,
        limits: Limits | None = None,
        kind: Kind | None = None,
        nursery: Nursery | None = None,
    ) -> None:
        self._child: Child | None = None
        self._paper: Paper | None = None
        found = _kind(path, kind)
        if found is not None and _can_start():
            self._child = Child(
                "claimcheck.paper.child:read_counted",
                str(path),
                password,
                kind,
                name=path.name,
                limits=limits or Limits(),
                by="the PDF library" if found == "pdf" else "the reader",
                nursery=nursery,
            )
        else:
            from claimcheck.paper.read import read

            self._paper = read(path, password=password, kind=kind)

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.__exit__(kind, error, trace)

    def result(self) -> Paper:
        """The paper; waits for it.

        Raises:
            PaperError: it cannot be read, or not within its limits.
        """
        if self._paper is None:
            assert self._child is not None
            self._paper = self._child.result()
        assert isinstance(self._paper, Paper)
        return self._paper


def read_guarded(path: Path, *, password: str | None = None, limits: Limits | None = None) -> Paper:
    """:func:`claimcheck.paper.read.read` in a child process.

    Raises:
        PaperError: as there; or the file took too long, needed too much memory, or crashed its reader.
    """
    with Reading(path, password=password, limits=limits) as reading:
        return reading.result()


def _kind(path: Path, told: Kind | None) -> Kind | None:
    """What there is to read; None where there is nothing, or not what the name says."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            start = file.read(20_000)
    except OSError:
        return None
    found = told or by_name(path) or sniff(start)
    return None if not start or (found == "pdf" and sniff(start) != "pdf") else found


def _can_start() -> bool:
    return bool(sys.executable) and not getattr(sys, "frozen", False)
