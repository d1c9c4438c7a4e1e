"""Node-link JSON, for D3 and for ``networkx.node_link_graph(data, edges="edges")``."""

from __future__ import annotations

import json

from claimcheck.records.report import Report


def render(report: Report) -> str:
    import networkx

    return json.dumps(networkx.node_link_data(report.graph(), edges="edges"), ensure_ascii=False, indent=1) + "\n"
