"""The trace of one proposition through a paper: from guess to finding, with no experiment between."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import BACKED, bounds
from claimcheck.leaps.topline import shared
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim

CHECK = "certainty"

_CARRIES = ("reports", "supports")


def check(view: View) -> Iterator[Draft]:
    """One leap for each flat claim whose earlier self was a guess, unless something it rests on stands between."""
    for i, claim in claimed(view, "result", "interpretation"):
        if (
            claim is None
            or claim.certainty < view.numbers["flat_certainty"]
            or view.cues_at(i, "conjecture", "qualifier")
        ):
            continue
        guess = _guess(view, i, claim)
        if guess is None or _tested_between(view, claim, view.index[guess.sentence], i):
            continue
        page = view.sentence(guess.sentence).page
        yield Draft(
            sentence=claim.sentence,
            claim=claim.id,
            type="certainty",
            check=CHECK,
            severity="medium",
            message=f"This is stated as found, but an earlier sentence{f' (page {page})' if page else ''} puts it up "
            f"as a guess (“{_guessed(view, guess)}”), and no experiment was found between the two that settles it.",
            because=(guess.id, guess.sentence),
            bounded_by=bounds(view, i, claim),
            needed="Keep the guess a guess, or name the experiment that tests it.",
            aspect="trace",
        )


def _guess(view: View, i: int, claim: Claim) -> Claim | None:
    """The first earlier claim that says the same with a mark of doubt."""
    same = {*claim.same_as, *(c.id for c in view.claims.values() if claim.id in c.same_as)}
    earlier = [view.claims[c] for c in same if c in view.claims and view.index[view.claims[c].sentence] < i]
    doubted = [
        c
        for c in earlier
        if c.certainty <= view.numbers["guess_certainty"]
        and c.kind not in ("limitation", "aim")
        and shared(view, view.index[c.sentence], i) >= view.numbers["trace_shared"]
        and view.cues_at(view.index[c.sentence], "conjecture")
    ]
    return min(doubted, key=lambda c: view.index[c.sentence], default=None)


def _guessed(view: View, guess: Claim) -> str:
    """The words that make it one."""
    i = view.index[guess.sentence]
    cue = view.cues_at(i, "conjecture")[0]
    return view.document.doc(i)[cue.start : cue.end].text


def _tested_between(view: View, claim: Claim, start: int, end: int) -> bool:
    """Whether evidence or an experiment of the claim, linked as backing, is told between two sentences."""
    for link in view.links_of.get(claim.id, ()):
        if link.relation not in _CARRIES or link.score < BACKED:
            continue
        evidence = view.evidence.get(link.evidence or "")
        if evidence is not None and evidence.kind in ("figure", "table"):
            return True
        told = [evidence.sentence] if evidence is not None and evidence.sentence else []
        if link.experiment is not None and link.experiment in view.experiments:
            told += view.experiments[link.experiment].sentences
        if any(start < view.index[s] <= end for s in told if s in view.index):
            return True
    return False
