"""Decisions find their place in a report again: by their words exactly, then by words much like them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.decisions.model import Anchor, Row
from claimcheck.decisions.quote import Anchors, plain, stable_id
from claimcheck.decisions.state import standing

_ALIKE: Final = 82.0
"""Least Indel similarity, in percent, of two sentences in letters and digits that count as one."""
_PART: Final = 24
"""Letters that a sentence must have to be known as a part of another (a reader tore it, or joins what was torn)."""
_MOST: Final = 5
_OTHER: Final = 9
"""Unlike enough to be another finding."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision that stands at a finding or sentence of the report."""

    row: Row
    target: str
    sentence: str
    """Target of the sentence."""
    moved: bool
    """Its words, its rule or its place among several alike are not those it was made on."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose place is gone."""

    row: Row
    why: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Where each standing decision is now: every one is in one of the three."""

    placed: tuple[Placed, ...]
    orphans: tuple[Orphan, ...]
    superseded: tuple[Row, ...] = ()
    """Those whose place holds another decision of the same reviewer, made on the words as they are now."""

    @property
    def moved(self) -> tuple[Placed, ...]:
        return tuple(p for p in self.placed if p.moved)

    def by_target(self) -> dict[str, list[Placed]]:
        """The decisions at each target, by reviewer, then age."""
        found: defaultdict[str, list[Placed]] = defaultdict(list)
        for p in sorted(self.placed, key=lambda p: (p.row.draft.reviewer, p.row.number)):
            found[p.target].append(p)
        return dict(found)


def place(anchors: Anchors, rows: Iterable[Row], names: Mapping[str, str] | None = None) -> Placement:
    """Find the place of each decision that stands.

    Args:
        anchors: of the report.
        rows: of its paper, all of them.
        names: the id that each rule has now, by those that it had (aliases).
    """
    return _Placing(anchors, names or {}).run(standing(rows))


class _Placing:
    def __init__(self, anchors: Anchors, names: Mapping[str, str]) -> None:
        self._anchors, self._names = anchors, names
        self._taken: set[tuple[str, str]] = set()
        self._targets = list(anchors.sentence_targets.values())
        self._findings: defaultdict[str, list[Anchor]] = defaultdict(list)
        for finding in anchors.report.findings:
            where = anchors.sentence_targets[finding.sentence]
            self._findings[where].append(anchors.findings[anchors.finding_targets[finding.id]])

    def run(self, rows: Sequence[Row]) -> Placement:
        placed: dict[int, Placed] = {}
        for row in rows:
            if (there := self._exactly(row)) is not None and self._take(row, there.target):
                placed[row.number] = there
        orphans: list[Orphan] = []
        superseded: list[Row] = []
        for row in rows:
            if row.number in placed:
                continue
            found = self._nearly(row)
            if found is None:
                superseded.append(row)
            elif isinstance(found, Orphan):
                orphans.append(found)
            else:
                placed[row.number] = found
        return Placement(tuple(placed[n] for n in sorted(placed)), tuple(orphans), tuple(superseded))

    def _take(self, row: Row, target: str) -> bool:
        """A reviewer has one decision at a target."""
        key = (row.draft.reviewer, target)
        if key in self._taken:
            return False
        self._taken.add(key)
        return True

    def _exactly(self, row: Row) -> Placed | None:
        anchor = row.draft.anchor
        now = self._anchors.findings.get(anchor.target)
        if now is not None and now.quote == anchor.quote and now.rule == anchor.rule:
            return Placed(row, anchor.target, self._anchors.at[anchor.target], moved=False)
        quote = plain(anchor.quote)
        sentence = stable_id("", quote, "", anchor.occurrence)
        if anchor.subject == "finding":
            rule = self._names.get(anchor.rule, anchor.rule)
            target = stable_id(rule, quote, plain(anchor.trigger), anchor.occurrence)
            now = self._anchors.findings.get(target)
            if now is None:
                return None
            return Placed(row, target, self._anchors.at[target], moved=rule != anchor.rule)
        if sentence not in self._anchors.sentences:
            return None
        return Placed(row, anchor.target if anchor.subject == "missed" else sentence, sentence, moved=False)

    def _nearly(self, row: Row) -> Placed | Orphan | None:
        anchor = row.draft.anchor
        near = self._sentences(anchor)
        fits: list[tuple[str, str]] = []
        """Targets, each with that of its sentence."""
        for sentence in near:
            if anchor.subject == "finding":
                ranked = sorted(self._findings[sentence], key=lambda f: self._unlike(anchor, f))
                fits += [(f.target, sentence) for f in ranked if self._unlike(anchor, f) < _OTHER]
            else:
                fits.append((anchor.target if anchor.subject == "missed" else sentence, sentence))
        for target, sentence in fits:
            if self._take(row, target):
                return Placed(row, target, sentence, moved=True)
        if fits:
            return None
        return Orphan(row, "no rule marks these words any more" if near else "the sentence is gone")

    def _unlike(self, old: Anchor, new: Anchor) -> int:
        """0 to ``_OTHER``: how far a finding is from the one that was decided on."""
        a, b = plain(old.trigger), plain(new.trigger)
        if not (a and b) or not (a in b or b in a):
            return _OTHER
        same_rule = new.rule == self._names.get(old.rule, old.rule)
        if not same_rule and new.category != old.category:
            return _OTHER
        return 2 * (not same_rule) + (a != b)

    def _sentences(self, anchor: Anchor) -> list[str]:
        """Targets of the sentences that may be the anchor's, the likeliest first."""
        known = self._anchors.near.get((anchor.quote, anchor.prefix, anchor.suffix))
        if known is None:
            known = self._anchors.near[anchor.quote, anchor.prefix, anchor.suffix] = self._search(anchor)
        return known

    def _search(self, anchor: Anchor) -> list[str]:
        from rapidfuzz import fuzz, process

        quote = plain(anchor.quote)
        if not quote:
            return []
        scored = {
            index: score
            for _, score, index in process.extract(
                quote, self._anchors.plain, scorer=fuzz.ratio, processor=None, score_cutoff=_ALIKE, limit=_MOST
            )
        }
        for i, text in enumerate(self._anchors.plain):
            if min(len(text), len(quote)) >= _PART and text != quote and (text in quote or quote in text):
                scored.setdefault(i, _ALIKE)
        report = self._anchors.report

        def context(i: int) -> float:
            before = report.sentences[i - 1].text if i else ""
            after = report.sentences[i + 1].text if i + 1 < len(report.sentences) else ""
            return fuzz.ratio(before[-len(anchor.prefix) or None :], anchor.prefix) + fuzz.ratio(
                after[: len(anchor.suffix)], anchor.suffix
            )

        ranked = sorted(scored, key=lambda i: (-round(scored[i]), -context(i), i))
        return [self._targets[i] for i in ranked]
