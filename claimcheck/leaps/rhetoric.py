"""Turns of phrase: a match of a leap rule whose category no check reads is a mark of no type, under that category.

What must hold in the paper besides stands in the rule (``when``), so that packs of others say it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.cues import READ, Cue
from claimcheck.leaps.draft import Draft
from claimcheck.leaps.mental import calm
from claimcheck.leaps.planted import elicited
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.words import Role

_FINDINGS: tuple[Role, ...] = ("result", "interpretation", "speculation")
_NOT_SAID = ("attributed", "negated", "mentioned", "hypothetical")


def check(view: View) -> Iterator[Draft]:
    """One a sentence and category, at the places where the conditions of the rule hold."""
    named: set[str] = set()
    planted = any(view.cues_at(i, "planted") for i, s in enumerate(view.sentences) if s.layer in ("title", "abstract"))
    for i, sentence in enumerate(view.sentences):
        if sentence.role == "other" and sentence.layer not in ("title", "heading"):
            continue
        for cue in view.cues.get(i, ()):
            if cue.category in READ or view.document.stance(i, cue.anchor).stance in _NOT_SAID:
                continue
            source = elicited(view, i, cue) if "elicited" in cue.when else None
            met = _met(view, i, cue, planted, named, source)
            named.add(cue.rule)
            if met:
                yield _draft(view, i, cue, source)


def _draft(view: View, i: int, cue: Cue, source: int | None) -> Draft:
    sentence = view.sentences[i]
    claim = view.claim_at.get(sentence.id)
    span = view.document.doc(i)[cue.start : cue.end]
    return Draft(
        sentence=sentence.id,
        claim=claim.id if claim else None,
        type=None,
        check=cue.category,
        severity=cue.severity,
        message=f"“{calm(sentence.text[span.start_char : span.end_char])}”: {cue.title[0].lower()}{cue.title[1:]}. "
        f"{cue.why}{_where(view, source)}".strip(),
        because=(*support(view, i, claim).ids, *((view.sentences[source].id,) if source is not None else ())),
        bounded_by=bounds(view, i, claim),
        needed=cue.advice,
        aspect=cue.rule,
    )


def _where(view: View, source: int | None) -> str:
    if source is None:
        return ""
    page = view.sentences[source].page
    return f" Elsewhere{f' (page {page})' if page else ''} the paper says what the authors did for it."


def _met(view: View, i: int, cue: Cue, planted: bool, named: set[str], source: int | None) -> bool:
    """Whether all conditions of the rule hold at sentence ``i``."""
    sentence = view.sentences[i]
    held = {
        "first": lambda: cue.rule not in named,
        "uncited": lambda: not _cites(view, i),
        "planted": lambda: planted,
        "elicited": lambda: source is not None and sentence.role not in ("background", "limitation"),
        "finding": lambda: sentence.layer == "title" or sentence.role in _FINDINGS,
    }
    return all(held[condition]() for condition in cue.when)


def _cites(view: View, i: int) -> bool:
    near = int(view.numbers["citation_sentences"])
    places = range(max(0, i - near), min(len(view.sentences), i + near + 1))
    return any(r.kind == "citation" for j in places for r in view.document.references[j])
