"""What bears on a claim less than its place lets expect: figures and sections about something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.claims.ground import Ground
from claimcheck.claims.places import Outline
from claimcheck.claims.roles import measured
from claimcheck.records.claim import Experiment

_OF_CAPTION = 0.08
"""Cosine with its caption from which a figure or table that the paragraph names is taken to show the claim."""
_TELLS, _TELLS_ALONE = 0.1, 0.3
"""Share of its sentences that tell outcomes from which a section without tables, not among the results, is more than a
description; and one that has no figures either, outside the experiments."""
_OUTCOME = frozenset({"result.we_find", "result.results_show", "result.comparison", "result.change", "result.state"})


class Bearing:
    """Reads how far what stands near a claim is about the same."""

    def __init__(self, ground: Ground, outline: Outline, experiments: Sequence[Experiment]) -> None:
        self._ground = ground
        order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        labels = {f.caption: f.label for f in ground.document.paper.floats if f.caption is not None}
        self._captions: dict[str, list[int]] = {}
        for j, sentence in enumerate(ground.document.sentences):
            if sentence.block in labels and ground.likeness.vector(j):
                self._captions.setdefault(labels[sentence.block], []).append(j)
        telling = {
            e.id: sum(self._tells(order[s]) for s in e.sentences) / max(1, len(e.sentences)) for e in experiments
        }
        self.describe = frozenset(
            e.id
            for e in experiments
            if not e.tables
            and outline.kind(e.section) != "result"
            and telling[e.id] < (_TELLS if e.figures or outline.kind(e.section) == "experiment" else _TELLS_ALONE)
        )
        """Ids of the experiments that are set-ups told at length, without outcomes."""

    def shows(self, label: str, i: int) -> bool:
        """Whether the caption of a figure or table speaks of what sentence ``i`` does, as far as it says anything."""
        return not self._captions.get(label) or self.captioned(i, (label,)) >= _OF_CAPTION

    def captioned(self, i: int, labels: Iterable[str]) -> float:
        """The greatest cosine of sentence ``i`` with the captions of figures and tables; 0 where they say nothing."""
        alike = self._ground.likeness.alike(i)
        return max((float(alike[j]) for label in labels for j in self._captions.get(label, ())), default=0.0)

    def _tells(self, i: int) -> bool:
        rules = self._ground.cues[i].rules
        return self._ground.roles[i] == "result" and (
            bool(rules & _OUTCOME) or measured(self._ground.document.sentences[i].text)
        )
