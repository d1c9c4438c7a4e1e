"""The corpus runner under broken PDFs for a while: memory is to stay flat, and no process to stay behind. By hand:

    python tests/benchmarks/soak.py PAPERS WORK --minutes 20

Makes broken copies of short papers cut from those in PAPERS (mutations of tests/tools/mutate.py), runs one
``claimcheck corpus run`` over them, looks every few seconds at the memory of all its processes together, and stops it
with Ctrl-C when the time is over. Memory is compared after a warm-up of a fifth of the time. Status 1 where it has
grown by more than a tenth, or a process is left.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus import alive, family, logged, make, start

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tools.mutate import mutants

_LOOK = 3.0
"""Seconds."""


def held(process: int) -> tuple[float, float]:
    """MB that the process holds, and that its descendants hold; a page that several share counts once in all."""
    sizes = {pid: _proportional(pid) for pid in family(process)}
    own = sizes.pop(process, 0.0)
    return own, sum(sizes.values())


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0  # it has just ended
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def quarters(looks: Sequence[float]) -> list[float]:
    """The median of each quarter, after a warm-up of a fifth."""
    rest = looks[len(looks) // 5 :]
    size = max(1, len(rest) // 4)
    return [statistics.median(rest[i * size : (i + 1) * size] or [0.0]) for i in range(4)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--count", type=int, default=20_000, help="broken files, at most")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    whole, broken, out = (chosen.work / name for name in ("whole", "broken", "corpus"))
    make(chosen.papers, whole, 60)
    shutil.rmtree(out, ignore_errors=True)
    broken.mkdir(parents=True, exist_ok=True)
    sources = [path.read_bytes() for path in sorted(whole.glob("*.pdf")) if path.stat().st_size < 400_000]
    made = 0
    for name, data in mutants(sources, chosen.count, chosen.seed):
        (broken / f"{name}.pdf").write_bytes(data)
        made += 1
        if made >= 600 * chosen.minutes:
            break
    run = start(broken, out, chosen.workers)
    began = time.monotonic()
    looks: list[tuple[float, float]] = []
    while run.poll() is None and time.monotonic() - began < 60 * chosen.minutes:
        time.sleep(_LOOK)
        looks.append(held(run.pid))
    relatives = family(run.pid)
    run.send_signal(signal.SIGINT)
    status = run.wait(120)
    time.sleep(3)
    left = [pid for pid in relatives if alive(pid)]
    counts = Counter(str(line["status"]) for line in logged(out))
    print(
        f"{counts.total()} of {made} broken files in {time.monotonic() - began:.0f} s: {dict(counts)}; status {status}"
    )
    whole_run = quarters([own + others for own, others in looks])
    for name, found in (
        ("all processes", whole_run),
        ("the run itself", quarters([own for own, _ in looks])),
        ("its workers and readers", quarters([others for _, others in looks])),
    ):
        print(f"median MB of {name}, by quarters:", *(f"{q:.0f}" for q in found))
    print(f"{len(left)} processes left")
    return 0 if whole_run[-1] <= 1.1 * whole_run[0] and not left else 1


if __name__ == "__main__":
    sys.exit(main())
