"""Limitations: sentences that say how far the claims reach, linked to the claims that they bound."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from claimcheck.claims.caveats import CaveatReader, Ties
from claimcheck.claims.draft import Draft
from claimcheck.claims.evidence import EvidenceBook, Key
from claimcheck.claims.fitted import weights
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import shared
from claimcheck.claims.places import Outline
from claimcheck.records.claim import Claim, Experiment

_MOST = 5
_LEAST = 0.15
_ROUNDING = 0.01
"""More than the rounding of signs can add up to."""
_TOLD = (
    "is a footnote to it",
    "is a footnote to the claim told again",
    "is a footnote to its paragraph",
    "takes part of it back itself",
    "same paragraph",
    "stands where the claim is tested",
    "stands beside the claim told again",
    "names the same figure or table",
    "speaks of the paper as a whole",
    "stands in a section on limits, and the claim in front or at the end",
    "same section",
    "stands in a section that it points to",
    "says what the authors did not do",
    "leaves something out, or calls it weak",
)
"""Signs worth telling as reasons, in this order."""
_COPY = 0.5
"""What a caveat keeps of its score where a claim that says the same is bound by it more firmly."""
_FIRM = 0.3
"""How far a sign must hold to be told."""


class Bounder:
    """Finds the sentences that say how far each claim reaches."""

    def __init__(self, ground: Ground, outline: Outline, experiments: Sequence[Experiment], book: EvidenceBook) -> None:
        self._ground = ground
        self._book = book
        self._order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        self._section_of = {e.id: e.section for e in experiments}
        self._caveats = CaveatReader(ground, outline)
        self._places = list(self._caveats.own)
        self._own = np.array([weights("bounds").total(signs) for signs in self._caveats.own.values()])

    def bound(self, claims: Sequence[Claim], links: Sequence[Draft]) -> list[Draft]:
        """Links of relation ``bounds``, best first within each claim. ``links`` tell where each claim is tested."""
        tested: dict[str, dict[str, float]] = defaultdict(dict)
        for link in links:
            section = self._section_of.get(link.experiment or "")
            if section is not None and link.relation in ("reports", "supports"):
                tested[link.claim][section] = max(link.firm, tested[link.claim].get(section, 0.0))
        sentence = {claim.id: self._order[claim.sentence] for claim in claims}
        drafts: list[Draft] = []
        for claim in claims:
            twins = [sentence[twin] for twin in claim.same_as]
            drafts += self._best(claim, self._caveats.tied(sentence[claim.id], tested[claim.id], twins))
        return _once(drafts, claims)

    def _best(self, claim: Claim, ties: Ties) -> list[Draft]:
        """The caveats tied most firmly to a claim."""
        found: list[Draft] = []
        totals = ties.totals(weights("bounds"), self._own)
        for k in np.argsort(-totals, kind="stable").tolist():
            # The reasons of a pair take longer than its score: they are looked for from the highest score down.
            at_most = _score(totals[k] + _ROUNDING)
            if at_most < _LEAST or (len(found) >= _MOST and at_most < found[_MOST - 1].score):
                break
            draft = self._draft(claim, k, ties.signs(k))
            if draft is not None:
                found.append(draft)
                found.sort(key=lambda d: (-d.score, d.evidence or ("sentence", "")))
        return found[:_MOST]

    def _draft(self, claim: Claim, k: int, tie: Mapping[str, float]) -> Draft | None:
        ground, i, j = self._ground, self._order[claim.sentence], self._places[k]
        if i == j and ground.roles[i] == "limitation":
            return None
        score = _score(weights("bounds").total(tie, float(self._own[k])))
        if score < _LEAST:
            return None
        signs = {**self._caveats.own[j], **tie}
        reasons = [name for name in _TOLD if signs.get(name, 0.0) >= _FIRM]
        common = shared(ground.likeness.vector(i), ground.likeness.vector(j))
        if common and i != j:
            reasons.append("shares: " + ", ".join(common))
        if not reasons:
            return None
        return Draft(claim.id, "bounds", score, tuple(reasons), evidence=self._book.sentence_key(j))


def _score(total: float) -> float:
    """Of what the signs of a caveat add up to."""
    # The root, since a caveat is one of many sentences: 0.5 is a caveat as likely as not to be meant for the claim when
    # a quarter of what looks like it is.
    return round(min(0.95, math.sqrt(weights("bounds").logistic(total))), 3)


def _once(drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Draft]:
    """The same with each caveat in full only for that of the claims that say the same to which it is tied best."""
    same = {claim.id: {claim.id, *claim.same_as} for claim in claims}
    best: dict[tuple[str, Key | None], float] = defaultdict(float)
    for draft in drafts:
        best[draft.claim, draft.evidence] = draft.score
    made: list[Draft] = []
    for draft in drafts:
        rivals = [best[twin, draft.evidence] for twin in same[draft.claim] if twin != draft.claim]
        first = all(draft.score >= other for other in rivals)
        made.append(draft if first else replace(draft, score=round(_COPY * draft.score, 3)))
    return made
