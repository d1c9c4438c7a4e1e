"""What the checks share that start from a word: a cue in a claim, what carries the claim, and what is then missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimcheck.leaps.cues import Cue
from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import listed_as_guess, told
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.words import LeapType, Role, Severity, Stance

_RAISED: dict[Severity, Severity] = {"low": "medium", "medium": "high", "high": "high"}
_ORDER: tuple[Severity, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Worded:
    """A cue in a claim, and what carries the claim."""

    view: View
    i: int
    claim: Claim | None
    cue: Cue
    carried: Support

    @property
    def words(self) -> str:
        """The cue as printed."""
        span = self.view.document.doc(self.i)[self.cue.start : self.cue.end]
        return self.view.sentences[self.i].text[span.start_char : span.end_char]

    @property
    def carrier(self) -> str:
        """What carries the claim; empty for nothing."""
        return self.carried.names


Holds = Callable[[Worded], bool]
Says = Callable[[Worded], str]


def worded(
    view: View,
    category: str,
    kind: LeapType,
    roles: tuple[Role, ...],
    holds: Holds,
    says: Says,
    needs: Says,
    stances: tuple[Stance, ...] = ("asserted",),
) -> Iterator[Draft]:
    """One leap for each claim that uses a cue of ``category`` for which ``holds``; ``says`` gives its message and
    ``needs`` what would close it.

    The severity is that of the rule, one step higher where nothing carries the claim.
    """
    for i, claim in told(view, *roles):
        cues = view.cues_at(i, category)
        if not cues or listed_as_guess(view, i):
            continue
        view.document.parse([i])
        carried = support(view, i, claim)
        found = [Worded(view, i, claim, cue, carried) for cue in cues]
        kept = [w for w in found if view.document.stance(i, w.cue.anchor).stance in stances and holds(w)]
        if not kept:
            continue
        worst = max(kept, key=lambda w: (_ORDER.index(w.cue.severity), -w.cue.start))
        severity = worst.cue.severity
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type=kind,
            check=kind,
            severity=severity if carried.backed else _RAISED[severity],
            message=says(worst),
            because=carried.ids,
            bounded_by=bounds(view, i, claim),
            needed=needs(worst),
        )
