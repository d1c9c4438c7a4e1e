"""Rules that reviewers mostly reject, with the sentences as YAML that a rule file takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimcheck.decisions.estimate import OfRule, by_rule, settled
from claimcheck.decisions.model import Row


def mostly_rejected(rows: Iterable[Row], least: int = 2) -> list[OfRule]:
    """Rules of which more findings were rejected than accepted, and at least ``least``; the worst first."""
    found = [r for r in by_rule(rows) if len(r.rejected) >= least and len(r.rejected) > r.precision.hits]
    return sorted(found, key=lambda r: (-len(r.rejected), r.precision.value, r.rule))


def as_yaml(rules: Iterable[OfRule]) -> Iterator[str]:
    """Lines: a list of rules with ``no_match``; what was said of each sentence stands in a comment before it."""
    for rule in rules:
        yield f"# {rule.precision.total - rule.precision.hits} of {rule.precision.total} rejected"
        yield f"- id: {rule.rule}"
        yield "  no_match:"
        # One sentence may hold several findings of a rule; one example of it is enough.
        sentences: dict[str, list[str]] = {}
        for rejected in rule.rejected:
            sentences.setdefault(_scalar(rejected.anchor.quote), []).extend(rejected.reasons)
        for sentence, reasons in sentences.items():
            for reason in dict.fromkeys(reasons):
                yield f"    # {' '.join(reason.split())}"
            yield f"    - {sentence}"


def missed(rows: Iterable[Row]) -> Iterator[str]:
    """Lines: sentences that reviewers marked as missed, by category, as ``todo_match`` would have them."""
    found = [s for s in settled(rows, "missed") if s.verdict is True]
    for category in sorted({s.category for s in found}):
        yield f"# marked as missed: {category or 'no category'}"
        yield "  todo_match:"
        for s in found:
            if s.category == category:
                a = s.anchor
                whole = a.trigger == a.quote
                text = a.quote if whole else f"{a.quote[: a.start]}[[{a.trigger}]]{a.quote[a.end :]}"
                yield f"    - {_scalar(text, marked=not whole)}"


def _scalar(text: str, *, marked: bool = False) -> str:
    # Double brackets in a rule's example mark its trigger: those of a paper must not.
    text = text if marked else text.replace("[[", "[ [").replace("]]", "] ]")
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
