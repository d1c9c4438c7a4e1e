"""Roles, claims, experiments, evidence and links of a paper, in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.claims.claims import find_claims
from claimcheck.claims.cues import Cues, gather
from claimcheck.claims.draft import Draft
from claimcheck.claims.evidence import EvidenceBook, Key
from claimcheck.claims.experiments import find_experiments
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import Likeness, terms
from claimcheck.claims.limitations import Bounder
from claimcheck.claims.links import Linker
from claimcheck.claims.places import Outline, places
from claimcheck.claims.relations import Relater
from claimcheck.claims.reliance import rely
from claimcheck.claims.roles import ROLES, read_roles
from claimcheck.claims.zones import zones
from claimcheck.language.document import Document
from claimcheck.matching.model import Match
from claimcheck.records.claim import Claim, Evidence, Experiment, Link
from claimcheck.records.words import Role
from claimcheck.rulebook.model import Rulebook


@dataclass(frozen=True, slots=True)
class ClaimGraph:
    """What a paper claims and what carries it."""

    roles: tuple[Role | None, ...]
    """One for each sentence of the Document."""
    claims: tuple[Claim, ...]
    experiments: tuple[Experiment, ...]
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    """By claim, best first."""


def analyse(document: Document, matches: Iterable[Match], rulebook: Rulebook) -> ClaimGraph:
    """The claim graph of a paper.

    Args:
        document: the paper's sentences, tagged; nothing here asks for a parse.
        matches: what the rules of the role packs matched in it (``rulebook.rules_of("role")``); others do no harm.
        rulebook: the rules, for categories, weights and word lists.
    """
    cues: tuple[Cues, ...] = gather(matches, rulebook.rules_of("role"), len(document.sentences), frozenset(ROLES))
    outline = Outline(document.paper)
    where = places(document, outline)
    readings = read_roles(document, where, cues)
    roles = tuple(reading.role for reading in readings)
    likeness = Likeness([terms(document, i) if document.is_prose(i) else [] for i in range(len(document.sentences))])
    ground = Ground(document, where, zones(document, where), readings, roles, cues, likeness)
    claims = find_claims(ground, rulebook.words("measures"))
    experiments = find_experiments(document, outline, where, roles, rulebook.words("measures"))
    book = EvidenceBook(document)
    drafts = Linker(ground, outline, experiments, book).link(claims)
    drafts += rely(ground, claims, drafts)
    drafts += Relater(ground, outline, book).relate(claims)
    drafts += Bounder(ground, outline, experiments, book).bound(claims, drafts)
    evidence = book.records(d.evidence for d in drafts if d.evidence is not None)
    return ClaimGraph(roles, claims, experiments, tuple(evidence.values()), _links(claims, drafts, evidence))


def _links(claims: Iterable[Claim], drafts: Iterable[Draft], evidence: dict[Key, Evidence]) -> tuple[Link, ...]:
    order = {claim.id: n for n, claim in enumerate(claims)}
    made = [
        Link(
            claim=d.claim,
            experiment=d.experiment,
            evidence=None if d.evidence is None else evidence[d.evidence].id,
            on=d.on,
            relation=d.relation,
            score=d.score,
            reasons=d.reasons,
        )
        for d in drafts
    ]
    return tuple(
        sorted(made, key=lambda k: (order[k.claim], -k.score, k.relation, k.experiment or "", k.evidence or ""))
    )
