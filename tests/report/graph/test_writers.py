import json
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from claimcheck.records.report import Report
from claimcheck.report.graph import dot, graphml, nodelink, svg
from claimcheck.report.graph.graphml import flat
from report.hostile import hostile
from report.sample import sample_report

ATTACKS = ['"]; evil [label="x"];', "<script>alert(1)</script>", "\\", "&quot;", "]]>\x00\x1b[31m"]


def edges(graph: Any) -> list[tuple[str, str, str]]:
    return sorted((u, v, json.dumps(d, sort_keys=True)) for u, v, d in graph.edges(data=True))


def nodes(graph: Any) -> dict[str, str]:
    return {name: json.dumps(d, sort_keys=True) for name, d in graph.nodes(data=True)}


def test_graphml_reads_back_equal(report: Report) -> None:
    read = networkx.parse_graphml(graphml.render(report))
    expected = flat(report.graph())
    for *_, attributes in read.edges(data=True):
        del attributes["id"]  # networkx reads the key of an edge as an attribute as well
    assert nodes(read) == nodes(expected)
    assert edges(read) == edges(expected)


def test_json_reads_back_equal(report: Report) -> None:
    read = networkx.node_link_graph(json.loads(nodelink.render(report)), edges="edges")
    assert isinstance(read, networkx.MultiDiGraph)
    assert nodes(read) == nodes(report.graph())
    assert edges(read) == edges(report.graph())


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack: str) -> None:
    made = hostile(attack)
    ElementTree.fromstring(svg.render(made).encode())
    ElementTree.fromstring(graphml.render(made).encode())
    assert "<script" not in svg.render(made) + dot.render(made)
    json.loads(nodelink.render(made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('say "no"', '"say \\"no\\""'),
        ("<script>", '"&lt;script&gt;"'),
        ("a\\", '"a\\\\"'),
        ("a&lt;b", '"a&amp;lt;b"'),
        ("one\ntwo", '"one\\ntwo"'),
    ],
)
def test_dot_strings(text: str, expected: str) -> None:
    assert dot.quoted(text) == expected


def test_picture_shows_every_claim_with_a_title() -> None:
    report = sample_report()
    root = ElementTree.fromstring(svg.render(report).encode())
    titles = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}title")]
    assert all(any(t.startswith(f"{c.id}: ") for t in titles) for c in report.claims)
