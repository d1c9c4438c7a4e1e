"""Loaded rules: packs, their rules with all word lists filled in, and the rulebook that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimcheck.records.report import PackStamp
from claimcheck.records.words import Exemption, Layer, Severity, Stance
from claimcheck.rulebook.schema import ExceptSpec, LeapCase, MatcherSpec, PackKind, Source, When


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A sentence of ``match``, ``no_match`` or ``todo_match`` and where it stands; marks taken out of ``text``."""

    text: str
    triggers: tuple[tuple[int, int], ...]
    """Character spans of what stood in ``[[ ]]``."""
    stance: Stance | None
    path: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class RuleCase:
    """A claim with its evidence, and where it stands."""

    spec: LeapCase
    path: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Every ``$list`` in its matchers is filled in; ``$ai_system`` and the other kinds remain."""

    id: str
    pack: str
    kind: PackKind
    title: str
    category: str
    severity: Severity
    scope: tuple[Layer, ...]
    rationale: str
    rewording: tuple[str, ...]
    source: Source | None
    aliases: tuple[str, ...]
    weight: float
    exemption: Exemption | None
    matchers: tuple[MatcherSpec, ...]
    near: tuple[str, ...] | None
    exceptions: tuple[ExceptSpec, ...]
    match: tuple[RuleExample, ...]
    no_match: tuple[RuleExample, ...]
    todo_match: tuple[RuleExample, ...]
    path: str
    """The file it stands in."""
    line: int
    when: tuple[When, ...] = ()
    cases: tuple[RuleCase, ...] = ()

    def asks_for(self, kind: str) -> bool:
        """Whether the rule or one of its matchers wants a thing of this kind (``$ai_system``) in some place."""
        return kind in (self.near or ()) or any(matcher.asks_for(kind) for matcher in self.matchers)


@dataclass(frozen=True, slots=True)
class Pack:
    name: str
    version: str
    kind: PackKind
    title: str
    description: str
    categories: dict[str, str]
    words: dict[str, tuple[str, ...]]
    """Word lists, filled in."""
    rules: tuple[Rule, ...]
    """In the order of the files (by name) and of the rules in them; those that another pack disabled left out."""
    path: str
    sha256: str
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All packs that were loaded. Rules keep the order of packs and files, so that results do too."""

    packs: tuple[Pack, ...]
    _by_id: dict[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {rule.id: rule for rule in self.rules}
        for rule in self.rules:
            for alias in rule.aliases:
                by_id.setdefault(alias, rule)
        object.__setattr__(self, "_by_id", by_id)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule for pack in self.packs for rule in pack.rules)

    def rules_of(self, *kinds: PackKind) -> tuple[Rule, ...]:
        """The rules of packs of these kinds."""
        return tuple(rule for pack in self.packs if pack.kind in kinds for rule in pack.rules)

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id, or whose alias it is.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[rule_id]

    def of_systems(self) -> frozenset[tuple[str, str]]:
        """Packs and categories that are about AI systems: a rule of theirs asks for ``$ai_system``."""
        return frozenset((rule.pack, rule.category) for rule in self.rules if rule.asks_for("$ai_system"))

    def words(self, name: str) -> tuple[str, ...]:
        """All words of the word lists of this name, over all packs, each once."""
        return tuple(dict.fromkeys(word for pack in self.packs for word in pack.words.get(name, ())))

    @property
    def numbers(self) -> dict[str, float]:
        """The thresholds of all packs; of several packs that give one, the last counts."""
        return {name: number for pack in self.packs for name, number in pack.numbers.items()}

    def without(self, rule_ids: Iterable[str]) -> Rulebook:
        """The same rulebook with these rules (or aliases) switched off.

        Raises:
            KeyError: one of them does not exist.
        """
        from dataclasses import replace

        off = {self.rule(rule_id).id for rule_id in rule_ids}
        return Rulebook(tuple(replace(p, rules=tuple(r for r in p.rules if r.id not in off)) for p in self.packs))

    def graded(self, severities: Mapping[str, Severity]) -> Rulebook:
        """The same rulebook with these severities, by the ids (or aliases) of rules.

        Raises:
            KeyError: one of them does not exist.
        """
        from dataclasses import replace

        new = {self.rule(rule_id).id: severity for rule_id, severity in severities.items()}
        return Rulebook(
            tuple(
                replace(p, rules=tuple(replace(r, severity=new.get(r.id, r.severity)) for r in p.rules))
                for p in self.packs
            )
        )

    def renamed(self) -> dict[str, str]:
        """The id that each rule has now, by those that it had."""
        return {alias: rule.id for rule in self.rules for alias in rule.aliases}

    def stamps(self) -> tuple[PackStamp, ...]:
        """Which packs these are, for a report."""
        return tuple(PackStamp(name=p.name, version=p.version, sha256=p.sha256) for p in self.packs)
