"""Checks one paper after the other; what goes wrong with one is said of that one."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

from claimcheck import garbage
from claimcheck.corpus.abstracts import paper_of
from claimcheck.corpus.job import Job, Order, Outcome, content_hash
from claimcheck.corpus.payload import pack
from claimcheck.corpus.rows import failed_rows, rows_of
from claimcheck.errors import PaperError
from claimcheck.language import pipeline
from claimcheck.paper.guard import Limits, Reading
from claimcheck.paper.model import Paper
from claimcheck.paper.nursery import Nursery, possible
from claimcheck.pipeline import Checker

File = tuple[str, int, int, int]

RENEWED_AFTER = 150
"""Papers: words kept of so many take some 40 MB; loading takes a second."""


class Worker:
    """Rules and language loaded once. A context manager, at whose end no process is left.

    Raises:
        RuleError, SettingsError, PipelineError: as :class:`claimcheck.pipeline.Checker`.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._checker = Checker(order.settings, order.rules)
        self._checked = 0
        self._limits = Limits(order.settings.max_seconds, order.settings.max_memory)
        self._nursery = Nursery() if possible() else None
        garbage.settle()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        if self._nursery is not None:
            self._nursery.close()

    def do(self, job: Job) -> Outcome:
        """What comes of a paper; nothing is raised but for Ctrl-C and the like."""
        start = time.perf_counter()
        file = _file(job)
        sha256 = "" if job.known is None else content_hash(job)
        if job.known is not None and sha256 == job.known:
            return Outcome(job.paper, "same", sha256=sha256, file=file)
        self._renew()
        with garbage.put_off():  # until what the paper was read into is gone: there is little left to look through
            return self._checked_paper(job, sha256, file, start)

    def _checked_paper(self, job: Job, sha256: str, file: File | None, start: float) -> Outcome:
        try:
            report = self._checker.check(self._read(job))
            rows = rows_of(report, job.paper, job.about, self._order.checker)
            payload, sha256, error = pack(rows), report.paper.sha256, ""
        except PaperError as problem:
            error, hint = problem.what, problem.hint or ""
        except MemoryError:
            error, hint = "checking it needed more memory than there is", "check it alone, on a machine with more"
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
            hint = "this is a bug in claimcheck: see what claimcheck check --debug shows, and please report it"
        if error:
            sha256 = sha256 or content_hash(job)
            payload = pack(failed_rows(job.paper, job.about, self._order.checker, sha256, error, hint))
        return Outcome(
            job.paper,
            "failed" if error else "done",
            payload,
            sha256=sha256,
            error=error,
            seconds=time.perf_counter() - start,
            memory=peak_memory(),
            file=file,
        )

    def _renew(self) -> None:
        """Loads rules and language afresh from time to time, so that memory stays flat over any number of papers."""
        self._checked += 1
        if self._checked > RENEWED_AFTER:
            del self._checker  # before the next one is loaded
            pipeline.forget()
            garbage.settle()
            self._checker = Checker(self._order.settings, self._order.rules)
            garbage.settle()
            self._checked = 1

    def _read(self, job: Job) -> Paper:
        if job.error is not None:
            raise PaperError(job.error[0], hint=job.error[1])
        if job.abstract is not None:
            return paper_of(job)
        if job.path is not None:
            return self._read_file(Path(job.path), job)
        with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
            path = Path(folder) / (re.sub(r"[^\w.-]", "_", job.paper.rpartition("/")[2])[-100:] or "paper")
            path.write_bytes(job.data or b"")
            return self._read_file(path, job)

    def _read_file(self, path: Path, job: Job) -> Paper:
        with Reading(path, limits=self._limits, kind=job.kind, nursery=self._nursery) as reading:
            return reading.result()


def _file(job: Job) -> File | None:
    if job.path is None:
        return None
    try:
        found = Path(job.path).stat()
    except OSError:
        return None
    return (job.path, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def peak_memory() -> int:
    """The most memory that this process has held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
