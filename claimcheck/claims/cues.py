"""What the cues of the role packs say of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.matching.model import Match
from claimcheck.rulebook.model import Rule

STRONG = 1.2
"""Weight from which a cue can decide the role of a sentence by itself."""
LATER = 0.5
"""What a strong cue keeps when one of another category comes first: the main clause comes first as a rule, and the rest
belongs to what is shown, found or planned in it."""
_GAP = 4
"""Tokens within which cues count as coming together."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The rules that matched in one sentence, each counted once."""

    weights: Mapping[str, float]
    """Category to the sum of the weights of its rules, later cues discounted."""
    strongest: Mapping[str, float]
    """Category to the weight of its strongest rule, not discounted."""
    rules: frozenset[str]

    def weight(self, category: str) -> float:
        """0 where no rule of the category matched."""
        return self.weights.get(category, 0.0)


NONE = Cues({}, {}, frozenset())


def gather(
    matches: Iterable[Match], rules: Sequence[Rule], count: int, ranked: frozenset[str] = frozenset()
) -> tuple[Cues, ...]:
    """The cues of ``count`` sentences.

    Args:
        matches: of any rules; those of rules that are not among ``rules`` are left out.
        ranked: the categories that compete for a sentence, so that the first strong cue among theirs counts most.
    """
    known = {rule.id: rule for rule in rules}
    starts = first_matches(matches, known)
    return tuple(_cues(starts[i], known, ranked) if i in starts else NONE for i in range(count))


def first_matches(matches: Iterable[Match], known: Mapping[str, Rule]) -> dict[int, dict[str, int]]:
    """For each sentence in which a known rule matched, the rules and the token at which each first did."""
    starts: dict[int, dict[str, int]] = {}
    for match in matches:
        if match.rule in known:
            found = starts.setdefault(match.sentence, {})
            found[match.rule] = min(match.start, found.get(match.rule, match.start))
    return starts


def shares(starts: Mapping[str, int], known: Mapping[str, Rule], ranked: frozenset[str]) -> dict[str, float]:
    """What of its weight each rule keeps that matched in a sentence, by the token at which it first did."""
    strong = {r for r in starts if known[r].category in ranked and known[r].weight >= STRONG}
    first = min((starts[r] for r in strong), default=0)
    leading = {known[r].category for r in strong if starts[r] <= first + _GAP}
    return {r: LATER if r in strong and known[r].category not in leading else 1.0 for r in sorted(starts)}


def _cues(starts: Mapping[str, int], known: Mapping[str, Rule], ranked: frozenset[str]) -> Cues:
    weights: dict[str, float] = {}
    strongest: dict[str, float] = {}
    for rule_id, share in shares(starts, known, ranked).items():
        rule = known[rule_id]
        weights[rule.category] = weights.get(rule.category, 0.0) + share * rule.weight
        strongest[rule.category] = max(rule.weight, strongest.get(rule.category, rule.weight))
    return Cues(weights, strongest, frozenset(starts))
