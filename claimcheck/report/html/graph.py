"""The claim graph as a picture: figures and tables, experiments, claims, and what bounds or overreaches them.

A layered drawing (Sugiyama, Tagawa & Toda 1981): four columns, the order within a column by the mean of its neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from claimcheck.report.clean import one_line
from claimcheck.report.lookup import Lookup
from claimcheck.report.support import BOUNDS, CARRIES, headline
from claimcheck.report.textwidth import wrapped
from claimcheck.report.wording import BACKED, leap_name

COLUMNS = ("figures and tables", "experiments", "claims", "limits and leaps")
MAIN = 24
"""Headline claims that are shown at first; the rest on request."""
WIDTH, HEIGHT, GAP = 230, 46, 10
ACROSS = 330
TOP = 40
_EMS, _LINES = (WIDTH - 20) / 12, 2
"""Of the text in a box, at 12 pixels."""
_MOST_CARRIERS = 3
_MOST_BOUNDS = 2


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    kind: str
    """figure, table, experiment, claim, limit or leap."""
    column: int
    lines: tuple[str, ...]
    text: str
    sentence: str | None
    main: bool
    """Whether it is shown at first."""
    y: float = 0.0
    y_all: float = 0.0
    """Where it stands when all are shown."""

    @property
    def x(self) -> float:
        return self.column * ACROSS


@dataclass(frozen=True, slots=True)
class Edge:
    source: str
    target: str
    relation: str
    score: float
    path: str
    """SVG path data, for what is shown at first."""
    main: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float
    height_all: float
    hidden: int
    """Claims that are shown on request only."""


def draw(lookup: Lookup) -> Drawing | None:
    """The drawing; None for a paper without claims."""
    links = _links(lookup)
    main = {claim.id for claim in headline(lookup, MAIN)}
    shown = _reach(main, links)
    nodes = _nodes(lookup, links, shown)
    if not nodes:
        return None
    known = {node.id: node for node in nodes}
    links = {pair: link for pair, link in links.items() if pair[0] in known and pair[1] in known}
    first, height = _places([n for n in nodes if n.main], links)
    every, height_all = _places(nodes, links)
    nodes = [replace(n, y=first.get(n.id, every[n.id]), y_all=every[n.id]) for n in nodes]
    known = {node.id: node for node in nodes}
    edges = tuple(
        Edge(a, b, relation, score, _path(known[a], known[b]), known[a].main and known[b].main)
        for (a, b), (relation, score) in links.items()
    )
    hidden = sum(n.kind == "claim" and not n.main for n in nodes)
    return Drawing(tuple(nodes), edges, 3 * ACROSS + WIDTH, height, height_all, hidden)


_Links = dict[tuple[str, str], tuple[str, float]]


def _links(lookup: Lookup) -> _Links:
    """Edges from left to right, (relation, score) by their ends; of a claim's many links the best."""
    found: _Links = {}
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    bounds: defaultdict[str, set[str]] = defaultdict(set)
    for link in sorted(lookup.report.links, key=lambda x: (-x.score, x.claim, x.experiment or "", x.evidence or "")):
        evidence = lookup.evidence.get(link.evidence or "")
        drawn = evidence is not None and evidence.kind in ("figure", "table")
        if link.relation in CARRIES and link.score >= BACKED and (link.experiment or drawn):
            source = link.experiment or link.evidence or ""
            if source in carriers[link.claim] or len(carriers[link.claim]) < _MOST_CARRIERS:
                carriers[link.claim].add(source)
                found.setdefault((source, link.claim), (link.relation, link.score))
                if link.experiment and drawn and link.evidence:
                    found.setdefault((link.evidence, link.experiment), ("part_of", 1.0))
        bounding = link.relation in BOUNDS and link.score >= BACKED
        if bounding and evidence is not None and len(bounds[link.claim]) < _MOST_BOUNDS:
            bounds[link.claim].add(evidence.id)
            found.setdefault((link.claim, evidence.id), (link.relation, link.score))
    for leap in lookup.report.leaps:
        if leap.claim:
            found[leap.claim, leap.id] = ("leaps", 1.0)
    return found


