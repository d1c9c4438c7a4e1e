"""A corpus on disk, and how it stays whole: what was finished is kept, whatever ends the run.

::

    corpus.json        the mark of a corpus, with the version of its format
    tables/TABLE/      the final tables, Parquet; see compact.py
    pending/NUMBER/    shards of finished papers that are not in the final tables yet: a Parquet file a table
    journal/NUMBER     papers of the shard that is growing, one record a paper, each synced to the disk
    seen.jsonl         sizes and times of files, so that unchanged ones need not be read again; may be lost
    log.jsonl          a line for each paper that was checked: when, how long, memory
    lock               held by the process that writes

A paper is first in a journal, then in a shard, then in the tables; each step is whole or not at all, and done again
if it was cut short. Folders are written under another name (with a leading dot), synced, and renamed.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

from claimcheck.corpus import compact, files
from claimcheck.corpus.job import Outcome
from claimcheck.corpus.journal import Journal, records
from claimcheck.corpus.payload import unpack
from claimcheck.corpus.schema import TABLES, VERSION, arrow
from claimcheck.errors import ClaimcheckError

FORMAT: Final = 1
_MARK = "corpus.json"
_SHARD_PAPERS = 256
_SHARD_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Known:
    """The result that is there for a paper."""

    sha256: str
    checker: str
    failed: bool


class Store:
    """A corpus open for writing, by one process; a context manager.

    Raises:
        ClaimcheckError: the folder holds something else, or another version of it; or another process writes there;
            or the disk is full.
    """

    def __init__(self, folder: Path, *, leaf: int = compact.LEAF) -> None:
        self.folder = folder
        self._leaf = leaf
        self._journal: Journal | None = None
        self._create()
        self._lock = _Lock(folder / "lock")
        try:
            with _room(folder):
                self._recover()
                self.known = dict(self._read_known())
        except BaseException:
            self._lock.close()
            raise
        self._log: TextIO = (folder / "log.jsonl").open("a", encoding="utf-8")
        self.seen: dict[str, tuple[list[int], str]] = dict(_seen(folder / "seen.jsonl"))

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._journal is not None:
            self._journal.close()
        self._log.close()
        self._lock.close()

    def add(self, outcome: Outcome) -> None:
        """Keep what a worker found; on the disk when this returns.

        Raises:
            ClaimcheckError: the disk is full, say; what was kept before is still there.
        """
        if outcome.file is not None and outcome.sha256:
            path, *numbers = outcome.file
            self.seen[path] = (list(numbers), outcome.sha256)
        if outcome.status == "same":
            return
        with _room(self.folder):
            if self._journal is None:
                self._journal = Journal(self.folder / "journal" / self._number())
            self._journal.append(outcome.payload)
            self._note(outcome)
            if self._journal.count >= _SHARD_PAPERS or self._journal.size >= _SHARD_BYTES:
                self.seal()

    def seal(self) -> None:
        """Make a shard of what is in the journal."""
        if self._journal is None:
            return
        self._journal.close()
        path, self._journal = self._journal.path, None
        self._seal(path)

    def finish(self, *, drop: Collection[str] = ()) -> None:
        """Sort all shards into the tables, without the papers ``drop``.

        Raises:
            ClaimcheckError: the disk is full, say; nothing is lost.
        """
        with _room(self.folder):
            if self._journal is not None:
                self._journal.close()
                self._journal = None
            self._recover()
            _write_seen(self.seen, self.folder / "seen.jsonl")
            tables, fresh = self.folder / "tables", self.folder / ".tables-new"
            pending = self._pending()
            if not pending and not drop and tables.exists():
                return
            building = self.folder / ".tables-building"
            runs = [*compact.leaves(tables), *(compact.shard(folder) for folder in pending)]
            compact.build(runs, building, drop=drop, leaf=self._leaf)
            files.rename(building, fresh)
            self._flip()
            for folder in pending:
                files.remove(folder)

    def _create(self) -> None:
        mark = self.folder / _MARK
        if mark.is_file():
            found = _mark(mark)
            if found != {"claimcheck_corpus": FORMAT, "schema": VERSION}:
                raise ClaimcheckError(
                    f"this corpus was made by another version of claimcheck ({found})",
                    where=str(self.folder),
                    hint="give --out another folder, or use that version",
                )
        elif self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
            raise ClaimcheckError(
                "this is not a corpus, and not empty", where=str(self.folder), hint="give --out a new folder"
            )
        with _room(self.folder):
            for part in ("pending", "journal"):
                (self.folder / part).mkdir(parents=True, exist_ok=True)
            if not mark.is_file():
                data = json.dumps({"claimcheck_corpus": FORMAT, "schema": VERSION}) + "\n"
                files.write_bytes(data.encode(), mark)

    def _recover(self) -> None:
        """Finish or undo what an earlier run left half done."""
        self._flip()
        files.remove(self.folder / ".tables-building")
        for left in (self.folder / "pending").glob(".*"):
            files.remove(left)
        for journal in sorted((self.folder / "journal").iterdir()):
            self._seal(journal)

    def _flip(self) -> None:
        tables, fresh, old = (self.folder / name for name in ("tables", ".tables-new", ".tables-old"))
        if fresh.exists():  # it has this name only when it is whole
            if tables.exists():
                files.remove(old)
                tables.rename(old)
            fresh.rename(tables)
            files.sync(self.folder)
        files.remove(old)

    def _seal(self, journal: Path) -> None:
        import pyarrow as pa

        folder = self.folder / "pending" / journal.name
        papers = [] if folder.exists() else [unpack(payload) for payload in records(journal)]
        if papers:
            building = folder.with_name(f".{folder.name}")
            files.remove(building)
            building.mkdir()
            for table in TABLES:
                rows = pa.concat_tables([arrow(table).empty_table(), *(paper[table] for paper in papers)])
                files.write_table(rows, building / f"{table}.parquet")
            files.rename(building, folder)
        journal.unlink()

    def _pending(self) -> list[Path]:
        """The shards, oldest first."""
        return sorted(path for path in (self.folder / "pending").iterdir() if not path.name.startswith("."))

    def _number(self) -> str:
        used = [int(path.name) for path in (*self._pending(), *(self.folder / "journal").iterdir())]
        return f"{max(used, default=0) + 1:08d}"

    def _read_known(self) -> Iterator[tuple[str, Known]]:
        import pyarrow.parquet as pq

        paths = [run.paths["papers"] for run in compact.leaves(self.folder / "tables")]
        paths += [folder / "papers.parquet" for folder in self._pending()]
        for path in paths:
            columns = pq.read_table(path, columns=["paper", "sha256", "checker", "status"], partitioning=None)
            for row in columns.to_pylist():
                yield row["paper"], Known(row["sha256"] or "", row["checker"], row["status"] == "failed")

    def _note(self, outcome: Outcome) -> None:
        line = {
            "at": round(time.time(), 1),
            "paper": outcome.paper,
            "status": outcome.status,
            "seconds": round(outcome.seconds, 3),
            "memory_mb": round(outcome.memory / 2**20),
        }
        self._log.write(json.dumps(line, ensure_ascii=True) + "\n")
        self._log.flush()


class _Lock:
    """Held until closed, or until the process ends, however that comes."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise ClaimcheckError(
                "another run is writing to this corpus", where=str(path.parent), hint="wait for it, or end it"
            ) from error

    def close(self) -> None:
        self._file.close()


class _room:  # noqa: N801 (used as a function)
    """Turns what the disk refuses into an error for the user."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            raise ClaimcheckError(
                f"the corpus cannot be written: {error.strerror or error}",
                where=str(self._folder),
                hint="what is finished is kept: make room and run the same command again",
            ) from error


def _mark(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "it cannot be read"


def _seen(path: Path) -> Iterator[tuple[str, tuple[list[int], str]]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                file, numbers, sha256 = json.loads(line)
                yield file, (numbers, sha256)
    except (OSError, ValueError):
        return  # files are read again, and nothing else is lost


def _write_seen(seen: dict[str, tuple[list[int], str]], path: Path) -> None:
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        for name in sorted(seen):
            file.write(json.dumps([name, *seen[name]]) + "\n")
    fresh.replace(path)
