"""The report as SARIF 2.1.0, for code scanning and editors (OASIS Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote

from claimcheck.records.finding import Finding, RuleRecord
from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report
from claimcheck.report.baseline import entries
from claimcheck.report.clean import one_line, printable
from claimcheck.report.lookup import Lookup
from claimcheck.report.wording import LEAPS, spaced

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL: Final = {"high": "error", "medium": "warning", "low": "note"}
_FINGERPRINT: Final = "claimcheckFinding/v1"
_LONGEST_SNIPPET = 1000
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_LINK = re.compile(r"\[([^\[\]]*)\]\(")


def to_sarif(report: Report) -> str:
    """One run; flagged findings, leaps and inconsistencies are its results, what could not be read its notifications.

    Texts have regions (lines and columns, from 1, as in the source); PDFs have their page and section as logical
    locations, as SARIF knows no pages. Findings that are not flagged are left out; those that reviewers rejected are
    suppressed. Fingerprints are those of baselines: they hold when the text moves. Ends with a newline.
    """
    lookup = Lookup(report)
    rules = _rules(lookup)
    index = {rule["id"]: i for i, rule in enumerate(rules)}
    results = [*_findings(lookup), *_leaps(lookup), *_inconsistencies(lookup)]
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": report.claimcheck.version,
                "rules": rules,
            },
        },
        "artifacts": [{"location": {"uri": _uri(name)}} for name in _files(report)],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(report)}],
        "results": results,
        "properties": {
            "paper": one_line(report.paper.title),
            "sha256": report.paper.sha256,
            "packs": [f"{pack.name} {pack.version} {pack.sha256}" for pack in report.claimcheck.packs],
        },
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rules(lookup: Lookup) -> list[dict[str, Any]]:
    made = [_rule(rule) for rule in lookup.report.rules]
    known = {rule.id for rule in lookup.report.rules}
    for name in sorted({f.rule for f in lookup.report.findings} - known):
        made.append({"id": name})  # a report of an older version does not describe its rules
    types = {f"leap.{leap.check}": leap.type for leap in lookup.report.leaps}
    for name, type_ in sorted(types.items()):
        told = LEAPS.get(type_ or "", spaced(name.removeprefix("leap.")))
        made.append({"id": name, "shortDescription": {"text": f"A claim goes past its evidence: {told}"}})
    for kind in sorted({item.kind for item in lookup.report.consistency}):
        text = f"The paper told against itself: {spaced(kind)}"
        made.append({"id": f"consistency.{kind}", "shortDescription": {"text": one_line(text)}})
    return made


def _rule(rule: RuleRecord) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": one_line(rule.title)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.category], "pack": rule.pack},
    }
    if rule.rationale:
        made["fullDescription"] = {"text": one_line(rule.rationale)}
    if rule.cite:
        made["help"] = {"text": f"Source: {one_line(rule.cite)}"}
    address = f"https://doi.org/{quote(rule.doi)}" if rule.doi else rule.url
    if address and address.startswith(("https://", "http://")):
        made["helpUri"] = quote(address, safe=":/?#[]@!$&'()*+,;=%")
    return made


def _findings(lookup: Lookup) -> Iterable[dict[str, Any]]:
    fingerprints = {finding.id: entry.id for finding, entry in entries(lookup.report)}
    for finding in lookup.report.findings:
        if not finding.flagged:
            continue
        text = finding.message + (f" Plainer: {finding.rewording}" if finding.rewording else "")
        result = _result(lookup, finding.rule, finding.severity, text, [finding.sentence])
        result["partialFingerprints"] = {_FINGERPRINT: fingerprints[finding.id]}
        result["properties"] = {
            "id": finding.id,
            "category": finding.category,
            "severity": finding.severity,
            "stance": finding.stance,
            "trigger": one_line(finding.trigger.text),
        }
        if suppressions := _suppressions(finding):
            result["suppressions"] = suppressions
        yield result


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    if finding.settled is not False:
        return []
    why = "; ".join(one_line(f"{d.reviewer}: {d.reason}" if d.reason else d.reviewer) for d in finding.decisions)
    return [{"kind": "external", "status": "accepted", "justification": f"rejected by {why}"}]


def _leaps(lookup: Lookup) -> Iterable[dict[str, Any]]:
    for leap in lookup.report.leaps:
        text = leap.message + (f" What would close it: {leap.needed}" if leap.needed else "")
        result = _result(lookup, f"leap.{leap.check}", leap.severity, text, [leap.sentence])
        bounds = [_location(lookup, name) for name in leap.bounded_by]
        for number, bound in enumerate(bounds, start=1):
            bound["id"] = number
            bound["message"] = {"text": "The paper itself bounds it here."}
        if bounds:
            result["relatedLocations"] = bounds
        result["properties"] = {"id": leap.id, "type": leap.type or leap.check, "severity": leap.severity}
        yield result


def _inconsistencies(lookup: Lookup) -> Iterable[dict[str, Any]]:
    for item in lookup.report.consistency:
        result = _result(lookup, f"consistency.{item.kind}", item.severity, item.message, item.sentences)
        result["properties"] = {"id": item.id, "kind": item.kind, "severity": item.severity}
        yield result


def _result(lookup: Lookup, rule: str, severity: str, text: str, sentences: Sequence[str]) -> dict[str, Any]:
    return {
        "ruleId": rule,
        "level": _LEVEL[severity],
        "message": {"text": _plain(text)},
        "locations": [_location(lookup, name) for name in sentences],
    }


def _plain(text: str) -> str:
    """``text`` without placeholders and links, which SARIF reads in messages (3.11.5, 3.11.6)."""
    text = _PLACEHOLDER.sub(r"{{\1}}", one_line(text))
    return _LINK.sub(r"\\[\1\\](", text)


def _location(lookup: Lookup, name: str) -> dict[str, Any]:
    sentence = lookup.sentences[name]
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": _uri(sentence.file or lookup.report.paper.source)},
    }
    if sentence.line is not None:
        physical["region"] = _region(sentence)
    location: dict[str, Any] = {"physicalLocation": physical}
    if logical := _logical(lookup, sentence):
        location["logicalLocations"] = logical
    return location


def _region(sentence: Sentence) -> dict[str, Any]:
    """From the first to one past the last character of the sentence in its source."""
    assert sentence.line is not None
    column = sentence.column or 1
    lines = sentence.raw.split("\n")
    end = column + len(lines[0]) if len(lines) == 1 else len(lines[-1]) + 1
    return {
        "startLine": sentence.line,
        "startColumn": column,
        "endLine": sentence.line + len(lines) - 1,
        "endColumn": max(end, 1),
        "snippet": {"text": printable(sentence.raw)[:_LONGEST_SNIPPET]},
    }


def _logical(lookup: Lookup, sentence: Sentence) -> list[dict[str, Any]]:
    found = []
    if sentence.page is not None:
        found.append({"name": f"page {sentence.page}", "kind": "page"})
    if section := lookup.section_name(sentence.section, 120):
        names = [lookup.section_name(name, 120) or "" for name in reversed(lookup.above[sentence.section or ""])]
        found.append({"name": section, "fullyQualifiedName": " / ".join(names), "kind": "section"})
    if sentence.page is not None:
        found.append({"name": sentence.id, "fullyQualifiedName": printable(sentence.text), "kind": "sentence"})
    return found


def _notifications(report: Report) -> list[dict[str, Any]]:
    coverage = report.coverage
    texts = [one_line(note) for note in coverage.notes]
    if coverage.pages_without_text:
        pages = ", ".join(map(str, coverage.pages_without_text))
        texts.append(f"Pages without text that could be read: {pages}.")
    return [{"level": "note", "message": {"text": text}} for text in texts]


def _files(report: Report) -> list[str]:
    return list(dict.fromkeys([report.paper.source, *(s.file for s in report.sentences if s.file)]))


def _uri(name: str) -> str:
    """A relative reference (RFC 3986): a report names no folder."""
    return quote(one_line(name).encode("utf-8", "replace"), safe="/-._~")
