"""Whether the review server stays as it is over a working session: memory flat, every decision kept, nobody left over.

    python tests/benchmarks/review_soak.py --minutes 20 [--papers PAPERS]

One reader in two windows walks through the demo paper, decides, takes back, turns pages; now and then another paper is
dropped: one of our own or, with PAPERS and six times as often, a broken copy of a short one cut from those. At most ten
requests a second, all on this computer. Prints what the server holds once a minute; exits with 1 when its memory grew
by more than a tenth between the first and the last quarter (a quarter of an hour of warming up at most is left out),
when a decision is missing, or when a process is left. Linux only: it reads /proc.
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
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx

sys.path.append(str(Path(__file__).resolve().parents[1]))

from cli.pdfs import ENGLISH, text_pdf
from corpus import make
from review.server import Server
from tools.mutate import mutants

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
    parser.add_argument("--papers", type=Path)
    chosen = parser.parse_args()
    minutes = chosen.minutes
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), resources.path("demo", "paper.pdf"))
        try:
            drops = _broken(chosen.papers, Path(folder)) if chosen.papers else _own()
            return _soak(server, minutes * 60, drops, UPLOAD_EVERY / 6 if chosen.papers else UPLOAD_EVERY)
        finally:
            server.kill()


def _own() -> Iterator[bytes]:
    return (text_pdf(ENGLISH.replace("forty", str(n))) for n in itertools.count(41))


def _broken(papers: Path, folder: Path) -> Iterator[bytes]:
    make(papers, folder / "cut", 60)
    sources = [path.read_bytes() for path in sorted((folder / "cut").glob("*.pdf")) if path.stat().st_size < 400_000]
    return (data for _, data in mutants(sources, 100_000, 1))


def _soak(server: Server, seconds: float, drops: Iterator[bytes], pause: float) -> int:
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
        next_upload, next_word, states = start + 5, start, Counter[str]()
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
                next_upload = now + pause
                sent = client.post("/papers", content=next(drops), headers={"X-File-Name": "dropped.pdf"})
                if sent.status_code == 422:  # nothing is left of it
                    states["refused"] += 1
                else:
                    place = sent.raise_for_status().json()["location"]
                    states[state := _wait(client, place)] += 1
                    if state == "ready":
                        answers.append(client.get(f"{place}/sheets/1"))
            for answer in answers:
                answer.raise_for_status()
            held.append((now - start, _held(server.process.pid)))
            if now > next_word:
                next_word = now + 60
                print(f"{(now - start) / 60:5.1f} min  {held[-1][1]:6.1f} MB  {written} decisions", flush=True)
            time.sleep(PAUSE * len(answers))
    print(f"papers dropped: {dict(states)}")
    return _verdict(server, held, written)


def _wait(client: httpx.Client, paper: str) -> str:
    """The paper's state once it is checked: ``ready`` or ``failed``."""
    while (state := str(client.get(f"{paper}/status").raise_for_status().json()["state"])) not in ("ready", "failed"):
        time.sleep(PAUSE)
    return state


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
