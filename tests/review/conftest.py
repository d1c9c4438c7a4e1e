from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from report.sample import sample_report
from starlette.testclient import TestClient

from claimcheck import resources
from claimcheck.decisions.store import Store
from claimcheck.records.report import Report
from claimcheck.review.app import build
from claimcheck.review.security import Guard
from claimcheck.review.shelf import Shelf
from claimcheck.settings import Settings

TOKEN = "a-token-of-the-tests"
HOST = "127.0.0.1:8377"
ORIGIN = f"http://{HOST}"
LIMIT = 2_000_000


@dataclass
class Served:
    """A review that is being served to a client, without a socket."""

    client: TestClient
    store: Store
    shelf: Shelf

    def let_in(self) -> Served:
        """The client with its cookie."""
        assert self.client.get(f"/?token={TOKEN}", follow_redirects=False).status_code == 303
        return self

    def post(self, path: str, body: dict[str, object], **headers: str) -> object:
        return self.client.post(path, json=body, headers={"Origin": ORIGIN, **headers})


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves a report (the sample if none is given), or nothing."""
    open_: list[tuple[TestClient, Store]] = []

    def start(report: Report | None = None, *, paper: Path | None = None, empty: bool = False) -> Served:
        store = Store(tmp_path / "decisions.sqlite")
        shelf = Shelf(tmp_path / "files", store, Settings())

        async def starting() -> None:
            if not empty:
                await shelf.add_report(report or sample_report(), paper)

        app = build(shelf, store, reviewer="anna", most_bytes=LIMIT, starting=starting)
        guarded = Guard(app, hosts={HOST}, token=TOKEN, key=b"k" * 32, port=8377)
        client = TestClient(guarded, base_url=ORIGIN)
        client.__enter__()
        open_.append((client, store))
        return Served(client, store, shelf)

    yield start
    for client, store in open_:
        client.__exit__(None, None, None)
        store.close()


@pytest.fixture(scope="session")
def demo_paper() -> Path:
    return resources.path("demo", "paper.pdf")


@pytest.fixture(scope="session")
def demo_report(demo_paper: Path) -> Report:
    from claimcheck.pipeline import check

    return check(demo_paper)


@pytest.fixture
def run() -> Callable[[object], object]:
    """Runs a coroutine."""
    return asyncio.run  # type: ignore[return-value]
