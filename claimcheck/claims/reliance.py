"""Claims that rest on other claims: the title on the abstract, a reading on the result that it takes up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.claims.draft import Draft
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import cosine, shared
from claimcheck.records.claim import Claim

_KEEPS = 0.7
"""What a claim inherits of the backing of the claim that it rests on."""
_NO_BACKING = 0.3
_MOST = 2
_POINTS = re.compile(
    r"^(?:\w+\W+){0,5}?(?:[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch)\b|"
    r"^(?:Thus|Therefore|Hence|So|Consequently|Accordingly|Overall|Together|Evidently)\b"
)
"""What points back to the sentence before."""
_TAKES_UP = frozenset({"interpretation.this_shows", "interpretation.suggests", "interpretation.inference"})


def rely(ground: Ground, claims: Sequence[Claim], links: Sequence[Draft]) -> list[Draft]:
    """Links with ``on``, each with the experiment that carries best the claim rested on."""
    order = {s.id: i for i, s in enumerate(ground.document.sentences)}
    places = {claim.id: order[claim.sentence] for claim in claims}
    best: dict[str, Draft] = {}
    for link in links:
        if link.experiment is not None and link.score > (best[link.claim].score if link.claim in best else 0.0):
            best[link.claim] = link
    drafts: list[Draft] = []
    for n, claim in enumerate(claims):
        i = places[claim.id]
        if ground.zones[i] == "title":
            for other in _abstract(ground, claims, places, i):
                drafts.append(_draft(ground, claim, other, places, best, "the abstract spells it out"))
        elif n and claim.kind == "interpretation" and ground.cues[i].rules & _TAKES_UP:
            before = claims[n - 1]
            points = _POINTS.search(ground.document.sentences[i].text) is not None
            if places[before.id] == i - 1 and _same_block(ground, i) and before.kind == "result" and points:
                drafts.append(_draft(ground, claim, before, places, best, "takes up the sentence before"))
    return drafts


def _abstract(ground: Ground, claims: Sequence[Claim], places: dict[str, int], title: int) -> list[Claim]:
    """The claims of the abstract that are most like the title; of equal ones the more salient."""
    vector = ground.likeness.vector(title)
    found = [c for c in claims if ground.zones[places[c.id]] == "abstract" and c.kind in ("result", "interpretation")]
    ranked = sorted(found, key=lambda c: (-cosine(vector, ground.likeness.vector(places[c.id])), -c.salience, c.id))
    return ranked[:_MOST]


def _same_block(ground: Ground, i: int) -> bool:
    sentences = ground.document.sentences
    return sentences[i].block is not None and sentences[i].block == sentences[i - 1].block


def _draft(
    ground: Ground, claim: Claim, other: Claim, places: dict[str, int], best: dict[str, Draft], reason: str
) -> Draft:
    common = shared(ground.likeness.vector(places[claim.id]), ground.likeness.vector(places[other.id]))
    backing = best.get(other.id)
    return Draft(
        claim.id,
        "supports",
        round(_KEEPS * (backing.score if backing is not None else _NO_BACKING), 3),
        (reason, "shares: " + ", ".join(common)) if common else (reason,),
        experiment=backing.experiment if backing is not None else None,
        on=other.id,
    )
