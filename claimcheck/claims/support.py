"""How well each sentence of the paper carries a claim: signs that are weighed, and compared over the whole paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import Index, Likeness, Vector
from claimcheck.claims.named import named_floats
from claimcheck.claims.places import Outline
from claimcheck.claims.roles import measured
from claimcheck.claims.zones import SUMS_UP

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHT: Mapping[str, float] = {
    # what the claim and the sentence have in common
    "like": 4.0,
    "paragraph alike": 2.0,
    "section alike": 1.5,
    "same numbers": 0.8,
    "names its figure": 1.5,
    "same paragraph": 1.0,
    "neighbour": 0.5,
    "same section": 0.5,
    "cited section": 1.2,
    # what the sentence is
    "result": 0.9,
    "interpretation": 0.3,
    "method": 0.0,
    "other": -0.5,
    "measured": 0.6,
    "names a figure": 0.2,
    "better": 0.5,
    "names the system": 0.8,
    "in results": 0.5,
    "in method": 0.0,
    "in discussion": -0.2,
    "in appendix": -1.2,
    "opens paragraph": 0.1,
    "opens section": 0.2,
    # what a proposal ("we introduce X") asks for: where X is described, not what it scored
    "proposal: method": 0.5,
    "proposal: in method": 0.8,
    "proposal: opens section": 0.5,
    "proposal: result": -0.5,
    "proposal: in results": -0.5,
    # what a claim told in front or at the end asks for: the main results
    "headline: names a figure": 0.2,
}
"""Weights of the signs, set by hand and then fitted to passages that experts chose for claims of AI papers."""

_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?=\s?%)|\d+\.\d+|\b\d{2,}\b")
_NOT_CARRYING = frozenset(
    "abstract introduction related_work background conclusion acknowledgement reference ethics".split()
)
_PROPOSES = frozenset({"aim.we_propose", "aim.this_paper", "aim.to_this_end"})
_FEWEST_WORDS = 4
_OPENING = 0.12
"""Share of a section's sentences that count as its opening."""


