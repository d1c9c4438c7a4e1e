"""Time of the language stage against parsing every sentence, in one run. By hand:

python tests/benchmarks/language.py PAPER.pdf ...

For each paper the best of three: the stage as it is (split, tag, mark; parse where a rule of any kind may match), the
same with every sentence of prose parsed, and the words a second of both.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.model import Paper
from claimcheck.paper.read import read
from claimcheck.rulebook.load import load_rules

_ROUNDS = 3


def timed(paper: Paper, matcher: Matcher | None) -> float:
    """Seconds for the language stage; everything is parsed where there is no matcher to choose."""
    nlp = load_pipeline()
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        document = read_document(paper, nlp)
        document.parse(range(len(document.sentences)) if matcher is None else matcher.candidates(document))
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    matcher = Matcher(load_rules([], shipped=True).rules, load_pipeline())
    stage = whole = 0.0
    for name in sys.argv[1:]:
        paper = read(Path(name))
        words = sum(len(block.text.split()) for block in paper.blocks)
        lazy, full = timed(paper, matcher), timed(paper, None)
        stage, whole = stage + lazy, whole + full
        print(f"{Path(name).name[:40]:<42}{lazy:6.2f} s {full:6.2f} s {lazy / full:6.2f} {words / lazy:8.0f} words/s")
    if whole:
        print(f"{'all':<42}{stage:6.2f} s {whole:6.2f} s {stage / whole:6.2f}")


if __name__ == "__main__":
    main()
