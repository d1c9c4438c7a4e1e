"""How firmly a claim is tied to an experiment: signs that can be named, weighed by a logistic fitted on known links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.claims.anchors import Anchors
from claimcheck.claims.content import amounts
from claimcheck.claims.fitted import rounded, weights
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import Index, Vector, holding, shared
from claimcheck.claims.places import Outline
from claimcheck.claims.zones import SUMS_UP
from claimcheck.records.claim import Experiment

_NAME = re.compile(r"\b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}\w*(?:-[A-Z0-9]\w*)*|[A-Z]\w*-?\d[\w.-]*\w)\b")
_FAIR = 0.66
"""Strength of an anchor from which the sentence beside a claim names a figure or table."""
_NO_LIKENESS, _FULL_LIKENESS = 0.25, 0.75
"""Share of a claim's words, by weight, that an experiment's text holds: where likeness begins to count, and where it
counts in full."""
_ROUND = frozenset("10 20 50 100 1000 0.5 0.1".split())
_NAMED, _BEHIND = 0.6, 0.9
"""The least strength of what a claim names where the paper is summed up, and the share of it that all else keeps."""
_DIRECT = ("names", "the sentence beside it", "the same paragraph")


class TieReader:
    """Reads what ties claims to each experiment."""

    def __init__(self, ground: Ground, outline: Outline, experiments: Sequence[Experiment]) -> None:
        self._ground = ground
        self._outline = outline
        self._experiments = experiments
        order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        self._members = {e.id: self._inside(e, order) for e in experiments}
        self.profiles: Mapping[str, Vector] = {e.id: ground.likeness.group(self._members[e.id]) for e in experiments}
        self._profile_index = Index([self.profiles[e.id] for e in experiments])
        self._heading_index = Index(
            [
                ground.likeness.group(i for i in self._members[e.id] if ground.document.sentences[i].layer == "heading")
                for e in experiments
            ]
        )
        self._text = {
            e.id: " ".join(ground.document.sentences[i].text for i in self._members[e.id]) for e in experiments
        }
        self._amounts = {e.id: self._said(e) for e in experiments}

    def signs(self, i: int, anchors: Anchors, shares: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """For each experiment the signs that hold of the claim in sentence ``i``, from 0 to 1.

        Args:
            shares: how the sentences that may carry the claim are spread over the experiments.
        """
        ground = self._ground
        text, vector = ground.document.sentences[i].text, ground.likeness.vector(i)
        unit = self._outline.unit(ground.document.sentences[i].section)
        front = ground.zones[i] in SUMS_UP
        names = set(_NAME.findall(text))
        numbers = {_bare(n) for n in amounts(text)} - _ROUND
        alike = self._profile_index.scores(vector).tolist()
        of_headings = self._heading_index.scores(vector).tolist()
        top_share = max(shares.values(), default=0.0) or 1.0
        top_alike = max(alike, default=0.0) or 1.0
        found: dict[str, dict[str, float]] = {}
        for e, like, of_heading in zip(self._experiments, alike, of_headings, strict=True):
            told, reason = anchors.experiments.get(e.id, (0.0, ""))
            direct, itself = reason.startswith(_DIRECT), reason.startswith("names ")
            held = holding(vector, self.profiles[e.id])
            words = min(1.0, max(0.0, (held - _NO_LIKENESS) / (_FULL_LIKENESS - _NO_LIKENESS)))
            same = sum(n in self._amounts[e.id] for n in numbers)
            home = e.section is not None and unit is not None and self._outline.within(unit, e.section)
            has = {
                "names its figure, table or section": itself,
                "stands beside a sentence that names its figure or table": direct and not itself and told >= _FAIR,
                "stands near a sentence that names its figure, table or section": direct and 0 < told < _FAIR,
                "stands in its section": home,
                "stands in its section, in the body": home and not front,
                "says again, or much the same as, what is tied to it": told if told and not direct and not home else 0,
                "shares words with it": words,
                "shares words with it, in front or at the end": words * front,
                "is more like it than like any other": like >= top_alike,
                "is as much like it as like the nearest": like / top_alike,
                "has most of its likely support there": shares.get(e.id, 0.0) / top_share,
                "shares an amount with it": same > 0,
                "shares several amounts with it": same > 1,
                "shares names with it": len([n for n in names if n in self._text[e.id]]) / len(names) if names else 0,
                "is like its heading": min(1.0, 2 * of_heading),
                "the experiment stands in the appendix": self._outline.in_appendix(e.section),
                "the experiment stands among the results": self._outline.kind(e.section) in ("result", "experiment"),
                "the experiment has figures or tables": bool(e.figures or e.tables),
                "there are few experiments": 1 / max(1, len(self._experiments)),
            }
            found[e.id] = rounded(has)
        return found

    def strengths(self, i: int, anchors: Anchors, shares: Mapping[str, float]) -> dict[str, float]:
        """How firmly (0 to 1) the claim is tied to each experiment that it has anything to do with."""
        fitted = weights("ties")
        words = self._ground.likeness.vector(i).keys()
        found = {
            experiment: min(0.98, fitted.of(signs))
            for experiment, signs in self.signs(i, anchors, shares).items()
            if anchors.experiments.get(experiment, (0.0, ""))[0]
            or "shares an amount with it" in signs
            or not words.isdisjoint(self.profiles[experiment])
        }
        return self._as_named(found, anchors) if self._ground.zones[i] in SUMS_UP else found

    def _as_named(self, strengths: Mapping[str, float], anchors: Anchors) -> dict[str, float]:
        """What authors name where they sum up is where they say that it is shown: nothing else comes before it."""
        named = {e for e, (_, reason) in anchors.experiments.items() if reason.startswith("names ") and e in strengths}
        if not named:
            return dict(strengths)
        first = max(named, key=lambda e: (strengths[e], e))
        top = max(strengths[first], _NAMED)
        return {e: top if e == first else s if e in named else min(s, _BEHIND * top) for e, s in strengths.items()}

    def reasons(self, i: int, anchors: Anchors, experiment: str) -> tuple[str, ...]:
        """Why the claim is tied to the experiment."""
        told, reason = anchors.experiments.get(experiment, (0.0, ""))
        reasons = [reason] if told else []
        said = amounts(self._ground.document.sentences[i].text)
        numbers = [n for n in said if _bare(n) in self._amounts[experiment]]
        if not {_bare(n) for n in numbers} <= _ROUND:
            reasons.append("shares amounts: " + ", ".join(numbers[:3]))
        common = shared(self._ground.likeness.vector(i), self.profiles[experiment])
        if common:
            reasons.append("shares: " + ", ".join(common))
        return tuple(reasons)

    def _inside(self, experiment: Experiment, order: Mapping[str, int]) -> tuple[int, ...]:
        document = self._ground.document
        labels = {*experiment.figures, *experiment.tables}
        captions = {f.caption for f in document.paper.floats if f.label in labels}
        inside = {order[s] for s in experiment.sentences}
        return tuple(
            i
            for i, s in enumerate(document.sentences)
            if i in inside or (s.block in captions) or (s.layer == "heading" and s.section == experiment.section)
        )

    def _said(self, experiment: Experiment) -> frozenset[str]:
        """The amounts of an experiment's text and tables, without signs and units."""
        cells = [
            cell
            for item in self._ground.document.paper.floats
            if item.label in experiment.tables
            for row in item.rows
            for cell in row
        ]
        return frozenset(_bare(n) for n in amounts(self._text[experiment.id])) | {
            _bare(n) for cell in cells for n in amounts(cell)
        }


def _bare(amount: str) -> str:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", amount)
    return found.group().replace(",", "") if found else amount
