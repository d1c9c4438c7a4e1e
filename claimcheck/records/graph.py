"""The claim graph of a report, as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from claimcheck.records.report import Report


def build(report: Report) -> networkx.MultiDiGraph[str]:
    """Claims, experiments, evidence and leaps as nodes; links as edges that run from what carries to what is carried.

    Nodes have ``kind`` (claim, experiment, evidence, leap) and ``text``; claims also ``certainty``, ``salience``
    and ``role``; evidence ``evidence_kind``. Edges have ``relation`` and ``score`` and ``reasons`` as in the report;
    besides a link's own relations there are ``part_of`` (evidence to its experiment), ``same_as`` (claim to claim)
    and ``leaps`` (leap to claim).
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    text = {s.id: s.text for s in report.sentences}
    for claim in report.claims:
        graph.add_node(
            claim.id,
            kind="claim",
            text=text[claim.sentence],
            role=claim.kind,
            certainty=claim.certainty,
            salience=claim.salience,
        )
    for experiment in report.experiments:
        graph.add_node(experiment.id, kind="experiment", text=experiment.name)
    for evidence in report.evidence:
        label = evidence.label or text.get(evidence.sentence or "", "")
        graph.add_node(evidence.id, kind="evidence", text=label, evidence_kind=evidence.kind)
    for link in report.links:
        for source in (link.experiment, link.evidence, link.on):
            if source is not None:
                graph.add_edge(source, link.claim, relation=link.relation, score=link.score, reasons=link.reasons)
        if link.experiment and link.evidence and not graph.has_edge(link.evidence, link.experiment):
            graph.add_edge(link.evidence, link.experiment, relation="part_of", score=1.0, reasons=())
    for claim in report.claims:
        for other in claim.same_as:
            graph.add_edge(claim.id, other, relation="same_as", score=1.0, reasons=())
    for leap in report.leaps:
        graph.add_node(leap.id, kind="leap", text=leap.message)
        if leap.claim is not None:
            graph.add_edge(leap.id, leap.claim, relation="leaps", score=1.0, reasons=())
    return graph
