"""Claims and leaps as the report shows them: ids of links turned into names and places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.records.claim import Claim
from claimcheck.records.leap import Leap
from claimcheck.records.words import SEVERITIES
from claimcheck.report.lookup import Lookup
from claimcheck.report.support import Supports, headline, instead
from claimcheck.report.wording import CERTAINTY, leap_name, spaced

MOST_CARRIERS = 4
MOST_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence named elsewhere: where it stands and what it says."""

    sentence: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    name: str
    score: float
    labels: tuple[str, ...]
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    claim: Claim
    place: str
    text: str
    certainty: str
    carried: tuple[Carried, ...]
    more: int
    """Experiments beyond those that are shown."""
    without: str
    """Why there is none, where there is none."""
    bounds: tuple[Quote, ...]
    more_bounds: int
    against: tuple[Quote, ...]
    rests_on: tuple[Claim, ...]
    again: tuple[Quote, ...]
    """Where it is said again."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What a leap rests on: a word, and the sentence to go to, if any."""

    text: str
    sentence: str | None


@dataclass(frozen=True, slots=True)
class LeapView:
    leap: Leap
    name: str
    place: str
    text: str
    because: tuple[Reason, ...]
    bounds: tuple[Quote, ...]


def claim_views(lookup: Lookup) -> tuple[ClaimView, ...]:
    """All claims, headline claims first; one that is said twice stands once, limitations among their own kind last."""
    supports = Supports(lookup)
    chosen = headline(lookup)
    said = {name for claim in chosen for name in (claim.id, *claim.same_as)}
    chosen += [claim for claim in lookup.report.claims if claim.id not in said]
    return tuple(_claim(lookup, supports, claim) for claim in chosen)


def _claim(lookup: Lookup, supports: Supports, claim: Claim) -> ClaimView:
    support = supports.of(claim)
    carried = tuple(
        Carried(
            name=lookup.experiments[c.experiment].name if c.experiment else "Results told in the text",
            score=c.score,
            labels=tuple(c.labels),
            reasons=c.reasons,
            quotes=quotes(lookup, c.sentences[:1] if not c.labels else ()),
        )
        for c in support.carriers[:MOST_CARRIERS]
    )
    bounds = _sentences(lookup, (link.evidence for link in support.bounds))
    return ClaimView(
        claim=claim,
        place=lookup.place(claim.sentence),
        text=lookup.sentences[claim.sentence].text,
        certainty=CERTAINTY.get(claim.certainty, ""),
        carried=carried,
        more=max(0, len(support.carriers) - MOST_CARRIERS),
        without="" if carried else "No experiment was found" + instead(support),
        bounds=quotes(lookup, bounds[:MOST_QUOTES]),
        more_bounds=max(0, len(bounds) - MOST_QUOTES),
        against=quotes(lookup, _sentences(lookup, (x.evidence for x in support.contradicts))[:MOST_QUOTES]),
        rests_on=tuple(lookup.claims[name] for name in support.rests_on[:MOST_CARRIERS]),
        again=quotes(lookup, (lookup.claims[name].sentence for name in claim.same_as[:MOST_QUOTES])),
    )


def leap_views(lookup: Lookup) -> tuple[LeapView, ...]:
    """All leaps: the severe first, then in reading order."""

    def rank(leap: Leap) -> tuple[int, int, str]:
        return -SEVERITIES.index(leap.severity), lookup.order[leap.sentence], leap.id

    return tuple(
        LeapView(
            leap=leap,
            name=leap_name(leap.type, leap.check),
            place=lookup.place(leap.sentence),
            text=lookup.sentences[leap.sentence].text,
            because=tuple(_because(lookup, leap)),
            bounds=quotes(lookup, leap.bounded_by),
        )
        for leap in sorted(lookup.report.leaps, key=rank)
    )


def quotes(lookup: Lookup, sentences: Iterable[str]) -> tuple[Quote, ...]:
    return tuple(Quote(s, lookup.place(s), lookup.sentences[s].text) for s in sentences)


def _sentences(lookup: Lookup, evidence: Iterable[str | None]) -> list[str]:
    found = (lookup.evidence.get(name or "") for name in evidence)
    return list(dict.fromkeys(item.sentence for item in found if item is not None and item.sentence))


def _because(lookup: Lookup, leap: Leap) -> Iterable[Reason]:
    """Findings by their words, evidence and experiments by their names, sentences by their places; each once."""
    seen: set[str] = set()
    for name in leap.because:
        reason = _reason(lookup, name)
        if reason is not None and reason.text not in seen:
            seen.add(reason.text)
            yield reason


def _reason(lookup: Lookup, name: str) -> Reason | None:
    if finding := lookup.findings.get(name):
        return Reason(f"“{finding.trigger.text}” ({spaced(finding.category)})", finding.sentence)
    if evidence := lookup.evidence.get(name):
        sentence = evidence.sentence
        return Reason(evidence.label or (lookup.place(sentence) if sentence else ""), sentence)
    if experiment := lookup.experiments.get(name):
        return Reason(experiment.name, experiment.sentences[0] if experiment.sentences else None)
    if name in lookup.sentences:
        return Reason(lookup.place(name), name)
    return None  # a link: what it leads to is named beside it
