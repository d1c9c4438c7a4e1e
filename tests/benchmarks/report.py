"""Time of writing HTML, annotated PDF and SARIF together, as a share of the time of the check, in one run.

By hand:

    python tests/benchmarks/report.py corpora/demo/paper.pdf other.pdf
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from claimcheck.pipeline import check
from claimcheck.report.writers import PaperFile, written

AIM = 1.5
"""Times the check."""
FORMATS = ["html", "pdf", "sarif"]
MOST_HTML = 25_000_000


def main() -> int:
    worst = 0.0
    for path in map(Path, sys.argv[1:]):
        begun = time.perf_counter()
        report = check(path)
        checked = time.perf_counter() - begun
        begun = time.perf_counter()
        files = written(report, FORMATS, PaperFile(path.read_bytes()))
        wrote = time.perf_counter() - begun
        sizes = ", ".join(f"{name} {len(data) / 1e6:.2f} MB" for name, data in files.items())
        print(f"{path.name}: check {checked:.1f} s, writing {wrote:.1f} s, {wrote / checked:.2f} times; {sizes}")
        worst = max(worst, wrote / checked)
        if len(files["html"]) > MOST_HTML:
            print(f"  the HTML report is larger than {MOST_HTML / 1e6:.0f} MB")
            worst = float("inf")
    print(f"at most {worst:.2f} times the check (aim: {AIM})")
    return int(worst >= AIM)


if __name__ == "__main__":
    sys.exit(main())
