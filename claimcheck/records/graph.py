"""The claim graph of a report, as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from claimcheck.records.base import Record
from claimcheck.records.claim import Claim, Evidence, Experiment
from claimcheck.records.leap import Leap

if TYPE_CHECKING:
    import networkx

    from claimcheck.records.report import Report

_NOT_ATTRIBUTES = {"id", "kind", "name", "message", "claim"}
"""The node itself, what it has under another name, and what is an edge."""


def _names(record: type[Record]) -> str:
    return ", ".join(name for name in record.model_fields if name not in _NOT_ATTRIBUTES)


NODES: Final = {
    "every node": "kind (claim, experiment, evidence, leap), text, page (from 1) and section (its id), where known",
    "claim": f"role, {_names(Claim)}",
    "experiment": _names(Experiment),
    "evidence": f"evidence_kind (figure, table, sentence, citation), {_names(Evidence)}",
    "leap": _names(Leap),
}
EDGES: Final = {
    "every edge": "relation, score (0 to 1; from 0.5 a claim counts as backed), reasons",
    "of a link": "reports, supports, bounds, contradicts, cites, conjecture: from what carries to the claim",
    "part_of": "evidence to its experiment",
    "same_as": "a claim to the same claim elsewhere",
    "leaps": "a leap to its claim",
}


def build(report: Report) -> networkx.MultiDiGraph[str]:
    """Claims, experiments, evidence and leaps as nodes; links as edges that run from what carries to what is carried.

    Nodes are named by the ids of the report. Each has ``kind`` (claim, experiment, evidence, leap; str), ``text``
    (str), ``page`` (int from 1, or None) and ``section`` (id, or None), and the fields of its record: a claim ``role``
    (str; the record's ``kind``), ``certainty`` (int, 1 to 5), ``salience`` (float, 0 to 1), ``sentence`` (id) and
    ``same_as`` (ids); an experiment ``figures``, ``tables``, ``sentences``, ``measures``, ``subjects`` and
    ``conditions`` (each a tuple of str); evidence ``evidence_kind`` (str), ``label`` and ``sentence`` (str or None);
    a leap ``type``, ``check``, ``severity`` and ``sentence`` (str), ``because`` and ``bounded_by`` (ids). Fields that
    the records gain later are attributes of the same name.

    Edges have ``relation`` (str), ``score`` (float, 0 to 1) and ``reasons`` (tuple of str) as in the report; besides a
    link's own relations there are ``part_of`` (evidence to its experiment), ``same_as`` (claim to claim) and ``leaps``
    (leap to claim), each with score 1.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    sentences = {s.id: s for s in report.sentences}
    pages = {s.id: s.page for s in report.paper.sections}

    def add(record: Record, name: str, kind: str, text: str, sentence: str | None, **more: Any) -> None:
        at = sentences.get(sentence or "")
        where = {"page": at.page if at else None, "section": at.section if at else None}
        graph.add_node(name, **{**where, **_fields(record), **more, "kind": kind, "text": text})

    for claim in report.claims:
        add(claim, claim.id, "claim", sentences[claim.sentence].text, claim.sentence, role=claim.kind)
    for experiment in report.experiments:
        add(experiment, experiment.id, "experiment", experiment.name, None, page=pages.get(experiment.section or ""))
    for evidence in report.evidence:
        told = sentences.get(evidence.sentence or "")
        label = evidence.label or (told.text if told else "")
        add(evidence, evidence.id, "evidence", label, evidence.sentence, evidence_kind=evidence.kind)
    for leap in report.leaps:
        add(leap, leap.id, "leap", leap.message, leap.sentence)
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
        if leap.claim is not None:
            graph.add_edge(leap.id, leap.claim, relation="leaps", score=1.0, reasons=())
    return graph


def _fields(record: Record) -> dict[str, Any]:
    return record.model_dump(exclude=_NOT_ATTRIBUTES)
