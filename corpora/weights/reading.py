"""Examples from links that were read against their papers (``../links/read.jsonl``), and from keys, by present signs.

An arguable link counts as wrong: a score is to be the chance, put cautiously, that a link is right.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from examples import Example, Read, leads, letters, quoted

from claimcheck.claims.draft import Tie
from claimcheck.claims.evidence import EvidenceBook
from claimcheck.claims.fitted import Signs
from claimcheck.claims.links import Linker, may_back
from claimcheck.records.claim import Claim

reading = importlib.import_module("read_links")

WRONG = {"chances": 1.2, "passages": 2.5}
"""Weight of a link that does not lead to what backs its claim, against one that does: who leans on a wrong link is
misled, who misses one still has the paper. So scores are cautious: 0.5 asks for a chance of 0.55, and of a sentence for
0.7, since the experiment that it belongs to is linked beside it."""
OF_KEY = 2.0
"""Weight of what keys say: few claims, but those that their papers are read for."""
HIT, OTHER = 0.3, 0.1
"""Weights of passages that experts chose for a claim, and of others: they chose some, not all that carry it."""


def of_papers(papers: Path) -> dict[str, list[Any]]:
    """The links that were read, by paper."""
    found: dict[str, list[Any]] = defaultdict(list)
    for judged in reading.read(papers):
        found[judged.paper].append(judged)
    return found


def links(
    name: str, read: Read, judged: Sequence[Any], gold: Sequence[Mapping[str, Any]], key: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, Example]]:
    """``passages`` examples of claims and sentences, ``chances`` examples of what a claim is firmly tied to."""
    ground, document = read.ground, read.ground.document
    said = {s.id: letters(s.text) for s in document.sentences}
    order = [s.id for s in document.sentences]
    headings = {s.id: letters(f"{s.number or ''}{s.title}") for s in document.paper.sections}
    numbers = {s.id: s.number or s.title for s in document.paper.sections}
    section = {e.id: e.section for e in read.experiments}
    found = Linker(ground, read.outline, read.experiments, EvidenceBook(document)).found(read.claims)

    def end(tie: Tie) -> str:
        return tie.label if tie.label is not None else headings.get(section.get(tie.experiment or "") or "", "")

    def of(judged: Any) -> Signs | None:
        for claim in read.claims:
            if not said[claim.sentence].startswith(judged.claim):
                continue
            if judged.kind == "sentence":
                passages = found[claim.id].passages
                return next((s for j, s in passages.items() if said[order[j]].startswith(judged.end)), None)
            for tie, signs in found[claim.id].ties:
                kind = "section" if tie.label is None else "label"
                if kind == judged.kind and may_back(tie) and end(tie).startswith(judged.end):
                    return signs
        return None

    for judged_link in judged:
        signs = of(judged_link)
        if signs is not None:
            kind = "passages" if judged_link.kind == "sentence" else "chances"
            right = judged_link.judged == "right"
            yield kind, Example(name, "read", signs, ("read",) if right else (), 1.0 if right else WRONG[kind])
    experiments = {e.id: e for e in read.experiments}

    def leading(tie: Tie, entry: Mapping[str, Any]) -> bool:
        if entry["kind"] == "conjecture":
            return False
        if tie.label is not None:
            kind, number = tie.label.split(" ", 1)
            if number in entry["figures" if kind == "Figure" else "tables"]:
                return True
        experiment = experiments.get(tie.experiment or "")
        return experiment is not None and leads(experiment, numbers.get(experiment.section or ""), entry)

    for claim in read.claims:
        carrying = [
            p for e in gold if quoted(document.sentences[read.index(claim)].text, e["claim"]) for p in e["evidence"]
        ]
        for j, signs in found[claim.id].passages.items() if carrying else ():
            hit = any(quoted(document.sentences[j].text, passage) for passage in carrying)
            yield "passages", Example(name, "gold", signs, ("gold",) if hit else (), HIT if hit else OTHER)
        entry = _entry(claim, said, key)
        for tie, signs in found[claim.id].ties if entry is not None else ():
            if may_back(tie):
                yield "chances", Example(name, "key", signs, (entry["id"],) if leading(tie, entry) else (), OF_KEY)


def _entry(claim: Claim, said: Mapping[str, str], key: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    return next((e for e in key if letters(e["anchor"]) in said[claim.sentence]), None)
