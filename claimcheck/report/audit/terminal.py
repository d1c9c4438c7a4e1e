"""The audit as text for a terminal: what is wrong first."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from claimcheck.records.audit import Audit
from claimcheck.report.audit.words import PROBLEMS, drifted, headline, verdict, wrong
from claimcheck.report.terminal import findings, leaps
from claimcheck.report.terminal.parts import SEVERITY_STYLE, counted, fields, heading, indented, numbered
from claimcheck.report.terminal.render import printed
from claimcheck.report.terminal.text import plain, safe
from claimcheck.report.terminal.view import View


def render(audit: Audit, *, width: int = 80, colour: bool = False) -> str:
    """The audit as lines of at most ``width`` characters (40 to 120), with ANSI colours if asked for."""
    return printed(lambda w: _parts(audit, w, colour), width=width, colour=colour)


def _parts(audit: Audit, width: int, colour: bool) -> Iterator[RenderableType]:
    critique = View(audit.critique, colour=colour, width=width)
    paper = View(audit.paper, colour=colour, width=width)
    yield Text(safe(audit.critique.paper.title) or safe(audit.critique.paper.source), style="bold")
    yield Text(f"held against: {safe(audit.paper.paper.title) or safe(audit.paper.paper.source)}", style="dim")
    if audit.notes:
        yield Padding(
            Panel(Text("\n".join(safe(n) for n in audit.notes)), border_style="bold red", expand=False), (1, 0)
        )
    yield Padding(Text(headline(audit)), (1, 0, 0, 0), expand=False)
    yield from _quotations(audit, critique, paper)
    yield from _paraphrases(audit, critique, paper)
    yield from _right(audit)
    if audit.critique.summary.flagged or audit.critique.leaps:
        yield heading("The critique's own words")
        yield indented(Text("The same rules, run on the critique itself; what it quotes is left out."))
        yield from findings.parts(critique)
        yield from leaps.parts(critique)


def _quotations(audit: Audit, critique: View, paper: View) -> Iterator[RenderableType]:
    found = wrong(audit)
    if found:
        yield heading("Quotations that differ from the paper")
    for number, quotation in enumerate(found, start=1):
        lead = Text(verdict(quotation), style=SEVERITY_STYLE.get(quotation.severity or "low", ""))
        yield numbered(number, lead, critique.place(quotation.sentence))
        yield indented(plain(f"“{quotation.text}”", limit=critique.lines(5)))
        rows = [("why", Text(safe(quotation.message)))]
        if quotation.sentences and quotation.verdict == "altered":
            text = " ".join(paper.sentences[s].text for s in quotation.sentences)
            rows.append(("paper", plain(text, limit=paper.lines(4))))
        yield fields(rows)


def _paraphrases(audit: Audit, critique: View, paper: View) -> Iterator[RenderableType]:
    found = drifted(audit)
    if found:
        yield heading("Told otherwise than the paper tells it")
    for number, paraphrase in enumerate(found, start=1):
        lead = Text(", ".join(dict.fromkeys(PROBLEMS[p.kind] for p in paraphrase.problems)), style="yellow")
        yield numbered(number, lead, critique.place(paraphrase.sentence))
        yield indented(plain(critique.sentences[paraphrase.sentence].text, limit=critique.lines(5)))
        rows = [("why", Text(safe(p.message))) for p in paraphrase.problems]
        if paraphrase.sentences:
            rows.append(("paper", plain(paper.sentences[paraphrase.sentences[0]].text, limit=paper.lines(4))))
        yield fields(rows)


def _right(audit: Audit) -> Iterator[RenderableType]:
    s = audit.summary
    rows = []
    if s.exact:
        rows.append(("exact", Text(f"{counted(s.exact, 'quotation')}, word for word")))
    fair = sum(bool(p.sentences) and not p.problems for p in audit.paraphrases)
    if fair:
        rows.append(
            ("fair", Text(f"{counted(fair, 'sentence')} that tell{'s' if fair == 1 else ''} what the paper says"))
        )
    if s.not_judged:
        rows.append(
            (
                "not judged",
                Text(
                    f"{counted(s.not_judged, 'stretch', 'stretches')} in quotation marks (scare quotes, others' words)"
                ),
            )
        )
    untied = sum(not p.sentences and not p.problems for p in audit.paraphrases)
    if untied:
        rows.append(("not tied", Text(f"{counted(untied, 'sentence')} for which no place of the paper was found")))
    if rows:
        yield heading("The rest")
        yield fields(rows, left=2)
