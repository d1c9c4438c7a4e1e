"""Claims: sentences in which the authors assert something of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.claims.certainty import certainty
from claimcheck.claims.content import ContentReader
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import cosine
from claimcheck.claims.places import PROSE
from claimcheck.claims.roles import asserts, measured
from claimcheck.claims.salience import reasons, salience
from claimcheck.claims.signs import SignReader
from claimcheck.claims.zones import Zone, listed
from claimcheck.records.claim import Claim
from claimcheck.records.words import Role

HEADLINES = 25
"""So many claims are kept for what the paper makes of them; the others for what they claim in their place."""
_OF_ALL = 0.6
"""Headlines are at most this share of the claims, however short the paper."""
SHARE = 0.25
"""Claims are at most this share of a paper's prose sentences."""

_SLACK: Mapping[Zone, float] = {"abstract": 2.0, "introduction": 1.6, "end": 1.4}
_OTHER_SLACK = 1.4
"""How far the role of a claim may stay behind another role: where authors sum up, and elsewhere."""
_BY_ROLE: Mapping[Role, float] = {"speculation": 1.1, "interpretation": 0.4, "limitation": -1.2, "aim": -0.7}
_BY_ZONE: Mapping[Zone, float] = {"title": 2.0, "abstract": 1.0, "end": 0.2, "appendix": -0.9}
_BY_SIGN: Mapping[str, float] = {
    "has the authors say what they show or bring": 0.7,
    "says that something is better, new or the best": 0.3,
    "is about what title and abstract are about": 0.8,
    "is said again elsewhere": 0.4,
    "is short": -0.3,
    "cites others": -0.5,
    "turns against what went before": 0.3,
}
_TOLD, _NEAR = 0.5, 0.3
"""What a sentence gains as a claim in its own place by an amount, or by naming a figure or table; and by standing near
one that names it."""
_COMPARES = 0.5
"""What it gains by comparing: outcomes are comparisons."""
_REACH = 2
"""Sentences before and after that are near."""
_SAME = 0.42
"""Cosine from which two claims of different parts of a paper say the same."""
_FEWEST_WORDS = 6
_NEVER = frozenset({"acknowledgement", "reference", "related_work"})


def find_claims(ground: Ground, measures: Sequence[str]) -> tuple[Claim, ...]:
    """The claims in reading order, with those that say the same elsewhere.

    Two rankings, since no single one serves both: the headlines by what the paper makes of them (salience), the others
    by how much each claims in its own place.
    """
    sentences = ground.document.sentences
    in_list = listed(ground.document, ground.zones)
    candidates = [i for i in range(len(sentences)) if _may_be_headline(ground, i)]
    plain = [i for i in candidates if _claims_plainly(ground, i, in_list)]
    reader = SignReader(ground, plain, in_list)
    signs = {i: reader.read(i) for i in candidates}
    weight = {i: salience(signs[i]) for i in candidates}
    prose = sum(s.layer in ("abstract", "body", "footnote", "caption") for s in sentences)
    most = max(1, int(SHARE * prose))
    # The title is kept whatever it weighs: it is what most readers see.
    by_weight = sorted(candidates, key=lambda i: (ground.zones[i] != "title", -weight[i], i))
    headlines = by_weight[: min(max(1, int(_OF_ALL * most)), HEADLINES)]
    local = {i: _local(ground, i, signs[i]) for i in plain}
    others = sorted(set(plain) - set(headlines), key=lambda i: (-local[i], i))
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


def _may_be_headline(ground: Ground, i: int) -> bool:
    """Whether a reader could take the sentence for a claim at all, whatever its role seems to be."""
    sentence, reading = ground.document.sentences[i], ground.readings[i]
    if sentence.layer not in PROSE or sentence.layer == "caption" or reading.claiming is None:
        return False
    if sentence.layer == "title":
        return reading.role == "interpretation"
    if len(ground.document.doc(i)) < _FEWEST_WORDS or ground.places[i].kind in _NEVER:
        return False
    return not sentence.text.rstrip().endswith(("?", ":"))


def _claims_plainly(ground: Ground, i: int, in_list: frozenset[int]) -> bool:
    """Whether its role is that of a claim, or all but."""
    reading, text = ground.readings[i], ground.document.sentences[i].text
    if text[:1].islower() or text.endswith(","):
        return False
    if reading.short_of > _SLACK.get(ground.zones[i], _OTHER_SLACK):
        return False
    return i in in_list or asserts(ground.document, i)


def _local(ground: Ground, i: int, signs: Mapping[str, float]) -> float:
    """How much sentence ``i`` is a claim in its own place, whatever the paper makes of it.

    Conjectures matter to a reader although papers play them down, limits are heard as bounds on other claims, and a
    result in the body names its amounts and figures.
    """
    reading, text = ground.readings[i], ground.document.sentences[i].text
    told = measured(text) or _names_float(ground, i)
    sentences = ground.document.sentences
    around = range(max(0, i - _REACH), min(len(sentences), i + _REACH + 1))
    near = any(sentences[j].block == sentences[i].block and _names_float(ground, j) for j in around)
    told_where = _TOLD * told + _NEAR * near
    compares = _COMPARES * ("result.comparison" in ground.cues[i].rules)
    by_sign = sum(weight * signs.get(name, 0.0) for name, weight in _BY_SIGN.items())
    by_role = _BY_ROLE.get(reading.claiming or "other", 0.0)
    return by_sign + by_role + _BY_ZONE.get(ground.zones[i], 0.0) + told_where + compares - reading.short_of


def _names_float(ground: Ground, i: int) -> bool:
    return any(r.kind in ("figure", "table") for r in ground.document.references[i])


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
