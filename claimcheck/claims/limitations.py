"""Limitations: sentences that say how far the claims reach, linked to the claims that they bound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from claimcheck.claims.claims import Ground
from claimcheck.claims.evidence import EvidenceBook
from claimcheck.claims.likeness import cosine, shared
from claimcheck.claims.links import Draft
from claimcheck.records.claim import Claim

_MOST = 8
_LEAST = 0.25
_LIKE = 0.3
"""Cosine at which likeness counts in full."""
_GENERAL = re.compile(
    r"\b(?:we|our|this|the present|these)\b[^.]{0,40}\b(?:paper|work|study|results?|findings?|analys[ie]s|approach|"
    r"evaluations?|experiments?|methods?|models?|threat|claims?|conclusions?)\b"
    r"|\bwe (?:do|did|can|could|have)\s?n[o']t\b|\blimitations?\b",
    re.IGNORECASE,
)


class Bounder:
    def __init__(self, ground: Ground, book: EvidenceBook) -> None:
        self._ground = ground
        self._book = book
        self._order = {s.id: i for i, s in enumerate(ground.document.sentences)}

    def bound(self, claims: Sequence[Claim], links: Sequence[Draft]) -> list[Draft]:
        """Links of relation ``bounds``, best first within each claim."""
        limits = self._limits()
        experiments: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.experiment is not None and link.score >= 0.5:
                experiments[link.claim].add(link.experiment)
        drafts: list[Draft] = []
        for claim in claims:
            found = [d for j, weight in limits.items() if (d := self._draft(claim, j, weight)) is not None]
            drafts += sorted(found, key=lambda d: (-d.score, d.evidence or ("sentence", "")))[:_MOST]
        return drafts

    def _limits(self) -> dict[int, float]:
        """Limitation sentences, and with half the weight others that take something back."""
        found: dict[int, float] = {}
        for i, role in enumerate(self._ground.roles):
            layer = self._ground.document.sentences[i].layer
            if layer not in ("abstract", "body", "footnote", "caption"):
                continue
            if role == "limitation":
                found[i] = 1.0
            elif self._ground.cues[i].weight("limitation") >= 1:
                found[i] = 0.7
        return found

    def _draft(self, claim: Claim, j: int, weight: float) -> Draft | None:
        ground, i = self._ground, self._order[claim.sentence]
        if i == j:
            return None
        here, there = ground.document.sentences[i], ground.document.sentences[j]
        vector, other = ground.likeness.vector(i), ground.likeness.vector(j)
        score = 0.5 * min(1.0, cosine(vector, other) / _LIKE)
        reasons: list[str] = []
        if here.block == there.block and here.block is not None:
            score += 0.35 if abs(i - j) <= 2 else 0.2
            reasons.append("same paragraph")
        elif here.section == there.section and here.section is not None and ground.zones[i] != "abstract":
            score += 0.15
            reasons.append("same section")
        general = self._general(j)
        if general and ground.zones[i] in ("title", "abstract"):
            score += 0.45 if ground.zones[i] == "title" else 0.35
            reasons.append("speaks of the paper as a whole")
        common = shared(vector, other)
        if common:
            reasons.append("shares: " + ", ".join(common))
        score = round(min(0.95, score * weight), 3)
        if score < _LEAST or not reasons:
            return None
        return Draft(claim.id, "bounds", score, tuple(reasons), evidence=self._book.sentence_key(j))

    def _general(self, j: int) -> bool:
        """Whether a limitation is about the whole paper: by its words, and by standing outside any one experiment."""
        place = self._ground.places[j]
        text = self._ground.document.sentences[j].text
        wide = place.kind in ("introduction", "discussion", "conclusion", "limitation", "abstract")
        return wide and self._ground.roles[j] == "limitation" and _GENERAL.search(text) is not None
