"""One HTML page on a corpus, or two beside each other: tables, and bars with whiskers as SVG; no network."""

from __future__ import annotations

from html import escape

from claimcheck.corpus.statistics import Figures, Row

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#222;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.25rem .6rem;
text-align:right;border-bottom:1px solid #ddd}
th:first-child,td:first-child{text-align:left}svg{width:100%;height:auto}small{color:#555}"""
_COLOURS = ("#1b579e", "#9c3d10")


def page(corpora: list[tuple[str, Figures]]) -> str:
    """The page; ``corpora`` are names and figures, one or two."""
    title = " and ".join(name for name, _ in corpora)
    parts = [f"<h1>Framing in {escape(title)}</h1>"]
    for name, figures in corpora:
        _, _, flagged, density, low, high = figures.overall
        parts.append(
            f"<p><b>{escape(name)}</b>: {figures.papers:,} papers ({figures.failed:,} failed, {figures.unread:,} not "
            f"checked), {figures.words:,} words, {flagged:,} flagged findings: {density:.2f} in 1,000 words "
            f"({low:.2f} to {high:.2f}).</p>"
        )
    parts.append(
        "<p><small>Intervals of 95 %: by drawing papers again (bootstrap, fixed seed); of shares: Wilson.</small></p>"
    )
    for what in dict.fromkeys(key for _, figures in corpora for key in figures.by):
        groups = [(name, figures.by.get(what, [])) for name, figures in corpora]
        parts += [f"<h2>By {escape(what)}</h2>", _bars(groups), *(_table(n, r, len(corpora) > 1) for n, r in groups)]
    for name, figures in corpora:
        head = f"Most frequent rules: {escape(name)}" if len(corpora) > 1 else "Most frequent rules"
        body = "".join(
            f"<tr><td>{escape(rule)}</td><td>{n:,}</td><td>{papers:,}</td><td>{low:.0%} to {high:.0%}</td></tr>"
            for rule, n, papers, low, high in figures.rules
        )
        heads = "<tr><th>rule</th><th>findings</th><th>papers</th><th>share of papers</th></tr>"
        parts.append(f"<h2>{head}</h2><table>{heads}{body}</table>")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _table(name: str, rows: list[Row], named: bool) -> str:
    caption = f"<caption>{escape(name)}</caption>" if named else ""
    heads = "<tr><th></th><th>papers</th><th>flagged</th><th>in 1,000 words</th><th>95 %</th></tr>"
    body = "".join(
        f"<tr><td>{escape(label)}</td><td>{papers:,}</td><td>{count:,}</td><td>{density:.2f}</td>"
        f"<td>{low:.2f} to {high:.2f}</td></tr>"
        for label, papers, count, density, low, high in rows
    )
    return f"<table>{caption}{heads}{body}</table>"


def _bars(groups: list[tuple[str, list[Row]]]) -> str:
    """Density by label, a bar a corpus, with the interval as a line."""
    labels = list(dict.fromkeys(row[0] for _, rows in groups for row in rows))
    top = max((row[5] for _, rows in groups for row in rows), default=0.0) or 1.0
    step = 14 * len(groups) + 8
    marks: list[str] = []
    for i, label in enumerate(labels):
        y = i * step + 4
        marks.append(f'<text x="190" y="{y + step / 2}" text-anchor="end" font-size="13">{escape(label[:28])}</text>')
        for k, (_, rows) in enumerate(groups):
            for _, _, _, density, low, high in (row for row in rows if row[0] == label):
                at = y + 14 * k
                a, b, c = (200 + 480 * value / top for value in (density, low, high))
                marks.append(f'<rect x="200" y="{at}" width="{a - 200:.1f}" height="11" fill="{_COLOURS[k % 2]}"/>')
                marks.append(f'<path d="M{b:.1f} {at + 5}H{c:.1f}" stroke="#222" stroke-width="1.5"/>')
    return f'<svg viewBox="0 0 700 {len(labels) * step + 8}" role="img" aria-label="densities">{"".join(marks)}</svg>'
