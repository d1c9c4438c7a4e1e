"""A report becomes rows of the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from claimcheck.corpus.job import About
from claimcheck.records.claim import Link
from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report
from claimcheck.report.json import to_bytes
from claimcheck.report.summary import UNREAD_LAYERS

Rows = dict[str, list[dict[str, Any]]]
"""By table; a column that is left out is null."""

BACKED = 0.5
_FINDING = ("rule", "pack", "category", "severity", "stance", "flagged", "exemption")
_BACKS = frozenset(("reports", "supports"))


def rows_of(report: Report, paper: str, about: About, checker: str) -> Rows:
    """The rows of a paper that was checked, in the order of its report."""
    where = _Places(report)
    backing: dict[str, float] = {}
    for link in report.links:
        if link.relation in _BACKS and (link.experiment or link.evidence):
            backing[link.claim] = max(backing.get(link.claim, 0.0), link.score)
    return {
        "papers": [_paper(report, paper, about, checker, sum(s >= BACKED for s in backing.values()))],
        "sentences": [where.sentence(paper, sentence) for sentence in report.sentences],
        "findings": [
            {
                "paper": paper,
                "finding": f.id,
                "sentence": f.sentence,
                **{
                    k: getattr(f, k) for k in ("rule", "pack", "category", "severity", "stance", "flagged", "exemption")
                },
                "trigger": f.trigger.text,
                "start": f.trigger.start,
                "end": f.trigger.end,
                "agent": f.agent.text if f.agent else None,
                "agent_kind": f.agent.kind if f.agent else None,
                **where.of(f.sentence, "page", "section_kind", "layer", "role"),
            }
            for f in report.findings
        ],
        "claims": [
            {
                "paper": paper,
                "claim": c.id,
                "sentence": c.sentence,
                "kind": c.kind,
                "certainty": c.certainty,
                "salience": round(c.salience, 3),
                "backing": round(backing.get(c.id, 0.0), 3),
                "same_as": list(c.same_as),
                **where.of(c.sentence, "page", "section_kind"),
            }
            for c in report.claims
        ],
        "links": _links(report, paper),
        "leaps": [
            {
                "paper": paper,
                "leap": leap.id,
                **{k: getattr(leap, k) for k in ("claim", "sentence", "type", "check", "severity", "message")},
                "because": list(leap.because),
                "bounded_by": list(leap.bounded_by),
                **where.of(leap.sentence, "page", "section_kind"),
            }
            for leap in report.leaps
        ],
    }


def failed_rows(paper: str, about: About, checker: str, sha256: str, error: str, hint: str) -> Rows:
    """The row of a paper that could not be checked."""
    row = {"paper": paper, "status": "failed", "error": error, "hint": hint, "sha256": sha256 or None}
    return {"papers": [{**row, "checker": checker, **_about(about), "title": about.title or None}]}


def _paper(report: Report, paper: str, about: About, checker: str, backed: int) -> dict[str, Any]:
    return {
        "paper": paper,
        "status": "done",
        "sha256": report.paper.sha256,
        "report_sha256": hashlib.sha256(to_bytes(report)).hexdigest(),
        "checker": checker,
        "title": report.paper.title,
        "pages": report.paper.pages,
        "pages_without_text": len(report.coverage.pages_without_text),
        "language": report.coverage.language,
        "sentences": len(report.sentences),
        "words": report.summary.words,
        "flagged": report.summary.flagged,
        "exempted": report.summary.exempted,
        "density": report.summary.density,
        "claims": len(report.claims),
        "claims_backed": backed,
        "leaps": len(report.leaps),
        "notes": list(report.coverage.notes),
        **_about(about),
    }


def _about(about: About) -> dict[str, Any]:
    return {
        "year": about.year,
        "date": about.date or None,
        "venue": about.venue or None,
        "subjects": list(about.subjects),
    }


def _links(report: Report, paper: str) -> list[dict[str, Any]]:
    names = {e.id: e.name for e in report.experiments}
    evidence = {e.id: e for e in report.evidence}

    def row(link: Link) -> dict[str, Any]:
        shown = evidence.get(link.evidence or "")
        return {
            "paper": paper,
            "claim": link.claim,
            "relation": link.relation,
            "score": round(link.score, 3),
            "experiment": link.experiment,
            "experiment_name": names.get(link.experiment or ""),
            "evidence": link.evidence,
            "evidence_kind": shown.kind if shown else None,
            "evidence_label": shown.label if shown else None,
            "evidence_sentence": shown.sentence if shown else None,
            "on": link.on,
            "reasons": list(link.reasons),
        }

    return [row(link) for link in report.links]


class _Places:
    """Where in the paper each sentence stands."""

    def __init__(self, report: Report) -> None:
        self._sections = {s.id: s for s in report.paper.sections}
        self._sentences: Mapping[str, Sentence] = {s.id: s for s in report.sentences}

    def sentence(self, paper: str, s: Sentence) -> dict[str, Any]:
        section = self._sections.get(s.section or "")
        return {
            "paper": paper,
            "sentence": s.id,
            "text": s.text,
            "words": 0 if s.layer in UNREAD_LAYERS else len(s.text.split()),
            "section": s.section,
            "section_title": section.title if section else None,
            **self.of(s.id, "page", "section_kind", "layer", "role"),
        }

    def of(self, sentence: str, *columns: str) -> dict[str, Any]:
        s = self._sentences[sentence]
        section = self._sections.get(s.section or "")
        values = {"page": s.page, "section_kind": section.kind if section else None, "layer": s.layer, "role": s.role}
        return {name: values[name] for name in columns}
