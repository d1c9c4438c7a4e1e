"""GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimcheck.records.report import Report
from claimcheck.report.clean import printable

if TYPE_CHECKING:
    import networkx

BETWEEN = " | "


def render(report: Report) -> str:
    """GraphML holds no lists: their parts stand in one text, ``a | b``; what is None is left out."""
    import networkx

    file = BytesIO()
    networkx.write_graphml_xml(flat(report.graph()), file, named_key_ids=True)
    return file.getvalue().decode("utf-8") + "\n"


def flat(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """The graph with attributes that are text or numbers only."""
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for name, attributes in graph.nodes(data=True):
        made.add_node(name, **_flat(attributes))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        made.add_edge(source, target, key, **_flat(attributes))
    return made


def _flat(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in attributes.items() if value is not None}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, str):
        return printable(str(value))
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return BETWEEN.join(str(_value(part)) for part in value if part is not None)
    return printable(json.dumps(value, ensure_ascii=False, default=str))
