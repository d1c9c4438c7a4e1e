"""Conclusions about systems by likeness with people, animals or institutions, without a word on where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import CLAIM_ROLES
from claimcheck.leaps.support import bounds
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.words import Role, Stance

_NEAR = 2
"""How many sentences to either side may say where the likeness ends."""


# Likenesses are drawn where a design is told, too.
_ROLES: tuple[Role, ...] = (*CLAIM_ROLES, "method", "background")

_STANCES: tuple[Stance, ...] = ("asserted", "hedged")


def check(view: View) -> Iterator[Draft]:
    """Likenesses in claims, unless a sentence nearby, or a caveat that bounds the claim, says where they end."""
    yield from worded(view, "analogy", "analogy", _ROLES, _unlimited, _says, stances=_STANCES)
    for draft in worded(view, "analogy", "analogy", _ROLES, _limited, _says_limited, stances=_STANCES):
        ends = tuple(view.sentences[j].id for j in _ends(view, view.index[draft.sentence], draft.claim))
        # Shown, and of no type: a likeness with its end stated is no leap.
        yield replace(draft, type=None, severity="low", because=(*draft.because, *ends), bounded_by=ends)
    yield from _beside(view)


def _beside(view: View) -> Iterator[Draft]:
    """In title, abstract and introduction: what people do, then systems doing the same, one of each section."""
    seen: set[str | None] = set()
    for i, sentence in enumerate(view.sentences):
        section = view.sections.get(sentence.section or "")
        opening = sentence.layer == "abstract" or (section is not None and section.kind == "introduction")
        if not opening or sentence.section in seen or not view.cues_at(i, "people"):
            continue
        of_people = {f.category for f in view.findings_at.get(sentence.id, ()) if f.exemption == "human_agent"}
        for j in range(i + 1, min(i + 1 + _NEAR, len(view.sentences))):
            other = view.sentences[j]
            found = [f for f in view.findings_at.get(other.id, ()) if f.flagged and f.category in of_people]
            if not found or other.section != sentence.section or other.layer != sentence.layer:
                continue
            claim = view.claim_at.get(other.id)
            if _ends(view, j, claim.id if claim else None):
                continue
            seen.add(sentence.section)
            yield Draft(
                sentence=other.id,
                claim=claim.id if claim else None,
                type="analogy" if other.role in CLAIM_ROLES and found[0].stance == "asserted" else None,
                check="analogy",
                severity="low",
                message=f"Follows what people do with “{found[0].trigger.text}” of systems; nothing near says "
                "where the likeness ends.",
                because=(sentence.id, *(f.id for f in found)),
                bounded_by=bounds(view, j, claim),
            )
            break


def _unlimited(found: Worded) -> bool:
    return _own(found) and not _limited(found)


def _limited(found: Worded) -> bool:
    return _own(found) and bool(_ends(found.view, found.i, found.claim.id if found.claim else None))


def _own(found: Worded) -> bool:
    sentence = found.view.sentences[found.i]
    section = found.view.sections.get(sentence.section or "")
    return sentence.role in CLAIM_ROLES or section is None or section.kind not in ("related_work", "background")


def _ends(view: View, i: int, claim: str | None) -> list[int]:
    """Where it is said that the likeness ends: nearby, or in a caveat that bounds the claim."""
    near = range(max(0, i - _NEAR), min(len(view.sentences), i + _NEAR + 1))
    same = [j for j in near if view.sentences[j].section == view.sentences[i].section]
    caveats = [view.index[s] for s in bounds(view, i, view.claims.get(claim or ""))]
    return sorted({j for j in (*same, *caveats) if view.cues_at(j, "boundary")})


def _says_limited(found: Worded) -> str:
    return f"“{found.words}” draws a likeness with living beings, and the paper says where it ends."


def _says(found: Worded) -> str:
    carried = (
        f"what carries the claim is {found.carrier}, which is about the system alone"
        if found.carried.backed
        else "no experiment was found that compares the two"
    )
    return f"“{found.words}” draws a likeness with living beings; {carried}, and nothing near says where it ends."
