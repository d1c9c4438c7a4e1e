"""Whether the review server stays as it is over a working session: memory flat, every decision kept, nobody left over.

    python tests/benchmarks/review_soak.py --minutes 20

One reader in two windows walks through the demo paper, decides, takes back, turns pages; now and then another paper is
dropped. At most ten requests a second, all on this computer. Prints what the server holds once a minute; exits with 1
when its memory grew by more than a tenth between the first and the last quarter (a quarter of an hour of warming up at
most is left out), when a decision is missing, or when a process is left. Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cli.pdfs import ENGLISH, text_pdf
from review.server import Server

from claimcheck import resources
from claimcheck.decisions.store import Store

PAUSE = 0.1
"""Seconds between two requests."""
UPLOAD_EVERY = 30.0
GROWTH = 1.10


def main() -> int:
    """Run it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20.0)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), resources.path("demo", "paper.pdf"))
        try:
            return _soak(server, minutes * 60)
        finally:
            server.kill()


def _soak(server: Server, seconds: float) -> int:
    base = f"http://127.0.0.1:{server.port}"
    held: list[tuple[float, float]] = []
    written = 0
    with httpx.Client(base_url=base, headers={"Origin": base}, timeout=60, follow_redirects=True) as client:
        client.get(server.address)
        paper = server.address.split("?")[0].removeprefix(base)
        _wait(client, paper)
        page = client.get(paper).text
        targets = re.findall(r'data-target="([0-9a-f]{16})" data-subject="finding"', page)
        sheets = max(map(int, re.findall(r'data-sheet="(\d+)"', page)))
        start = time.monotonic()
        next_upload, next_word, uploads = start + 5, start, itertools.count()
        for turn in itertools.count():
            now = time.monotonic()
            if now - start > seconds:
                break
            reader = ("anna", "ben")[turn % 2]
            target, verdict = targets[turn // 2 % len(targets)], ("accepted", "rejected", "unsure")[turn % 3]
            body = {"key": f"soak-{turn:08d}", "reviewer": reader, "subject": "finding", "target": target}
            answers = [
                client.post(f"{paper}/decisions", json={**body, "verdict": verdict}),
                client.get(f"{paper}/sheets/{turn % sheets + 1}"),
                client.get(f"{paper}/images/{turn % sheets + 1}"),
                client.get(f"{paper}/state"),
            ]
            written += 1
            if turn % 7 == 6:
                answers.append(client.post(f"{paper}/undo", json={"key": f"undo-{turn:08d}", "reviewer": reader}))
                written += 1
            if turn % 50 == 49:
                answers.append(client.get(paper))
            if now > next_upload:
                next_upload = now + UPLOAD_EVERY
                data = text_pdf(ENGLISH.replace("forty", f"{next(uploads) + 41}"))
                sent = client.post("/papers", content=data, headers={"X-File-Name": "dropped.pdf"})
                _wait(client, sent.json()["location"])
                answers.append(client.get(f"{sent.json()['location']}/sheets/1"))
            for answer in answers:
                answer.raise_for_status()
            held.append((now - start, _held(server.process.pid)))
            if now > next_word:
                next_word = now + 60
                print(f"{(now - start) / 60:5.1f} min  {held[-1][1]:6.1f} MB  {written} decisions", flush=True)
            time.sleep(PAUSE * len(answers))
    return _verdict(server, held, written)


def _wait(client: httpx.Client, paper: str) -> None:
    while client.get(f"{paper}/status").raise_for_status().json()["state"] != "ready":
        time.sleep(PAUSE)


def _verdict(server: Server, held: list[tuple[float, float]], written: int) -> int:
    whole = held[-1][0]
    warm = min(900.0, whole / 4)
    quarter = (whole - warm) / 4
    first = statistics.median(mb for at, mb in held if warm <= at <= warm + quarter)
    last = statistics.median(mb for at, mb in held if at >= whole - quarter)
    with Store(server.decisions) as store:
        kept = len(store.rows())
    children = _children(server.process.pid)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    end = time.monotonic() + 10
    while (left := [pid for pid in children if Path(f"/proc/{pid}").exists()]) and time.monotonic() < end:
        time.sleep(0.2)
    print(f"memory {first:.1f} MB, then {last:.1f} MB: {last / first:.3f} times")
    print(f"{written} decisions answered, {kept} kept; {len(left)} processes left after kill -9")
    return int(last / first > GROWTH or kept != written or bool(left))


def _held(pid: int) -> float:
    """Resident memory of a process, in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


if __name__ == "__main__":
    sys.exit(main())
