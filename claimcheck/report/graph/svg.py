"""The claim graph as one standalone SVG: a claim with its neighbourhood, or the paper section by section."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from claimcheck.records.report import Report
from claimcheck.report.clean import one_line
from claimcheck.report.html.graph import ACROSS, COLUMNS, HEIGHT, TOP, WIDTH, Drawing, draw
from claimcheck.report.lookup import Lookup
from claimcheck.report.textwidth import cut, ems

_STYLE = """
svg{font:12px system-ui,sans-serif;background:#fff}
.paper{fill:#fff}text{fill:#1c2430}.head{font-size:16px;font-weight:600}.part{font-size:14px;font-weight:600}
.column,.more{fill:#5a6472}rect.node{stroke-width:1.5}
.claim{fill:#eef4fc;stroke:#3a6ea8}.experiment{fill:#edf7ef;stroke:#39804d}
.figure,.table{fill:#f4f4f4;stroke:#777}.limit{fill:#fdf6e3;stroke:#a5791c}.leap{fill:#fceeee;stroke:#b04343}
path{fill:none;stroke:#7a8594;stroke-width:1.4}
path.bounds,path.contradicts{stroke:#a5791c;stroke-dasharray:5 3}path.leaps{stroke:#b04343}path.part_of{stroke:#b0b6be}
@media(prefers-color-scheme:dark){svg{background:#14181e}.paper{fill:#14181e}text{fill:#e4e8ee}
.column,.more{fill:#a2acb9}.claim{fill:#1c2c40;stroke:#78a9de}.experiment{fill:#1b3122;stroke:#74bd88}
.figure,.table{fill:#272b31;stroke:#9aa1aa}.limit{fill:#352b13;stroke:#d6ab4e}.leap{fill:#3a1e1e;stroke:#e08080}
path.bounds,path.contradicts{stroke:#d6ab4e}path.leaps{stroke:#e08080}}
""".strip()
_MARGIN = 20
_HEAD = 40
_BETWEEN = 34


def render(report: Report) -> str:
    across = 3 * ACROSS + WIDTH
    y = float(_HEAD)
    body: list[str] = []
    for name, part in _parts(report):
        drawing = draw(Lookup(part))
        if drawing is None:
            continue
        body += [f'<g transform="translate({_MARGIN} {y:g})">', *_drawn(name, drawing), "</g>"]
        y += _BETWEEN + drawing.height
    if not body:
        body = [f'<text x="{_MARGIN}" y="{y + 20:g}">There is no claim to draw.</text>']
        y += 40
    title = cut(report.paper.title or report.paper.source, across / 17)  # bold, at 16 pixels
    wide, high = across + 2 * _MARGIN, y + _MARGIN
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" '
            f'height="{high:g}" role="img" aria-labelledby="t d">',
            f'<title id="t">{_xml("Claim graph: " + title)}</title>',
            '<desc id="d">From left to right: figures and tables, experiments, the claims that they carry, '
            "and what bounds the claims or leaps past the experiments.</desc>",
            f"<style>{_STYLE}</style>",
            '<rect class="paper" width="100%" height="100%"/>',
            f'<text class="head" x="{_MARGIN}" y="28">{_xml(title)}</text>',
            *body,
            "</svg>",
            "",
        ]
    )


def _parts(report: Report) -> Iterator[tuple[str, Report]]:
    """Claims by the outermost section that they stand in, in reading order."""
    lookup = Lookup(report)
    found: dict[str, set[str]] = {}
    for claim in sorted(report.claims, key=lambda c: lookup.order[c.sentence]):
        sentence = lookup.sentences[claim.sentence]
        above = lookup.above.get(sentence.section or "", ())
        name = lookup.section_name(above[-1], 90) if above else None
        found.setdefault(name or sentence.layer.capitalize(), set()).add(claim.id)
    for name, ids in found.items():
        yield (
            name,
            report.model_copy(
                update={
                    "claims": tuple(c for c in report.claims if c.id in ids),
                    "links": tuple(x for x in report.links if x.claim in ids),
                    "leaps": tuple(x for x in report.leaps if x.claim in ids),
                }
            ),
        )


def _drawn(name: str, drawing: Drawing) -> Iterator[str]:
    more = f"; {drawing.hidden} more claims are not drawn" if drawing.hidden else ""
    name = cut(name, (3 * ACROSS + WIDTH) / 15 - ems(more))  # bold, at 14 pixels
    yield f'<text class="part" y="14">{_xml(name)}<tspan class="more" font-weight="400">{_xml(more)}</tspan></text>'
    for i, column in enumerate(COLUMNS):
        yield f'<text class="column" x="{i * ACROSS}" y="{TOP - 8}">{_xml(column)}</text>'
    for edge in drawing.edges:
        if edge.main:
            told = f"{edge.source} {edge.relation.replace('_', ' ')} {edge.target}, {edge.score:.2f}"
            yield f'<path class={quoteattr(edge.relation)} d="{edge.path}"><title>{_xml(told)}</title></path>'
    for node in drawing.nodes:
        if not node.main:
            continue
        yield f'<g transform="translate({node.x:g} {node.y:g})"><title>{_xml(f"{node.id}: {node.text}")}</title>'
        yield f'<rect class="node {node.kind}" width="{WIDTH}" height="{HEIGHT}" rx="5"/>'
        for i, line in enumerate(node.lines):
            y = HEIGHT / 2 + 4 + (i - (len(node.lines) - 1) / 2) * 16
            yield f'<text x="9" y="{y:g}">{_xml(line)}</text>'
        yield "</g>"


def _xml(text: str) -> str:
    return escape(one_line(text) if text.strip() else "").replace("\N{NO-BREAK SPACE}", " ")
