"""Time of matching with all shipped packs against the language stage, in one run. By hand:

python tests/benchmarks/matching.py PAPER.pdf ...

For each paper the best of three in CPU time: the language stage (split, tag, mark, parse where a rule may match,
frames), and the rules of all packs over it. Parsing and frames, which matching asks for, are counted as language.
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


def timed(paper: Paper, matcher: Matcher) -> tuple[float, float]:
    """CPU seconds for the language stage and for matching; the fastest round of each."""
    nlp = load_pipeline()
    stage = match = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        document = read_document(paper, nlp)
        for i in matcher.candidates(document):
            document.frames(i)
        middle = time.process_time()
        matcher.run(document)
        end = time.process_time()
        stage, match = min(stage, middle - start), min(match, end - middle)
    return stage, match


def main() -> None:
    matcher = Matcher(load_rules([], shipped=True).rules, load_pipeline())
    whole = matching = 0.0
    for name in sys.argv[1:]:
        stage, match = timed(read(Path(name)), matcher)
        whole, matching = whole + stage, matching + match
        print(f"{Path(name).name[:40]:<42}{stage:6.2f} s {match:6.2f} s {match / stage:6.3f}")
    if whole:
        print(f"{'all':<42}{whole:6.2f} s {matching:6.2f} s {matching / whole:6.3f}")


if __name__ == "__main__":
    main()
