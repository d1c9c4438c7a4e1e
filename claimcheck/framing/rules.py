"""What the rules of findings say of themselves, for the report."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.records.finding import Finding, RuleRecord
from claimcheck.rulebook.model import Rulebook


def described(rulebook: Rulebook, findings: Iterable[Finding]) -> tuple[RuleRecord, ...]:
    """The rules that ``findings`` name, in the order of their ids."""
    found = []
    for name in sorted({finding.rule for finding in findings}):
        rule = rulebook.rule(name)
        source = rule.source
        found.append(
            RuleRecord(
                id=rule.id,
                pack=rule.pack,
                title=rule.title,
                category=rule.category,
                severity=rule.severity,
                rationale=" ".join(rule.rationale.split()),
                cite=source.cite if source else None,
                doi=source.doi if source else None,
                url=source.url if source else None,
            )
        )
    return tuple(found)