def _reach(claims: set[str], links: Iterable[tuple[str, str]]) -> set[str]:
    """The claims with their neighbours, and the figures of the experiments among those."""
    near = claims | {a for a, b in links if b in claims} | {b for a, b in links if a in claims}
    return near | {a for a, b in links if b in near and a not in near and not b.startswith("c")}


def _nodes(lookup: Lookup, links: Iterable[tuple[str, str]], shown: set[str]) -> list[Node]:
    """In reading order within a column; claims all, the rest where an edge leads to it."""
    used = {name for pair in links for name in pair}
    report = lookup.report
    nodes: list[Node] = []

    def add(name: str, kind: str, column: int, text: str, sentence: str | None, label: str = "") -> None:
        text = one_line(text)
        nodes.append(Node(name, kind, column, wrapped(label or text, _EMS, _LINES), text, sentence, name in shown))

    for item in report.evidence:
        if item.id in used:
            quoted = lookup.sentences[item.sentence].text if item.sentence else ""
            if item.kind in ("figure", "table"):
                label = item.label or ""
                told = quoted if quoted.startswith(label) else f"{label}. {quoted}"
                add(item.id, item.kind, 0, told, item.sentence)
            else:
                add(item.id, "limit", 3, quoted or item.label or "", item.sentence)
    for experiment in report.experiments:
        if experiment.id in used:
            add(experiment.id, "experiment", 1, experiment.name, (experiment.sentences or (None,))[0])
    for claim in sorted(report.claims, key=lambda c: lookup.order[c.sentence]):
        add(claim.id, "claim", 2, lookup.sentences[claim.sentence].text, claim.sentence)
    for leap in report.leaps:
        if leap.id in used:
            label = f"Leap: {leap_name(leap.type, leap.check)}"
            add(leap.id, "leap", 3, f"{label}. {leap.message}", leap.sentence, label)
    return nodes


def _places(nodes: list[Node], links: Mapping[tuple[str, str], object]) -> tuple[dict[str, float], float]:
    """The y of each node, and the height of the whole: claims by their experiments, the others by their claims."""
    columns: dict[int, list[Node]] = {i: [n for n in nodes if n.column == i] for i in range(4)}
    inside = {n.id for n in nodes}
    near: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in links:
        if a in inside and b in inside:
            near[a].append(b)
            near[b].append(a)
    step = HEIGHT + GAP
    y: dict[str, float] = {n.id: TOP + i * step for i, n in enumerate(columns[1])}
    rank = {n.id: i for i, n in enumerate(nodes)}

    def mean(node: Node) -> float:
        places = [y[other] for other in near[node.id] if other in y]
        return sum(places) / len(places) if places else float("inf")

    for i, node in enumerate(sorted(columns[2], key=lambda n: (mean(n), rank[n.id]))):
        y[node.id] = TOP + i * step
    for column in (1, 0, 3):
        for node in columns[column]:
            y.pop(node.id, None)
        wanted = {n.id: mean(n) for n in columns[column]}
        at = float(TOP)
        for node in sorted(columns[column], key=lambda n: (wanted[n.id], rank[n.id])):
            at = max(at, wanted[node.id] if wanted[node.id] != float("inf") else at)
            y[node.id] = round(at, 1)
            at += step
    return y, max(y.values(), default=0.0) + step


def _path(a: Node, b: Node) -> str:
    x0, y0, x1, y1 = a.x + WIDTH, a.y + HEIGHT / 2, b.x, b.y + HEIGHT / 2
    middle = (x0 + x1) / 2
    return f"M{x0:g} {y0:g}C{middle:g} {y0:g} {middle:g} {y1:g} {x1:g} {y1:g}"
