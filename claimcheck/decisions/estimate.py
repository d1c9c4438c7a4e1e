"""What decisions say of the rules: precision by rule, and recall from unflagged sentences drawn at random."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.decisions.model import Anchor, Row, Subject
from claimcheck.decisions.shares import Share
from claimcheck.decisions.state import standing
from claimcheck.decisions.store import Checked


@dataclass(frozen=True, slots=True)
class Settled:
    """What all reviewers together say of one finding or sentence."""

    anchor: Anchor
    verdict: bool | None
    """True: it frames a system as a mind; False: it does not; None: they differ, or cannot tell."""
    category: str
    """Of the reviewer who gave one first, or of the rule."""
    renamed: bool
    """A reviewer gave it another category than the rule."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfRule:
    """The verdicts on the flagged findings of one rule."""

    rule: str
    precision: Share
    """Accepted of all that were accepted or rejected by whoever decided."""
    open: int
    """Disputed, or unsure: in neither."""
    renamed: int
    rejected: tuple[Settled, ...]


@dataclass(frozen=True, slots=True)
class Recall:
    """An estimate: what the flagged sentences hold of all that frame a system as a mind."""

    sampled: Share
    """Of the unflagged sentences that were drawn and judged: those that should have been flagged."""
    unflagged: int
    right: float
    """Flagged sentences, less the share that was judged wrong."""

    @property
    def value(self) -> float:
        return self._at(self.sampled.value)

    @property
    def interval(self) -> tuple[float, float]:
        """From Wilson's interval of the sampled share; precision is taken as it was measured."""
        low, high = self.sampled.interval
        return self._at(high), self._at(low)

    def _at(self, share: float) -> float:
        missed = self.unflagged * share
        return self.right / (self.right + missed) if self.right + missed else 0.0

    def __str__(self) -> str:
        low, high = self.interval
        drawn = f"{self.sampled.hits} of {self.sampled.total} sampled sentences should have been flagged"
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] ({drawn}; {self.unflagged:,} are not flagged)"


def settled(rows: Iterable[Row], subject: Subject) -> list[Settled]:
    """The findings or sentences on which somebody gave a verdict, in the order in which they were first decided."""
    votes: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in standing(rows):
        anchor = row.draft.anchor
        if row.draft.verdict and anchor.subject == subject:
            votes[anchor.paper, anchor.target].append(row)
    return [_settled(given) for given in votes.values()]


def _settled(given: Sequence[Row]) -> Settled:
    said = {row.draft.verdict for row in given}
    verdict = None if len(said) > 1 or "unsure" in said else said == {"accepted"}
    return Settled(
        anchor=given[0].draft.anchor,
        verdict=verdict,
        category=next((r.draft.category for r in given if r.draft.category), given[0].draft.anchor.category),
        renamed=any(r.draft.category not in (None, r.draft.anchor.category) for r in given),
        reasons=tuple(r.draft.reason for r in given if r.draft.reason),
    )


def precision(judged: Iterable[Settled]) -> Share:
    """Of flagged findings: accepted of all with a verdict that stands."""
    said = Counter(s.verdict for s in judged if s.anchor.flagged)
    return Share(said[True], said[True] + said[False])


def by_rule(rows: Iterable[Row]) -> list[OfRule]:
    """Every rule that was judged, by name."""
    found: defaultdict[str, list[Settled]] = defaultdict(list)
    for judged in settled(rows, "finding"):
        if judged.anchor.flagged:
            found[judged.anchor.rule].append(judged)
    return [
        OfRule(
            rule=rule,
            precision=precision(found[rule]),
            open=sum(s.verdict is None for s in found[rule]),
            renamed=sum(s.renamed for s in found[rule]),
            rejected=tuple(s for s in found[rule] if s.verdict is False),
        )
        for rule in sorted(found)
    ]


def recall(rows: Iterable[Row], checked: Mapping[str, Checked]) -> Recall | None:
    """Over the papers of which unflagged sentences were judged; None where none was."""
    listed = list(rows)
    drawn = [s for s in settled(listed, "sample") if s.verdict is not None and s.anchor.paper in checked]
    if not drawn:
        return None
    papers = sorted({s.anchor.paper for s in drawn})
    judged = precision(s for s in settled(listed, "finding") if s.anchor.paper in papers)
    flagged = sum(checked[paper].flagged for paper in papers)
    return Recall(
        sampled=Share(sum(s.verdict is True for s in drawn), len(drawn)),
        unflagged=sum(checked[paper].unflagged for paper in papers),
        right=flagged * (judged.value if judged.total else 1.0),
    )


def lines(rows: Sequence[Row], checked: Mapping[str, Checked]) -> Iterator[str]:
    """A table in plain text."""
    rules = by_rule(rows)
    every = precision(settled(rows, "finding"))
    missed = sum(s.verdict is True for s in settled(rows, "missed"))
    yield f"{every.total} flagged findings with a verdict that stands; precision: {every}"
    if rules:
        width = max(len(r.rule) for r in rules)
        yield f"{'rule':<{width}}  {'precision':<32} {'open':>4} {'recategorised':>13}"
        for r in sorted(rules, key=lambda r: (-r.precision.total, r.rule)):
            yield f"{r.rule:<{width}}  {r.precision!s:<32} {r.open:>4} {r.renamed:>13}"
    if (estimate := recall(rows, checked)) is not None:
        yield f"recall, estimated: {estimate}"
    if missed:
        yield f"marked by reviewers as missed: {missed}"
