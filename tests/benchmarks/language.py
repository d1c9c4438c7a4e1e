"""Time of the language stage, in one run, against the full pipeline and against itself without the gate. By hand:

    python tests/benchmarks/language.py PAPERS... [--rounds N]

For each PDF (a folder stands for those in it), in processor seconds, the best of N rounds: the stage as it is (split,
tag, mark; parse where a rule of any kind may match); the full pipeline, as spaCy loads and runs it, over the same
sentences; the stage with every sentence parsed. Then both ratios over all papers.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from claimcheck import garbage
from claimcheck.language.document import Document, readable
from claimcheck.language.pipeline import load_pipeline, pipeline_path
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.model import Paper
from claimcheck.paper.read import read
from claimcheck.rulebook.load import load_rules

AIM = 0.75
"""Of the full pipeline's time on the same text."""


def best(rounds: int, run: Callable[[], object]) -> float:
    """Processor seconds of the fastest of several runs, no search for garbage within, as in a check."""
    found = float("inf")
    for _ in range(rounds):
        with garbage.put_off():
            start = time.process_time()
            run()
            found = min(found, time.process_time() - start)
    return found


def stage(paper: Paper, nlp: Language, matcher: Matcher | None) -> Document:
    """The language stage; everything is parsed where there is no matcher to choose."""
    document = read_document(paper, nlp)
    document.parse(range(len(document.sentences)) if matcher is None else matcher.candidates(document))
    return document


def plain(texts: Sequence[str], nlp: Language) -> None:
    for _ in nlp.pipe(texts):
        pass


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args(arguments)
    files = [f for path in chosen.papers for f in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    ours, full = load_pipeline(), spacy.load(pipeline_path())
    matcher = Matcher(load_rules([], shipped=True).rules, ours)
    totals = [0.0, 0.0, 0.0]
    print(f"{'':42}{'stage':>8}{'full pipeline':>16}{'stage, all parsed':>20}")
    for path in files:
        paper = read(path)
        document = stage(paper, ours, matcher)
        texts = [readable(s.text) for i, s in enumerate(document.sentences) if document.is_prose(i)]
        times = (
            best(chosen.rounds, lambda p=paper: stage(p, ours, matcher)),  # type: ignore[misc]
            best(chosen.rounds, lambda t=texts: plain(t, full)),  # type: ignore[misc]
            best(chosen.rounds, lambda p=paper: stage(p, ours, None)),  # type: ignore[misc]
        )
        totals = [total + one for total, one in zip(totals, times, strict=True)]
        print(f"{path.name[:40]:42}{times[0]:6.2f} s{times[1]:14.2f} s{times[2]:18.2f} s", flush=True)
    print(f"{f'{len(files)} papers':42}{totals[0]:6.2f} s{totals[1]:14.2f} s{totals[2]:18.2f} s")
    print(f"of the full pipeline's time on the same text: {totals[0] / totals[1]:.2f} (aim: {AIM:g})")
    print(f"of its own time with every sentence parsed: {totals[0] / totals[2]:.2f}")
    return 0 if totals[0] <= AIM * totals[1] else 1


if __name__ == "__main__":
    sys.exit(main())
