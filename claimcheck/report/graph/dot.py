"""DOT, for Graphviz."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from claimcheck.records.report import Report
from claimcheck.report.clean import one_line, short

_SHAPES = {"claim": "box", "experiment": "ellipse", "evidence": "note", "leap": "octagon"}
_STYLES = {"bounds": "dashed", "contradicts": "dashed", "conjecture": "dotted", "same_as": "dotted", "cites": "dotted"}
_WIDTH = 34
_LONGEST = 120


def render(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    graph = report.graph()
    yield f"digraph {quoted(report.paper.title or report.paper.source)} {{"
    yield "  rankdir=LR;"
    yield '  node [fontname="sans-serif", fontsize=10];'
    yield '  edge [fontname="sans-serif", fontsize=8];'
    for name, node in graph.nodes(data=True):
        label = "\n".join([name, *textwrap.wrap(short(node["text"], _LONGEST), _WIDTH)])
        shape = _SHAPES[node["kind"]]
        yield f"  {quoted(name)} [shape={shape}, label={quoted(label)}, tooltip={quoted(one_line(node['text']))}];"
    for source, target, edge in graph.edges(data=True):
        label = f"{edge['relation']} {edge['score']:.2f}"
        style = _STYLES.get(edge["relation"], "solid")
        tip = one_line("; ".join(edge["reasons"])) or label
        yield (
            f"  {quoted(source)} -> {quoted(target)} [label={quoted(label)}, style={style}, edgetooltip={quoted(tip)}];"
        )
    yield "}"


def quoted(text: str) -> str:
    """A DOT string, always in quotes, so that it is never a word of the language or HTML.

    Ampersands become entities as well: Graphviz would resolve those of the paper.
    """
    lines = (one_line(line) for line in text.split("\n"))
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + "\\n".join(line.replace("<", "&lt;").replace(">", "&gt;") for line in escaped) + '"'
