"""From one case to a rule: the evidence shows that a thing can happen, or a sample of it, and the claim is general."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.generic import generic
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import Support, bounds, caption, support
from claimcheck.leaps.view import View

CHECK = "scope"


def check(view: View) -> Iterator[Draft]:
    """General claims whose evidence, all of it, is one sample or says that there is a case."""
    for i, claim in claimed(view, "interpretation", "result"):
        carried = support(view, i, claim)
        if not carried.backed or view.cues_at(i, "example", "exists", "qualifier"):
            continue
        kind = _kind(view, carried)
        what = _general(view, i) if kind is not None else None
        if kind is None or what is None:
            continue
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type="scope",
            check=CHECK,
            severity="medium",
            message=_says(kind, what, carried),
            because=carried.ids,
            bounded_by=bounds(view, i, claim),
            needed=_NEEDED[kind],
            aspect=kind,
        )


_NEEDED = {
    "anecdote": "Count: in how many of the outputs does it come, and how were those shown picked?",
    "existence": "Say that it can happen; to say that it does, report how often, over cases drawn without looking.",
}


def _kind(view: View, carried: Support) -> str | None:
    """``anecdote`` where every figure and sentence that carries a claim shows a sample; ``existence`` where every one
    says that there is a case."""
    places = [caption(view, label) for label in carried.figures]
    places += [(view.index[s],) for s in carried.sentences if s in view.index]
    if not places or any(not place for place in places):
        return None
    if all(any(view.cues_at(j, "example") for j in place) for place in places) and not _counted(view, carried):
        return "anecdote"
    if all(any(view.cues_at(j, "exists") for j in place) for place in places):
        return "existence"
    return None


def _counted(view: View, carried: Support) -> bool:
    """Whether a result sentence gives a number."""
    return any(
        any(token.like_num and not token.is_alpha for token in view.document.doc(view.index[s]))
        and not view.cues_at(view.index[s], "example")
        for s in carried.sentences
    )


def _general(view: View, i: int) -> str | None:
    """The words that make sentence ``i`` general: a bare plural, a word for all, or *always*."""
    token = generic(view, i)
    if token is not None:
        return token.doc[token.left_edge.i : token.i + 1].text
    cues = [
        cue for cue in view.cues_at(i, "scope", "habit") if view.document.stance(i, cue.anchor).stance == "asserted"
    ]
    return view.document.doc(i)[cues[0].start : cues[0].end].text if cues else None


def _says(kind: str, what: str, carried: Support) -> str:
    shown = "is samples picked to be shown" if kind == "anecdote" else "says that it can happen, not that it does"
    return f"“{what}” makes the claim general, but the evidence found ({carried.names}) {shown}."
