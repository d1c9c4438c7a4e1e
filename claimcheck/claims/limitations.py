"""Limitations: sentences that say how far the claims reach, linked to the claims that they bound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from claimcheck.claims.ground import Ground
from claimcheck.claims.evidence import EvidenceBook
from claimcheck.claims.likeness import cosine, shared
from claimcheck.claims.links import BACKED, Draft
from claimcheck.claims.places import Outline
from claimcheck.records.claim import Claim, Experiment

_MOST = 5
_LEAST = 0.25
_ITSELF = 0.4
"""Score of a claim that qualifies itself ("although", "but not always")."""
_LIKE = 0.25
"""Cosine at which likeness counts in full."""
_SOFT = ((1.0, 0.75), (0.0, 0.6))
"""Sentences of other roles that take something back: above which weight of their cues, what they keep of a score."""
_GENERAL = re.compile(
    r"\b(?:we|our|this|the present|these)\b[^.]{0,40}\b(?:paper|work|study|results?|findings?|analys[ie]s|approach|"
    r"evaluations?|experiments?|methods?|models?|threat|claims?|conclusions?)\b"
    r"|\bwe (?:do|did|can|could|have)\s?n[o']t\b|\blimitations?\b",
    re.IGNORECASE,
)


class Bounder:
    """Finds the sentences that say how far each claim reaches."""

    def __init__(self, ground: Ground, outline: Outline, experiments: Sequence[Experiment], book: EvidenceBook) -> None:
        self._ground = ground
        self._outline = outline
        self._book = book
        self._order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        self._units = [outline.unit(s.section) for s in ground.document.sentences]
        self._section_of = {e.id: e.section for e in experiments}

    def bound(self, claims: Sequence[Claim], links: Sequence[Draft]) -> list[Draft]:
        """Links of relation ``bounds``, best first within each claim. ``links`` tell where each claim is tested."""
        tested: dict[str, set[str | None]] = defaultdict(set)
        for link in links:
            if link.experiment is not None and link.score >= BACKED:
                tested[link.claim].add(self._section_of[link.experiment])
        limits = self._limits()
        drafts: list[Draft] = []
        for claim in claims:
            found = [self._draft(claim, j, weight, tested[claim.id]) for j, weight in limits.items()]
            kept = [draft for draft in found if draft is not None]
            drafts += sorted(kept, key=lambda d: (-d.score, d.evidence or ("sentence", "")))[:_MOST]
        return drafts

    def _limits(self) -> dict[int, float]:
        """Limitation sentences, and with less weight others that take something back."""
        found: dict[int, float] = {}
        for i, role in enumerate(self._ground.roles):
            if self._ground.document.sentences[i].layer not in ("abstract", "body", "footnote", "caption"):
                continue
            weight = self._ground.cues[i].strongest.get("limitation", 0.0)
            kept = [share for least, share in _SOFT if weight > least]
            if role == "limitation":
                found[i] = 1.0
            elif kept and self._ground.places[i].kind not in ("related_work", "background"):
                found[i] = max(kept)
        return found

    def _draft(self, claim: Claim, j: int, weight: float, tested: Set[str | None]) -> Draft | None:
        ground, i = self._ground, self._order[claim.sentence]
        if i == j:
            if ground.roles[i] == "limitation":
                return None
            itself = ("takes part of it back itself",)
            return Draft(claim.id, "bounds", _ITSELF, itself, evidence=self._book.sentence_key(j))
        here, there = ground.document.sentences[i], ground.document.sentences[j]
        vector, other = ground.likeness.vector(i), ground.likeness.vector(j)
        score = 0.5 * min(1.0, cosine(vector, other) / _LIKE)
        reasons: list[str] = []
        if here.block == there.block and here.block is not None:
            score += 0.4 if abs(i - j) <= 2 else 0.25
            reasons.append("same paragraph")
        elif ground.zones[i] in ("body", "appendix") and self._covers(j, self._units[i]):
            score += 0.25
            reasons.append("same section")
        elif any(self._covers(j, section) for section in tested):
            score += 0.3
            reasons.append("stands where the claim is tested")
        if self._general(j) and ground.zones[i] in ("title", "abstract"):
            score += 0.45 if ground.zones[i] == "title" else 0.3
            reasons.append("speaks of the paper as a whole")
            if "limitation.we_do_not" in ground.cues[j].rules:
                # "We do not assess ...": the authors themselves draw the line.
                score += 0.15
        common = shared(vector, other)
        if common:
            reasons.append("shares: " + ", ".join(common))
        score = round(min(0.95, score * weight), 3)
        if score < _LEAST or not reasons:
            return None
        return Draft(claim.id, "bounds", score, tuple(reasons), evidence=self._book.sentence_key(j))

    def _covers(self, j: int, section: str | None) -> bool:
        """Whether ``section`` is, or lies in, the section of limitation ``j``."""
        own = self._units[j]
        return own is not None and section is not None and self._outline.within(section, own)

    def _general(self, j: int) -> bool:
        """Whether a limitation is about the whole paper: by its words, and by standing outside any one experiment."""
        place = self._ground.places[j]
        text = self._ground.document.sentences[j].text
        wide = place.kind in ("introduction", "discussion", "conclusion", "limitation", "abstract")
        return wide and self._ground.roles[j] == "limitation" and _GENERAL.search(text) is not None
