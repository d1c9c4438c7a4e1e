"""The top of the report: which paper, what was read; and before all else, when nothing could be checked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from claimcheck.report.terminal.parts import counted
from claimcheck.report.terminal.text import safe
from claimcheck.report.terminal.view import View


def parts(view: View) -> Iterator[RenderableType]:
    if not view.checked:
        yield Panel(_nothing(view), border_style="bold red", expand=False)
    report = view.report
    title = safe(report.paper.title) or "(no title found)"
    yield Text(title, style="bold")
    facts = [safe(report.paper.source)]
    if not any(s.line is not None for s in report.sentences):
        facts.append(counted(report.paper.pages, "page"))
    if view.checked:
        facts.append(f"{counted(view.checked, 'sentence')} checked")
    yield Text(" · ".join(facts), style="dim")
    if view.checked and (unread := len(report.coverage.pages_without_text)):
        yield Text(f"{counted(unread, 'page')} of it could not be read: see the end.", style="bold yellow")
    if view.checked:
        yield Padding(_verdict(view), (1, 0, 0, 0), expand=False)


def _nothing(view: View) -> Text:
    coverage = view.report.coverage
    reasons = [safe(note) for note in coverage.notes]
    if not reasons and len(coverage.pages_without_text) == coverage.pages:
        reasons = ["No page of this file has text that can be read."]
    if not reasons and coverage.skipped:
        reasons = ["All sentences were skipped: " + ", ".join(s.reason for s in coverage.skipped) + "."]
    reasons = reasons or ["No sentence was found in this file."]
    return Text.assemble(("Nothing could be checked.", "bold"), *(f"\n{reason}" for reason in reasons))


def _verdict(view: View) -> Text:
    report, summary = view.report, view.report.summary
    if summary.flagged:
        text = (
            f"{counted(summary.flagged, 'place')} where a system is framed as a mind or a person "
            f"({summary.density:.1f} in 1,000 words)"
        )
    else:
        text = "No place where a system is framed as a mind or a person"
    text += f"; {counted(len(report.claims), 'claim')}; {counted(len(report.leaps), 'leap')} past the evidence."
    return Text(text)
