"""Claims: sentences in which the authors assert something of their own."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.claims.certainty import certainty
from claimcheck.claims.cues import Cues
from claimcheck.claims.likeness import Likeness, cosine
from claimcheck.claims.places import PROSE, Place
from claimcheck.claims.roles import CITATION, Reading, asserts, measured
from claimcheck.claims.salience import Signs, salience
from claimcheck.claims.zones import Zone, listed
from claimcheck.language.document import Document
from claimcheck.records.claim import Claim
from claimcheck.records.words import Role

HEADLINES = 25
"""So many claims are kept for what the paper makes of them; the others for what they claim in their place."""
_BY_ROLE: Mapping[Role, float] = {"speculation": 0.9, "limitation": -1.0}
_TOLD = 0.4
"""What is added to the logit of salience where claims other than the headlines are chosen."""
SHARE = 0.25
"""Claims are at most this share of a paper's prose sentences."""

_SLACK: Mapping[Zone, float] = {"abstract": 1.8, "introduction": 1.2, "end": 1.2}
_OTHER_SLACK = 1.0
"""How far the role of a claim may stay behind another role: where authors sum up, and elsewhere."""
_SAME = 0.42
"""Cosine from which two claims of different parts of a paper say the same."""
_FEWEST_WORDS = 6
_FRAGMENT = re.compile(r"^[a-z]|[:,]$")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the sentences when claims are looked for."""

    document: Document
    places: Sequence[Place]
    zones: Sequence[Zone]
    readings: Sequence[Reading]
    roles: Sequence[Role | None]
    cues: Sequence[Cues]
    likeness: Likeness


def find_claims(ground: Ground) -> tuple[Claim, ...]:
    """The claims in reading order, with those that say the same elsewhere."""
    sentences = ground.document.sentences
    in_list = listed(ground.document, ground.zones)
    candidates = [i for i in range(len(sentences)) if _may_claim(ground, i, in_list)]
    signs = _signs(ground, candidates, in_list)
    weight = {i: salience(signs[i]) for i in candidates}
    prose = sum(s.layer in ("abstract", "body", "footnote", "caption") for s in sentences)
    most = max(1, int(SHARE * prose))
    # The title is kept whatever it weighs: it is what most readers see.
    headlines = sorted(candidates, key=lambda i: (ground.zones[i] != "title", -weight[i], i))[: min(most, HEADLINES)]
    local = {i: _local(ground, i, weight[i]) for i in candidates}
    others = sorted(set(candidates) - set(headlines), key=lambda i: (-local[i], i))
    kept = sorted([*headlines, *others][:most])
    ids = {i: f"c{n:03d}" for n, i in enumerate(kept, start=1)}
    same = _same(ground, kept)
    return tuple(
        Claim(
            id=ids[i],
            sentence=sentences[i].id,
            kind=(kind := ground.readings[i].claiming or "aim"),
            certainty=certainty(kind, ground.cues[i]),
            salience=weight[i],
            same_as=tuple(ids[j] for j in same[i]),
        )
        for i in kept
    )


def _local(ground: Ground, i: int, weight: float) -> float:
    """How much sentence ``i`` is a claim in its own place.

    Salience with what only counts for headlines taken back: conjectures matter to a reader although papers play them
    down, limits are heard as bounds on other claims, and a result in the body names its amounts and figures.
    """
    reading, text = ground.readings[i], ground.document.sentences[i].text
    told = measured(text) or any(r.kind in ("figure", "table") for r in ground.document.references[i])
    by_role = _BY_ROLE.get(reading.claiming or "other", 0.0)
    weight = min(0.999, max(0.001, weight))
    return math.log(weight / (1 - weight)) + by_role + _TOLD * told


def _may_claim(ground: Ground, i: int, in_list: frozenset[int]) -> bool:
    sentence, reading = ground.document.sentences[i], ground.readings[i]
    if sentence.layer not in PROSE or sentence.layer == "caption" or reading.claiming is None:
        return False
    if sentence.layer == "title":
        return reading.role == "interpretation"
    if reading.short_of > _SLACK.get(ground.zones[i], _OTHER_SLACK):
        return False
    if len(ground.document.doc(i)) < _FEWEST_WORDS or _FRAGMENT.search(sentence.text):
        return False
    if ground.places[i].kind in ("acknowledgement", "reference", "related_work"):
        return False
    return not sentence.text.rstrip().endswith("?") and (i in in_list or asserts(ground.document, i))


def _signs(ground: Ground, candidates: Sequence[int], in_list: frozenset[int]) -> dict[int, Signs]:
    likeness, zones = ground.likeness, ground.zones
    heads = [i for i, z in enumerate(zones) if z in ("title", "abstract")]
    gist = likeness.group(heads)
    own = {
        token.text
        for i, z in enumerate(zones)
        if z == "title"
        for token in ground.document.doc(i)
        if any(c.isupper() for c in token.text[1:])
    }
    signs: dict[int, Signs] = {}
    for i in candidates:
        text, cues, place = ground.document.sentences[i].text, ground.cues[i], ground.places[i]
        others = [j for j in candidates if zones[j] != zones[i] and zones[j] != "title"]
        words = len(ground.document.doc(i))
        reading = ground.readings[i]
        features = {
            "main": float("headline.main" in cues.rules),
            "authors_say": float("headline.we_show" in cues.rules),
            "better": float("headline.better" in cues.rules),
            "listed": float(i in in_list),
            "first": float(place.opens and zones[i] == "abstract"),
            "last": float(place.position > 0.75 and zones[i] in ("abstract", "introduction")),
            "measured": float(measured(text)),
            "central": cosine(likeness.vector(i), gist),
            "repeated": max((cosine(likeness.vector(i), likeness.vector(j)) for j in others), default=0.0),
            "cites": float(CITATION.search(text) is not None),
            "floats": float(any(r.kind in ("figure", "table") for r in ground.document.references[i])),
            "long": float(words > 35),
            "short": float(words < 12),
            "question": float("question" in text[:40].lower()),
            "hedged": float(cues.weight("speculation") > 0),
            "certain": float(cues.weight("certainty_5") > 0),
            "method_like": float(cues.weight("method") > 0),
            "proposes": float("aim.we_propose" in cues.rules),
            "aim": float(reading.claiming == "aim"),
            "interpretation": float(reading.claiming == "interpretation"),
            "speculation": float(reading.claiming == "speculation"),
            "limitation": float(reading.claiming == "limitation"),
            "doubtful": min(1.0, reading.short_of),
            "opens": float(place.opens and zones[i] in ("body", "introduction", "end")),
            "names_own": float(any(name in text for name in own)),
        }
        signs[i] = Signs(zones[i], features)
    return signs


def _same(ground: Ground, kept: Sequence[int]) -> dict[int, list[int]]:
    """For each claim the claims of other parts of the paper that share most of its words."""
    same: dict[int, list[int]] = {i: [] for i in kept}
    for a, i in enumerate(kept):
        for j in kept[a + 1 :]:
            if ground.zones[i] == ground.zones[j]:
                continue
            if cosine(ground.likeness.vector(i), ground.likeness.vector(j)) >= _SAME:
                same[i].append(j)
                same[j].append(i)
    return {i: sorted(others) for i, others in same.items()}
