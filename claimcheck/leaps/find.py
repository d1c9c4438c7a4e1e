"""All leaps of a paper: every family over one view, in document order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.language.document import Document
from claimcheck.leaps import (
    ability,
    analogy,
    causal,
    certainty,
    disclaimer,
    existence,
    generic,
    headline,
    hypothetical,
    mental,
    rhetoric,
    rivals,
    scope,
    trace,
    unseen,
)
from claimcheck.leaps.cues import gather
from claimcheck.leaps.draft import Check, Draft
from claimcheck.leaps.risen import CHECK as LEDGER
from claimcheck.leaps.risen import check_ledger
from claimcheck.leaps.salvage import salvage
from claimcheck.leaps.threats import Entry, ledger
from claimcheck.leaps.view import View, build
from claimcheck.matching.model import Match
from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap, Salvage, Threat
from claimcheck.rulebook.model import Rulebook

if TYPE_CHECKING:
    from claimcheck.claims.analyse import ClaimGraph

CHECKS: tuple[Check, ...] = (
    unseen.check,
    mental.check,
    ability.check,
    headline.check,
    certainty.check,
    trace.check,
    existence.check,
    scope.check,
    generic.check,
    causal.check,
    analogy.check,
    hypothetical.check,
    disclaimer.check,
    rivals.check,
    rhetoric.check,
)
"""The families, in the order in which leaps of one sentence are reported."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks say of a paper."""

    leaps: tuple[Leap, ...]
    threats: tuple[Threat, ...]
    salvage: tuple[Salvage, ...]


def find(
    document: Document,
    analysis: ClaimGraph,
    findings: Sequence[Finding],
    rulebook: Rulebook,
    matches: Iterable[Match],
) -> Outcome:
    """All leaps of a paper, in the order of its text, with ids ``l001`` and on; its threats; its salvage.

    Args:
        document: the paper's sentences.
        analysis: their roles, the claims, and what carries them.
        findings: as framing found them, exempted ones too.
        rulebook: the rules that ``matches`` speak of.
        matches: those of leap rules; others are passed over.
    """
    sentences = [
        s.model_copy(update={"role": role}) for s, role in zip(document.sentences, analysis.roles, strict=True)
    ]
    view = build(
        document,
        sentences,
        analysis.claims,
        analysis.experiments,
        analysis.evidence,
        analysis.links,
        findings,
        gather(matches, rulebook.rules_of("leap")),
        rulebook,
    )
    entries = ledger(view, rulebook.words("threat_head"), rulebook.words("threat_bare"))
    drafts = [draft for check in CHECKS for draft in check(view)]
    leaps = number(view, [*drafts, *check_ledger(view, entries)])
    return Outcome(leaps, _threats(entries, leaps), salvage(view, leaps))


def _threats(entries: Sequence[Entry], leaps: Sequence[Leap]) -> tuple[Threat, ...]:
    return tuple(
        Threat(
            id=f"t{n:02d}",
            name=entry.name,
            status=entry.status,
            places=entry.places,
            leaps=tuple(
                leap.id
                for leap in leaps
                if leap.check == LEDGER and leap.sentence in {place.sentence for place in entry.places}
            ),
        )
        for n, entry in enumerate(entries, 1)
    )


def number(view: View, drafts: Iterable[Draft]) -> tuple[Leap, ...]:
    """Drafts in document order, with ids; of one sentence and type (or check, where it has none) the first is kept."""
    kept: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.sentence, draft.type or draft.check), draft)
    ordered = sorted(kept.values(), key=lambda draft: view.index[draft.sentence])
    return tuple(
        Leap(
            id=f"l{n:03d}",
            claim=draft.claim,
            sentence=draft.sentence,
            type=draft.type,
            check=draft.check,
            severity=draft.severity,
            message=draft.message,
            because=draft.because,
            bounded_by=draft.bounded_by,
            needed=draft.needed,
            aspect=draft.aspect,
        )
        for n, draft in enumerate(ordered, 1)
    )
