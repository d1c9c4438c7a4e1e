"""Rows of papers that do not exist, and a worker that checks nothing."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from report.sample import sample_report

from claimcheck.corpus.job import About, Job, Order, Outcome
from claimcheck.corpus.payload import pack
from claimcheck.corpus.pool import READY
from claimcheck.corpus.rows import rows_of


def outcome(paper: str, checker: str = "one", title: str | None = None) -> Outcome:
    """The sample report as that of ``paper``."""
    report = sample_report()
    if title is not None:
        report = report.model_copy(update={"paper": report.paper.model_copy(update={"title": title})})
    return Outcome(paper, "done", pack(rows_of(report, paper, About(year=2024), checker)), sha256=report.paper.sha256)


def fake(line: Connection[Any, Any], order: Order) -> None:
    """Dies, hangs or answers, as the paper's name says."""
    line.send(READY)
    try:
        while True:
            job: Job = line.recv()
            once = Path(job.path or "")
            if job.paper == "dies" or (job.paper == "dies once" and not once.exists()):
                once.touch()
                os.abort()
            if job.paper == "hangs":
                time.sleep(60)
            line.send(outcome(job.paper, order.checker))
    except (EOFError, OSError):
        return
