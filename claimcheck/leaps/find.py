"""All leaps of a paper: every family over one view, in document order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.language.document import Document
from claimcheck.leaps import analogy, causal, certainty, headline, hypothetical, mental, scope
from claimcheck.leaps.cues import gather
from claimcheck.leaps.draft import Check, Draft
from claimcheck.leaps.view import View, build
from claimcheck.matching.model import Match
from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap
from claimcheck.rulebook.model import Rulebook

if TYPE_CHECKING:
    from claimcheck.claims.analyse import ClaimGraph

CHECKS: tuple[Check, ...] = (
    mental.check,
    headline.check,
    certainty.check,
    scope.check,
    causal.check,
    analogy.check,
    hypothetical.check,
)
"""The families, in the order in which leaps of one sentence are reported."""


def find(
    document: Document,
    analysis: ClaimGraph,
    findings: Sequence[Finding],
    rulebook: Rulebook,
    matches: Iterable[Match],
) -> tuple[Leap, ...]:
    """All leaps of a paper, in the order of its text, with ids ``l001`` and on.

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
    )
    return number(view, (draft for check in CHECKS for draft in check(view)))


def number(view: View, drafts: Iterable[Draft]) -> tuple[Leap, ...]:
    """Drafts in document order, with ids; of one sentence and type the first is kept."""
    kept: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.sentence, draft.type), draft)
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
        )
        for n, draft in enumerate(ordered, 1)
    )
