"""Links from claims to the experiments and the evidence that carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.anchors import AnchorFinder, Anchors
from claimcheck.claims.claims import Ground
from claimcheck.claims.evidence import EvidenceBook, Key
from claimcheck.claims.likeness import Index, Vector, cosine, shared
from claimcheck.claims.places import Outline
from claimcheck.records.claim import Claim, Experiment
from claimcheck.records.words import Relation

LIKE = 0.75
"""How much likeness alone can make of a tie to an experiment."""
FULL_LIKENESS = 0.45
"""Cosine with an experiment at which likeness alone counts in full."""
_EXPERIMENTS = 4
_SENTENCES = 6
_LEAST = 0.2
BACKED = 0.5
"""From this score a claim counts as backed (report contract)."""
_UNBACKED = 0.45


@dataclass(frozen=True, slots=True)
class Draft:
    """A link whose evidence has no id yet."""

    claim: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    experiment: str | None = None
    evidence: Key | None = None
    on: str | None = None


class Linker:
    """Ties each claim to experiments, then to the sentences, figures and tables of those that carry it best."""

    def __init__(self, ground: Ground, outline: Outline, experiments: Sequence[Experiment], book: EvidenceBook) -> None:
        self._ground = ground
        self._outline = outline
        self._experiments = {e.id: e for e in experiments}
        self._book = book
        self._order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        self._finder = AnchorFinder(ground.document, outline, experiments)
        self._profiles = {e.id: self._profile(e) for e in experiments}
        self._index = Index(self._profiles)
        self._telling = self._tellers()
        self._blocks = self._block_vectors()
        self._sentences = Index({f"{i:06d}": ground.likeness.vector(i) for i in self._telling})

    def link(self, claims: Sequence[Claim]) -> list[Draft]:
        """All links, claims in their order, best first within a claim."""
        own = {c.id: self._finder.own(self._order[c.sentence]) for c in claims}
        titles = {c.id: self._place_name(self._order[c.sentence]) for c in claims}
        drafts: list[Draft] = []
        for claim in claims:
            twins = {t: own[t] for t in claim.same_as if t in own}
            drafts += self._link(claim, self._finder.with_twins(own[claim.id], twins, titles))
        return drafts

    def _link(self, claim: Claim, anchors: Anchors) -> list[Draft]:
        i = self._order[claim.sentence]
        ties = self._ties(i, anchors)
        guess = claim.kind == "speculation"
        ranked = sorted(ties, key=lambda e: (-ties[e][0], e))[:_EXPERIMENTS]
        drafts: list[Draft] = []
        for label, (strength, reason) in sorted(anchors.floats.items()):
            key = self._book.float_key(label)
            if key is not None:
                owner = self._finder.experiment_of(label)
                drafts.append(self._draft(claim, strength, (reason,), guess, owner, key))
        for experiment in ranked:
            strength, reasons = ties[experiment]
            drafts.append(self._draft(claim, strength, reasons, guess, experiment, None))
        drafts += self._sentence_links(claim, i, {e: ties[e] for e in ranked}, anchors, guess)
        drafts = [d for d in drafts if d.score >= _LEAST]
        if guess:
            drafts.append(Draft(claim.id, "conjecture", 1.0, ("is put as a possibility, not as something tested",)))
        return sorted(drafts, key=lambda d: (-d.score, d.experiment or "", d.evidence or ("sentence", "")))

    def _draft(
        self,
        claim: Claim,
        score: float,
        reasons: tuple[str, ...],
        guess: bool,
        experiment: str | None,
        evidence: Key | None,
    ) -> Draft:
        # What is put as a possibility is not backed by standing beside a figure.
        bounded = min(score, _UNBACKED) if guess else score
        place = self._ground.document.sentences[self._order[claim.sentence]].section
        at_home = experiment is not None and self._experiments[experiment].section == place
        relation: Relation = "reports" if at_home and claim.kind == "result" else "supports"
        return Draft(claim.id, relation, round(bounded, 3), reasons, experiment, evidence)

    def _ties(self, i: int, anchors: Anchors) -> dict[str, tuple[float, tuple[str, ...]]]:
        """Strength and reasons for each experiment: what the text says, and likeness, each making the other firmer."""
        vector = self._ground.likeness.vector(i)
        likeness = self._index.scores(vector)
        ties: dict[str, tuple[float, tuple[str, ...]]] = {}
        for experiment in self._experiments:
            like = min(1.0, likeness.get(experiment, 0.0) / FULL_LIKENESS)
            told, reason = anchors.experiments.get(experiment, (0.0, ""))
            if not told and not like:
                continue
            strength = 1 - (1 - told) * (1 - LIKE * like * (0.4 if told else 1.0))
            reasons = [reason] if told else []
            common = shared(vector, self._profiles[experiment])
            if common:
                reasons.append("shares: " + ", ".join(common))
            ties[experiment] = (min(0.98, strength), tuple(reasons))
        return ties

    def _sentence_links(
        self,
        claim: Claim,
        i: int,
        ties: dict[str, tuple[float, tuple[str, ...]]],
        anchors: Anchors,
        guess: bool,
    ) -> list[Draft]:
        ground = self._ground
        vector = ground.likeness.vector(i)
        alike = self._sentences.scores(vector)
        owner = {s: e for e in ties for s in self._experiments[e].sentences}
        scored: list[tuple[float, int, tuple[str, ...], str | None]] = []
        for j in self._telling:
            if j == i:
                continue
            sentence = ground.document.sentences[j]
            experiment = owner.get(sentence.id)
            like = alike.get(f"{j:06d}", 0.0)
            around = cosine(vector, self._blocks.get(sentence.block or "", {}))
            named = [r.target for r in ground.document.references[j] if r.target in anchors.floats]
            if experiment is None and like < 0.15:
                continue
            tie = ties[experiment][0] if experiment else 0.3
            value = 0.55 * min(1.0, like / FULL_LIKENESS) + 0.25 * min(1.0, around / FULL_LIKENESS)
            reasons: list[str] = []
            if named:
                value += 0.25
                reasons.append(f"speaks of {named[0]} too")
            if sentence.block == ground.document.sentences[i].block:
                value += 0.2
                reasons.append("same paragraph")
            if ground.roles[j] == "result":
                value += 0.1
            common = shared(vector, ground.likeness.vector(j))
            if common:
                reasons.append("shares: " + ", ".join(common))
            scored.append((tie * min(1.0, 0.35 + value), j, tuple(reasons), experiment))
        scored.sort(key=lambda s: (-s[0], s[1]))
        return [
            self._draft(claim, min(0.98, value), reasons, guess, experiment, self._book.sentence_key(j))
            for value, j, reasons, experiment in scored[:_SENTENCES]
        ]

    def _tellers(self) -> list[int]:
        """Sentences that can carry a claim: results, readings and methods, outside abstract and introduction."""
        ground = self._ground
        return [
            i
            for i, sentence in enumerate(ground.document.sentences)
            if sentence.layer in ("body", "footnote")
            and ground.roles[i] in ("result", "interpretation", "method")
            and ground.places[i].kind
            not in ("abstract", "introduction", "related_work", "conclusion", "acknowledgement")
        ]

    def _profile(self, experiment: Experiment) -> Vector:
        labels = {*experiment.figures, *experiment.tables}
        captions = {f.caption for f in self._ground.document.paper.floats if f.label in labels}
        inside = {*experiment.sentences}
        members = [
            i
            for i, s in enumerate(self._ground.document.sentences)
            if s.id in inside or (s.block in captions) or (s.layer == "heading" and s.section == experiment.section)
        ]
        return self._ground.likeness.group(members)

    def _block_vectors(self) -> dict[str, Vector]:
        blocks: dict[str, list[int]] = defaultdict(list)
        for i in self._telling:
            block = self._ground.document.sentences[i].block
            if block is not None:
                blocks[block].append(i)
        return {block: self._ground.likeness.group(members) for block, members in blocks.items()}

    def _place_name(self, i: int) -> str:
        sentence = self._ground.document.sentences[i]
        if sentence.layer in ("title", "abstract"):
            return f"the {sentence.layer}"
        section = self._outline.sections.get(sentence.section or "")
        if section is None:
            return "another place"
        return f"Section {section.number}" if section.number else f'"{section.title}"'
