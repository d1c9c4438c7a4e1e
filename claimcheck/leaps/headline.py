"""The headline stronger than the body: title, abstract, conclusion, headings and captions against the claims that say
the same further in.

Three ways to be stronger: surer (the body says *suggests*, the abstract *shows*), wider (the body says *often* or *in
our setting*, the abstract nothing of the kind), and without an *only*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import bounds, support
from claimcheck.leaps.topline import Topline, content, shared, summary_lines, written_over
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.words import LeapType, Severity

CHECK = "headline"

_Found = tuple[LeapType, str, Claim, str]


def check(view: View) -> Iterator[Draft]:
    """At most one leap a headline; surer goes before wider."""
    for i, claim in claimed(view, "result", "interpretation"):
        if claim is None or not summary_lines(view, i) or view.cues_at(i, "conjecture"):
            continue
        body = _body(view, claim)
        if not body:
            continue
        line = Topline(i, claim, _where(view, i), body)
        # "Sometimes" or "in our setting" bounds a headline in another way.
        bounded = bool(view.cues_at(i, "qualifier"))
        late = view.sentences[i].layer == "body"
        if late:
            # What a conclusion repeats has been argued meanwhile: it may be surer, and must say the same to be wider.
            alike = tuple(c for c in body if shared(view, i, view.index[c.sentence]) >= view.numbers["headline_shared"])
            line = replace(line, body=alike)
        found = None if bounded or late else _surer(view, line)
        found = found or (None if bounded or not line.body else _wider(view, line)) or _only(view, line)
        if found is not None:
            yield _draft(view, line, found)
    for line in written_over(view):
        found = None if view.cues_at(line.i, "qualifier") else _wider(view, line)
        found = found or _only(view, line)
        if found is not None:
            yield _draft(view, line, found)


def _draft(view: View, line: Topline, found: _Found) -> Draft:
    kind, message, other, words = found
    carried = support(view, line.i, line.claim)
    severity: Severity = "medium" if carried.backed else "high"
    return Draft(
        sentence=view.sentences[line.i].id,
        claim=line.claim.id if line.claim else None,
        type=kind,
        check=CHECK,
        severity=severity,
        message=message,
        because=(other.id, other.sentence, *carried.ids),
        bounded_by=bounds(view, line.i, line.claim),
        needed=f"Carry “{words}” over, or show that it is not needed.",
        aspect="surer" if kind == "certainty" else "wider",
    )


def _body(view: View, claim: Claim) -> tuple[Claim, ...]:
    """The claims of the body that say the same, or on which this one rests, in document order."""
    ids = dict.fromkeys([*claim.same_as, *(link.on for link in view.links_of.get(claim.id, ()) if link.on)])
    others = [view.claims[other] for other in ids if other in view.claims]
    inside = [
        c
        for c in others
        if not summary_lines(view, view.index[c.sentence])
        and view.sentence(c.sentence).layer in ("body", "footnote", "caption")
        and c.kind != "limitation"
    ]
    return tuple(sorted(inside, key=lambda c: view.index[c.sentence]))


def _surer(view: View, line: Topline) -> _Found | None:
    flat = view.numbers["flat_certainty"]
    best = max(line.body, key=lambda c: (c.certainty, -view.index[c.sentence]))
    if line.claim is None or line.claim.certainty < flat or best.certainty >= flat:
        return None
    hedge = _hedge(view, view.index[best.sentence])
    if hedge is None:
        return None
    what = f"{line.where} states flatly what the body{_page(view, best)} puts with “{hedge}”."
    return "certainty", what, best, hedge


def _hedge(view: View, i: int) -> str | None:
    """The word that keeps a sentence from being flat."""
    hedges = view.words["hedge"]
    doc = view.document.doc(i)
    # *Perhaps surprisingly* hedges the surprise.
    aside = {t.i for t in doc[:-1] if t.lower_ == "perhaps" and doc[t.i + 1].pos_ == "ADV"}
    found = (t for t in doc if t.i not in aside and (t.lemma_.lower() in hedges or t.lower_ in hedges))
    return next((t.text for t in found), None)


def _wider(view: View, line: Topline) -> _Found | None:
    if any(c.isdigit() for c in view.sentences[line.i].text) or _hedge(view, line.i) is not None:
        return None
    bound = [(c, view.cues_at(view.index[c.sentence], "qualifier")) for c in line.body]
    if not all(cues for _, cues in bound):
        return None
    other, cues = bound[0]
    doc = view.document.doc(view.index[other.sentence])
    words = doc[cues[0].start : cues[0].end].text
    return "scope", f"{line.where} leaves out “{words}”, which the body{_page(view, other)} says.", other, words


def _only(view: View, line: Topline) -> _Found | None:
    """The body says *only there*; one such sentence is enough, for the others may have left it out too."""
    if view.cues_at(line.i, "strict") or any(token.lower_ == "only" for token in view.document.doc(line.i)):
        return None
    for other in line.body:
        j = view.index[other.sentence]
        cues = view.cues_at(j, "strict")
        if cues and other.kind in ("result", "interpretation"):
            doc = view.document.doc(j)
            tail = doc[cues[0].start : min(len(doc), cues[0].end + 4)]
            if content(view, line.i) & {t.lemma_.lower() for t in tail if t.pos_ in ("ADJ", "NOUN", "PROPN")}:
                # The line names the part, in another way.
                continue
            words = f"{tail.text} ..."
            return "scope", f"{line.where} leaves out “{words}”, which the body{_page(view, other)} says.", other, words
    return None


def _where(view: View, i: int) -> str:
    layer = view.sentences[i].layer
    return {"title": "The title", "abstract": "The abstract"}.get(layer, "The conclusion")


def _page(view: View, claim: Claim) -> str:
    page = view.sentence(claim.sentence).page
    return f" (page {page})" if page else ""
