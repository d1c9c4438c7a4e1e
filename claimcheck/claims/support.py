"""How well each sentence of the paper carries a claim: signs that are weighed, and compared over the whole paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import Index
from claimcheck.claims.places import Outline
from claimcheck.claims.roles import measured

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
        self.candidates = tuple(i for i in range(len(sentences)) if self._may_carry(i))
        self._index = Index({f"{i:06d}": ground.likeness.vector(i) for i in self.candidates})
        self._blocks = self._groups([s.block for s in sentences])
        self._sections = self._groups([s.section for s in sentences])
        self._names = frozenset(sentences[i].section for i in self.candidates)
        self._numbers = [frozenset(_AMOUNT.findall(s.text)) for s in sentences]
        self._floats = [
            frozenset(r.target for r in references if r.target and r.kind in ("figure", "table"))
            for references in ground.document.references
        ]
        self._system = frozenset(
            token.text
            for i, zone in enumerate(ground.zones)
            if zone == "title"
            for token in ground.document.doc(i)
            if any(c.isupper() for c in token.text[1:])
        )
        self._still: dict[tuple[bool, bool], dict[int, float]] = {}

    def weigh(self, i: int, floats: frozenset[str], cited: frozenset[str]) -> dict[int, float]:
        """The sum of the signs of each candidate for the claim in sentence ``i``.

        Args:
            floats: labels of the figures and tables that the claim or its neighbours name.
            cited: ids of the sections that they name.
        """
        headline, proposal = self.kind_of_claim(i)
        if (headline, proposal) not in self._still:
            self._still[headline, proposal] = {
                j: _total(self.own_signs(j, headline=headline, proposal=proposal)) for j in self.candidates
            }
        still = self._still[headline, proposal]
        return {j: still[j] + _total(signs) for j, signs in self.common_signs(i, floats, cited).items()}

    def kind_of_claim(self, i: int) -> tuple[bool, bool]:
        """Whether the claim stands in front or at the end of the paper, and whether it announces something made."""
        ground = self._ground
        proposal = bool(ground.cues[i].rules & _PROPOSES) and ground.readings[i].claiming == "aim"
        return ground.zones[i] in ("title", "abstract", "introduction", "end"), proposal

    def common_signs(self, i: int, floats: frozenset[str], cited: frozenset[str]) -> dict[int, dict[str, float]]:
        """What the claim in sentence ``i`` and each candidate have in common; likeness relative to the best."""
        ground = self._ground
        sentences = ground.document.sentences
        here = sentences[i]
        vector = ground.likeness.vector(i)
        alike = self._index.scores(vector)
        blocks = self._blocks.scores(vector)
        sections = self._sections.scores(vector)
        top = max(alike.values(), default=0.0) or 1.0
        top_block = max(blocks.values(), default=0.0) or 1.0
        top_section = max(sections.values(), default=0.0) or 1.0
        in_cited = {s: any(self._outline.within(s, outer) for outer in cited) for s in self._names} if cited else {}
        found: dict[int, dict[str, float]] = {}
        for j in self.candidates:
            if j == i:
                continue
            there = sentences[j]
            like = alike.get(f"{j:06d}", 0.0)
            signs = {
                "like": 0.5 * like + 0.5 * like / top,
                "paragraph alike": blocks.get(there.block or "", 0.0) / top_block,
                "section alike": sections.get(there.section or "", 0.0) / top_section,
            }
            if there.block == here.block and here.block is not None:
                signs["same paragraph"] = 1.0
                signs["neighbour"] = float(abs(i - j) <= 2)
            if there.section == here.section and here.section is not None:
                signs["same section"] = 1.0
            if floats & self._floats[j]:
                signs["names its figure"] = 1.0
            if self._numbers[i] & self._numbers[j]:
                signs["same numbers"] = 1.0
            if in_cited.get(there.section, False):
                signs["cited section"] = 1.0
            found[j] = signs
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
            "names a figure": bool(self._floats[j]),
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

    def _groups(self, names: Sequence[str | None]) -> Index:
        members: dict[str, list[int]] = defaultdict(list)
        for i in self.candidates:
            name = names[i]
            if name is not None:
                members[name].append(i)
        return Index({name: self._ground.likeness.group(inside) for name, inside in members.items()})


def _total(signs: Mapping[str, float]) -> float:
    return sum(WEIGHT[name] * value for name, value in signs.items())
