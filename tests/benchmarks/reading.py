"""Time of reading as a multiple of a bare PDFium text pass over the same files in the same run.

By hand, with nothing else running:

    python tests/benchmarks/reading.py papers
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from claimcheck.paper.guard import read_guarded
from claimcheck.paper.read import read

AIM = 8.0
"""Times the bare pass."""


def bare(path: Path) -> int:
    """The text of every page, thrown away; the number of pages."""
    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    for i in range(pages):
        page = document[i]
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
    return pages


def processor(call: Callable[[Path], object], path: Path) -> float:
    """Seconds of processor time of this process, which a busy machine stretches less than the clock's."""
    start = time.process_time()
    call(path)
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a paper and the totals; status 1 past the aim."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--guard", action="store_true", help="also what the child process adds, by the clock")
    chosen = parser.parse_args(arguments)
    files = sorted(chosen.folder.rglob("*.pdf"))
    if not files:
        parser.error(f"no PDF in {chosen.folder}")
    read(files[0])  # imports
    bare_sum = read_sum = 0.0
    pages = 0
    for path in files:
        plain = processor(bare, path)
        ours = processor(read, path)
        count = len(pypdfium2.PdfDocument(path))
        line = f"{path.name[:40]:40} {count:4} pages  {plain:6.2f} s  {ours:6.2f} s  {ours / plain:5.1f} times"
        if chosen.guard:
            start = time.perf_counter()
            read(path)
            alone = time.perf_counter()
            read_guarded(path)
            line += f"  guard {time.perf_counter() - alone - (alone - start):+.2f} s"
        print(line, flush=True)
        bare_sum, read_sum, pages = bare_sum + plain, read_sum + ours, pages + count
    ratio = read_sum / bare_sum
    print(f"{len(files)} papers, {pages} pages: bare {bare_sum:.2f} s, reading {read_sum:.2f} s")
    print(f"{ratio:.1f} times (aim: {AIM:g}), {1000 * read_sum / pages:.1f} ms a page")
    return 0 if ratio <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
