"""Where the text itself ties a claim to: figures, tables and sections named in it, beside it, or by its twins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.claims.places import Outline
from claimcheck.language.document import Document
from claimcheck.records.claim import Experiment

NAMED_FLOAT = 0.9
NEXT_FLOAT = 0.72
BLOCK_FLOAT = 0.62
OWN_SECTION = 0.62
NAMED_SECTION = 0.8
NEXT_SECTION = 0.6
TWIN = 0.85
"""What a tie through a claim that says the same keeps of its strength."""
KIN = 0.65
"""What it keeps through a claim that only says much the same."""

HOLDS_IT = ", which holds it among others"
"""End of the reason where a section is named that has several experiments."""
_NEAR = 1
_BLOCK = 3
"""Sentences before and after that count as neighbours, and as the same stretch of a paragraph."""


@dataclass(slots=True)
class Anchors:
    """The ties of one claim: strength (0 to 1) and the reason, for figures and tables by label, experiments by id;
    and the sections that the claim or its neighbours name."""

    floats: dict[str, tuple[float, str]] = field(default_factory=dict)
    experiments: dict[str, tuple[float, str]] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)

    def tie_float(self, label: str, strength: float, reason: str) -> None:
        if strength > self.floats.get(label, (0.0, ""))[0]:
            self.floats[label] = (strength, reason)

    def tie_experiment(self, experiment: str, strength: float, reason: str) -> None:
        if strength > self.experiments.get(experiment, (0.0, ""))[0]:
            self.experiments[experiment] = (strength, reason)


@dataclass(frozen=True, slots=True)
class Other:
    """A claim elsewhere in the paper that says the same or much the same."""

    anchors: Anchors
    place: str
    """Where it stands, in words."""
    same: bool


class AnchorFinder:
    """Reads the ties of a claim from the references in the text."""

    def __init__(self, document: Document, outline: Outline, experiments: Sequence[Experiment]) -> None:
        self._document = document
        self._outline = outline
        self._experiments = {e.id: e for e in experiments}
        self._by_section = {e.section: e.id for e in experiments if e.section is not None}
        self._by_float = {label: e.id for e in experiments for label in (*e.figures, *e.tables)}

    def experiment_of(self, label: str) -> str | None:
        """The experiment that a figure or table belongs to."""
        return self._by_float.get(label)

    def own(self, i: int) -> Anchors:
        """What sentence ``i``, its neighbours and its section say; explicit references before likeness of place."""
        found = Anchors()
        self._read(found, i, NAMED_FLOAT, NAMED_SECTION, "names {}")
        for j in self._neighbours(i, _BLOCK):
            if abs(i - j) <= _NEAR:
                self._read(found, j, NEXT_FLOAT, NEXT_SECTION, "the sentence beside it names {}")
            else:
                self._read(found, j, BLOCK_FLOAT, NEXT_SECTION - 0.1, "the same paragraph names {}")
        section = self._outline.unit(self._document.sentences[i].section)
        if section in self._by_section and self._document.sentences[i].layer != "abstract":
            found.tie_experiment(self._by_section[section], OWN_SECTION, "stands in the same section")
        for label, (strength, reason) in list(found.floats.items()):
            owner = self.experiment_of(label)
            if owner is not None:
                found.tie_experiment(owner, strength, reason)
        return found

    def with_others(self, own: Anchors, others: Sequence[Other]) -> Anchors:
        """``own`` and, weaker, what the claims that say the same, or much the same, are tied to."""
        found = Anchors(dict(own.floats), dict(own.experiments), set(own.sections))
        for other in others:
            keeps, told = (TWIN, f"said again in {other.place}") if other.same else (KIN, f"much like {other.place}")
            for label, (strength, reason) in other.anchors.floats.items():
                found.tie_float(label, strength * keeps, f"{told}, where it {_where(reason)}")
            for experiment, (strength, _) in other.anchors.experiments.items():
                found.tie_experiment(experiment, strength * keeps, told)
        return found

    def _read(self, found: Anchors, i: int, for_float: float, for_section: float, reason: str) -> None:
        for reference in self._document.references[i]:
            if reference.target is None:
                continue
            if reference.kind in ("figure", "table"):
                found.tie_float(reference.target, for_float, reason.format(reference.label))
            elif reference.kind in ("section", "appendix"):
                found.sections.add(reference.target)
                self._tie_section(found, reference.target, for_section, reason.format(self._title(reference.target)))

    def _tie_section(self, found: Anchors, section: str, strength: float, reason: str) -> None:
        inside = [e for e in self._experiments.values() if self._outline.within(e.section, section)]
        for experiment in inside:
            # A section with many experiments says less of each of them.
            share = 1.0 if experiment.section == section or len(inside) == 1 else 0.85
            found.tie_experiment(experiment.id, strength * share, reason if share == 1.0 else f"{reason}{HOLDS_IT}")

    def _title(self, section: str) -> str:
        known = self._outline.sections.get(section)
        if known is None:
            return "a section"
        if known.number is None:
            return f'the section "{known.title}"'
        return f"{'Appendix' if known.kind == 'appendix' else 'Section'} {known.number}"

    def _neighbours(self, i: int, reach: int) -> list[int]:
        sentences = self._document.sentences
        return [
            j
            for j in range(max(0, i - reach), min(len(sentences), i + reach + 1))
            if j != i and sentences[j].block == sentences[i].block and sentences[i].block is not None
        ]


def _where(reason: str) -> str:
    return reason if reason.startswith("names") else f"is said that {reason}"