class Support:
    """The sentences that may carry claims, and how well each carries a given one."""

    def __init__(self, ground: Ground, outline: Outline) -> None:
        self._ground = ground
        self._outline = outline
        sentences = ground.document.sentences
        self.candidates = np.array([i for i in range(len(sentences)) if self._may_carry(i)], dtype=np.intp)
        inside = self.candidates.tolist()
        self._blocks = _Groups([sentences[j].block for j in inside], inside, ground.likeness)
        self._sections = _Groups([sentences[j].section for j in inside], inside, ground.likeness)
        self._numbers = [frozenset(_AMOUNT.findall(s.text)) for s in sentences]
        self._with_number = _places(self._numbers[j] for j in inside)
        named = [named_floats(ground.document, j) for j in inside]
        self._with_float = _places(named)
        self._names_float = dict(zip(inside, map(bool, named), strict=True))
        self._system = frozenset(
            token.text
            for i, zone in enumerate(ground.zones)
            if zone == "title"
            for token in ground.document.doc(i)
            if any(c.isupper() for c in token.text[1:])
        )
        self._still: dict[tuple[bool, bool], NDArray[np.float64]] = {}

    def weigh(self, i: int, floats: frozenset[str], cited: frozenset[str]) -> NDArray[np.float64]:
        """The sum of the signs of each candidate for the claim in sentence ``i``; minus infinity for itself.

        Args:
            floats: labels of the figures and tables that the claim or its neighbours name.
            cited: ids of the sections that they name.
        """
        headline, proposal = self.kind_of_claim(i)
        if (headline, proposal) not in self._still:
            own = (self.own_signs(j, headline=headline, proposal=proposal) for j in self.candidates.tolist())
            self._still[headline, proposal] = np.array([_total(signs) for signs in own])
        common = np.zeros(len(self.candidates))
        for name, column in self.common_signs(i, floats, cited).items():
            common += WEIGHT[name] * column
        weights = self._still[headline, proposal] + common
        weights[self.candidates == i] = -np.inf
        return weights

    def kind_of_claim(self, i: int) -> tuple[bool, bool]:
        """Whether the claim stands in front or at the end of the paper, and whether it announces something made."""
        ground = self._ground
        proposal = bool(ground.cues[i].rules & _PROPOSES) and ground.readings[i].claiming == "aim"
        return ground.zones[i] in SUMS_UP, proposal

    def common_signs(
        self, i: int, floats: frozenset[str], cited: frozenset[str]
    ) -> dict[str, NDArray[np.float64] | NDArray[np.bool_]]:
        """What the claim in sentence ``i`` and each candidate have in common; likeness relative to the best."""
        here, likeness = self._ground.document.sentences[i], self._ground.likeness
        vector = likeness.vector(i)
        alike = likeness.alike(i)[self.candidates]
        top = alike.max(initial=0.0) or 1.0
        same_block = self._blocks.among(here.block)
        return {
            "like": 0.5 * alike + 0.5 * alike / top,
            "paragraph alike": self._blocks.alike(vector),
            "section alike": self._sections.alike(vector),
            "same paragraph": same_block,
            "neighbour": same_block & (abs(self.candidates - i) <= 2),
            "same section": self._sections.among(here.section),
            "names its figure": self._any(self._with_float, floats),
            "same numbers": self._any(self._with_number, self._numbers[i]),
            "cited section": self._sections.among_any(
                name for name in self._sections.names if any(self._outline.within(name, outer) for outer in cited)
            ),
        }

    def _any(self, places: Mapping[str, list[int]], names: Iterable[str]) -> NDArray[np.bool_]:
        """The candidates that have any of ``names``."""
        found = np.zeros(len(self.candidates), dtype=bool)
        for name in names:
            found[places.get(name, [])] = True
        return found

    def own_signs(self, j: int, *, headline: bool, proposal: bool) -> dict[str, float]:
        """What candidate ``j`` is, and what that is worth to such a claim."""
        ground = self._ground
        text, place, role = ground.document.sentences[j].text, ground.places[j], ground.roles[j]
        holds = {
            "result": role == "result",
            "interpretation": role == "interpretation",
            "method": role == "method",
            "other": role == "other",
            "measured": measured(text),
            "names a figure": self._names_float[j],
            "better": "result.comparison" in ground.cues[j].rules,
            "names the system": any(name in text for name in self._system),
            "in results": place.kind in ("result", "experiment"),
            "in method": place.kind in ("method", "other") and not place.appendix,
            "in discussion": place.kind in ("discussion", "limitation"),
            "in appendix": place.appendix,
            "opens paragraph": place.opens,
            "opens section": place.position < _OPENING,
        }
        signs = {name: 1.0 for name, is_so in holds.items() if is_so}
        for claim, holds_for_claim in (("proposal", proposal), ("headline", headline)):
            if holds_for_claim:
                signs |= {f"{claim}: {name}": 1.0 for name in tuple(signs) if f"{claim}: {name}" in WEIGHT}
        return signs

    def _may_carry(self, i: int) -> bool:
        """Prose of the body that is neither others' work nor a plan, outside the parts that only sum up."""
        ground = self._ground
        place = ground.places[i]
        return (
            ground.document.sentences[i].layer in ("body", "footnote")
            and ground.roles[i] not in (None, "background", "aim")
            and (place.kind not in _NOT_CARRYING or place.appendix)
            and len(ground.document.doc(i)) >= _FEWEST_WORDS
        )


class _Groups:
    """The candidates by paragraph, or by section.

    Args:
        names: that of each candidate's group, None where it is in none.
        candidates: the sentences.
    """

    def __init__(self, names: Sequence[str | None], candidates: Sequence[int], likeness: Likeness) -> None:
        members: dict[str, list[int]] = defaultdict(list)
        for j, name in zip(candidates, names, strict=True):
            if name is not None:
                members[name].append(j)
        self.names = tuple(members)
        self._number = {name: n for n, name in enumerate(self.names)}
        # A number past the last for those in no group.
        self._of = np.array([len(members) if n is None else self._number[n] for n in names], dtype=np.intp)
        self._index = Index([likeness.group(inside) for inside in members.values()])

    def alike(self, vector: Vector) -> NDArray[np.float64]:
        """How much each candidate's group is like ``vector``, relative to the group that is most."""
        scores = self._index.scores(vector)
        return np.append(scores / (scores.max(initial=0.0) or 1.0), 0.0)[self._of]

    def among(self, name: str | None) -> NDArray[np.bool_]:
        """The candidates of this group."""
        return np.equal(self._of, self._number.get(name or "", -1))

    def among_any(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """The candidates of these groups."""
        return np.isin(self._of, [self._number[name] for name in names])


def _places(having: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """For each name the positions at which it stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, names in enumerate(having):
        for name in names:
            found[name].append(n)
    return found


def _total(signs: Mapping[str, float]) -> float:
    return sum(WEIGHT[name] * value for name, value in signs.items())
