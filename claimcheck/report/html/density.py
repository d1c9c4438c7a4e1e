"""Flagged findings by section and category, as bars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimcheck.report.lookup import Lookup
from claimcheck.report.summary import density


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: ``start`` and ``width`` in hundredths of the longest bar."""

    category: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    section: str
    """Its id; empty for what stands before the first section."""
    words: int
    flagged: int
    density: float | None
    """None where there are too few words to speak of one."""
    parts: tuple[Part, ...]


_FEWEST_WORDS = 100
"""A section of fewer words has no density: one finding in a title of ten words is no hundred in a thousand."""


def bars(lookup: Lookup) -> tuple[Bar, ...]:
    """One for each top section that has words, those below it counted in; its length is its density."""
    found: Counter[tuple[str, str]] = Counter()
    words: dict[str, int] = {}
    for counted in lookup.report.summary.by_section:
        words[_top(lookup, counted.section)] = words.get(_top(lookup, counted.section), 0) + counted.words
    for finding in lookup.report.findings:
        if finding.flagged:
            found[_top(lookup, lookup.sentences[finding.sentence].section), finding.category] += 1
    flagged = {name: sum(n for (s, _), n in found.items() if s == name) for name in words}
    dense = {name: density(flagged[name], size) for name, size in words.items() if size >= _FEWEST_WORDS}
    longest = max(dense.values(), default=0.0) or 1.0
    made = []
    for name, size in words.items():
        parts = []
        start = 0.0
        full = 100 * dense.get(name, 0.0) / longest
        for category in lookup.report.summary.by_category:
            if full and (count := found[name, category]):
                width = full * count / flagged[name]
                parts.append(Part(category, count, round(start, 2), round(width, 2)))
                start += width
        label = lookup.section_name(name, 60) or "Title and front matter"
        made.append(Bar(label, name, size, flagged[name], dense.get(name), tuple(parts)))
    return tuple(bar for bar in made if bar.density is not None or bar.flagged)


def _top(lookup: Lookup, section: str | None) -> str:
    above = lookup.above.get(section or "", ())
    return above[-1] if above else ""
