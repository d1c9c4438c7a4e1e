"""All formats of a report by name: which writer, which ending, and what it needs besides the report."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.records.report import Report

if TYPE_CHECKING:
    from claimcheck.paper.guard import Limits

ENDINGS: Final[dict[str, str]] = {
    "terminal": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "html": ".html",
    "pdf": ".pdf",
    "sarif": ".sarif",
    "markdown": ".md",
    "csv": ".csv",
}
"""By format the ending of its files."""
_OTHER_ENDINGS: Final = {".htm": "html", ".markdown": "markdown", ".ndjson": "jsonl"}
TEXT_WIDTH: Final = 100
"""Columns of a terminal report in a file."""
NEED_PAPER: Final = frozenset({"html", "pdf"})
"""Formats that show the pages."""


@dataclass(frozen=True)
class PaperFile:
    """The bytes a report was made from, for the formats that show pages."""

    data: bytes
    password: str | None = None
    limits: Limits | None = None

    def of(self, report: Report) -> bytes:
        """The bytes, if they are those of the report.

        Raises:
            ClaimcheckError: the file has changed since it was read.
        """
        if hashlib.sha256(self.data).hexdigest() != report.paper.sha256:
            raise ClaimcheckError(
                "the file is not the one that was checked", where=report.paper.source, hint="run again"
            )
        return self.data


def format_of(path: Path) -> str | None:
    """The format that the ending of a file's name tells; None for an ending of none."""
    ending = path.suffix.lower()
    return _OTHER_ENDINGS.get(ending) or next((name for name, own in ENDINGS.items() if own == ending), None)


def file_name(report: Report, format: str) -> str:
    """``paper.claimcheck.html``: never the name of the paper itself."""
    return f"{Path(report.paper.source).stem or 'paper'}.claimcheck{ENDINGS[format]}"


def written(report: Report, formats: list[str], paper: PaperFile | None = None) -> dict[str, bytes]:
    """The report in each of ``formats``, as the bytes of a file. Those that show pages draw at the same time.

    Args:
        report: of any paper.
        formats: names in :data:`ENDINGS`.
        paper: needed for ``pdf``; without it ``html`` shows the text in place of the pages.

    Raises:
        ClaimcheckError: a format does not fit the paper, or its pages cannot be drawn.
    """
    with ThreadPoolExecutor(max_workers=len(NEED_PAPER) + 1) as pool:
        waiting = {name: pool.submit(write, report, name, paper) for name in dict.fromkeys(formats)}
        return {name: future.result() for name, future in waiting.items()}


def write(report: Report, format: str, paper: PaperFile | None = None) -> bytes:
    """The report in one format; as :func:`written`."""
    if format == "pdf":
        from claimcheck.report.annotated import to_pdf

        if paper is None:
            raise ClaimcheckError("the annotated PDF needs the paper", where=report.paper.source, hint="check it again")
        return to_pdf(report, paper.of(report), password=paper.password, limits=paper.limits)
    return _text(report, format, paper).encode("utf-8", "replace")


def _text(report: Report, format: str, paper: PaperFile | None) -> str:
    if format == "html":
        return _html(report, paper)
    if format == "json":
        from claimcheck.report.json import dumps

        return dumps(report)
    if format == "jsonl":
        from claimcheck.report.jsonl import to_jsonl

        return to_jsonl(report)
    if format == "sarif":
        from claimcheck.report.sarif import to_sarif

        return to_sarif(report)
    if format == "markdown":
        from claimcheck.report.markdown import to_markdown

        return to_markdown(report)
    if format == "csv":
        from claimcheck.report.table import to_csv

        return to_csv(report)
    if format == "terminal":
        from claimcheck.report.terminal import render

        return render(report, width=TEXT_WIDTH, colour=False)
    raise ValueError(format)


def _html(report: Report, paper: PaperFile | None) -> str:
    from claimcheck.report.html.write import to_html
    from claimcheck.report.lookup import Lookup
    from claimcheck.report.pageimages import page_images

    data = paper.of(report) if paper is not None else b""
    if paper is None or b"%PDF-" not in data[:1024] or not Lookup(report).checked:
        return to_html(report)
    numbers = range(1, report.paper.pages + 1)
    images = page_images(data, report.paper.source, numbers, password=paper.password, limits=paper.limits)
    return to_html(report, images)
