"""Counts by category and severity, with densities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from claimcheck.records.words import SEVERITIES
from claimcheck.report.summary import density
from claimcheck.report.terminal.parts import heading, indented, listed
from claimcheck.report.terminal.text import safe
from claimcheck.report.terminal.view import View
from claimcheck.report.wording import EXEMPTIONS


def parts(view: View) -> Iterator[RenderableType]:
    summary = view.report.summary
    if not (summary.flagged or summary.exempted):
        return
    yield heading("Counts")
    if summary.flagged:
        yield indented(_table(view), 2)
        densest = _densest(view)
        if densest:
            yield indented(Text(f"Most in: {listed(densest, 3)}."), 2)
    if summary.exempted:
        yield indented(Text(f"Seen but not flagged: {summary.exempted:,}{_reasons(view)}."), 2)


def _table(view: View) -> Table:
    summary = view.report.summary
    cells = Counter((f.category, f.severity) for f in view.report.findings if f.flagged)
    table = Table(box=box.SIMPLE_HEAD, show_footer=True, pad_edge=False, footer_style="bold")
    levels = tuple(reversed(SEVERITIES))
    table.add_column("category", footer="all")
    for level in levels:
        table.add_column(level, justify="right", footer=f"{summary.by_severity.get(level, 0):,}")
    table.add_column("all", justify="right", footer=f"{summary.flagged:,}")
    table.add_column("in 1,000 words", justify="right", footer=f"{summary.density:.2f}")
    for category, count in summary.by_category.items():
        if count:
            row = [f"{cells[category, level]:,}" if cells[category, level] else "·" for level in levels]
            table.add_row(safe(category), *row, f"{count:,}", f"{density(count, summary.words):.2f}")
    return table


def _densest(view: View) -> list[str]:
    """The sections with most findings, of those that have at least three."""
    sections = [s for s in view.report.summary.by_section if s.flagged >= 3 and view.section_name(s.section)]
    sections.sort(key=lambda s: -s.flagged)
    return [f"{safe(view.section_name(s.section) or '')} ({s.flagged})" for s in sections[:3]]


def _reasons(view: View) -> str:
    reasons = Counter(EXEMPTIONS[f.exemption] for f in view.report.findings if not f.flagged and f.exemption)
    most = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return f" ({', '.join(f'{reason} {count}' for reason, count in most)})" if most else ""
