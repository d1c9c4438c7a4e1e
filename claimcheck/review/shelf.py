"""The papers that are open: checked (or being checked), with their pages and decisions."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import shutil
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import anyio.to_thread

from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.store import Store
from claimcheck.errors import ClaimcheckError
from claimcheck.paper.guard import Limits
from claimcheck.records.report import Report
from claimcheck.review import allocator
from claimcheck.review.board import Board
from claimcheck.review.items import Items
from claimcheck.review.pictures import Pictures
from claimcheck.review.sheets import Sheets
from claimcheck.settings import Settings

STAGES: Final = ("starting", "reading", "language", "claims", "framing", "leaps")
_IN_MEMORY: Final = 3
"""Reports that are kept parsed; others are read again from their file."""
_KEPT: Final = 20
"""Papers of one session whose files are kept."""
_WAITING: Final = 8
"""Papers that may wait to be checked."""
_BOOT: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.readline()); from claimcheck.review.work import main; main()"
)


class TooManyError(Exception):
    """More papers wait to be checked than is sensible."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A report laid out for review."""

    report: Report
    items: Items
    sheets: Sheets
    board: Board


@dataclass
class Entry:
    """A paper on the shelf."""

    id: str
    name: str
    folder: Path
    file: Path | None
    """The paper itself; None for a saved report without its PDF."""
    password: str | None = None
    state: str = "waiting"
    """waiting, checking, ready or failed."""
    stage: str = STAGES[0]
    message: str = ""
    """Of a failure; or, when ready, what a reader should know."""
    title: str = ""
    pictures: Pictures | None = None
    task: asyncio.Task[None] | None = None
    loading: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def saved(self) -> Path:
        return self.folder / "report.json"


