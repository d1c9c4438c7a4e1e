"""The file of decisions: one SQLite database, to which rows are only ever added."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from claimcheck.decisions.model import Anchor, Draft, Row
from claimcheck.decisions.quote import plain
from claimcheck.decisions.schema import APPLICATION_ID, VERSION, migrate
from claimcheck.errors import DecisionError

_WAIT: Final = 10.0
"""Seconds that one process waits for another's write."""
_COLUMNS: Final = (
    "key, subject, target, paper, verdict, category, reason, reviewer, time, undoes, quote, prefix, suffix, start, "
    '"end", occurrence, page, rule, pack, pack_version, found_category, flagged, tool'
)
_SELECT: Final = f"SELECT number, {_COLUMNS}, title, source FROM decision JOIN paper ON paper.sha256 = decision.paper"


def default_path() -> Path:
    """Where decisions are kept when no file is named: in the user's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("claimcheck", appauthor=False)) / "decisions.sqlite"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many sentences of a paper the rules flagged, and how many they read and left alone."""

    flagged: int
    unflagged: int


class Store:
    """An open file of decisions; a context manager. Safe to use from several threads; other processes may have the
    same file open."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open ``path``; make it (and its folder) when it does not exist and ``create`` says so.

        Raises:
            DecisionError: there is no such file, it cannot be opened, is damaged, is something else, or was written
                by a newer claimcheck.
        """
        self.path = path
        self._lock = threading.Lock()
        if create:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise self._refusal(f"its folder cannot be made: {error.strerror or error}") from error
        elif not path.is_file():
            raise DecisionError(
                "there is no such file of decisions", where=str(path), hint="claimcheck review PAPER writes one"
            )
        with self._told():
            self._connection = self._opened("rwc" if create else "rw")
        try:
            with self._told():
                try:
                    self._prepare()
                except sqlite3.OperationalError:
                    if create or os.access(path.parent, os.W_OK):
                        raise
                    # In a folder that may not be written, SQLite reads its file only when told that nobody writes it.
                    self._connection.close()
                    self._connection = self._opened("ro&immutable=1")
                    self._inspect()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def write(self, draft: Draft) -> Row:
        """Add a decision, on disk when this returns. With a key that the file has already: the row of that key.

        Raises:
            DecisionError: it cannot be written (a full disk, say).
        """
        with self._writing() as connection:
            known = self._by_key(connection, draft.key)
            return known or self._add(connection, draft, None)

    def undo(self, key: str, *, paper: str, reviewer: str) -> Row | None:
        """Take back the reviewer's latest act on a paper (its SHA-256) that stands; None when there is none.

        Raises:
            DecisionError: it cannot be written.
        """
        with self._writing() as connection:
            if known := self._by_key(connection, key):
                return known
            found = connection.execute(
                f"{_SELECT} WHERE paper = ? AND reviewer = ? AND undoes IS NULL AND NOT EXISTS "
                "(SELECT 1 FROM decision AS later WHERE later.undoes = decision.number) ORDER BY number DESC LIMIT 1",
                (paper, reviewer),
            ).fetchone()
            if found is None:
                return None
            last = _row(found)
            return self._add(connection, replace(last.draft, key=key), last.number)

    def rows(self, *, paper: str | None = None, title: str | None = None, after: int = 0) -> list[Row]:
        """All rows after number ``after``, oldest first; with ``paper`` (a SHA-256) those of this file, with ``title``
        also those of other files with the same title (another version, or its source)."""
        where = ""
        values: tuple[str | int, ...] = (after,)
        if paper is not None:
            work = plain(title or "")
            where = " AND (paper = ? OR (? <> '' AND paper IN (SELECT sha256 FROM paper WHERE work = ?)))"
            values = (after, paper, work, work)
        with self._reading() as connection:
            found = connection.execute(f"{_SELECT} WHERE number > ?{where} ORDER BY number", values).fetchall()
        return [_row(row) for row in found]

    def remember(self, anchor: Anchor, checked: Checked) -> None:
        """Keep how much of a paper there was to decide on (the anchor may be any of its own)."""
        with self._writing() as connection:
            _add_paper(connection, anchor)
            connection.execute(
                "INSERT INTO checked VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET flagged = excluded.flagged, "
                "unflagged = excluded.unflagged",
                (anchor.paper, checked.flagged, checked.unflagged),
            )

    def checked(self) -> dict[str, Checked]:
        """By SHA-256 of the papers."""
        with self._reading() as connection:
            found = connection.execute("SELECT paper, flagged, unflagged FROM checked").fetchall()
        return {row["paper"]: Checked(row["flagged"], row["unflagged"]) for row in found}

    def titles(self) -> dict[str, str]:
        """Titles by SHA-256 of all papers that the file knows."""
        with self._reading() as connection:
            found = connection.execute("SELECT sha256, title, source FROM paper ORDER BY title, sha256").fetchall()
        return {row["sha256"]: row["title"] or row["source"] for row in found}

    def _opened(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=_WAIT,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.row_factory = sqlite3.Row
        return connection

    def _prepare(self) -> None:
        version = self._inspect()
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if version < VERSION:
            migrate(self._connection, version)

    def _inspect(self) -> int:
        """The version of the file, which is one of ours and sound."""
        connection = self._connection
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        if application != APPLICATION_ID and not (empty and version == 0 and application == 0):
            raise DecisionError("this is a database of another program", where=str(self.path), hint="name another file")
        if version > VERSION:
            raise DecisionError(
                f"a newer claimcheck wrote this file of decisions (version {version}; this one knows {VERSION})",
                where=str(self.path),
                hint="update claimcheck: pip install --upgrade claimcheck-papers",
            )
        if (state := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise self._damaged(state)
        return version

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._told():
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: on disk at the end, or nothing of it."""
        with self._lock, self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._refusal(str(error)) from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(str(error)) from error

    def _refusal(self, reason: str) -> DecisionError:
        return DecisionError(
            f"the file of decisions cannot be used: {reason}",
            where=str(self.path),
            hint="it must be a file on this computer that may be read and written, with room on its disk",
        )

    def _damaged(self, reason: str) -> DecisionError:
        return DecisionError(
            f"this is no file of decisions, or it is damaged: {reason}",
            where=str(self.path),
            hint="name another with --decisions, or bring back a copy; sqlite3 FILE .recover saves what can be read",
        )

    @staticmethod
    def _by_key(connection: sqlite3.Connection, key: str) -> Row | None:
        found = connection.execute(f"{_SELECT} WHERE key = ?", (key,)).fetchone()
        return _row(found) if found is not None else None

    @staticmethod
    def _add(connection: sqlite3.Connection, draft: Draft, undoes: int | None) -> Row:
        a = draft.anchor
        time = datetime.now(UTC).isoformat(timespec="seconds")
        _add_paper(connection, a)
        values = (
            *(draft.key, a.subject, a.target, a.paper, draft.verdict, draft.category, draft.reason, draft.reviewer),
            *(time, undoes, a.quote, a.prefix, a.suffix, a.start, a.end, a.occurrence, a.page, a.rule, a.pack),
            *(a.pack_version, a.category, int(a.flagged), a.tool),
        )
        marks = ", ".join("?" * len(values))
        number = connection.execute(
            f"INSERT INTO decision ({_COLUMNS}) VALUES ({marks})", tuple(_storable(v) for v in values)
        ).lastrowid
        assert number is not None
        return Row(number=number, draft=draft, time=time, undoes=undoes)


def _add_paper(connection: sqlite3.Connection, anchor: Anchor) -> None:
    values = (anchor.paper, anchor.title, plain(anchor.title), anchor.source)
    connection.execute("INSERT OR IGNORE INTO paper VALUES (?, ?, ?, ?)", tuple(_storable(v) for v in values))


def _storable(value: object) -> object:
    # Half a surrogate pair, which a broken PDF may hold, has no UTF-8.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _row(found: Mapping[str, Any] | sqlite3.Row) -> Row:
    anchor = Anchor(
        subject=found["subject"],
        target=found["target"],
        paper=found["paper"],
        title=found["title"],
        source=found["source"],
        quote=found["quote"],
        prefix=found["prefix"],
        suffix=found["suffix"],
        start=found["start"],
        end=found["end"],
        occurrence=found["occurrence"],
        page=found["page"],
        rule=found["rule"],
        pack=found["pack"],
        pack_version=found["pack_version"],
        category=found["found_category"],
        flagged=bool(found["flagged"]),
        tool=found["tool"],
    )
    draft = Draft(
        key=found["key"],
        anchor=anchor,
        verdict=found["verdict"],
        reviewer=found["reviewer"],
        category=found["category"],
        reason=found["reason"],
    )
    return Row(number=found["number"], draft=draft, time=found["time"], undoes=found["undoes"])
