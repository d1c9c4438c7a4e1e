"""Counts and densities over the findings of one paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.records.finding import Finding
from claimcheck.records.paper import Sentence
from claimcheck.records.report import SectionCount, Summary
from claimcheck.records.words import FRAMING_CATEGORIES, SEVERITIES

UNREAD_LAYERS = frozenset({"code", "reference", "furniture"})
"""Layers whose words are not the paper's prose: no rule reads them and no density counts them."""


def words(sentences: Iterable[Sentence]) -> int:
    """Words of prose, separated by white space."""
    return sum(len(s.text.split()) for s in sentences if s.layer not in UNREAD_LAYERS)


def density(count: int, total: int) -> float:
    """``count`` in 1,000 words, to two places; 0 where there are no words."""
    return round(1000 * count / total, 2) if total else 0.0


def summarise(findings: Sequence[Finding], sentences: Sequence[Sentence]) -> Summary:
    """The counts of flagged findings by category, severity and section.

    Categories without findings are counted as 0 for the eight of the shipped packs, so that papers can be compared;
    sections stand in reading order.
    """
    flagged = [f for f in findings if f.flagged]
    categories = Counter(f.category for f in flagged)
    severities = Counter(f.severity for f in flagged)
    others = sorted(set(categories) - set(FRAMING_CATEGORIES))
    total = words(sentences)
    return Summary(
        flagged=len(flagged),
        exempted=len(findings) - len(flagged),
        by_category={name: categories[name] for name in (*FRAMING_CATEGORIES, *others)},
        by_severity={name: severities[name] for name in SEVERITIES},
        by_section=_by_section(flagged, sentences),
        words=total,
        density=density(len(flagged), total),
    )


def _by_section(flagged: Sequence[Finding], sentences: Sequence[Sentence]) -> tuple[SectionCount, ...]:
    section = {s.id: s.section for s in sentences}
    found = Counter(section.get(f.sentence) for f in flagged)
    size: Counter[str | None] = Counter()
    for s in sentences:
        if s.layer not in UNREAD_LAYERS:
            size[s.section] += len(s.text.split())
    return tuple(
        SectionCount(section=name, flagged=found[name], words=count, density=density(found[name], count))
        for name, count in size.items()
    )
