"""What is seen of a sentence that may be a claim: where it stands, how it is put, what it is like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.claims.fitted import Signs, rounded
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import cosine
from claimcheck.claims.named import cites, names_float
from claimcheck.claims.roles import measured
from claimcheck.claims.zones import Zone

_PLACES: Mapping[Zone, str] = {
    "title": "is the title",
    "abstract": "stands in the abstract",
    "introduction": "stands in the introduction",
    "body": "stands in the body of the paper",
    "end": "stands in the discussion or conclusion",
    "appendix": "stands in the appendix",
}
_TURNS = re.compile(r"^(?:However|But|Yet|Nevertheless|Nonetheless|Despite|Still)\b")
_FOLLOWS = re.compile(r"^(?:Thus|Therefore|Hence|Overall|These|This|Together|Such)\b")
_GUESSES = frozenset({"interpretation.cause", "speculation.possible", "speculation.expect"})
_REACH = 2
"""Sentences before and after that are near."""
_SHORT = 12
"""Words."""
_DOUBT = 4.0
"""How far the role of a claim may stay behind the role of the sentence until doubt is complete."""
_ALIKE = 1 / 3
"""Cosine at which two sentences are as much alike as counts."""


class SignReader:
    """Reads the signs of sentences, against the title and abstract and against what is said elsewhere."""

    def __init__(self, ground: Ground, candidates: Sequence[int], in_list: frozenset[int]) -> None:
        self._ground = ground
        self._in_list = in_list
        self._heads = [i for i, zone in enumerate(ground.zones) if zone in ("title", "abstract")]
        self._gist = ground.likeness.group(self._heads)
        others = [i for i in candidates if ground.zones[i] != "title"]
        self._elsewhere = {zone: [i for i in others if ground.zones[i] != zone] for zone in _PLACES}

    def read(self, i: int) -> Signs:
        """The signs of sentence ``i``; those that do not hold are left out."""
        ground, zone = self._ground, self._ground.zones[i]
        text, cues, place, reading = (
            ground.document.sentences[i].text,
            ground.cues[i],
            ground.places[i],
            ground.readings[i],
        )
        words = len(ground.document.doc(i))
        vector = ground.likeness.vector(i)
        gist = ground.likeness.group(h for h in self._heads if h != i) if i in self._heads else self._gist
        repeated = float(ground.likeness.alike(i)[self._elsewhere[zone]].max(initial=0.0))
        found = {
            _PLACES[zone]: 1.0,
            f"reads as {reading.role}": 1.0,
            "reads more like something that is no claim": float(reading.role != reading.claiming),
            "is far from the wording of claims": min(1.0, reading.short_of / _DOUBT),
            "is in a list of contributions or findings": float(i in self._in_list),
            "opens the abstract": float(place.opens and zone == "abstract"),
            "opens a paragraph of the introduction": float(place.opens and zone == "introduction"),
            "opens a paragraph further on": float(place.opens and zone not in ("title", "abstract", "introduction")),
            "closes the abstract": float(zone == "abstract" and place.position >= 1),
            "has the authors say what they show or bring": float("headline.we_show" in cues.rules),
            "says that something is better, new or the best": float("headline.better" in cues.rules),
            "is about what title and abstract are about": min(1.0, cosine(vector, gist) / _ALIKE),
            "is said again elsewhere": min(1.0, repeated / _ALIKE),
            "cites others": float(cites(ground.document, i)),
            "is short": float(words < _SHORT),
            "is hedged": float(cues.weight("speculation") > 0),
            "turns against what went before": float(_TURNS.search(text) is not None),
            "follows from what went before": float(_FOLLOWS.search(text) is not None),
        }
        return rounded(found)

    def local(self, i: int) -> Signs:
        """What more makes sentence ``i`` a claim in its own place, whatever the paper makes of it."""
        ground, sentences = self._ground, self._ground.document.sentences
        rules = ground.cues[i].rules
        around = range(max(0, i - _REACH), min(len(sentences), i + _REACH + 1))
        near = any(sentences[j].block == sentences[i].block and names_float(ground.document, j) for j in around)
        found = {
            "names a figure or table": names_float(ground.document, i),
            "stands near one that names a figure or table": near,
            "gives an amount": measured(sentences[i].text),
            "compares": "result.comparison" in rules,
            "guesses or explains": bool(rules & _GUESSES),
            f"would claim as {ground.readings[i].claiming}": True,
        }
        return {name: 1.0 for name, holds in found.items() if holds}
