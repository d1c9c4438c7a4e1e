"""The whole check, warm, one worker, against a bare text pass and the full language pipeline on the same text. By hand:

    python tests/benchmarks/whole.py PAPERS [--only TEXT] [--readme]

For each PDF, in processor seconds of one run (children counted in): (a) pypdfium2's text of every page, and
``nlp.pipe`` with the shipped pipeline over these pages; (b) the check, as a corpus worker does it, report as JSON and
all. Then the ratio (b) / (a), the time of each stage and the time a page. With ``--readme`` a corpus is made of them by
one worker and by two, for the time by the clock and the most memory that a worker held, and the table of the README is
written anew: that wants a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdfium2
import spacy
from corpus import logged, start
from readme_table import STAGES, Measured, put

from claimcheck import garbage
from claimcheck.language.pipeline import pipeline_path
from claimcheck.paper.guard import Reading
from claimcheck.paper.nursery import Nursery
from claimcheck.pipeline import Checker
from claimcheck.report.json import to_bytes

AIM = 1.0
README = Path(__file__).resolve().parents[2] / "README.md"


def processor(nursery: Nursery) -> float:
    """Seconds of this process, its ended children and the nursery with its own."""
    used = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    if nursery._process is not None:
        fields = Path(f"/proc/{nursery._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        used += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return used


def _mark(marks: list[tuple[str, float]], nursery: Nursery, name: str) -> None:
    marks.append((name, processor(nursery)))


def _check(path: Path, checker: Checker, nursery: Nursery, marks: list[tuple[str, float]]) -> None:
    with Reading(path, nursery=nursery) as reading:
        paper = reading.result()
    # Only now is the child's time known.
    to_bytes(checker.check(paper, on_stage=partial(_mark, marks, nursery)))


def timed_corpus(papers: Path, workers: int) -> tuple[float, int]:
    """Seconds by the clock that a corpus takes, and the most memory of a worker in MB."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        assert start(papers, Path(folder) / "corpus", workers).wait() == 0
        seconds = time.monotonic() - began
        return seconds, round(max(line["memory_mb"] for line in logged(Path(folder) / "corpus")))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--only", default="", help="papers whose name holds this")
    parser.add_argument("--readme", action="store_true", help="write the README's table")
    chosen = parser.parse_args(arguments)
    files = [path for path in sorted(chosen.papers.rglob("*.pdf")) if chosen.only in path.name]
    checker, bare = Checker(), spacy.load(pipeline_path())
    garbage.settle()  # as a worker of a corpus does
    stages: Counter[str] = Counter()
    plain = ours = 0.0
    pages = 0
    warm = False
    with Nursery() as nursery:
        for path in [files[0], *files]:  # the first once more: to warm up
            start = processor(nursery)
            document = pypdfium2.PdfDocument(path)
            texts = [page.get_textpage().get_text_range() for page in document]
            for _ in bare.pipe(texts, batch_size=16):
                pass
            a = processor(nursery) - start
            marks = [("reading", processor(nursery))]
            with garbage.put_off():  # as a worker does
                _check(path, checker, nursery, marks)
            marks.append(("end", processor(nursery)))
            b = marks[-1][1] - marks[0][1]
            if not warm:
                warm = True
                continue
            for (name, began), (_, ended) in pairwise(marks):
                stages[name] += ended - began
            print(f"{path.name[:40]:40} {len(texts):4} pages {a:6.2f} s {b:6.2f} s {b / a:5.2f}", end=" ")
            print(f"{1000 * b / len(texts):6.1f} ms a page", flush=True)
            plain, ours, pages = plain + a, ours + b, pages + len(texts)
    print(f"{len(files)} papers: (a) {plain:.1f} s, (b) {ours:.1f} s: {ours / plain:.2f} (aim: {AIM:g})")
    print(", ".join(f"{name} {seconds:.1f} s" for name, seconds in stages.items()))
    if chosen.readme:
        one, first = timed_corpus(chosen.papers, 1)
        two, second = timed_corpus(chosen.papers, 2)
        memory = max(first, second)
        print(f"one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f}; memory of a worker at most {memory} MB")
        each = tuple(stages[name] for name in STAGES)
        put(README, Measured(len(files), pages, plain, ours, each, one / two, memory))
    return 0 if ours <= AIM * plain else 1


if __name__ == "__main__":
    sys.exit(main())
