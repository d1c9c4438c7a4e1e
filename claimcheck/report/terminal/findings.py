"""The most serious findings: page, section, sentence with the trigger marked, why, and a plainer wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.report.ranking import Pick, picks
from claimcheck.report.terminal.parts import (
    SEVERITY_STYLE,
    counted,
    fields,
    heading,
    indented,
    listed,
    numbered,
    on_pages,
)
from claimcheck.report.terminal.text import marked, safe
from claimcheck.report.terminal.view import View

MOST = 10


def parts(view: View) -> Iterator[RenderableType]:
    if not view.report.summary.flagged:
        return
    chosen = picks(view, MOST)
    settled = Counter(f.settled for f in view.report.findings if f.flagged)
    total = settled[None]
    covered = sum(1 + len(pick.here) + len(pick.alike) for pick in chosen)
    if chosen:
        yield heading(f"The ten most serious of {total:,} findings" if total > covered else "The findings")
    for number, pick in enumerate(chosen, start=1):
        yield from _one(view, number, pick)
    if settled[True] or settled[False]:
        yield heading("Decided by reviewers")
        yield indented(Text(f"Folded away: {settled[True]:,} accepted, {settled[False]:,} rejected."), 2)


def _one(view: View, number: int, pick: Pick) -> Iterator[RenderableType]:
    finding = pick.finding
    sentence = view.sentences[finding.sentence]
    lead = Text.assemble((finding.severity, SEVERITY_STYLE[finding.severity]), f" · {finding.category}")
    if finding.stance != "asserted":
        lead.append(f" ({finding.stance})")
    yield numbered(number, lead, view.place(finding.sentence))
    trigger = finding.trigger
    yield indented(marked(sentence.text, trigger.start, trigger.end, limit=view.lines(4), colour=view.colour))
    rows = [("why", Text(safe(finding.message)))]
    if finding.rewording:
        rows.append(("plainer", Text(safe(finding.rewording))))
    if finding.decisions:
        rows.append(("decided", Text("; ".join(f"{safe(d.reviewer)}: {d.verdict}" for d in finding.decisions))))
    if pick.here:
        rows.append(("also here", Text(_others(pick))))
    if pick.alike:
        rows.append(("again", Text(_again(view, pick))))
    rows.append(("rule", Text(safe(finding.rule), style="dim")))
    yield fields(rows)


def _others(pick: Pick) -> str:
    return listed(list(dict.fromkeys(f"«{safe(f.trigger.text)}» ({f.category})" for f in pick.here)), most=4)


def _again(view: View, pick: Pick) -> str:
    where = on_pages(page for f in pick.alike if (page := view.sentences[f.sentence].page) is not None)
    return ("once" if len(pick.alike) == 1 else counted(len(pick.alike), "time")) + where
