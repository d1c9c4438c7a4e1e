"""Links from claims to the experiments and the evidence that carry them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.claims.anchors import AnchorFinder, Anchors, Other
from claimcheck.claims.bearing import Bearing
from claimcheck.claims.chances import ChanceReader
from claimcheck.claims.draft import Draft, Tie
from claimcheck.claims.evidence import EvidenceBook, Key
from claimcheck.claims.fitted import Signs
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import shared
from claimcheck.claims.named import named_floats, names_float
from claimcheck.claims.outcome import OutcomeReader
from claimcheck.claims.passages import PassageReader
from claimcheck.claims.places import Outline
from claimcheck.claims.roles import OUTCOMES
from claimcheck.claims.support import Support
from claimcheck.claims.ties import TieReader
from claimcheck.claims.zones import SUMS_UP
from claimcheck.records.claim import Claim, Experiment
from claimcheck.records.words import Relation

if TYPE_CHECKING:
    from numpy.typing import NDArray

BACKED = 0.5
"""From this score a claim counts as backed (report contract)."""
_UNBACKED = 0.45
_EXPERIMENTS = 3
_SENTENCES = 5
_APART = 2
"""Sentences that carry a claim stand further from each other than this, since one passage tells one thing."""
_SHORT_OF, _SALIENT = 1.6, 0.05
"""How far the role of a claim stays behind that of the sentence where it hardly is one, unless it is salient."""
_FLOATS = 2
"""Figures and tables linked by themselves, besides those of the experiments."""
_LEAST = 0.2


_POSSIBLE = frozenset({"speculation.possible", "speculation.would", "speculation.expect", "speculation.future"})
_REPORTS = frozenset({"result.we_find", "result.find_that", "result.results_show", "headline.we_show"})
_KIN, _MOST_KIN = 0.25, 3
"""Cosine from which a claim elsewhere says much the same, and how many of them count."""
_STRAY = 0.5
"""Share of the firmest tie that a sentence outside any experiment gets."""


@dataclass(frozen=True, slots=True)
class Found:
    """What may carry a claim, with the signs of how likely it does."""

    ties: tuple[tuple[Tie, Signs], ...]
    passages: Mapping[int, Signs]
    """By sentence."""


class Linker:
    """Ties each claim to experiments, then to the sentences, figures and tables that carry it best."""

    def __init__(self, ground: Ground, outline: Outline, experiments: Sequence[Experiment], book: EvidenceBook) -> None:
        self._ground = ground
        self._outline = outline
        self._experiments = {e.id: e for e in experiments}
        of_section = {e.section: e.id for e in experiments if e.section is not None}
        self._owners = [of_section.get(outline.unit(s.section) or "") for s in ground.document.sentences]
        self._book = book
        self._order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        self._bearing = Bearing(ground, outline, experiments)
        self._finder = AnchorFinder(ground.document, outline, experiments)
        self._ties = TieReader(ground, outline, experiments)
        self._support = Support(ground, outline)
        self._outcome = outcome = OutcomeReader(ground)
        self._passage = PassageReader(ground, self._bearing, outcome)
        self._chance = ChanceReader(ground, outline, experiments, self._bearing, outcome, self._owners)
        self._number = {e.id: n for n, e in enumerate(experiments)}
        owners = [self._owners[j] for j in self._support.candidates.tolist()]
        # One past the last for the sentences of no experiment.
        self._owner_of = np.array([self._number.get(owner or "", len(experiments)) for owner in owners], dtype=np.intp)

    def link(self, claims: Sequence[Claim]) -> list[Draft]:
        """All links, claims in their order, best first within a claim."""
        found = self.found(claims)
        return [draft for claim in claims for draft in self._link(claim, found[claim.id])]

    def signs(self, claims: Sequence[Claim]) -> dict[str, dict[str, dict[str, float]]]:
        """For each claim and experiment the signs that tie them: what links are scored by."""
        found: dict[str, dict[str, dict[str, float]]] = {}
        sentence = {claim.id: self._order[claim.sentence] for claim in claims}
        for claim_id, anchors in self._anchors(claims).items():
            i = sentence[claim_id]
            weights = self._support.weigh(i, frozenset(anchors.floats), frozenset(anchors.sections))
            found[claim_id] = self._ties.signs(i, anchors, self._shares(weights))
        return found

    def _anchors(self, claims: Sequence[Claim]) -> dict[str, Anchors]:
        """What each claim is tied to by the text: its own words, its neighbours, its twins elsewhere."""
        own = {c.id: self._finder.own(self._order[c.sentence]) for c in claims}
        titles = {c.id: self._place_name(self._order[c.sentence]) for c in claims}
        found: dict[str, Anchors] = {}
        for claim in claims:
            others = [Other(own[twin], titles[twin], same=True) for twin in claim.same_as]
            if not own[claim.id].experiments:
                others += [Other(own[kin], titles[kin], same=False) for kin in self._kin(claim, claims)]
            found[claim.id] = self._finder.with_others(own[claim.id], others)
        return found

    def _kin(self, claim: Claim, claims: Sequence[Claim]) -> list[str]:
        """The few claims of other parts that are most like a claim that names nothing itself."""
        i = self._order[claim.sentence]
        likeness, zone = self._ground.likeness.alike(i).tolist(), self._ground.zones[i]
        alike = {
            other.id: likeness[j]
            for other in claims
            if likeness[j := self._order[other.sentence]] >= _KIN
            and self._ground.zones[j] not in (zone, "appendix", "title")
        }
        ranked = sorted(alike, key=lambda c: (-alike[c], c))
        return [c for c in ranked if c not in claim.same_as][:_MOST_KIN]

    def found(self, claims: Sequence[Claim]) -> dict[str, Found]:
        """For each claim what may carry it: what links are made of."""
        anchors = self._anchors(claims)
        return {claim.id: self._found(claim, anchors[claim.id]) for claim in claims}

    def _found(self, claim: Claim, anchors: Anchors) -> Found:
        i, chance = self._order[claim.sentence], self._chance
        weights = self._support.weigh(i, frozenset(anchors.floats), frozenset(anchors.sections))
        ties = self._ties.strengths(i, anchors, self._shares(weights))
        tied = self._tied(i, anchors, ties)
        return Found(
            tuple((t, chance.signs(i, claim, t.firm, t.reasons, t.experiment, label=t.label)) for t in tied),
            self._passages(i, claim, weights, ties),
        )

    def _link(self, claim: Claim, found: Found) -> list[Draft]:
        i, book = self._order[claim.sentence], self._book
        drafts: list[Draft] = []
        # What authors sum up and then name a section for in brackets is shown there, if anything is.
        sent = self._ground.zones[i] in SUMS_UP and self._chance.sends(i)
        # A sentence that tells no outcome backs nothing itself; what it lends goes to the figures that it brings in.
        told = {j: self._passage.score(signs) for j, signs in found.passages.items()}
        lent: dict[str, float] = {}
        for j in told:
            if self._ground.roles[j] not in OUTCOMES or self._outcome.points(j):
                for label in named_floats(self._ground.document, j):
                    lent[label] = max(lent.get(label, 0.0), told[j])
                told[j] = _unbacked(told[j])
        for n, (tie, signs) in enumerate(found.ties):
            score = max(self._chance.score(signs), lent.get(tie.label or "", 0.0))
            if n == 0 and sent and any(reason.startswith("names ") for reason in tie.reasons):
                score = max(score, BACKED)
            if not may_back(tie):
                score = _unbacked(score)
            evidence = None if tie.label is None else book.float_key(tie.label)
            drafts.append(replace(self._draft(claim, score, tie.reasons, tie.experiment, evidence), firm=tie.firm))
        for j, score in told.items():
            drafts.append(self._draft(claim, score, self._reasons(i, j), self.owner(j), book.sentence_key(j)))
        if self._is_guess(claim):
            drafts.append(Draft(claim.id, "conjecture", 1.0, ("is put as a possibility, not as something tested",)))
        return sorted(drafts, key=lambda d: (-d.score, d.experiment or "", d.evidence or ("sentence", "")))

    def _tied(self, i: int, anchors: Anchors, ties: Mapping[str, float]) -> list[Tie]:
        """What the claim in sentence ``i`` is tied to most: experiments, figures and tables."""
        ranked = sorted(ties, key=lambda e: (-ties[e], e))[:_EXPERIMENTS]
        found = []
        for e in ranked:
            reasons = self._ties.reasons(i, anchors, e)
            found.append(Tie(ties[e], reasons, e, astray=self._chance.astray(i, reasons, e)))
        named = sorted(anchors.floats.items(), key=lambda item: (-item[1][0], item[0]))[:_FLOATS]
        named_here = (*anchors.floats.values(), *anchors.experiments.values())
        names_itself = any(reason.startswith("names ") for _, reason in named_here)
        for label, (strength, reason) in named:
            if self._book.float_key(label) is None:
                continue
            owner = self._finder.experiment_of(label)
            names = reason.startswith("names ")
            # Named beside the claim or by its twin: no firmer than the claim's own tie to the experiment.
            firm = strength if names else min(strength, ties.get(owner or "", _UNBACKED))
            astray = reason.startswith("the same paragraph ") and not self._bearing.shows(label, i)
            nearby = reason.startswith(("the sentence beside ", "the same paragraph "))
            astray |= nearby and self._chance.brought_in_later(i, label)
            astray |= (names_itself and not names) or self._chance.leads_nowhere(i, (reason,))
            found.append(Tie(firm, (reason,), owner, label, astray))
        return [tie for tie in found if tie.firm >= _LEAST]

    def _is_guess(self, claim: Claim) -> bool:
        """Speculation; explanations put as merely possible ("likely because", "we suspect"); and what is said to be
        possible where nothing is reported: no amount, no figure, no "we find". What a hypothesis predicts is tested."""
        i = self._order[claim.sentence]
        rules = self._ground.cues[i].rules
        if "method.prediction" in rules:
            return False
        if claim.kind == "speculation" or (claim.certainty <= 2 and "interpretation.cause" in rules):
            return True
        reports = bool(claim.numbers) or bool(rules & _REPORTS)
        if "interpretation.likely_cause" in rules and not reports:
            return True
        reports |= names_float(self._ground.document, i)
        return claim.certainty <= 2 and bool(rules & _POSSIBLE) and not reports

    def _reads_otherwise(self, claim: Claim) -> bool:
        """Whether the sentence reads more like method, background or a signpost than like a claim."""
        reading = self._ground.readings[self._order[claim.sentence]]
        return reading.short_of >= _SHORT_OF and claim.salience < _SALIENT

    def _draft(
        self, claim: Claim, score: float, reasons: tuple[str, ...], experiment: str | None, evidence: Key | None
    ) -> Draft:
        # What is put as a possibility is not backed by standing beside a figure; what hardly reads as a claim is not
        # backed by standing in a section, no outcome by a section that only describes, no plan by words alone.
        names = any(reason.startswith("names ") for reason in reasons)
        described = experiment in self._bearing.describe and claim.kind in ("result", "interpretation")
        unread = (described or self._reads_otherwise(claim)) and not names
        in_words = claim.kind == "aim" and all(reason.startswith("shares: ") for reason in reasons)
        bounded = _unbacked(score) if self._is_guess(claim) or unread or in_words else score
        section = self._outline.unit(self._ground.document.sentences[self._order[claim.sentence]].section)
        at_home = experiment is not None and self._experiments[experiment].section == section
        relation: Relation = "reports" if at_home and claim.kind == "result" else "supports"
        return Draft(claim.id, relation, round(bounded, 3), reasons, experiment, evidence)

    def _shares(self, weights: NDArray[np.float64]) -> dict[str, float]:
        """How the support for a claim is spread over the experiments (a softmax over all sentences)."""
        top = weights.max(initial=-np.inf)
        if top == -np.inf:
            return {}
        sums = np.bincount(self._owner_of, weights=np.exp(weights - top), minlength=len(self._number) + 1)
        return {experiment: float(sums[n]) for experiment, n in self._number.items() if sums[n]}

    def _passages(
        self, i: int, claim: Claim, weights: NDArray[np.float64], ties: Mapping[str, float]
    ) -> dict[int, Signs]:
        """The sentences that carry the claim best, apart from each other, with their signs."""
        firmest = max(ties.values(), default=0.3)
        best: list[int] = []
        for n in np.argsort(-weights, kind="stable").tolist():
            j = int(self._support.candidates[n])
            if j != i and all(abs(j - other) > _APART for other in best):
                best.append(j)
            if len(best) == _SENTENCES:
                break
        return {j: self._passage.signs(i, j, claim, tie=ties.get(self.owner(j) or "", _STRAY * firmest)) for j in best}

    def owner(self, j: int) -> str | None:
        """The experiment in whose section sentence ``j`` stands."""
        return self._owners[j]

    def _reasons(self, i: int, j: int) -> tuple[str, ...]:
        sentences = self._ground.document.sentences
        reasons: list[str] = []
        if sentences[i].block == sentences[j].block and sentences[i].block is not None:
            reasons.append("same paragraph")
        elif sentences[i].section == sentences[j].section and sentences[i].section is not None:
            reasons.append("same section")
        floats = {r.target for r in self._ground.document.references[i] if r.kind in ("figure", "table")}
        both = [r.label for r in self._ground.document.references[j] if r.target in floats]
        if both:
            reasons.append(f"both name {both[0]}")
        common = shared(self._ground.likeness.vector(i), self._ground.likeness.vector(j))
        if common:
            reasons.append("shares: " + ", ".join(common))
        return tuple(reasons) or (f"stands in {self._place_name(j)}",)

    def _place_name(self, i: int) -> str:
        sentence = self._ground.document.sentences[i]
        if sentence.layer in ("title", "abstract"):
            return f"the {sentence.layer}"
        section = self._outline.sections.get(sentence.section or "")
        if section is None:
            return "another place"
        return f"Section {section.number}" if section.number else f'"{section.title}"'


def may_back(tie: Tie) -> bool:
    """Whether a claim may be backed by what it is tied to."""
    return tie.firm >= BACKED and not tie.astray


def _unbacked(score: float) -> float:
    """Below what backs a claim, in the same order."""
    return min(score, _UNBACKED - (1 - score) / 10)
