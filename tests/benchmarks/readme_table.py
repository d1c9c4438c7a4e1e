"""The table of the README that ``whole.py --readme`` writes, and what follows from it for many papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

BEGINS = "<!-- benchmark: python tests/benchmarks/whole.py PAPERS --readme -->"
ENDS = "<!-- end of benchmark -->"

STAGES = ("reading", "language", "claims", "framing", "leaps")
_MANY = (100_000, 2_000_000)
_CORES = (8, 64, 1024)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run measured, in seconds of processor time as the table has them."""

    papers: int
    pages: int
    bare: float
    """A text pass of pypdfium2, and spaCy's whole pipeline over the text."""
    whole: float
    stages: tuple[float, ...]
    """One for each of ``STAGES``; the report's JSON counts to the last."""
    two: float
    """How many times as fast two workers are as one, by the clock, loading counted in."""
    memory: int
    """MB that a worker held at most."""


def block(measured: Measured) -> str:
    """What stands between the two comments, with them."""
    share = measured.whole / measured.bare
    rows = [
        ("text by pypdfium2 and spaCy's whole pipeline over it, for comparison", f"{measured.bare:.1f} s"),
        ("**the whole check**", f"**{measured.whole:.1f} s**, {share:.2f} of that"),
        *((f"of it {name}", f"{seconds:.1f} s") for name, seconds in zip(STAGES, measured.stages, strict=True)),
        ("a page", f"{1000 * measured.whole / measured.pages:.0f} ms"),
        ("two workers against one, by the clock, loading and tables counted in", f"{measured.two:.2f} times as fast"),
        ("memory of a worker at most", f"{measured.memory} MB"),
    ]
    a_paper = measured.whole / measured.papers
    cores = " | ".join(f"{cores:,} cores" for cores in _CORES)
    lines = [
        BEGINS,
        f"One worker, warm, over {measured.papers} papers of {measured.pages} pages; processor time:",
        "",
        "| what | time |",
        "| --- | --- |",
        *(f"| {what} | {told} |" for what, told in rows),
        "",
        f"Papers share nothing: each takes {a_paper:.2f} s of one core (two threads of a core are one core), on",
        "a cluster too as long as its storage keeps up. So many papers, reckoned from that:",
        "",
        f"| papers | {cores} |",
        f"| --- |{' --- |' * len(_CORES)}",
        *(f"| {many:,} | {' | '.join(_lasting(many * a_paper / cores) for cores in _CORES)} |" for many in _MANY),
        ENDS,
    ]
    return "\n".join(lines)


def read(text: str) -> Measured:
    """What a block says.

    Raises:
        ValueError: there is none in ``text``, or it is not as :func:`block` makes it.
    """
    found = re.search(rf"{re.escape(BEGINS)}\n.*?{re.escape(ENDS)}", text, re.DOTALL)
    if found is None:
        raise ValueError("no benchmark here")
    made = found.group()
    numbers = re.search(r"over (\d+) papers of (\d+) pages", made)
    seconds = [float(n) for n in re.findall(r"\| \**([\d.]+) s\b", made)]
    two = re.search(r"([\d.]+) times as fast \|", made)
    memory = re.search(r"(\d+) MB \|", made)
    if numbers is None or two is None or memory is None or len(seconds) != 2 + len(STAGES):
        raise ValueError("the benchmark has not the lines that it is made with")
    papers, pages = map(int, numbers.groups())
    return Measured(papers, pages, *seconds[:2], tuple(seconds[2:]), float(two[1]), int(memory[1]))


def put(path: Path, measured: Measured) -> None:
    """Write the block into a file that has one."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGINS)
    _, end, after = rest.partition(ENDS)
    if not end:
        raise ValueError(f"{path} has no place for the benchmark")
    # What follows from the figures is reckoned from them as they are shown.
    path.write_text(before + block(read(block(measured))) + after, encoding="utf-8")


def _lasting(seconds: float) -> str:
    """*4 minutes*, *3.5 hours*, *2.6 days*."""
    for unit, size in (("days", 86400), ("hours", 3600)):
        if seconds >= 2 * size:
            return f"{seconds / size:.1f} {unit}"
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minute{'s' if minutes > 1 else ''}"