class Shelf:
    """All papers of one server; its files are below ``folder``."""

    def __init__(self, folder: Path, store: Store, settings: Settings) -> None:
        self._folder, self._store, self._settings = folder, store, settings
        self.entries: dict[str, Entry] = {}
        self._desks: OrderedDict[str, Desk] = OrderedDict()
        self._turn = asyncio.Semaphore(1)
        self._leaving: set[asyncio.Task[None]] = set()

    def new_folder(self, name: str) -> Path:
        """A folder of its own for a paper; ``name`` is ours, never a request's."""
        made = self._folder / name
        made.mkdir(parents=True, exist_ok=True)
        return made

    def add(self, file: Path, name: str, *, sha256: str, kind: str | None = None, password: str | None = None) -> Entry:
        """Put a paper on the shelf and check it; the same bytes again are the same entry.

        Raises:
            TooManyError: too many wait already.
        """
        known = self.entries.get(sha256[:16])
        if known is not None and known.state != "failed":
            return known
        if sum(e.state in ("waiting", "checking") for e in self.entries.values()) >= _WAITING:
            raise TooManyError
        entry = Entry(sha256[:16], name, self.new_folder(sha256[:16]), file, password)
        self.entries.pop(entry.id, None)
        self.entries[entry.id] = entry
        entry.task = asyncio.create_task(self._check(entry, kind))
        self._forget()
        return entry

    async def add_report(self, report: Report, paper: Path | None, *, password: str | None = None) -> Entry:
        """Put a report on the shelf that was made before; ``paper`` is its PDF, if it is at hand."""
        from claimcheck.report.json import to_bytes

        sha256 = report.paper.sha256
        entry = Entry(sha256[:16], report.paper.source, self.new_folder(sha256[:16]), paper, password)
        entry.saved.write_bytes(to_bytes(report))
        self.entries[entry.id] = entry
        await self._open(entry, report)
        return entry

    async def desk(self, entry: Entry) -> Desk:
        """The report of a paper that is ready."""
        if entry.id in self.entries:
            # The last one used is the last to make room.
            self.entries[entry.id] = self.entries.pop(entry.id)
        async with entry.loading:
            if entry.id not in self._desks:
                report = await anyio.to_thread.run_sync(_read, entry.saved)
                await self._lay_out(entry, report)
            self._desks.move_to_end(entry.id)
            return self._desks[entry.id]

    async def close(self) -> None:
        """End what is under way."""
        for entry in self.entries.values():
            await _end(entry)
        await asyncio.gather(*self._leaving)

    async def _check(self, entry: Entry, kind: str | None) -> None:
        async with self._turn:
            entry.state = "checking"
            try:
                await self._work(entry, kind)
                await self._open(entry, await anyio.to_thread.run_sync(_read, entry.saved))
            except ClaimcheckError as error:
                entry.state, entry.message = "failed", str(error)
            except OSError as error:
                entry.state, entry.message = "failed", f"{entry.name}: it cannot be checked: {error.strerror or error}"

    async def _open(self, entry: Entry, report: Report) -> None:
        pictures = entry.file is not None and any(s.boxes for s in report.sentences)
        if entry.file is not None and pictures:
            limits = Limits(self._settings.max_seconds, self._settings.max_memory)
            entry.pictures = Pictures(
                entry.file, entry.name, report.paper.pages, entry.folder, password=entry.password, limits=limits
            )
        entry.title = report.paper.title or entry.name
        await self._lay_out(entry, report)
        entry.state = "ready"

    async def _lay_out(self, entry: Entry, report: Report) -> None:
        self._desks[entry.id] = await anyio.to_thread.run_sync(self._laid_out, entry, report)
        self._desks.move_to_end(entry.id)
        while len(self._desks) > _IN_MEMORY:
            self._desks.popitem(last=False)
        await anyio.to_thread.run_sync(allocator.give_back)

    def _laid_out(self, entry: Entry, report: Report) -> Desk:
        anchors = Anchors(report)
        sheets = Sheets(anchors, pictures=entry.pictures is not None)
        items = Items(anchors, sheets.number)
        return Desk(report, items, sheets, Board(anchors, items, self._store))

    async def _work(self, entry: Entry, kind: str | None) -> None:
        order = {
            "path": str(entry.file),
            "name": entry.name,
            "out": str(entry.saved),
            "kind": kind,
            "password": entry.password,
            "settings": self._settings.model_dump(mode="json"),
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", _BOOT), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{json.dumps(sys.path)}\n{json.dumps(order)}\n".encode())
            await process.stdin.drain()
            async for line in process.stdout:
                told: dict[str, Any] = json.loads(line)
                if "error" in told:
                    raise ClaimcheckError(told["error"])
                if "done" in told:
                    return
                entry.stage = told["stage"]
            raise ClaimcheckError(
                "checking it ended without a report", where=entry.name, hint="there may be too little memory: try again"
            )
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def _forget(self) -> None:
        """The papers that were not looked at for longest make room; their decisions stay in the file."""
        ended = [e for e in self.entries.values() if e.state in ("ready", "failed")]
        for entry in ended[: max(0, len(self.entries) - _KEPT)]:
            del self.entries[entry.id]
            self._desks.pop(entry.id, None)
            leaving = asyncio.create_task(_put_away(entry, self._out_of_the_way(entry.folder)))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)

    def _out_of_the_way(self, folder: Path) -> Path:
        """Where the folder is until it is removed: the same paper may come again meanwhile."""
        try:
            return folder.rename(self._folder / f"leaving-{secrets.token_hex(8)}")
        except OSError:
            return folder


async def _put_away(entry: Entry, folder: Path) -> None:
    await _end(entry)
    shutil.rmtree(folder, ignore_errors=True)


async def _end(entry: Entry) -> None:
    if entry.task is not None and not entry.task.done():
        entry.task.cancel()
        await asyncio.gather(entry.task, return_exceptions=True)
    if entry.pictures is not None:
        await entry.pictures.close()


def _read(path: Path) -> Report:
    return Report.model_validate_json(path.read_bytes())


def sha256_of(path: Path) -> str:
    """Of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
