"""Sentences that say how far claims reach, and what ties a caveat to a claim: signs that can be named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.claims.fitted import Weights
from claimcheck.claims.ground import Ground
from claimcheck.claims.named import named_floats
from claimcheck.claims.notes import Notes
from claimcheck.claims.places import Outline
from claimcheck.claims.zones import SUMS_UP

_GENERAL = re.compile(
    r"\b(?:we|our|this|the present|these)\b[^.]{0,40}\b(?:paper|work|study|results?|findings?|analys[ie]s|approach|"
    r"evaluations?|experiments?|methods?|models?|threat|claims?|conclusions?)\b"
    r"|\bwe (?:do|did|can|could|have)\s?n[o']t\b|\blimitations?\b",
    re.IGNORECASE,
)
_OPENS_AGAINST = re.compile(
    r"^(?:However|But|Yet|Although|Though|While|Whereas|Nevertheless|Nonetheless|Despite|Still|Unfortunately|"
    r"That (?:being )?said|On the other hand|Admittedly|Of course|Note|We note|Importantly)\b"
)
_TURNS_WITHIN = re.compile(
    r"[,;(—–-]\s?(?:but|though|although|while|whereas|yet|except|despite|albeit|however)\b|\bdespite\b|\beven though\b",
    re.IGNORECASE,
)
_NARROWS = re.compile(
    r"\b(?:not|n't|only|no|never|none|cannot|without|less|some(?:times|what|how)?|partly|partially|mostly|depends?|"
    r"vari(?:es|ation|able)|unclear|unsure|may|might|could|somewhat|minimal|noisy|slightly|limited|few(?:er)?|small(?:er)?)\b",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(
    r"\b(?:exclud\w+|omit\w*|leav\w+ out|left out|discard\w*|unstable|instabilit\w+|imperfect\w*|crude\w*|"
    r"not (?:a )?(?:meaningful|available|reliable|fully|perfect\w*|representative|comparable)|approximation|"
    r"unrealistic\w*|idealized|simplif\w+)\b",
    re.IGNORECASE,
)
_ALIKE = 0.3
"""Cosine at which likeness counts in full."""
_FEWEST_WORDS = 6
"""A note with fewer is an address or a reference."""
_LAYERS = frozenset({"abstract", "body", "footnote", "caption", "quote"})


Holds = NDArray[np.bool_]
"""For each caveat whether something holds of it."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties each caveat to one claim."""

    of_sign: Mapping[str, NDArray[Any]]
    """Sign to how far it holds of each caveat, from 0 to 1."""

    def totals(self, weights: Weights, start: NDArray[np.float64]) -> NDArray[np.float64]:
        """What the signs of each caveat add to ``start``, but for rounding."""
        total = start.copy()
        for name, holds in self.of_sign.items():
            if name in weights.of_sign:
                total += weights.of_sign[name] * holds
        return total

    def signs(self, k: int) -> dict[str, float]:
        """Those of caveat ``k`` that hold."""
        return {name: round(float(holds[k]), 4) for name, holds in self.of_sign.items() if holds[k]}


def _groups(keys: Sequence[Collection[str | None]]) -> dict[str, Holds]:
    """For each key which caveats have it."""
    found: dict[str, Holds] = {}
    for k, of_caveat in enumerate(keys):
        for key in of_caveat:
            if key is not None:
                found.setdefault(key, np.zeros(len(keys), dtype=bool))[k] = True
    return found


