"""What the cues of the role packs say of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.matching.model import Match
from claimcheck.rulebook.model import Rule


@dataclass(frozen=True, slots=True)
class Cues:
    """The rules that matched in one sentence, each counted once: category to weight, and the rules' ids."""

    weights: Mapping[str, float]
    """Sum of the weights of the rules of each category."""
    best: Mapping[str, float]
    """The greatest weight of a rule of each category."""
    rules: frozenset[str]

    def weight(self, category: str) -> float:
        return self.weights.get(category, 0.0)


NONE = Cues({}, {}, frozenset())


def gather(matches: Iterable[Match], rules: Sequence[Rule], count: int) -> tuple[Cues, ...]:
    """The cues of ``count`` sentences. Matches of rules that are not among ``rules`` are left out."""
    known = {rule.id: rule for rule in rules}
    found: dict[int, set[str]] = {}
    for match in matches:
        if match.rule in known:
            found.setdefault(match.sentence, set()).add(match.rule)
    return tuple(_cues(found[i], known) if i in found else NONE for i in range(count))


def _cues(ids: set[str], known: Mapping[str, Rule]) -> Cues:
    weights: dict[str, float] = {}
    best: dict[str, float] = {}
    for rule_id in sorted(ids):
        rule = known[rule_id]
        weights[rule.category] = weights.get(rule.category, 0.0) + rule.weight
        best[rule.category] = max(best.get(rule.category, rule.weight), rule.weight)
    return Cues(weights, best, frozenset(ids))
