"""A card for each sentence that has findings or leaps: its words with the marks, and what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.records.claim import Claim
from claimcheck.records.finding import Finding, RuleRecord
from claimcheck.records.leap import Leap
from claimcheck.records.paper import Sentence
from claimcheck.records.words import SEVERITIES
from claimcheck.report.lookup import Lookup

LONG = 900
"""Characters from which on a sentence scrolls within its card."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence: plain, a trigger, or the words for a doer."""

    text: str
    kind: str = ""
    """``trigger``, ``agent`` or empty."""
    tone: str = ""
    """The class of its colour."""


@dataclass(frozen=True, slots=True)
class Item:
    """A finding within its card."""

    finding: Finding
    rule: RuleRecord | None
    tone: str
    sections: tuple[str, ...]
    """The section of its sentence and those above it."""


@dataclass(frozen=True, slots=True)
class Card:
    sentence: Sentence
    place: str
    segments: tuple[Segment, ...]
    items: tuple[Item, ...]
    """Flagged ones first, the graver before the milder."""
    leaps: tuple[Leap, ...]
    claim: Claim | None
    tone: str
    """Of the first item."""

    @property
    def flagged(self) -> bool:
        """Whether there is more in it than findings that are not flagged."""
        return bool(self.leaps) or any(item.finding.flagged for item in self.items)

    @property
    def long(self) -> bool:
        return len(self.sentence.text) > LONG


def cards(lookup: Lookup, tones: dict[str, str]) -> dict[str, Card]:
    """By sentence id, in reading order; ``tones`` gives the class of each category's colour."""
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in lookup.report.findings:
        findings[finding.sentence].append(finding)
    leaps: defaultdict[str, list[Leap]] = defaultdict(list)
    for leap in lookup.report.leaps:
        leaps[leap.sentence].append(leap)
    claims = {claim.sentence: claim for claim in lookup.report.claims}
    found: dict[str, Card] = {}
    for name in sorted({*findings, *leaps}, key=lambda s: lookup.order[s]):
        sentence = lookup.sentences[name]
        sections = lookup.above.get(sentence.section or "", ())
        own = sorted(findings[name], key=_rank)
        items = tuple(Item(f, lookup.rules.get(f.rule), tones[f.category], sections) for f in own)
        found[name] = Card(
            sentence=sentence,
            place=lookup.place(name),
            segments=segments(sentence.text, own, tones),
            items=items,
            leaps=tuple(leaps[name]),
            claim=claims.get(name),
            tone=items[0].tone if items else "",
        )
    return found


def segments(text: str, findings: Sequence[Finding], tones: dict[str, str]) -> tuple[Segment, ...]:
    """The words of a sentence with triggers and doers marked; where two overlap, the first of ``findings`` wins."""
    kinds: list[tuple[str, str]] = [("", "")] * len(text)
    for finding in findings:
        if not finding.flagged:
            continue
        for kind, span in (("trigger", finding.trigger), ("agent", finding.agent)):
            if span is None:
                continue
            place = range(max(span.start, 0), min(span.end, len(text)))
            taken = {kinds[i][0] for i in place}
            if "trigger" in taken or (kind == "agent" and "agent" in taken):
                continue
            for i in place:
                kinds[i] = (kind, tones[finding.category])
    cuts = [0, *(i for i in range(1, len(text)) if kinds[i] != kinds[i - 1]), len(text)]
    return tuple(Segment(text[a:b], *kinds[a]) for a, b in pairwise(cuts) if a < b)


def _rank(finding: Finding) -> tuple[bool, int, int, str]:
    return not finding.flagged, -SEVERITIES.index(finding.severity), finding.trigger.start, finding.id
