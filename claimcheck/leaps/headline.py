"""The title or the abstract stronger than the body: a headline claim against the claims that say the same further in.

Two ways to be stronger: surer (the body says *suggests*, the abstract *shows*), and wider (the body says *often* or *in
our setting*, the abstract nothing of the kind).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.words import LeapType, Severity

CHECK = "headline"

_FLAT = 4
"""From this certainty on (found, shown) a claim has no hedge."""


def check(view: View) -> Iterator[Draft]:
    """At most one leap a headline sentence; surer goes before wider."""
    for i, claim in claimed(view, "result", "interpretation"):
        if claim is None or view.sentences[i].layer not in ("title", "abstract"):
            continue
        body = _body(view, claim)
        if not body:
            continue
        # "Sometimes" or "in our setting" bounds a headline in another way.
        bounded = bool(view.cues_at(i, "qualifier"))
        found = None if bounded else _surer(view, claim, body) or _wider(view, i, body)
        found = found or _only(view, i, body)
        if found is not None:
            kind, message, other = found
            yield _draft(view, i, claim, kind, message, other)


def _draft(view: View, i: int, claim: Claim, kind: LeapType, message: str, other: Claim) -> Draft:
    carried = support(view, i, claim)
    severity: Severity = "medium" if carried.backed else "high"
    return Draft(
        sentence=claim.sentence,
        claim=claim.id,
        type=kind,
        check=CHECK,
        severity=severity,
        message=message,
        because=(other.id, other.sentence, *carried.ids),
        bounded_by=bounds(view, i, claim),
    )


def _body(view: View, claim: Claim) -> tuple[Claim, ...]:
    """The claims of the body that say the same, or on which this one rests, in document order."""
    ids = dict.fromkeys([*claim.same_as, *(link.on for link in view.links_of.get(claim.id, ()) if link.on)])
    others = [view.claims[other] for other in ids if other in view.claims]
    inside = [
        c for c in others if view.sentence(c.sentence).layer not in ("title", "abstract") and c.kind != "limitation"
    ]
    return tuple(sorted(inside, key=lambda c: view.index[c.sentence]))


def _surer(view: View, claim: Claim, body: Sequence[Claim]) -> tuple[LeapType, str, Claim] | None:
    best = max(body, key=lambda c: (c.certainty, -view.index[c.sentence]))
    if claim.certainty < _FLAT or best.certainty >= _FLAT:
        return None
    return "certainty", f"{_where(view, claim)} says flatly what the body{_page(view, best)} puts with a hedge.", best


def _wider(view: View, i: int, body: Sequence[Claim]) -> tuple[LeapType, str, Claim] | None:
    if any(c.isdigit() for c in view.sentences[i].text):
        return None
    bound = [(c, view.cues_at(view.index[c.sentence], "qualifier")) for c in body]
    if not all(cues for _, cues in bound):
        return None
    other, cues = bound[0]
    doc = view.document.doc(view.index[other.sentence])
    words = doc[cues[0].start : cues[0].end].text
    where = _where(view, view.claim_at[view.sentences[i].id])
    return "scope", f"{where} leaves out “{words}”, which the body{_page(view, other)} says.", other


def _only(view: View, i: int, body: Sequence[Claim]) -> tuple[LeapType, str, Claim] | None:
    """The body says *only there*; one such sentence is enough, for the others may have left it out too."""
    if view.cues_at(i, "strict") or any(token.lower_ == "only" for token in view.document.doc(i)):
        return None
    for other in body:
        j = view.index[other.sentence]
        cues = view.cues_at(j, "strict")
        if cues and other.kind in ("result", "interpretation"):
            doc = view.document.doc(j)
            words = doc[cues[0].start : min(len(doc), cues[0].end + 4)].text
            where = _where(view, view.claim_at[view.sentences[i].id])
            return "scope", f"{where} leaves out “{words} …”, which the body{_page(view, other)} says.", other
    return None


def _where(view: View, claim: Claim) -> str:
    return "The title" if view.sentence(claim.sentence).layer == "title" else "The abstract"


def _page(view: View, claim: Claim) -> str:
    page = view.sentence(claim.sentence).page
    return f" (page {page})" if page else ""
