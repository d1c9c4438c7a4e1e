"""The end of the report: what was read, what was not, and with which rules."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from claimcheck.report.terminal.parts import counted, fields, heading, listed
from claimcheck.report.terminal.text import safe
from claimcheck.report.terminal.view import View
from claimcheck.report.wording import REMEMBER


def parts(view: View) -> Iterator[RenderableType]:
    yield heading("What was read, and what was not")
    coverage = view.report.coverage
    stamp = view.report.claimcheck
    size = f"{counted(view.checked, 'sentence')}, {counted(coverage.words, 'word')}"
    rows = [("checked", Text(f"{size}, on {_pages(view)}" if view.checked else "nothing"))]
    if coverage.pages_without_text:
        pages = listed([str(page) for page in coverage.pages_without_text], 12)
        rows.append(("no text", Text(f"on {_which(len(coverage.pages_without_text))} {pages}: pictures are not read")))
    if coverage.skipped:
        skipped = ", ".join(f"{safe(s.reason)} {s.sentences:,}" for s in coverage.skipped)
        rows.append(("skipped", Text(f"sentences by reason: {skipped}")))
    if coverage.unresolved_references:
        unresolved = list(dict.fromkeys(safe(r.text) for r in coverage.unresolved_references))
        rows.append(("not found", Text(f"what these references point to: {listed(unresolved)}")))
    if view.checked:  # else they stand at the top
        rows += [("note", Text(safe(note))) for note in coverage.notes]
    packs = ", ".join(f"{safe(p.name)} {safe(p.version)}" for p in stamp.packs) or "none"
    rows.append(("rules", Text(packs)))
    rows.append(("claimcheck", Text(f"{stamp.version}, language pipeline {safe(stamp.pipeline)}")))
    if view.checked:
        rows.append(("remember", Text(REMEMBER)))
    yield fields(rows, left=2)


def _pages(view: View) -> str:
    coverage = view.report.coverage
    read = coverage.pages - len(coverage.pages_without_text)
    return f"{read:,} of {counted(coverage.pages, 'page')}" if read < coverage.pages else counted(read, "page")


def _which(number: int) -> str:
    return "page" if number == 1 else "pages"
