"""What carries a claim, what bounds it, and which claims come first: links put together for a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimcheck.records.claim import Claim, Link
from claimcheck.report.lookup import Lookup
from claimcheck.report.wording import BACKED

CARRIES = ("reports", "supports")
BOUNDS = ("bounds", "contradicts")


@dataclass(slots=True)
class Carrier:
    """An experiment that carries a claim, or (without one) results that the text tells."""

    experiment: str | None
    score: float
    """The best of its links."""
    labels: list[str] = field(default_factory=list)
    """Figures and tables that the links name, best first."""
    reasons: tuple[str, ...] = ()
    """Of the best link."""
    sentences: list[str] = field(default_factory=list)
    """Ids of evidence sentences, best first."""


@dataclass(frozen=True, slots=True)
class Support:
    carriers: tuple[Carrier, ...]
    bounds: tuple[Link, ...]
    """Best first, one for each sentence."""
    contradicts: tuple[Link, ...]
    cites: bool
    conjecture: bool
    weak: float | None
    """The best score of a link that is too weak to count; None where there is none, or a carrier."""
    rests_on: tuple[str, ...] = ()
    """Ids of other claims."""


class Supports:
    """The support of every claim; what carries a claim where it is said again carries it here."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in lookup.report.links:
            self._links[link.claim].append(link)

    def of(self, claim: Claim) -> Support:
        said = dict.fromkeys((claim.id, *claim.same_as))
        links = sorted(
            (link for name in said for link in self._links.get(name, ())),
            key=lambda x: (-x.score, x.experiment or "", x.evidence or "", x.on or ""),
        )
        carriers = self._carriers(links)
        weak = [x.score for x in links if x.relation in CARRIES and x.on is None]
        kinds = {x.relation for x in links}
        return Support(
            carriers=carriers,
            bounds=_each(links, "bounds"),
            contradicts=_each(links, "contradicts"),
            cites="cites" in kinds,
            conjecture="conjecture" in kinds,
            weak=max(weak) if weak and not carriers else None,
            rests_on=tuple(dict.fromkeys(x.on for x in links if x.on and x.on not in said and x.relation in CARRIES)),
        )

    def _carriers(self, links: Iterable[Link]) -> tuple[Carrier, ...]:
        found: dict[str | None, Carrier] = {}
        for link in links:
            if link.relation not in CARRIES or link.score < BACKED or (link.on and not link.experiment):
                continue
            if link.experiment not in found:
                found[link.experiment] = Carrier(link.experiment, link.score, reasons=link.reasons)
            carrier = found[link.experiment]
            evidence = self._lookup.evidence.get(link.evidence or "")
            if evidence is None:
                continue
            if evidence.label and evidence.label not in carrier.labels:
                carrier.labels.append(evidence.label)
            if evidence.kind == "sentence" and evidence.sentence and evidence.sentence not in carrier.sentences:
                carrier.sentences.append(evidence.sentence)
        if len(found) > 1 and None in found and not found[None].labels:
            del found[None]  # sentences of no experiment add nothing to an experiment
        return tuple(sorted(found.values(), key=lambda c: (-c.score, c.experiment or "")))


def _each(links: Iterable[Link], relation: str) -> tuple[Link, ...]:
    return tuple({x.evidence or x.on: x for x in reversed(list(links)) if x.relation == relation}.values())[::-1]


def instead(support: Support) -> str:
    """What there is where no experiment was found, as the end of a sentence; empty where there is nothing."""
    if support.conjecture:
        return "; put as a conjecture"
    if support.cites:
        return "; rests on cited work"
    return f"; the nearest match is weak ({support.weak:.2f})" if support.weak is not None else ""


def headline(lookup: Lookup, most: int | None = None) -> list[Claim]:
    """Claims of title and abstract, then the most salient; a claim said twice is shown once, a limitation never."""
    first = {"title": 0, "abstract": 1}

    def rank(claim: Claim) -> tuple[int, float, int, str]:
        layer = lookup.sentences[claim.sentence].layer
        return first.get(layer, 2), -claim.salience, lookup.order[claim.sentence], claim.id

    chosen: list[Claim] = []
    said: set[str] = set()
    for claim in sorted(lookup.report.claims, key=rank):
        if claim.id not in said and claim.kind != "limitation":
            chosen.append(claim)
            said.update(claim.same_as)
        if len(chosen) == most:
            break
    return chosen
