"""The headline claims, each with the experiments that carry it, or the word that there is none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.report.support import Carrier, Support, Supports, headline, instead
from claimcheck.report.terminal.parts import counted, fields, heading, indented, listed, numbered, on_pages
from claimcheck.report.terminal.text import plain, safe
from claimcheck.report.terminal.view import View
from claimcheck.report.wording import CERTAINTY, MATCH

MOST = 10
_MOST_CARRIERS = 3


def parts(view: View) -> Iterator[RenderableType]:
    if not view.checked:
        return
    yield heading("The headline claims and what carries them")
    chosen = headline(view, MOST)
    if not chosen:
        yield indented(Text("No sentence was found in which the authors claim something of their own."), 2)
        return
    yield indented(Text(MATCH, style="dim"), 2)
    supports = Supports(view)
    for number, claim in enumerate(chosen, start=1):
        lead = Text(f"{claim.kind}, {CERTAINTY.get(claim.certainty, '')}")
        yield numbered(number, lead, view.place(claim.sentence))
        yield indented(plain(view.sentences[claim.sentence].text, limit=view.lines(4)))
        yield fields(_carried(view, supports.of(claim)))
    shown = {claim.id for claim in chosen}.union(*(claim.same_as for claim in chosen))
    rest = len({claim.id for claim in view.report.claims} - shown)
    if rest:
        yield indented(Text(f"\n{counted(rest, 'more claim')} in the HTML and JSON reports.", style="dim"), 2)


def _carried(view: View, support: Support) -> list[tuple[str, Text]]:
    rows = [("carried by", Text(_line(view, carrier))) for carrier in support.carriers[:_MOST_CARRIERS]]
    if not rows:
        rows = [("carried by", Text("no experiment found" + instead(support), style="bold"))]
    limits = (*support.bounds, *support.contradicts)
    if limits:
        items = [view.evidence.get(link.evidence or "") for link in limits]
        where = on_pages(item.page for item in items if item is not None and item.page is not None)
        rows.append(("limited by", Text(f"{counted(len(limits), 'sentence')} of the paper itself{where}")))
    return rows


def _line(view: View, carrier: Carrier) -> str:
    """``4.1 Routes at Night · Figure 2 · match 0.61``."""
    experiment = view.experiments.get(carrier.experiment or "")
    what = [safe(experiment.name) if experiment else "results told in the text"]
    if carrier.labels:
        what.append(listed([safe(x) for x in carrier.labels], 4))
    return f"{' · '.join(what)} · match {carrier.score:.2f}"
