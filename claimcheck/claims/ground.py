"""What is known of a paper's sentences when claims, links and limits are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.cues import Cues
from claimcheck.claims.likeness import Likeness
from claimcheck.claims.places import Place
from claimcheck.claims.roles import Reading
from claimcheck.claims.zones import Zone
from claimcheck.language.document import Document
from claimcheck.records.words import Role


@dataclass(frozen=True, slots=True)
class Ground:
    """One entry for each sentence of the document."""

    document: Document
    places: Sequence[Place]
    zones: Sequence[Zone]
    readings: Sequence[Reading]
    roles: Sequence[Role | None]
    cues: Sequence[Cues]
    likeness: Likeness
