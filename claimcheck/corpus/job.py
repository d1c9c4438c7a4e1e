"""One paper of a corpus to check, and what came of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Literal

from claimcheck.paper.kinds import Kind
from claimcheck.settings import Settings

Status = Literal["done", "failed", "same"]


@dataclass(frozen=True, slots=True)
class About:
    """What a list of papers says of one, or its name does; empty where it is not known."""

    title: str = ""
    date: str = ""
    """As given: ``2024-01-17``."""
    year: int | None = None
    venue: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to check: a file, the bytes of one (out of an archive), an abstract, or one that cannot even be had."""

    paper: str
    """Its name in the corpus, and in all tables."""
    path: str | None = None
    data: bytes | None = field(default=None, repr=False)
    """Of a file out of an archive."""
    abstract: str | None = field(default=None, repr=False)
    kind: Kind | None = None
    about: About = About()
    known: str | None = None
    """The hash of the content that the corpus has a current result for."""
    error: tuple[str, str] | None = None
    """What is wrong and what to do, for a paper that cannot be had."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker says of a paper."""

    paper: str
    status: Status
    """``same``: its content is that of the result that is there."""
    payload: bytes = field(default=b"", repr=False)
    """The rows of all tables (see :mod:`claimcheck.corpus.payload`)."""
    sha256: str = ""
    """Of its content; empty where it could not be read."""
    error: str = ""
    seconds: float = 0.0
    memory: int = 0
    """The most bytes that the worker has held so far, its reading child apart."""
    file: tuple[str, int, int, int] | None = None
    """Path, size, and times of last change (of content, of inode, in ns), before it was read."""


@dataclass(frozen=True, slots=True)
class Order:
    """How papers are to be checked: what every worker must know."""

    settings: Settings
    rules: tuple[str, ...]
    """Folders of more rule packs."""
    checker: str
    """The stamp of rules, code and settings (see :mod:`claimcheck.corpus.stamp`)."""


def content_hash(job: Job) -> str:
    """SHA-256 of the paper's content, in hex; empty where it cannot be read."""
    if job.abstract is not None:
        return hashlib.sha256(json.dumps([job.abstract, astuple(job.about)]).encode()).hexdigest()
    if job.data is not None:
        return hashlib.sha256(job.data).hexdigest()
    if job.path is None:
        return ""
    try:
        with Path(job.path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
