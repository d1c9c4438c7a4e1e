"""Dangers taken for more than the ledger gives them, and evidence on one danger used for two."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.threats import Entry, denied, named_at
from claimcheck.leaps.view import View

CHECK = "threat_ledger"

_HOW_MANY = {2: {"both", "two", "either"}, 3: {"three"}, 4: {"four"}, 5: {"five"}}


def check_ledger(view: View, entries: Collection[Entry]) -> Iterator[Draft]:
    """At most one leap a sentence: two dangers in one statement, or one whose status rises."""
    at = named_at(view, entries)
    pairs: set[tuple[tuple[str, ...], bool]] = set()
    for i, claim in claimed(view, "result", "interpretation", "speculation", "aim"):
        if claim is None or not _claims(view, i):
            continue
        named = at.get(i, ()) or _unnamed(view, i, entries)
        carried = support(view, i, claim)
        names = tuple(sorted(e.name for e in named))
        if (names, bool(at.get(i))) not in pairs and (message := _together(view, i, named)) is not None:
            pairs.add((names, bool(at.get(i))))
        else:
            message = _risen(view, i, named, backed=carried.backed)
        if message is None:
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


def _claims(view: View, i: int) -> bool:
    """Whether a sentence does more than put a list up, or announce a study."""
    role = view.sentences[i].role
    listed = role == "speculation" and bool(view.cues_at(i, "dangers_listed"))
    return not listed and (role != "aim" or bool(view.cues_at(i, "real")))


def _unnamed(view: View, i: int, entries: Collection[Entry]) -> tuple[Entry, ...]:
    """The dangers that *both threats*, *three sources of harm* speak of: those named most often, as many as it says."""
    doc = view.document.doc(i)
    said = {doc[k].lower_ for cue in view.cues_at(i, "dangers") for k in range(cue.start, cue.end)}
    if not said:
        return ()
    many = next((n for n, words in _HOW_MANY.items() if said & words), len(entries))
    most = sorted(entries, key=lambda e: (-len(e.places), e.name))[:many]
    return tuple(most) if len(most) > 1 and (len(most) == many) else ()


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


def _risen(view: View, i: int, named: Collection[Entry], *, backed: bool) -> str | None:
    """A hypothetical danger told as shown: with no experiment for it, or with one although nobody has met it."""
    if view.cues_at(i, "expected", "denied") or not view.cues_at(i, "real"):
        return None
    thought = next((e for e in named if e.status == "hypothetical"), None)
    if thought is None:
        return None
    if backed:
        if not denied(view, thought) or view.cues_at(i, "inserted", "planted"):
            return None
        met = next(p.sentence for p in thought.places if view.cues_at(view.index[p.sentence], "denied"))
        return (
            f"“{thought.name}” is told as shown, but the paper says{_on_page(view, met)} that nobody has met it: "
            "what was run stands in for it."
        )
    first = thought.places[0].sentence
    return (
        f"“{thought.name}” is told as shown, but elsewhere in the paper{_on_page(view, first, 'from ')} it is "
        "hypothetical, and no experiment was found for this claim."
    )


def _on_page(view: View, sentence: str, since: str = "") -> str:
    page = view.sentence(sentence).page
    return f" ({since}page {page})" if page else ""
