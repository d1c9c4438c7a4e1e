"""Links that were read against their papers: right, arguable or wrong, without any text.

``read.jsonl`` holds one link a line: ``paper``, ``sha256``, ``draw``, ``score`` (when it was drawn), ``judged``, and
the places of its two ends as in ``keys.py``: ``claim`` and either ``sentence`` (another place), ``label`` (a figure or
table), ``section`` (the place of an experiment's heading) or ``on`` (another claim). Right: a reader who follows the
link lands at what backs the claim, the experiment, table, figure or sentences that report the observation.

``python corpora/links/read_links.py PAPERS [--by-draw]`` checks the papers and tells how the links that are made now,
and those that no longer are, were judged.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from keys import letters, quoted, unchanged

from claimcheck.report.wording import BACKED

FILE = Path(__file__).resolve().parent / "read.jsonl"
_pages = cache(unchanged)


@dataclass(frozen=True, slots=True)
class Judged:
    """A link that was read. The ends are letters and digits only."""

    paper: str
    draw: str
    score: float
    judged: str
    """``right``, ``arguable`` or ``wrong``."""
    claim: str
    kind: str
    """What it leads to: ``sentence``, ``label``, ``section`` or ``on``."""
    end: str


def read(papers: Path) -> Iterator[Judged]:
    """The links whose papers are in the folder.

    Raises:
        ValueError: a paper is not the file that was read.
    """
    for line in FILE.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        path = papers / record["paper"]
        if not path.exists():
            continue
        text = _pages(path, record["sha256"])
        kind = next(kind for kind in ("sentence", "label", "section", "on") if kind in record)
        end = record[kind] if kind == "label" else quoted(record[kind], text)
        yield Judged(
            record["paper"],
            record["draw"],
            record["score"],
            record["judged"],
            quoted(record["claim"], text),
            kind,
            end,
        )


def ends(report: dict[str, Any]) -> dict[tuple[str, str, str], float]:
    """The links of a report by their ends, as :class:`Judged` has them, with their scores."""
    sentences = {s["id"]: letters(s["text"]) for s in report["sentences"]}
    claims = {c["id"]: sentences[c["sentence"]] for c in report["claims"]}
    sections = {s["id"]: letters(f"{s['number'] or ''}{s['title']}") for s in report["paper"]["sections"]}
    experiments = {e["id"]: sections.get(e["section"], "") for e in report["experiments"]}
    evidence = {v["id"]: v for v in report["evidence"]}
    found: dict[tuple[str, str, str], float] = {}
    for link in report["links"]:
        if link["relation"] not in ("reports", "supports"):
            continue
        item = evidence.get(link["evidence"])
        if item is None:
            kind, end = ("on", claims[link["on"]]) if link["on"] else ("section", experiments[link["experiment"]])
        else:
            sentence = item["kind"] == "sentence"
            kind, end = ("sentence", sentences[item["sentence"]]) if sentence else ("label", item["label"])
        found[claims[link["claim"]], kind, end] = link["score"]
    return found


def score(judged: Judged, made: dict[tuple[str, str, str], float]) -> float | None:
    """What the link scores now; None where it is no more. A place may hold a part of a sentence only."""
    for (claim, kind, end), value in made.items():
        if kind == judged.kind and claim.startswith(judged.claim) and end.startswith(judged.end):
            return value
    return None


def main() -> None:
    """Check the papers and print the counts."""
    from claimcheck import check

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--by-draw", action="store_true")
    options = parser.parse_args()
    of_paper: dict[str, list[Judged]] = defaultdict(list)
    for link in read(options.papers):
        of_paper[link.paper].append(link)
    counts: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for paper, links in of_paper.items():
        made = ends(check(options.papers / paper).model_dump(mode="json"))
        for link in links:
            counts[link.draw if options.by_draw else "all", (score(link, made) or 0.0) >= BACKED][link.judged] += 1
    for (draw, kept), count in sorted(counts.items()):
        print(f"draw {draw}, {'made now' if kept else 'not made now'}: {dict(sorted(count.items()))}")


if __name__ == "__main__":
    main()
