"""Dangers taken for more than the ledger gives them, and evidence on one danger used for two."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.threats import Entry, named_at
from claimcheck.leaps.view import View

CHECK = "threat_ledger"


def check_ledger(view: View, entries: Collection[Entry]) -> Iterator[Draft]:
    """At most one leap a sentence: two dangers in one statement, or one whose status rises."""
    at = named_at(view, entries)
    pairs: set[tuple[str, ...]] = set()
    for i, claim in claimed(view, "result", "interpretation", "speculation"):
        named = at.get(i, ())
        carried = support(view, i, claim)
        message = None
        names = tuple(sorted(e.name for e in named))
        if claim is not None and names not in pairs and (message := _together(view, i, named)) is not None:
            pairs.add(names)
        elif claim is not None and not carried.backed:
            message = _risen(view, i, named)
        if claim is None or message is None:
            continue
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id,
            type="hypothetical_as_real",
            check=CHECK,
            severity="medium",
            message=message,
            because=(*carried.ids, *dict.fromkeys(e.places[0].sentence for e in named)),
            bounded_by=bounds(view, i, claim),
            needed="Give each danger its own evidence, and call the one that has none a possibility.",
        )


def _together(view: View, i: int, named: Collection[Entry]) -> str | None:
    if not view.cues_at(i, "together"):
        return None
    real = [e for e in named if e.status != "hypothetical"]
    thought = [e for e in named if e.status == "hypothetical"]
    if not real or not thought:
        return None
    return (
        f"“{thought[0].name}” and “{real[0].name}” stand in one statement, but in this paper the second is "
        f"{real[0].status} and the first hypothetical: evidence on one is none on the other."
    )


def _risen(view: View, i: int, named: Collection[Entry]) -> str | None:
    if view.cues_at(i, "expected") or not view.cues_at(i, "real"):
        return None
    thought = next((e for e in named if e.status == "hypothetical"), None)
    if thought is None:
        return None
    page = view.sentence(thought.places[0].sentence).page
    return (
        f"“{thought.name}” is told as shown, but elsewhere in the paper{f' (from page {page})' if page else ''} it is "
        "hypothetical, and no experiment was found for this claim."
    )
