"""One HTML page on a corpus, or two beside each other: tables, and bars with whiskers as SVG; no network."""

from __future__ import annotations

import math
from html import escape

from claimcheck.corpus.statistics import Figures, Row
from claimcheck.report.wording import spaced

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#222;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.25rem .6rem;
text-align:right;border-bottom:1px solid #ddd;font-variant-numeric:tabular-nums}
thead tr:first-child th[colspan]{text-align:center}
td{white-space:nowrap}th:first-child,td:first-child{text-align:left;white-space:normal}svg{width:100%;height:auto}small{color:#555}
.key{display:inline-block;width:.8em;height:.8em;margin-right:.4em}"""
_OURS = ("category", "section")
_COLOURS = ("#1b579e", "#c2703d")
_LEFT, _WIDTH = 200, 470
"""Where bars begin, and how long the longest may be, in the units of the picture."""


def page(corpora: list[tuple[str, Figures]]) -> str:
    """The page; ``corpora`` are names and figures, one or two."""
    title = " and ".join(name for name, _ in corpora)
    parts = [f"<h1>Framing in {escape(title)}</h1>"]
    for k, (name, figures) in enumerate(corpora):
        _, _, flagged, density, low, high = figures.overall
        parts.append(
            f"<p>{_key(k) if len(corpora) > 1 else ''}<b>{escape(name)}</b>: {figures.papers:,} papers "
            f"({figures.failed:,} failed, {figures.unread:,} not "
            f"checked), {figures.words:,} words, {flagged:,} flagged findings: {density:.2f} in 1,000 words "
            f"({low:.2f} to {high:.2f}).</p>"
        )
    parts.append(
        "<p><small>Bars: flagged findings in 1,000 words; lines: intervals of 95 %, by drawing papers again "
        "(bootstrap, fixed seed). Intervals of shares: Wilson. A group of one paper has no interval.</small></p>"
    )
    for what in dict.fromkeys(key for _, figures in corpora for key in figures.by):
        groups = [(name, _told(what, figures.by.get(what, []))) for name, figures in corpora]
        parts += [f"<h2>By {escape(what)}</h2>", _bars(groups), _table(what, groups)]
    for name, figures in corpora:
        head = f"Most frequent rules: {escape(name)}" if len(corpora) > 1 else "Most frequent rules"
        body = "".join(
            f"<tr><td>{escape(rule)}</td><td>{n:,}</td><td>{papers:,}</td><td>{low:.0%} to {high:.0%}</td></tr>"
            for rule, n, papers, low, high in figures.rules
        )
        heads = "<tr><th>rule</th><th>findings</th><th>papers</th><th>share of papers</th></tr>"
        parts.append(f"<h2>{head}</h2><table>{heads}{body}</table>")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Framing in {escape(title)}</title>"
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _key(k: int) -> str:
    return f'<span class="key" style="background:{_COLOURS[k % 2]}"></span>'


def _told(what: str, rows: list[Row]) -> list[Row]:
    """The rows as a reader is to see them: names of our own in plain words, values of columns as they are."""
    return [(spaced(row[0]), *row[1:]) for row in rows] if what in _OURS else rows


def _table(what: str, groups: list[tuple[str, list[Row]]]) -> str:
    """A row a label; of two corpora the one beside the other."""
    above = ""
    if len(groups) > 1:
        names = "".join(f'<th colspan="4">{_key(k)}{escape(name)}</th>' for k, (name, _) in enumerate(groups))
        above = f"<tr><th></th>{names}</tr>"
    heads = "<th>papers</th><th>flagged</th><th>in 1,000 words</th><th>95 %</th>" * len(groups)
    found = [{row[0]: row for row in rows} for _, rows in groups]
    body = "".join(
        f"<tr><td>{escape(label)}</td>{''.join(_cells(rows.get(label)) for rows in found)}</tr>"
        for label in _labels(groups)
    )
    return f"<table><thead>{above}<tr><th>{escape(what)}</th>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Row | None) -> str:
    if row is None:
        return "<td></td>" * 4
    _, papers, count, density, low, high = row
    interval = f"{low:.2f}–{high:.2f}" if papers > 1 else ""
    return f"<td>{papers:,}</td><td>{count:,}</td><td>{density:.2f}</td><td>{interval}</td>"


def _labels(groups: list[tuple[str, list[Row]]]) -> list[str]:
    """Those of the first, then what only the second has."""
    return list(dict.fromkeys(row[0] for _, rows in groups for row in rows))


def _bars(groups: list[tuple[str, list[Row]]]) -> str:
    """Density by label, a bar a corpus, with the interval as a line."""
    labels = _labels(groups)
    top = max((max(row[3], row[5]) for _, rows in groups for row in rows), default=0.0) or 1.0
    step = 14 * len(groups) + 8
    bottom = len(labels) * step + 4
    marks: list[str] = []
    for value in _ticks(top):
        x = _LEFT + _WIDTH * value / top
        marks.append(f'<path d="M{x:.1f} 0V{bottom}" stroke="#ddd"/>')
        marks.append(f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle" font-size="11">{value:g}</text>')
    for i, label in enumerate(labels):
        y = i * step + 4
        shown = label if len(label) <= 28 else f"{label[:27]}…"
        marks.append(
            f'<text x="{_LEFT - 10}" y="{y + step / 2}" text-anchor="end" font-size="13">{escape(shown)}</text>'
        )
        for k, (_, rows) in enumerate(groups):
            for _, papers, _, density, low, high in (row for row in rows if row[0] == label):
                at = y + 14 * k
                a, b, c = (_LEFT + _WIDTH * value / top for value in (density, low, high))
                marks.append(
                    f'<rect x="{_LEFT}" y="{at}" width="{a - _LEFT:.1f}" height="11" fill="{_COLOURS[k % 2]}"/>'
                )
                if papers > 1:
                    marks.append(f'<path d="M{b:.1f} {at + 5.5}H{c:.1f}" stroke="#222" stroke-width="1.5"/>')
    return f'<svg viewBox="0 0 700 {bottom + 20}" role="img" aria-label="densities">{"".join(marks)}</svg>'


def _ticks(top: float) -> list[float]:
    """Round numbers from 0 to ``top``, three to six of them."""
    size = 10.0 ** math.floor(math.log10(top))
    step = next(part * size for part in (0.2, 0.5, 1.0, 2.0) if top / (part * size) <= 5)
    return [round(n * step, 10) for n in range(math.floor(top / step + 1e-9) + 1)]
