"""What must hold in every report, whatever the paper: ids resolve, spans are what they say."""

from __future__ import annotations

from collections import Counter

from claimcheck.records.report import Report


def flaws(report: Report) -> list[str]:
    """What is wrong with the report's own references, one line each."""
    return [*_ids(report), *_spans(report), *_places(report), *_references(report), *_counts(report)]


def _ids(report: Report) -> list[str]:
    parts = (
        report.sentences,
        report.findings,
        report.claims,
        report.experiments,
        report.evidence,
        report.leaps,
        report.consistency,
        report.paper.sections,
    )
    out = []
    for part in parts:
        twice = [i for i, n in Counter(record.id for record in part).items() if n > 1]  # type: ignore[attr-defined]
        out += [f"id twice: {i}" for i in twice]
    return out


def _spans(report: Report) -> list[str]:
    text = {s.id: s.text for s in report.sentences}
    out = []
    for finding in report.findings:
        for span in (finding.trigger, finding.agent):
            if span is not None and text[finding.sentence][span.start : span.end] != span.text:
                out.append(f"{finding.id}: span {span.text!r} is not what stands there")
        if finding.flagged != (finding.exemption is None):
            out.append(f"{finding.id}: flagged and exempted do not agree")
    return out


def _places(report: Report) -> list[str]:
    sections = {s.id for s in report.paper.sections}
    out = []
    for sentence in report.sentences:
        if sentence.section is not None and sentence.section not in sections:
            out.append(f"{sentence.id}: no section {sentence.section}")
        for page, x0, y0, x1, y1 in sentence.boxes:
            if not (1 <= page <= report.paper.pages and x0 <= x1 and y0 <= y1):
                out.append(f"{sentence.id}: box {page, x0, y0, x1, y1}")
        if not sentence.text.strip() or "\n" in sentence.text:
            out.append(f"{sentence.id}: text is empty or has line breaks")
    return out


def _references(report: Report) -> list[str]:
    sentences = {s.id for s in report.sentences}
    claims = {c.id for c in report.claims}
    experiments = {e.id for e in report.experiments}
    evidence = {e.id for e in report.evidence}
    findings = {f.id for f in report.findings}
    because = sentences | evidence | findings | experiments | claims
    labels = {f.label for f in report.paper.figures} | {t.label for t in report.paper.tables}
    asked: list[tuple[str, str | None, set[str]]] = []
    for claim in report.claims:
        asked += [(claim.id, claim.sentence, sentences), *((claim.id, other, claims) for other in claim.same_as)]
    for experiment in report.experiments:
        asked += [(experiment.id, s, sentences) for s in experiment.sentences]
        asked += [(experiment.id, label, labels) for label in (*experiment.figures, *experiment.tables)]
    asked += [(item.id, item.sentence, sentences | {""}) for item in report.evidence if item.sentence]
    for link in report.links:
        name = f"link of {link.claim}"
        asked += [(name, link.claim, claims)]
        asked += [(name, link.experiment, experiments)] if link.experiment else []
        asked += [(name, link.evidence, evidence)] if link.evidence else []
        asked += [(name, link.on, claims)] if link.on else []
    for leap in report.leaps:
        asked += [(leap.id, leap.sentence, sentences), *((leap.id, i, because) for i in leap.because)]
        asked += [(leap.id, leap.claim, claims)] if leap.claim else []
        asked += [(leap.id, i, sentences) for i in leap.bounded_by]
    out = [f"{who}: there is no {what}" for who, what, known in asked if what not in known]
    out += [f"link of {k.claim}: score {k.score}" for k in report.links if not 0 <= k.score <= 1]
    return out


def _counts(report: Report) -> list[str]:
    flagged = sum(f.flagged for f in report.findings)
    sums = {
        "flagged": report.summary.flagged,
        "by_category": sum(report.summary.by_category.values()),
        "by_severity": sum(report.summary.by_severity.values()),
        "by_section": sum(s.flagged for s in report.summary.by_section),
    }
    return [f"summary {name}: {count} where {flagged} are flagged" for name, count in sums.items() if count != flagged]
