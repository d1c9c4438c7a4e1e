"""Starts the review: a free port of this computer, a token, a folder for its files, and the browser."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import secrets
import shutil
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.records.report import Report
from claimcheck.settings import Settings

PORT: Final = 8377
"""Where it is served if nobody else is there: the same each time, so that a page that was open goes on working."""
_TRIES: Final = 20
MOST_BYTES: Final = 200_000_000
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_FOLDER: Final = "claimcheck-review-"


@dataclass(frozen=True, slots=True)
class Start:
    """What to open at first, if anything: a paper to check, or a report with its paper."""

    paper: Path | None = None
    report: Report | None = None
    password: str | None = None
    kind: str | None = None


def run(
    start: Start,
    settings: Settings,
    *,
    decisions: Path | None,
    reviewer: str | None,
    host: str,
    port: int | None,
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Serve until Ctrl-C.

    Args:
        start: what to open.
        settings: for checking papers.
        decisions: the file of decisions; the one in the user's data folder if left out.
        reviewer: who reviews; the user's name on this computer if left out.
        host: the address to serve.
        port: the port; 8377 or the next free one if left out.
        browser: open it there.
        say: tells the user something.

    Raises:
        DecisionError: the file of decisions cannot be used.
        ClaimcheckError: the port is taken.
    """
    import uvicorn

    from claimcheck.decisions.store import Store, default_path
    from claimcheck.review import allocator
    from claimcheck.review.app import build
    from claimcheck.review.security import Guard, long_lived_key
    from claimcheck.review.shelf import Shelf, sha256_of

    allocator.one_arena()
    listening = _socket(host, port)
    number = listening.getsockname()[1]
    names = dict.fromkeys((*(_LOOPBACK if _is_loopback(host) else ()), f"[{host}]" if ":" in host else host))
    token = secrets.token_urlsafe(24)
    file = decisions or default_path()
    folder = Path(tempfile.mkdtemp(prefix=f"{_FOLDER}{os.getpid()}-"))
    try:
        _sweep(folder.parent)
        with Store(file) as store:
            shelf = Shelf(folder, store, settings)
            failed: list[Exception] = []

            async def starting() -> None:
                try:
                    _tell(await opening())
                except Exception as error:
                    failed.append(error)
                    raise

            async def opening() -> str:
                if start.report is not None:
                    entry = await shelf.add_report(start.report, start.paper, password=start.password)
                elif start.paper is not None:
                    sha256 = sha256_of(start.paper)
                    entry = shelf.add(
                        start.paper, start.paper.name, sha256=sha256, kind=start.kind, password=start.password
                    )
                else:
                    return "/"
                return f"/papers/{entry.id}"

            def _tell(path: str) -> None:
                shown = next(iter(names)) if host not in ("0.0.0.0", "::") else socket.gethostname()
                address = f"http://{shown}:{number}{path}?token={token}"
                say(f"Review: {address}")
                say(f"Decisions are kept in {file}. Ctrl-C ends.")
                if browser and _has_browser():
                    webbrowser.open(address)

            app = build(shelf, store, reviewer=reviewer or user_name(), most_bytes=MOST_BYTES, starting=starting)
            key = long_lived_key(default_path().parent)
            guarded = Guard(app, hosts={f"{name}:{number}" for name in names}, token=token, key=key, port=number)
            config = uvicorn.Config(
                guarded,
                log_level="critical",
                access_log=False,
                server_header=False,
                ws="none",
                timeout_graceful_shutdown=2,
                limit_concurrency=100,
            )
            with contextlib.suppress(KeyboardInterrupt):  # how a review ends
                uvicorn.Server(config).run(sockets=[listening])
            if failed:
                raise failed[0]
    finally:
        listening.close()
        shutil.rmtree(folder, ignore_errors=True)


def user_name() -> str:
    """Of whoever runs this."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"


def _is_loopback(host: str) -> bool:
    return host in ("127.0.0.1", "localhost", "::1")


def _socket(host: str, port: int | None) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    wanted = [port] if port is not None else [*range(PORT, PORT + _TRIES), 0]
    for number in wanted:
        made = socket.socket(family, socket.SOCK_STREAM)
        if os.name != "nt":
            # After a killed server its port would be barred for a minute.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
            made.listen(128)
            return made
        except OSError as error:
            made.close()
            if error.errno != errno.EADDRINUSE or number == wanted[-1]:
                raise ClaimcheckError(
                    f"the review cannot be served at {host}:{number}: {error.strerror or error}",
                    hint="give another --port, or leave it out",
                ) from error
    raise AssertionError


def _has_browser() -> bool:
    """Whether a browser with windows can be opened: one that takes the terminal would be in the way."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("BROWSER"))


def _sweep(parent: Path) -> None:
    """Remove the folders of servers that were killed."""
    if os.name == "nt":
        return
    for folder in parent.glob(f"{_FOLDER}*"):
        number = folder.name.removeprefix(_FOLDER).split("-")[0]
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except (ValueError, OSError):
            continue
