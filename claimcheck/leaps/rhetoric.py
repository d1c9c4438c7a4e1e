"""Turns of phrase from the rhetoric packs: a rule pack's match is a mark of no type, under its category."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.support import bounds
from claimcheck.leaps.view import View
from claimcheck.records.words import Role

RENAMED = "renamed"
DOER = "missing_doer"
LOADED = "loaded"
CATEGORIES = (RENAMED, DOER, LOADED)

_RESULTS: tuple[Role, ...] = ("result", "interpretation", "speculation")
"""An alarm counts where it is attached to what was found or follows from it."""

_NEAR = 2
"""How many sentences to either side may cite the work that has the old name."""


def check(view: View) -> Iterator[Draft]:
    """One a sentence and category; a new name is marked at its first place only, unless old work is cited there.

    A doer is missed only where title or abstract say that a behaviour was put there on purpose.
    """
    named: set[str] = set()
    planted = any(view.cues_at(i, "planted") for i, s in enumerate(view.sentences) if s.layer in ("title", "abstract"))
    for i, sentence in enumerate(view.sentences):
        if sentence.role == "other" and sentence.layer not in ("title", "heading"):
            continue
        for cue in view.cues_at(i, *CATEGORIES):
            if view.document.stance(i, cue.anchor).stance in ("attributed", "negated", "mentioned", "hypothetical"):
                continue
            if cue.category == DOER and not planted:
                continue
            if cue.category == LOADED and sentence.layer != "title" and sentence.role not in _RESULTS:
                continue
            if cue.category == RENAMED and (cue.rule in named or _cites(view, i)):
                named.add(cue.rule)
                continue
            named.add(cue.rule)
            claim = view.claim_at.get(sentence.id)
            doc = view.document.doc(i)
            words = sentence.text[doc[cue.start].idx : doc[cue.end - 1].idx + len(doc[cue.end - 1])]
            yield Draft(
                sentence=sentence.id,
                claim=claim.id if claim else None,
                type=None,
                check=cue.category,
                severity=cue.severity,
                message=f"“{words}”: {cue.title}.",
                because=(),
                bounded_by=bounds(view, i, claim),
            )


def _cites(view: View, i: int) -> bool:
    near = range(max(0, i - _NEAR), min(len(view.sentences), i + _NEAR + 1))
    return any(r.kind == "citation" for j in near for r in view.document.references[j])
