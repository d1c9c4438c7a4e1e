"""The shelf keeps a few reports parsed, whoever opened them, and reads the others again."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from report.sample import sample_report

from claimcheck.decisions.store import Store
from claimcheck.review.shelf import Entry, Shelf
from claimcheck.settings import Settings

PAPERS = 6


def test_few_reports_are_kept_parsed_and_all_can_be_read(tmp_path: Path) -> None:
    report = sample_report()

    async def fill(shelf: Shelf) -> None:
        for n in range(PAPERS):
            paper = report.paper.model_copy(update={"sha256": f"{n:016x}".ljust(64, "0"), "title": f"Paper {n}"})
            await shelf.add_report(report.model_copy(update={"paper": paper}), None)
        assert len(shelf._desks) < PAPERS
        assert len(shelf.entries) == PAPERS
        for n, entry in enumerate(tuple(shelf.entries.values())):
            assert (await shelf.desk(entry)).report.paper.title == f"Paper {n}"
        assert len(shelf._desks) < PAPERS

    # In a thread of its own: a test in a browser before may have left a loop running in this one.
    with Store(tmp_path / "decisions.sqlite") as store, ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, fill(Shelf(tmp_path / "files", store, Settings()))).result()


def test_a_forgotten_paper_leaves_nothing_behind_and_may_come_again(tmp_path: Path) -> None:
    class Drawing:
        """Pictures that are still being drawn when their paper is put away."""

        closed = False

        async def close(self) -> None:
            await asyncio.sleep(0.01)
            Drawing.closed = True

    async def fill(shelf: Shelf) -> None:
        for n in range(25):
            folder = shelf.new_folder(f"{n:016x}")
            (folder / "report.json").write_text("{}", encoding="utf-8")
            shelf.entries[folder.name] = Entry(folder.name, "paper.pdf", folder, None, state="ready")
        first = next(iter(shelf.entries.values()))
        first.pictures = Drawing()  # type: ignore[assignment]
        shelf._forget()
        assert first.id not in shelf.entries
        again = shelf.new_folder(first.id)
        await shelf.close()
        assert Drawing.closed
        assert sorted(path.name for path in (tmp_path / "files").iterdir()) == sorted([*shelf.entries, again.name])

    with Store(tmp_path / "decisions.sqlite") as store, ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, fill(Shelf(tmp_path / "files", store, Settings()))).result()
