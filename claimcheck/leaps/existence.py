"""From one case to a rule: the evidence shows that a thing can happen, or a sample of it, and the claim is general."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.generic import generic
from claimcheck.leaps.said import told
from claimcheck.leaps.support import Support, bounds, caption, support
from claimcheck.leaps.topline import shared
from claimcheck.leaps.view import View

CHECK = "scope"

_ANECDOTE = "anecdote"
_EXISTENCE = "existence"


@dataclass(frozen=True, slots=True)
class _Case:
    """What a claim rests on, where that is a case or two."""

    kind: str
    names: str
    places: tuple[str, ...]
    """Ids of the sentences that say so."""


def check(view: View) -> Iterator[Draft]:
    """General claims whose evidence, all of it, is one sample or says that there is a case."""
    for i, claim in told(view, "interpretation", "result", "aim"):
        # *Are possible, and the filters are insufficient*: the failing is flat, whatever is possible beside it.
        if view.cues_at(i, "example", "qualifier") or (view.cues_at(i, "exists") and not view.cues_at(i, "failing")):
            continue
        carried = support(view, i, claim)
        case = _shown(view, i, carried) or _possible(view, i, carried)
        what = _general(view, i, case.kind) if case is not None else None
        if case is None or what is None:
            continue
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type="scope",
            check=CHECK,
            severity="medium",
            message=_says(case, what),
            because=tuple(dict.fromkeys((*carried.ids, *case.places))),
            bounded_by=bounds(view, i, claim),
            needed=_NEEDED[case.kind],
            aspect=case.kind,
        )


_NEEDED = {
    _ANECDOTE: "Count: in how many of the outputs does it come, and how were those shown picked?",
    _EXISTENCE: "Say that it can happen; to say that it does, report how often, over cases drawn without looking.",
}


def _shown(view: View, i: int, carried: Support) -> _Case | None:
    """The samples that a sentence rests on: a section of samples that it sends its reader to, or else every figure and
    sentence that carries it, where no result sentence among these counts."""
    sent = _sent_to(view, i)
    if sent is not None:
        return sent
    places = [caption(view, label) for label in carried.figures]
    places += [(view.index[s],) for s in carried.sentences if s in view.index]
    if not places or not all(any(view.cues_at(j, "example") for j in place) for place in places):
        return None
    return None if _counted(view, carried) else _Case(_ANECDOTE, carried.names, ())


def _sent_to(view: View, i: int) -> _Case | None:
    """*As shown in Section 4*, of a section whose heading calls it an example or a case study."""
    named = [r.target for r in view.document.references[i] if r.kind in ("section", "figure", "table") and r.target]
    sections = [view.sections[target] for target in named if target in view.sections]
    headings = [
        next((j for j, s in enumerate(view.sentences) if s.layer == "heading" and s.section == section.id), None)
        for section in sections
    ]
    if not sections or len(sections) < len(named) or not all(j is not None and _samples(view, j) for j in headings):
        return None
    number = f"Section {sections[0].number}" if sections[0].number else f"the section “{sections[0].title}”"
    return _Case(_ANECDOTE, number, tuple(view.sentences[j].id for j in headings if j is not None))


def _samples(view: View, heading: int) -> bool:
    return bool(view.cues_at(heading, "example"))


def _possible(view: View, i: int, carried: Support) -> _Case | None:
    """The sentences that carry a claim, where each says only that there is a case and no figure or table is among them;
    for a claim that something falls short, all claims of the paper that it falls short."""
    linked = sorted(view.index[s] for s in carried.sentences if s in view.index)
    if linked and not carried.figures and all(view.cues_at(j, "exists") for j in linked):
        return _Case(_EXISTENCE, carried.names, ())
    if not view.cues_at(i, "failing"):
        return None
    fewest = view.numbers["existence_shared"]
    others = sorted(view.index[c.sentence] for c in view.claims.values() if c.sentence != view.sentences[i].id)
    alike = [j for j in others if _falls_short(view, j) and shared(view, i, j) >= fewest]
    places = [j for j in alike if not view.cues_at(j, "failing")]
    if not places or not all(view.cues_at(j, "exists", "possible") for j in places):
        return None
    page = view.sentences[places[0]].page
    names = f"the statement on page {page}" if page else "what the paper says elsewhere"
    return _Case(_EXISTENCE, names, tuple(view.sentences[j].id for j in places))


def _falls_short(view: View, i: int) -> bool:
    doc = view.document.doc(i)
    return any(token.lemma_.lower() in view.words["short_word"] and token.pos_ in ("VERB", "ADJ") for token in doc)


def _counted(view: View, carried: Support) -> bool:
    """Whether a result sentence gives a number."""
    return any(
        any(token.like_num and not token.is_alpha for token in view.document.doc(view.index[s]))
        and not view.cues_at(view.index[s], "example")
        for s in carried.sentences
    )


def _general(view: View, i: int, kind: str) -> str | None:
    """The words that make sentence ``i`` general: a bare plural, a word for all, or *always*; beside samples also what
    a system is said to be able to do, and beside a mere possibility a flat failing."""
    doc = view.document.doc(i)
    token = generic(view, i)
    if token is not None:
        return doc[token.left_edge.i : token.i + 1].text
    categories = ("scope", "habit", "trait" if kind == _ANECDOTE else "failing")
    view.document.parse([i])
    cues = [cue for cue in view.cues_at(i, *categories) if view.document.stance(i, cue.anchor).stance == "asserted"]
    return doc[cues[0].start : cues[0].end].text if cues else None


def _says(case: _Case, what: str) -> str:
    shown = "is samples picked to be shown" if case.kind == _ANECDOTE else "says that it can happen, not that it does"
    return f"“{what}” makes the claim general, but the evidence found ({case.names}) {shown}."
