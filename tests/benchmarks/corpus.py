"""A corpus run killed with signal 9 at random and resumed, against one that nobody disturbed. By hand:

    python tests/benchmarks/corpus.py PAPERS WORK --count 1000 --kills 5

Makes so many distinct papers of two to four pages from the PDFs in PAPERS (pages cut and re-ordered by pypdf), checks
them twice, and compares the tables byte for byte. Then tells rate and memory of the workers over the undisturbed run,
by fifths: both are to be flat. Status 1 where the tables differ, a process is left, or memory grows by over a tenth.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter


def make(sources: Path, folder: Path, count: int) -> None:
    """So many PDFs of a few pages each, every one of other pages or in another order than the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    readers = [PdfReader(path) for path in sorted(sources.rglob("*.pdf"))]
    for i in range(count):
        path = folder / f"{i:05d}.pdf"
        if path.exists():
            continue
        chance = random.Random(i)
        pages = readers[i % len(readers)].pages
        writer = PdfWriter()
        for number in chance.sample(range(len(pages)), min(chance.randint(2, 4), len(pages))):
            writer.add_page(pages[number])
        writer.add_metadata({"/Subject": f"cut {i}"})
        writer.compress_identical_objects(remove_unreferenced=True)
        with path.with_suffix(".new").open("wb") as file:
            writer.write(file)
        path.with_suffix(".new").rename(path)


def start(papers: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """The run as a user starts it."""
    command = [sys.executable, "-m", "claimcheck", "corpus", "run", str(papers), "--out", str(out)]
    return subprocess.Popen([*command, "--workers", str(workers), "--quiet"])


def tables(out: Path) -> dict[str, str]:
    """The hash of every file of the final tables."""
    files = sorted((out / "tables").rglob("*.parquet"))
    return {str(f.relative_to(out)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def logged(out: Path) -> list[dict[str, float]]:
    path = out / "log.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def family(process: int) -> set[int]:
    """The process and all that descend from it."""
    found = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in found.splitlines()]
    out = {process}
    while more := {pid for pid, parent in pairs if parent in out} - out:
        out |= more
    return out


def killed(papers: Path, out: Path, workers: int, count: int, kills: int, seed: int) -> int:
    """Run, kill, resume, to the end; the number of processes that outlived a kill by more than ten seconds."""
    chance = random.Random(seed)
    places = sorted(chance.sample(range(count // 20, count), kills))
    left = 0
    for place in places:
        run = start(papers, out, workers)
        while len(logged(out)) < place and run.poll() is None:
            time.sleep(0.5)
        time.sleep(chance.uniform(0, 3))
        relatives = family(run.pid)
        run.send_signal(signal.SIGKILL)
        run.wait()
        end = time.monotonic() + 10
        while any(alive(pid) for pid in relatives) and time.monotonic() < end:
            time.sleep(0.2)
        left += sum(alive(pid) for pid in relatives)
        print(f"killed after {len(logged(out))} papers, {len(relatives)} processes", flush=True)
    assert start(papers, out, workers).wait() == 0
    return left


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def flatness(lines: Sequence[dict[str, float]]) -> list[tuple[float, float]]:
    """For each fifth of a run the median seconds a paper, and the most memory of any worker, in MB."""
    size = len(lines) // 5
    parts = [lines[i * size : (i + 1) * size] for i in range(5)]
    return [(statistics.median(x["seconds"] for x in p), max(x["memory_mb"] for x in p)) for p in parts]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    cut = chosen.work / "papers"
    make(chosen.papers, cut, chosen.count)
    quiet, torn = chosen.work / "undisturbed", chosen.work / "killed"
    for out in (quiet, torn):
        shutil.rmtree(out, ignore_errors=True)
    left = killed(cut, torn, chosen.workers, chosen.count, chosen.kills, chosen.seed)
    began = time.monotonic()
    assert start(cut, quiet, chosen.workers).wait() == 0
    seconds = time.monotonic() - began
    lines = logged(quiet)
    same = tables(quiet) == tables(torn) and bool(tables(quiet))
    print(f"undisturbed: {len(lines)} papers in {seconds:.0f} s, {60 * len(lines) / seconds:.0f} a minute")
    fifths = flatness(lines)
    for number, (median, memory) in enumerate(fifths, start=1):
        print(f"  fifth {number}: {median:.2f} s a paper (median), {memory:.0f} MB")
    print(f"killed {chosen.kills} times: tables {'identical' if same else 'DIFFER'}, {left} processes left")
    print(f"checked twice because of a kill: {len(logged(torn)) - len({x['paper'] for x in logged(torn)})}")
    flat = fifths[-1][1] <= 1.1 * fifths[1][1]
    return 0 if same and flat and not left else 1


if __name__ == "__main__":
    sys.exit(main())
