"""Scores frames and stance on the sentences of this folder, by construction.

Run by hand: ``python corpora/constructions/measure.py dev`` (or ``weak``, ``test``, or several), ``--misses`` to see
what went wrong (of the held-out half: do not, while tuning). ``--papers FOLDER`` scores the annotated predicates of
real papers instead, as far as the PDFs are in that folder: ``dev`` those of the papers that may be looked at, ``test``
the rest.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import papers

from claimcheck.language.document import Document
from claimcheck.language.model import Frame
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.paper.loose import loose_paper

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated predicate; ``agent`` is its head and kind (``model/ai``), or ``-``."""

    construction: str
    stance: str
    predicate: str
    agent: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    case: Case
    agent: str
    """As found; ``no frame`` where the predicate has none."""
    stance: str

    @property
    def agent_right(self) -> bool:
        return self.agent.lower() == self.case.agent.lower()

    @property
    def stance_right(self) -> bool:
        return self.stance == self.case.stance


def cases(half: str) -> list[Case]:
    """The sentences of ``dev``, ``weak`` or ``test``."""
    lines = (FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [Case(*line.split(" | ")) for line in lines if line and not line.startswith("#")]


def read(text: str) -> Document:
    """``text`` as a paragraph by itself."""
    return read_document(loose_paper([(text, "body")], source="constructions"), load_pipeline())


def judge(case: Case) -> Outcome:
    """What claimcheck makes of one case: of the last such word, the frame that agrees best."""
    document = read(case.text)
    found: list[tuple[int, Frame]] = []
    place = (-1, -1)
    for i in range(len(document.sentences)):
        document.parse([i])
        doc = document.doc(i)
        here = [t.i for t in doc if case.predicate in (t.text, t.text.rpartition("-")[2])]
        if here:
            place = (i, here[-1])
            found = [(i, f) for f in document.frames(i) if f.predicate == here[-1]]
    stance = document.stance(*place).stance if place[0] >= 0 else "no word"
    agents = [a for i, frame in found for a in _agents(document, i, frame)]
    agents = agents or ["-" if case.agent == "-" else "no frame"]
    best = next((a for a in agents if a.lower() == case.agent.lower()), agents[0])
    return Outcome(case, best, stance)


def _agents(document: Document, i: int, frame: Frame) -> list[str]:
    """The head of the agent; of *nurses and doctors* either, if both are of a kind."""
    if frame.agent is None:
        return ["-"]
    head = document.doc(i)[frame.agent.head]
    same = [t for t in head.conjuncts if t._.agent_kind == frame.agent.kind]
    return [f"{t.text}/{frame.agent.kind}" for t in (head, *same)]


def shares(outcomes: Iterable[Outcome]) -> Mapping[str, tuple[int, float, float]]:
    """By construction, and for ``all``: how many, share of agents right, share of stances right."""
    by: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by[outcome.case.construction].append(outcome)
        by["all"].append(outcome)
    return {
        name: (
            len(group),
            sum(o.agent_right for o in group) / len(group),
            sum(o.stance_right for o in group) / len(group),
        )
        for name, group in by.items()
    }


def of_papers(folder: Path, halves: Iterable[str]) -> list[Outcome]:
    """Outcomes for the stand-off annotations of real papers."""
    out = []
    for place, expected, agent, stance in papers.judged(folder):
        if papers.half(place) in halves:
            where = f"{place.paper} p. {place.page}, letters {place.start}+{place.predicate[0]}"
            case = Case(place.construction, place.stance, where, expected, "")
            out.append(Outcome(case, agent, stance))
    return out


def recall_by_stance(outcomes: Iterable[Outcome]) -> Mapping[str, float]:
    """Share found of each stance, and ``mean``; always "asserted" would get a mean of 1 by the number of stances."""
    by: defaultdict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        by[outcome.case.stance].append(outcome.stance_right)
    found = {stance: sum(right) / len(right) for stance, right in sorted(by.items())}
    return found | {"mean": sum(found.values()) / len(found)} if found else {}


def kinds(outcomes: Iterable[Outcome]) -> Mapping[str, tuple[int, float]]:
    """By kind of agent: how many, share with head and kind right."""
    by: defaultdict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        by[outcome.case.agent.rpartition("/")[2]].append(outcome.agent_right)
    return {kind: (len(right), sum(right) / len(right)) for kind, right in sorted(by.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("halves", nargs="*", default=["dev", "test"])
    parser.add_argument("--misses", action="store_true", help="print each miss")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--papers", type=Path, metavar="FOLDER", help="score annotated predicates of these papers")
    options = parser.parse_args()
    if options.papers:
        outcomes = of_papers(options.papers, options.halves)
    else:
        outcomes = [judge(case) for half in options.halves for case in cases(half)]
    if options.misses:
        for o in outcomes:
            if not (o.agent_right and o.stance_right):
                agent = "" if o.agent_right else f" agent {o.case.agent} found {o.agent}"
                stance = "" if o.stance_right else f" stance {o.case.stance} found {o.stance}"
                print(f"{o.case.construction}: {o.case.predicate}:{agent}{stance} | {o.case.text}")
    table = shares(outcomes)
    if options.json:
        print(json.dumps(table, indent=1))
        return
    print(f"{'construction':<16}{'n':>5}{'agent':>8}{'stance':>8}")
    for name, (n, agent, stance) in sorted(table.items(), key=lambda row: row[0] == "all"):
        print(f"{name:<16}{n:>5}{agent:>8.3f}{stance:>8.3f}")
    print("agents by kind: " + ", ".join(f"{k} {share:.2f} of {n}" for k, (n, share) in kinds(outcomes).items()))
    print("recall of stances: " + ", ".join(f"{k} {share:.2f}" for k, share in recall_by_stance(outcomes).items()))


if __name__ == "__main__":
    main()
