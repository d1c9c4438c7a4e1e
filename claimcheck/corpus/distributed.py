"""The engine for more than one machine: Ray Data, with a class that loads rules and language once an actor.

Ray schedules, holds back what would come too fast, restarts actors that die, and gives their papers to others. All
nodes need the same version of claimcheck, and the files (and folders of rules) at the same paths: a shared file system.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import warnings
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from claimcheck.corpus.job import Job, Order, Outcome, content_hash
from claimcheck.corpus.payload import pack
from claimcheck.corpus.rows import failed_rows
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    import numpy

_WINDOW: Final = 4096
"""Papers that Ray is given at a time: what it knows of them stays in the memory of its head."""
_WINDOW_BYTES: Final = 512 * 2**20
"""Of files out of archives."""
_BLOCK: Final = 8
"""Papers of one task: they are done again together when their actor dies."""


class Checking:
    """What an actor does with each batch of papers."""

    def __init__(self, order: bytes) -> None:
        from claimcheck.corpus.stamp import stamp
        from claimcheck.corpus.worker import Worker

        self._order: Order = pickle.loads(order)
        self._wrong: ClaimcheckError | None = None
        if stamp(self._order.settings, self._order.rules) != self._order.checker:
            self._wrong = ClaimcheckError(
                "a node of the cluster has another version of claimcheck, or other rules",
                hint="install the same everywhere; folders of rules must be the same at the same path",
            )
        self._worker = Worker(self._order)

    def __call__(self, batch: dict[str, numpy.ndarray[Any, Any]]) -> dict[str, list[bytes]]:
        return {"outcome": [pickle.dumps(self._wrong or self._worker.do(pickle.loads(job))) for job in batch["job"]]}


def outcomes(order: Order, jobs: Iterator[Job], *, actors: int | None, address: str | None) -> Generator[Outcome]:
    """What comes of each paper, in the order in which they are done.

    Args:
        order: what every actor must know.
        jobs: the papers; taken a few thousand at a time.
        actors: how many; one for each processor of the cluster when left out.
        address: of the cluster (``auto``, ``ray://host:10001``); None starts a local one.

    Raises:
        ClaimcheckError: Ray is not installed, cannot be reached, or breaks down; or its nodes have another claimcheck.
    """
    ray = _ray()
    try:
        if address:
            ray.init(address=address, log_to_driver=False, logging_level="ERROR")
        else:
            ray.init(num_cpus=actors, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        wanted = actors or max(1, int(ray.cluster_resources().get("CPU", 1)))
        while window := _window(jobs):
            missing = {job.paper: job for job in window}
            # A task whose actor died twice is left out; its papers are then tried one by one.
            for block in (_BLOCK, 1):
                for outcome in _checked(order, list(missing.values()), wanted, block):
                    del missing[outcome.paper]
                    yield outcome
                if not missing:
                    break
            for job in missing.values():
                yield _failed(order, job)
    except ray.exceptions.RayError as error:
        raise _broken(error) from error
    except ConnectionError as error:
        raise _broken(error) from error
    finally:
        with contextlib.suppress(Exception):
            ray.shutdown()


def _checked(order: Order, jobs: Sequence[Job], actors: int, block: int) -> Iterator[Outcome]:
    import ray.data

    size = max(1, min(block, len(jobs) // (4 * actors)))
    rows = [{"job": pickle.dumps(job)} for job in jobs]
    with warnings.catch_warnings():
        # No other way to say how often a task is tried: without a limit, a paper that ends its actor never ends.
        warnings.filterwarnings("ignore", message=".*ray_remote_args_fn.*")
        checked = ray.data.from_items(rows, override_num_blocks=-(-len(rows) // size)).map_batches(
            Checking,
            fn_constructor_args=[pickle.dumps(order)],
            batch_size=1,
            batch_format="numpy",
            compute=ray.data.ActorPoolStrategy(size=min(actors, len(jobs)), max_tasks_in_flight_per_actor=2),
            num_cpus=1,
            ray_remote_args_fn=_lives,
        )
    for row in checked.iter_rows():
        came = pickle.loads(row["outcome"])
        if isinstance(came, ClaimcheckError):
            raise came
        assert isinstance(came, Outcome)
        yield came


def _lives() -> dict[str, int]:
    return {"max_restarts": -1, "max_task_retries": 1}


def _window(jobs: Iterator[Job]) -> list[Job]:
    """The next jobs, as many as Ray is to know of at a time."""
    taken: list[Job] = []
    size = 0
    for job in islice(jobs, _WINDOW):
        taken.append(job)
        size += len(job.data or b"")
        if size > _WINDOW_BYTES:
            break
    return taken


def _failed(order: Order, job: Job) -> Outcome:
    error = "the Ray actor that checked it died each time"
    rows = failed_rows(
        job.paper, job.about, order.checker, content_hash(job), error, "check it alone: claimcheck check"
    )
    return Outcome(job.paper, "failed", pack(rows), error=error)


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing leaves the user's machines
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
        import ray.exceptions
    except ImportError:
        raise ClaimcheckError(
            "this needs Ray Data, which is not installed", hint='pip install "claimcheck-papers[ray]"'
        ) from None
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.max_errored_blocks = -1
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _broken(error: Exception) -> ClaimcheckError:
    reason = next((line.strip() for line in reversed(str(error).splitlines()) if line.strip()), type(error).__name__)
    return ClaimcheckError(
        f"Ray failed: {reason}", hint="what is finished is kept: run the same command again to go on"
    )
