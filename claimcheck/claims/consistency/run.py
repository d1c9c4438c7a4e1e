"""All checks of a paper against itself."""

from __future__ import annotations

from claimcheck.claims.consistency.breadth import breadth_clashes, row_clashes
from claimcheck.claims.consistency.cells import cell_clashes
from claimcheck.claims.consistency.counts import count_clashes
from claimcheck.claims.consistency.deltas import delta_clashes
from claimcheck.claims.consistency.differences import difference_clashes
from claimcheck.claims.consistency.directions import direction_clashes
from claimcheck.claims.consistency.elsewhere import elsewhere_clashes
from claimcheck.claims.consistency.front import front_clashes
from claimcheck.claims.consistency.held import misplaced
from claimcheck.claims.consistency.identities import identity_clashes
from claimcheck.claims.consistency.labels import label_clashes
from claimcheck.claims.consistency.limits import limit_clashes
from claimcheck.claims.consistency.marks import mark_clashes
from claimcheck.claims.consistency.missing import missing_targets
from claimcheck.claims.consistency.panels import panel_clashes
from claimcheck.claims.consistency.people import name_clashes
from claimcheck.claims.consistency.places import Places
from claimcheck.claims.consistency.pooled import pooled_clashes
from claimcheck.claims.consistency.retold import retold_clashes
from claimcheck.claims.consistency.shares import share_clashes
from claimcheck.claims.consistency.spans import span_clashes
from claimcheck.claims.consistency.sweeps import sweep_clashes
from claimcheck.language.document import PROSE, Document
from claimcheck.records.leap import Inconsistency

_CHECKS = (
    panel_clashes,
    span_clashes,
    misplaced,
    name_clashes,
    count_clashes,
    breadth_clashes,
    row_clashes,
    cell_clashes,
    front_clashes,
    delta_clashes,
    identity_clashes,
    sweep_clashes,
    mark_clashes,
    limit_clashes,
    retold_clashes,
    direction_clashes,
    elsewhere_clashes,
    label_clashes,
    pooled_clashes,
)


def find(document: Document) -> tuple[Inconsistency, ...]:
    """Where the paper is told against itself, by place; nothing here asks for a parse."""
    clashes = [
        clash
        for sentence in document.sentences
        if sentence.layer in PROSE and ("%" in sentence.text or "point" in sentence.text)
        for check in (share_clashes, difference_clashes)
        for clash in check(sentence)
    ]
    clashes += missing_targets(document)
    places = Places(document)
    clashes += [clash for check in _CHECKS for clash in check(document, places)]
    order = {sentence.id: n for n, sentence in enumerate(document.sentences)}
    clashes.sort(key=lambda c: (order[c.sentences[0]], c.kind, c.message))
    return tuple(
        Inconsistency(id=f"i{n}", kind=c.kind, message=c.message, severity=c.severity, sentences=c.sentences)
        for n, c in enumerate(clashes, start=1)
    )
