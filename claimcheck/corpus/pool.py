"""Worker processes on this machine: one that dies costs the paper it was at, which is tried once more."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Final

from claimcheck.corpus.job import Job, Order, Outcome, content_hash
from claimcheck.corpus.payload import pack
from claimcheck.corpus.rows import failed_rows
from claimcheck.errors import ClaimcheckError

READY: Final = "ready"
"""What a worker says when it has loaded: from then on its time counts."""
_LOADING: Final = 300.0
"""Seconds that it may take to load."""
_LOOK: Final = 0.5
"""Seconds between two looks at the clock."""
_RETIRED_AT: Final = 900 * 2**20
"""A worker that has held so much makes room for a fresh one, as does one that has done ``_RETIRED_AFTER`` papers."""
_RETIRED_AFTER: Final = 1000
_GIVEN_UP = "checking it took longer than {:g} s"


class Pool:
    """A context manager, at whose end no process is left.

    Args:
        order: what every worker must know.
        workers: how many.
        seconds: after which a paper is given up.
        work: what a worker process does; :func:`serve`, but for tests.
    """

    def __init__(
        self,
        order: Order,
        workers: int,
        seconds: float,
        work: Callable[[Connection[Any, Any], Order], None] | None = None,
    ) -> None:
        self._order, self._seconds = order, seconds
        self._slots = [_Slot(order, work or serve) for _ in range(workers)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for slot in self._slots:
            slot.end()

    def pids(self) -> list[int]:
        """Of the workers that run."""
        return [slot.process.pid for slot in self._slots if slot.process and slot.process.pid]

    def run(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        """What comes of each paper, in the order in which they are done. Takes no more jobs than there are workers.

        Raises:
            ClaimcheckError: a worker cannot load rules or language.
        """
        again: deque[Job] = deque()
        died: set[str] = set()
        while True:
            for slot in self._slots:
                if slot.job is None and (job := again.popleft() if again else next(jobs, None)) is not None:
                    slot.give(job)
            busy = {slot.line: slot for slot in self._slots if slot.line is not None and slot.job is not None}
            if not busy:
                return
            for line in wait(list(busy), timeout=_LOOK):
                slot = busy[line]  # type: ignore[index]
                job = slot.job
                assert job is not None
                came = slot.take()
                if isinstance(came, Outcome):
                    yield came
                elif came == READY:
                    slot.since = time.monotonic()
                elif job.paper not in died:
                    died.add(job.paper)
                    again.append(job)
                else:
                    yield self._failed(
                        job, f"its worker died twice ({_how(int(came))})", "check it alone: claimcheck check"
                    )
            for slot in busy.values():
                if (job := slot.job) is not None and slot.since + self._seconds < time.monotonic():
                    slot.end()
                    yield self._failed(job, _GIVEN_UP.format(self._seconds), "allow more with --give-up-after")

    def _failed(self, job: Job, error: str, hint: str) -> Outcome:
        rows = failed_rows(job.paper, job.about, self._order.checker, content_hash(job), error, hint)
        return Outcome(job.paper, "failed", pack(rows), error=error)


def _how(status: int) -> str:
    if status >= 0:
        return f"status {status}"
    killed = hasattr(signal, "SIGKILL") and status == -signal.SIGKILL
    return f"signal {-status}" + (", as when memory runs out" if killed else "")


class _Slot:
    """A place for a worker: the process in it may be replaced."""

    def __init__(self, order: Order, work: Callable[[Connection[Any, Any], Order], None]) -> None:
        self._order, self._work = order, work
        self.process: SpawnProcess | None = None
        self.line: Connection[Any, Any] | None = None
        self.job: Job | None = None
        self.since = 0.0
        self._done = 0

    def give(self, job: Job) -> None:
        self.job, self.since = job, time.monotonic()
        if self.process is None:
            self._start()
            self.since += _LOADING
        assert self.line is not None
        with contextlib.suppress(OSError):  # it has died: take() says so
            self.line.send(job)

    def take(self) -> Outcome | int | str:
        """What the worker sent: an outcome, or that it is ready; or the status with which it ended."""
        assert self.line is not None
        try:
            came = self.line.recv()
        except (EOFError, OSError):
            return self._died()
        if isinstance(came, ClaimcheckError):
            raise came
        if came == READY:
            return READY
        assert isinstance(came, Outcome)
        self.job = None
        self._done += 1
        if came.memory > _RETIRED_AT or self._done >= _RETIRED_AFTER:
            self.end()
        return came

    def end(self) -> None:
        """Kill the worker; its own child sees that and goes."""
        self.job = None
        if self.line is not None:
            self.line.close()
            self.line = None
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process.close()
            self.process = None

    def _died(self) -> int:
        assert self.process is not None
        self.process.join(5)
        status = self.process.exitcode or 0
        self.end()
        return status

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=self._work, args=(theirs, self._order), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self._done = 0


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process that is started now does not hear Ctrl-C, not even while it imports."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(line: Connection[Any, Any], order: Order) -> None:
    """What a worker process does: papers come over the line until it closes."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    threading.Thread(target=_go_with_parent, daemon=True).start()
    from claimcheck.corpus.worker import Worker

    try:
        with Worker(order) as worker:
            line.send(READY)
            while True:
                line.send(worker.do(line.recv()))
    except ClaimcheckError as error:
        line.send(error)
    except (EOFError, OSError):
        return


def _go_with_parent() -> None:
    """End this process when its parent has ended, however that came; what it started sees its end and goes too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
