"""Which findings come first: the severe before the mild, the title before a footnote, and not ten times the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.records.finding import Finding
from claimcheck.records.words import SEVERITIES
from claimcheck.report.lookup import Lookup

LAYERS = ("title", "abstract", "heading", "body", "caption", "footnote", "quote")
STANCES = ("asserted", "hedged", "hypothetical", "attributed", "negated", "mentioned")


@dataclass(slots=True)
class Pick:
    """A finding to show, with those that need no place of their own beside it."""

    finding: Finding
    here: list[Finding] = field(default_factory=list)
    """Others in the same sentence."""
    alike: list[Finding] = field(default_factory=list)
    """The same rule met the same words elsewhere."""


def _wording(finding: Finding) -> str:
    # Hides, hide and hiding are one wording to a reader; a lemma would need the language pipeline.
    return finding.trigger.text.casefold()[:4]


def picks(lookup: Lookup, most: int = 10) -> list[Pick]:
    """At most ``most`` flagged findings that reviewers did not settle, one a sentence and one a wording.

    Within a severity a rule that was not shown yet comes before one that was; then layer, whether a leap rests on
    it, stance and reading order decide.
    """
    rested_on = {i for leap in lookup.report.leaps for i in leap.because}
    waiting = [f for f in lookup.report.findings if f.flagged and f.settled is None]
    chosen: list[Pick] = []
    used: dict[str, int] = {}

    def rank(f: Finding) -> tuple[int, int, int, int, int, int, int, str]:
        layer = lookup.sentences[f.sentence].layer
        return (
            -SEVERITIES.index(f.severity),
            0 if layer == "title" else 1,
            used.get(f.rule, 0),
            LAYERS.index(layer) if layer in LAYERS else len(LAYERS),
            0 if f.id in rested_on else 1,
            STANCES.index(f.stance),
            lookup.order[f.sentence],
            f.id,
        )

    while waiting and len(chosen) < most:
        pick = Pick(min(waiting, key=rank))
        first = pick.finding
        used[first.rule] = used.get(first.rule, 0) + 1
        wording = _wording(first)
        rest: list[Finding] = []
        for f in waiting:
            if f.id == first.id:
                continue
            if f.sentence == first.sentence:
                pick.here.append(f)
            elif f.rule == first.rule and _wording(f) == wording:
                pick.alike.append(f)
            else:
                rest.append(f)
        chosen.append(pick)
        waiting = rest
    return chosen
