"""Claims: sentences in which the authors assert something of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from claimcheck.claims.certainty import certainty
from claimcheck.claims.content import ContentReader
from claimcheck.claims.fitted import weights
from claimcheck.claims.ground import Ground
from claimcheck.claims.places import PROSE
from claimcheck.claims.roles import asserts
from claimcheck.claims.salience import reasons, salience
from claimcheck.claims.signs import SignReader
from claimcheck.claims.zones import Zone, listed
from claimcheck.records.claim import Claim

HEADLINES = 25
"""So many claims are kept for what the paper makes of them; the others for what they claim in their place."""
_OF_ALL = 0.6
"""Headlines are at most this share of the claims, however short the paper."""
SHARE = 0.25
"""Claims are at most this share of a paper's prose sentences,"""
FEWEST = 12
"""or so many, in a paper of a page or two."""

_SLACK: Mapping[Zone, float] = {"abstract": 2.6, "introduction": 2.1, "end": 1.8}
_OTHER_SLACK = 1.8
"""How far the role of a claim may stay behind another role: where authors sum up, and elsewhere."""
_SAME = 0.42
"""Cosine from which two claims of different parts of a paper say the same."""
_AGAIN = 0.6
"""Cosine from which a sentence tells a headline again."""
_FEWEST_WORDS = 6
_NEVER = frozenset({"acknowledgement", "reference", "related_work"})


def find_claims(ground: Ground, measures: Sequence[str]) -> tuple[Claim, ...]:
    """The claims in reading order, with those that say the same elsewhere.

    Two rankings, since no single one serves both: the headlines by what the paper makes of them (salience), the others
    by how much each claims in its own place.
    """
    sentences = ground.document.sentences
    in_list = listed(ground.document, ground.zones)
    candidates = [i for i in range(len(sentences)) if may_be_headline(ground, i)]
    plain = [i for i in candidates if claims_plainly(ground, i, in_list)]
    reader = SignReader(ground, plain, in_list)
    signs = {i: reader.read(i) for i in candidates}
    weight = {i: salience(signs[i]) for i in candidates}
    prose = sum(s.layer in ("abstract", "body", "footnote", "caption") for s in sentences)
    most = max(FEWEST, int(SHARE * prose))
    # The title is kept whatever it weighs: it is what most readers see.
    by_weight = sorted(candidates, key=lambda i: (ground.zones[i] != "title", -weight[i], i))
    headlines = by_weight[: min(int(_OF_ALL * most), HEADLINES)]
    local = {i: weights("local").of({**signs[i], **reader.local(i)}) for i in plain}
    again = _told_again(ground, headlines, plain)
    others = sorted(set(plain) - set(headlines), key=lambda i: (i not in again, -local[i], i))
    kept = sorted([*headlines, *others][:most])
    ids = {i: f"c{n:03d}" for n, i in enumerate(kept, start=1)}
    same = _same(ground, kept)
    content = ContentReader(ground.document, measures)
    return tuple(
        Claim(
            id=ids[i],
            sentence=sentences[i].id,
            kind=(kind := ground.readings[i].claiming or "aim"),
            certainty=certainty(kind, ground.cues[i]),
            salience=weight[i],
            same_as=tuple(ids[j] for j in same[i]),
            **content.read(i),
            reasons=reasons(signs[i]),
        )
        for i in kept
    )


def _told_again(ground: Ground, headlines: Sequence[int], plain: Sequence[int]) -> frozenset[int]:
    """Sentences of other parts of the paper that tell a headline again: its places are to be seen together."""
    found: set[int] = set()
    for h in headlines:
        again = np.flatnonzero(ground.likeness.alike(h) >= _AGAIN).tolist()
        found.update(i for i in again if ground.zones[i] != ground.zones[h])
    return frozenset(found.intersection(plain))


def may_be_headline(ground: Ground, i: int) -> bool:
    """Whether a reader could take the sentence for a claim at all, whatever its role seems to be."""
    sentence, reading = ground.document.sentences[i], ground.readings[i]
    if sentence.layer not in PROSE or sentence.layer == "caption" or reading.claiming is None:
        return False
    if sentence.layer == "title":
        return reading.role == "interpretation"
    if len(ground.document.doc(i)) < _FEWEST_WORDS or ground.places[i].kind in _NEVER:
        return False
    return not sentence.text.rstrip().endswith(("?", ":"))


def claims_plainly(ground: Ground, i: int, in_list: frozenset[int]) -> bool:
    """Whether its role is that of a claim, or all but."""
    reading, text = ground.readings[i], ground.document.sentences[i].text
    if text[:1].islower() or text.endswith(","):
        return False
    if reading.short_of > _SLACK.get(ground.zones[i], _OTHER_SLACK):
        return False
    return i in in_list or asserts(ground.document, i)


def _same(ground: Ground, kept: Sequence[int]) -> dict[int, list[int]]:
    """For each claim the claims of other parts of the paper that share most of its words."""
    same: dict[int, list[int]] = {i: [] for i in kept}
    for i in kept:
        alike = ground.likeness.alike(i)
        for j in np.flatnonzero(alike >= _SAME).tolist():
            if j not in same or j <= i or ground.zones[i] == ground.zones[j]:
                continue
            # A possibility and a finding tell of the same thing more often than they are the same claim.
            mixed = (ground.roles[i] == "speculation") != (ground.roles[j] == "speculation")
            if not mixed or alike[j] >= _AGAIN:
                same[i].append(j)
                same[j].append(i)
    return {i: sorted(others) for i, others in same.items()}
