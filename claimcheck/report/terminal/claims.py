"""The headline claims, each with the experiments that carry it, or the word that there is none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.records.claim import Claim, Link
from claimcheck.report.terminal.parts import counted, fields, heading, indented, listed, numbered, on_pages
from claimcheck.report.terminal.text import plain, safe
from claimcheck.report.terminal.view import View

MOST = 10
BACKED = 0.5
"""From this score on a link counts as backing (report contract)."""
CARRIES = ("reports", "supports")
MATCH = "The match of a claim and an experiment, by words, figures and place, is 0 to 1; from 0.5 it counts."
CERTAINTY = {1: "conjecture", 2: "cautious", 3: "plain", 4: "firm", 5: "very firm"}


def parts(view: View) -> Iterator[RenderableType]:
    if not view.checked:
        return
    yield heading("The headline claims and what carries them")
    chosen = headline(view)
    if not chosen:
        yield indented(Text("No sentence was found in which the authors claim something of their own."), 2)
        return
    yield indented(Text(MATCH, style="dim"), 2)
    links: dict[str, list[Link]] = {}
    for link in view.report.links:
        links.setdefault(link.claim, []).append(link)
    for number, claim in enumerate(chosen, start=1):
        lead = Text(f"{claim.kind}, {CERTAINTY.get(claim.certainty, '')}")
        yield numbered(number, lead, view.place(claim.sentence))
        yield indented(plain(view.sentences[claim.sentence].text, limit=view.lines(4)))
        said = dict.fromkeys((claim.id, *claim.same_as))  # what carries it where it is said again carries it here
        yield fields(_carried(view, [link for name in said for link in links.get(name, ())]))
    shown = {claim.id for claim in chosen}.union(*(claim.same_as for claim in chosen))
    rest = len({claim.id for claim in view.report.claims} - shown)
    if rest:
        yield indented(Text(f"\n{counted(rest, 'more claim')} in the JSON report.", style="dim"), 2)


def headline(view: View) -> list[Claim]:
    """Claims of title and abstract, then the most salient; a claim said twice is shown once."""
    first = {"title": 0, "abstract": 1}

    def rank(claim: Claim) -> tuple[int, float, int, str]:
        layer = view.sentences[claim.sentence].layer
        return first.get(layer, 2), -claim.salience, view.order[claim.sentence], claim.id

    chosen: list[Claim] = []
    said: set[str] = set()
    for claim in sorted(view.report.claims, key=rank):
        if claim.id not in said and claim.kind != "limitation":
            chosen.append(claim)
            said.update(claim.same_as)
        if len(chosen) == MOST:
            break
    return chosen


def _carried(view: View, links: list[Link]) -> list[tuple[str, Text]]:
    rows = [("carried by", Text(line)) for line in _experiments(view, links)]
    if not rows:
        rows = [("carried by", Text("no experiment found" + _instead(links), style="bold"))]
    bounds = list({x.evidence or x.on: x for x in links if x.relation in ("bounds", "contradicts")}.values())
    if bounds:
        where = on_pages(page for link in bounds if (page := _page(view, link)) is not None)
        rows.append(("limited by", Text(f"{counted(len(bounds), 'sentence')} of the paper itself{where}")))
    return rows


def _experiments(view: View, links: list[Link]) -> list[str]:
    """One line an experiment: its name, the figures and tables that the links name, the best score."""
    names = {e.id: e.name for e in view.report.experiments}
    evidence = {e.id: e for e in view.report.evidence}
    best: dict[str, float] = {}
    labels: dict[str, list[str]] = {}
    for link in sorted(links, key=lambda x: (-x.score, x.experiment or "", x.evidence or "")):
        if link.relation not in CARRIES or link.score < BACKED:
            continue
        key = link.experiment or ""
        best[key] = max(best.get(key, 0.0), link.score)
        shown = evidence[link.evidence].label if link.evidence else None
        if shown and shown not in labels.setdefault(key, []):
            labels[key].append(shown)
    lines = []
    if len(best) > 1 and not labels.get(""):
        best.pop("", None)  # sentences of no experiment add nothing to an experiment
    for key, score in sorted(best.items(), key=lambda item: (-item[1], item[0]))[:3]:
        name = names.get(key, "results told in the text")
        what = [safe(name), *([listed([safe(x) for x in labels[key]], 4)] if labels.get(key) else [])]
        lines.append(f"{' · '.join(what)} · match {score:.2f}")
    return lines


def _instead(links: list[Link]) -> str:
    kinds = {link.relation for link in links}
    if "conjecture" in kinds:
        return "; put as a conjecture"
    if "cites" in kinds:
        return "; rests on cited work"
    weak = [link.score for link in links if link.relation in CARRIES]
    return f"; the nearest match is weak ({max(weak):.2f})" if weak else ""


def _page(view: View, link: Link) -> int | None:
    for item in view.report.evidence:
        if item.id == link.evidence:
            return item.page
    return None
