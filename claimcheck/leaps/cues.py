"""What the cues of the leap packs say of each sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.matching.model import Match
from claimcheck.records.words import Severity
from claimcheck.rulebook.model import Rule
from claimcheck.rulebook.schema import When

READ = frozenset(
    "ability certainty scope causal analogy hypothetical boundary isolation steps_changed inner inserted planted "
    "exemplified qualifier disclaimer rival two_rates sharper unseen self_report example exists trait failing "
    "possible habit conjecture denied people strict expected real dangers dangers_listed together alike".split()
)
"""The categories that checks read as cues; a match of any other is a mark (see :mod:`claimcheck.leaps.rhetoric`)."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule of a leap pack matched; alone it says nothing yet."""

    rule: str
    category: str
    severity: Severity
    start: int
    end: int
    """Token span in the sentence's Doc."""
    anchor: int
    title: str = ""
    """Of the rule."""
    why: str = ""
    """Its rationale."""
    advice: str = ""
    """The first rewording of the rule."""
    when: tuple[When, ...] = ()


def gather(matches: Iterable[Match], rules: Sequence[Rule]) -> Mapping[int, tuple[Cue, ...]]:
    """The cues by sentence, in the order of the text. Matches of rules that are not among ``rules`` are left out."""
    known = {rule.id: rule for rule in rules}
    found: dict[int, set[Cue]] = defaultdict(set)
    for match in matches:
        rule = known.get(match.rule)
        if rule is not None:
            advice = rule.rewording[0] if rule.rewording else ""
            place = (match.start, match.end, match.anchor)
            why = " ".join(rule.rationale.split())
            cue = Cue(rule.id, rule.category, rule.severity, *place, rule.title, why, advice, rule.when)
            found[match.sentence].add(cue)
    return {i: tuple(sorted(cues, key=lambda c: (c.start, c.end, c.rule))) for i, cues in found.items()}
