"""Scores claims, links, bounds and conjectures against the keys of this folder.

``python corpora/links/measure.py PAPERS`` (a folder that holds the papers), ``--misses`` to see what went wrong.

claim found    the anchor's sentence, or one that says the same, is a claim
experiment@k   supported and partly: one of the k best ``reports`` and ``supports`` links of 0.5 or more leads to a
               section, figure or table of the key; an experiment counts by its section (or the whole appendix), or when
               half of its figures and tables do
conjecture     found as a claim, and nothing backs it
bounds@5       caveats that stand in one of the claim's five best ``bounds`` links
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from keys import Entry, letters, read

from claimcheck import Report, check
from claimcheck.records.claim import Link

FOLDER = Path(__file__).resolve().parent
_BACKED = 0.5
_WHOLE = 40
"""Letters from which a sentence that stands inside an anchor counts as holding it."""


class Scored:
    """One report against the entries of its key."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._letters = [(s.id, letters(s.text)) for s in report.sentences]
        self._numbers = {s.id: s.number or s.title for s in report.paper.sections}
        self._section = {s.id: self._numbers.get(s.section or "") for s in report.sentences}
        self._experiments = {e.id: e for e in report.experiments}
        self._evidence = {e.id: e for e in report.evidence}

    def entry(self, entry: Entry) -> dict[str, list[bool]]:
        """Each figure that the entry counts for, with hit or miss."""
        claims = self._claims(entry)
        links = sorted(
            (k for k in self._of(claims, "reports", "supports") if k.score >= _BACKED), key=lambda k: -k.score
        )
        got = {"claim found": [bool(claims)]}
        if entry.kind == "conjecture":
            got["conjecture"] = [bool(claims) and not links]
        else:
            right = [self._leads(link, entry) for link in links]
            got |= {f"experiment@{k}": [any(right[:k])] for k in (1, 3)}
        if entry.bounded_by:
            ranked = sorted(self._of(claims, "bounds"), key=lambda k: -k.score)
            best = {self._evidence[k.evidence].sentence for k in ranked[:5] if k.evidence}
            got["bounds@5"] = [bool(self._holding(caveat) & best) for caveat in entry.bounded_by]
        return got

    def _of(self, claims: set[str], *relations: str) -> list[Link]:
        return [k for k in self._report.links if k.claim in claims and k.relation in relations]

    def _holding(self, anchor: str) -> set[str]:
        return {name for name, text in self._letters if anchor in text or (len(text) > _WHOLE and text in anchor)}

    def _claims(self, entry: Entry) -> set[str]:
        sentences = self._holding(entry.anchor)
        here = [c for c in self._report.claims if c.sentence in sentences]
        names = {c.id for c in here} | {twin for c in here for twin in c.same_as}
        return names | {c.id for c in self._report.claims if names & set(c.same_as)}

    def _leads(self, link: Link, entry: Entry) -> bool:
        experiment = self._experiments.get(link.experiment or "")
        evidence = self._evidence.get(link.evidence or "")
        wanted = {("f", n.lower()) for n in entry.figures} | {("t", n.lower()) for n in entry.tables}
        if experiment is not None:
            have = {("f", _number(label)) for label in experiment.figures}
            have |= {("t", _number(label)) for label in experiment.tables}
            if len(have & wanted) * 2 >= max(1, len(have)):
                return True
            if _within(self._numbers.get(experiment.section or ""), entry.sections):
                return True
        if evidence is None:
            return False
        kind = {"figure": "f", "table": "t"}.get(evidence.kind, "")
        named = (kind, _number(evidence.label or "")) in wanted
        return named or _within(self._section.get(evidence.sentence or ""), entry.sections)


def _number(label: str) -> str:
    found = re.search(r"([A-Z]?\.?\d+|\b[A-Z])\b", label)
    return (found.group(1) if found else label).lower()


def _within(section: str | None, wanted: Sequence[str]) -> bool:
    own = (section or "").lower()
    return any(own == w or own.startswith(w + ".") or own == w[0] for w in (x.lower() for x in wanted))


def main() -> None:
    """Print one line a key and the mean of the keys."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    means: dict[str, list[float]] = defaultdict(list)
    for key in sorted(FOLDER.glob("*.json")):
        paper, entries = read(key, options.papers)
        scored = Scored(check(options.papers / paper))
        got: dict[str, list[bool]] = defaultdict(list)
        for entry in entries:
            figures = scored.entry(entry)
            for name, hits in figures.items():
                got[name] += hits
            if options.misses and not all(all(hits) for hits in figures.values()):
                print(f"  {entry.id}: " + ", ".join(n for n, hits in figures.items() if not all(hits)))
        print(paper, *(f"{name} {mean(hits):.3f} ({len(hits)})" for name, hits in sorted(got.items())), sep="  ")
        for name, hits in got.items():
            means[name].append(mean(hits))
    print("mean", *(f"{name} {mean(values):.3f}" for name, values in sorted(means.items())), sep="  ")


if __name__ == "__main__":
    main()
