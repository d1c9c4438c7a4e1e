"""The same tables from every engine and number of workers, also when a Ray actor is killed. By hand:

    python tests/benchmarks/engines.py PAPERS WORK

Checks all PDFs in PAPERS with one worker, two workers, two Ray actors (local), and two Ray actors of which one is
killed with signal 9 in the middle; compares the tables byte for byte. Status 1 where they differ.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from corpus import logged, tables


def run(papers: Path, out: Path, *options: str, kill: bool = False) -> dict[str, str]:
    """The hashes of the tables of one run."""
    shutil.rmtree(out, ignore_errors=True)
    began = time.monotonic()
    command = [sys.executable, "-m", "claimcheck", "corpus", "run", str(papers), "--out", str(out), "--quiet"]
    process = subprocess.Popen([*command, *options])
    while kill and process.poll() is None:
        time.sleep(0.5)
        if len(logged(out)) >= 10 and (found := actors()):
            os.kill(found[0], signal.SIGKILL)
            print(f"killed actor {found[0]} after {len(logged(out))} papers", flush=True)
            kill = False
    assert process.wait() == 0
    lines = logged(out)
    print(f"{out.name}: {len(lines)} papers in {time.monotonic() - began:.0f} s", flush=True)
    return tables(out)


def actors() -> list[int]:
    """The processes of our Ray actors on this machine."""
    found = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if "ray::MapWorker" in line or "(Checking)" in line]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("work", type=Path)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    ray = ("--engine", "ray", "--workers", "2")
    found = {
        "one worker": run(chosen.papers, chosen.work / "pool1", "--workers", "1"),
        "two workers": run(chosen.papers, chosen.work / "pool2", "--workers", "2"),
        "two Ray actors": run(chosen.papers, chosen.work / "ray2", *ray),
        "two Ray actors, one killed": run(chosen.papers, chosen.work / "ray2-killed", *ray, kill=True),
    }
    first = found["one worker"]
    for name, hashes in found.items():
        print(f"{name}: {'identical' if hashes == first and first else 'DIFFERENT'}")
    return 0 if all(hashes == first and first for hashes in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
