"""Checks a corpus: what is missing, changed or out of date; keeps each result as it comes; sorts at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from claimcheck.corpus.job import Job, Order, Outcome
from claimcheck.corpus.pool import Pool
from claimcheck.corpus.sources import Sources
from claimcheck.corpus.stamp import stamp
from claimcheck.corpus.store import Known, Store
from claimcheck.errors import ClaimcheckError
from claimcheck.settings import Settings

Engine = Literal["pool", "ray"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to check a corpus."""

    sources: Sources
    out: Path
    settings: Settings
    rules: tuple[str, ...] = ()
    engine: Engine = "pool"
    workers: int | None = None
    """None: one a core."""
    ray_address: str | None = None
    give_up_after: float = 600.0
    """Seconds for one paper, reading and all."""
    retry_failed: bool = False
    prune: bool = False
    """Drop papers that are no longer among the sources."""


@dataclass(slots=True)
class Tally:
    """What was done so far."""

    total: int | None = None
    """Papers among the sources; None where that cannot be told beforehand."""
    done: int = 0
    failed: int = 0
    same: int = 0
    """Papers whose result was there."""
    twice: list[str] = field(default_factory=list)
    """Names that two papers have: the first was taken."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Paper and reason, of this run."""
    dropped: int = 0

    @property
    def seen(self) -> int:
        return self.done + self.failed + self.same


def run(plan: Plan, *, on_change: Callable[[Tally], None] | None = None) -> Tally:
    """Check the papers of a plan.

    Args:
        plan: what, where, how.
        on_change: called after each paper.

    Raises:
        ClaimcheckError: there is nothing to check, the folder is no corpus, the disk is full, a rule pack is wrong;
            what was finished before is kept.
        KeyboardInterrupt: Ctrl-C; what was finished is kept, and sorted into the tables.
    """
    need_pyarrow()
    names = plan.sources.named()
    order = Order(plan.settings, plan.rules, stamp(plan.settings, plan.rules))
    for name in names:
        _must_exist(name)
    tally = Tally(total=plan.sources.count(names))
    if not names or tally.total == 0:
        raise ClaimcheckError(
            "there is no paper here",
            where=", ".join(names[:3]) or None,
            hint=f"folders are searched for {', '.join(plan.sources.endings)}; --include names other endings",
        )
    change = on_change or (lambda _: None)
    with Store(plan.out) as store:
        change(tally)
        chosen = _Chosen(plan, order, store, names, tally)
        try:
            with closing(_outcomes(plan, order, chosen)) as outcomes:
                for outcome in outcomes:
                    _count(tally, outcome)
                    store.add(outcome)
                    change(tally)
        except KeyboardInterrupt:
            store.finish()
            raise
        dropped = set(store.known) - chosen.named if plan.prune else set()
        tally.dropped = len(dropped)
        store.finish(drop=dropped)
    change(tally)
    return tally


def need_pyarrow() -> None:
    """Raises:
    ClaimcheckError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise ClaimcheckError(
            "this needs pyarrow, which is not installed", hint='pip install "claimcheck-papers[corpus]"'
        ) from None


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _must_exist(name: str) -> None:
    """A source that was named on the command line and is not there is an error; one in a list is a failed paper."""
    path = Path(name)
    if not path.exists() and not set("*?[") & set(name) and not path.suffix:
        raise ClaimcheckError("there is no such file or folder", where=name, hint="check the spelling")


def _outcomes(plan: Plan, order: Order, jobs: Iterator[Job]) -> Generator[Outcome]:
    if plan.engine == "ray":
        from claimcheck.corpus.distributed import outcomes

        yield from outcomes(order, jobs, actors=plan.workers, address=plan.ray_address)
        return
    with Pool(order, plan.workers or cores(), plan.give_up_after) as pool:
        yield from pool.run(jobs)


def _count(tally: Tally, outcome: Outcome) -> None:
    if outcome.status == "same":
        tally.same += 1
    elif outcome.status == "failed":
        tally.failed += 1
        tally.failures.append((outcome.paper, outcome.error))
    else:
        tally.done += 1


class _Chosen:
    """The jobs that there is something to do for; counts the others."""

    def __init__(self, plan: Plan, order: Order, store: Store, names: tuple[str, ...], tally: Tally) -> None:
        self._plan, self._checker, self._store, self._tally = plan, order.checker, store, tally
        self._jobs = plan.sources.jobs(names)
        self.named: set[str] = set()

    def __iter__(self) -> Iterator[Job]:
        return self

    def __next__(self) -> Job:
        while True:
            job = next(self._jobs)
            if job.paper in self.named:
                self._tally.twice.append(job.paper)
                if self._tally.total is not None:
                    self._tally.total -= 1
                continue
            self.named.add(job.paper)
            known = self._store.known.get(job.paper)
            if known is None or not self._current(known):
                return job
            if job.path is not None and self._unchanged(job.path, known):
                self._tally.same += 1
                continue
            # A worker compares the content: it may be the same although the file's times are not.
            return replace(job, known=known.sha256 or None)

    def _current(self, known: Known) -> bool:
        return known.checker == self._checker and not (known.failed and self._plan.retry_failed)

    def _unchanged(self, path: str, known: Known) -> bool:
        seen = self._store.seen.get(path)
        if seen is None or seen[1] != known.sha256:
            return False
        try:
            found = os.stat(path)  # noqa: PTH116 (twice as fast, for a million files)
        except OSError:
            return False
        return seen[0] == [found.st_size, found.st_mtime_ns, found.st_ctime_ns]