class CaveatReader:
    """Finds the sentences of a paper that may bound claims, and reads what ties each to a claim."""

    def __init__(self, ground: Ground, outline: Outline) -> None:
        self._ground = ground
        self._outline = outline
        self._notes = Notes(ground.document)
        self._units = [outline.unit(s.section) for s in ground.document.sentences]
        self._floats = [named_floats(ground.document, i) for i in range(len(ground.document.sentences))]
        self.own: Mapping[int, Mapping[str, float]] = {
            j: signs for j in range(len(ground.document.sentences)) if (signs := self._own(j))
        }
        caveats = list(self.own)
        self._places = np.array(caveats, dtype=np.intp)
        self._none = np.zeros(len(caveats), dtype=bool)
        self._general = np.array([self._is_general(j) for j in caveats], dtype=bool)
        self._on_limits = np.array([ground.places[j].kind == "limitation" for j in caveats], dtype=bool)
        self._by_block = _groups([{ground.document.sentences[j].block} for j in caveats])
        self._by_unit = _groups([{self._units[j]} for j in caveats])
        self._by_float = _groups([self._floats[j] for j in caveats])

    def tied(self, i: int, tested: Mapping[str, float], twins: Sequence[int]) -> Ties:
        """What ties each caveat (those of ``own``, in their order) to the claim in sentence ``i``, from 0 to 1.

        Args:
            tested: ids of the sections where the claim is tested, with how firmly it is tied to each.
            twins: sentences of the claims that say the same.
        """
        ground, sentences = self._ground, self._ground.document.sentences
        block, unit, zone = sentences[i].block, self._units[i], ground.zones[i]
        front = zone in SUMS_UP
        notes, noted_beside = self._notes.footnotes(i), self._notes.footnotes_beside(i)
        noted_again = frozenset[str]().union(*(self._notes.footnotes(t) for t in twins))
        named = self._inside_of(self._notes.sections(i).union(*(self._notes.sections(t) for t in twins)))
        named_beside = self._inside_of(self._notes.sections_beside(i))
        beside = {sentences[t].block for t in twins} - {None}
        like = np.minimum(1.0, ground.likeness.alike(i)[self._places] / _ALIKE)
        at_test = np.zeros(len(self._places))
        for section, firmly in tested.items():
            inside = self._among(self._by_unit, [u for u in self._by_unit if self._inside(u, section)])
            at_test = np.maximum(at_test, firmly * inside)
        same = self._among(self._by_block, [block])
        whole = self._general if front else self._none
        return Ties(
            {
                "shares words with it": like,
                "takes part of it back itself": self._places == i,
                "is a footnote to it": self._among(self._by_block, notes),
                "is a footnote to the claim told again": self._among(self._by_block, noted_again),
                "is a footnote to its paragraph": self._among(self._by_block, noted_beside),
                "stands in a section that it points to": self._among(self._by_unit, named),
                "stands in a section that its paragraph points to": self._among(self._by_unit, named_beside),
                "same paragraph": same & (self._places != i),
                "follows it closely": same & (self._places > i) & (self._places <= i + 3),
                "same section": self._among(self._by_unit, [unit]) & ~same,
                "stands where the claim is tested": at_test,
                "stands where the claim is tested, and shares words with it": at_test * like,
                "stands beside the claim told again": self._among(self._by_block, beside),
                "names the same figure or table": self._among(self._by_float, self._floats[i]),
                "speaks of the paper as a whole": whole,
                "speaks of the paper as a whole, and the claim is the title": whole if zone == "title" else self._none,
                "the claim stands in front or at the end": ~self._none if front else self._none,
                "stands in a section on limits, and the claim in front or at the end": (
                    self._on_limits if front else self._none
                ),
            }
        )

    def _among(self, groups: Mapping[str, Holds], keys: Iterable[str | None]) -> Holds:
        """Which caveats are in one of these groups."""
        found = self._none
        for key in keys:
            if key is not None and key in groups:
                found = found | groups[key]
        return found

    def _own(self, j: int) -> dict[str, float]:
        """What makes sentence ``j`` a caveat; nothing where it is none."""
        ground = self._ground
        sentence, cues, place = ground.document.sentences[j], ground.cues[j], ground.places[j]
        if sentence.layer not in _LAYERS or place.kind in ("related_work", "reference", "acknowledgement"):
            return {}
        if sentence.layer == "quote" and not place.appendix:
            return {}
        strongest = cues.strongest.get("limitation", 0.0)
        against = _OPENS_AGAINST.search(sentence.text) is not None
        within = _TURNS_WITHIN.search(sentence.text) is not None
        leaves = _LEAVES_OUT.search(sentence.text) is not None
        noted = (
            sentence.block in self._notes.marked
            and ground.roles[j] not in ("other", "background")
            and len(ground.document.doc(j)) >= _FEWEST_WORDS
        )
        if ground.roles[j] != "limitation" and not (strongest > 0 or against or within or leaves or noted):
            return {}
        found = {
            "reads as limitation": ground.roles[j] == "limitation",
            "has a strong cue of limits": strongest >= 2,
            "has a cue of limits": 1 <= strongest < 2,
            "opens against what went before": against,
            "turns within the sentence": within,
            "leaves something out, or calls it weak": leaves,
            "narrows or negates": _NARROWS.search(sentence.text) is not None,
            "says what the authors did not do": "limitation.we_do_not" in cues.rules,
            "reads as background": ground.roles[j] == "background",
            "reads as speculation": ground.roles[j] == "speculation",
            "stands in a discussion or conclusion": place.kind in ("discussion", "conclusion"),
            "stands in the introduction": place.kind == "introduction",
            "is a footnote": sentence.layer == "footnote",
            "is in a caption": sentence.layer == "caption",
            "stands in the appendix": place.appendix,
        }
        return {name: 1.0 for name, holds in found.items() if holds}

    def _inside_of(self, sections: frozenset[str]) -> frozenset[str]:
        """The sections with caveats that lie in one of these."""
        if not sections:
            return frozenset()
        return frozenset(u for u in self._by_unit if any(self._outline.within(u, s) for s in sections))

    def _inside(self, unit: str, section: str) -> bool:
        return self._outline.within(unit, section) or self._outline.within(section, unit)

    def _is_general(self, j: int) -> bool:
        """Whether a limitation is about the whole paper: by its words, and by standing outside any one experiment."""
        place = self._ground.places[j]
        wide = place.kind in ("introduction", "discussion", "conclusion", "limitation", "abstract")
        text = self._ground.document.sentences[j].text
        return wide and self._ground.roles[j] == "limitation" and _GENERAL.search(text) is not None
