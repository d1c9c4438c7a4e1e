"""Progress and timings of the stages, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

STAGES = ("reading", "language", "claims", "framing", "leaps", "writing")
SAYS = {
    "starting": "starting",
    "reading": "reading the paper",
    "language": "sentences and words",
    "claims": "claims and experiments",
    "framing": "framing",
    "leaps": "leaps",
    "writing": "writing the report",
}


class Stages:
    """Call it with the name of each stage as it starts; use it as a context manager around all of them."""

    def __init__(self, name: str, *, show: bool, colour: bool, stages: Sequence[str] = STAGES) -> None:
        self._name = name
        self._stages = stages
        self._started: list[tuple[str, float]] = []
        self._end = 0.0
        self._progress: Progress | None = _bar(colour) if show else None

    def __enter__(self) -> Stages:
        if self._progress is not None:
            self._progress.start()
            self._task = self._progress.add_task(self._name, total=len(self._stages), stage="starting", name=self._name)
        return self

    def __call__(self, stage: str) -> None:
        self._started.append((stage, time.perf_counter()))
        if self._progress is not None:
            done = self._stages.index(stage) if stage in self._stages else 0
            self._progress.update(self._task, completed=done, stage=SAYS.get(stage, stage))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end = time.perf_counter()
        if self._progress is not None:
            self._progress.stop()

    def timings(self) -> list[str]:
        """Seconds and share of each stage, and the most memory that the process held."""
        ends = [start for _, start in self._started[1:]] + [self._end]
        spent = [(name, end - start) for (name, start), end in zip(self._started, ends, strict=True)]
        total = sum(seconds for _, seconds in spent)
        lines = [f"{name:<10} {seconds:7.2f} s  {seconds / total:6.1%}" for name, seconds in spent if total]
        lines.append(f"{'total':<10} {total:7.2f} s")
        if (peak := _peak_memory()) is not None:
            lines.append(f"{'memory':<10} {peak / 2**20:7.0f} MB at its peak")
        return lines


def _bar(colour: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(file=sys.stderr, no_color=None if colour else True)
    return Progress(
        SpinnerColumn(),
        # A file's name is not markup.
        TextColumn("{task.fields[name]}", markup=False),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[stage]}", markup=False),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )


def _peak_memory() -> int | None:
    """In bytes; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
