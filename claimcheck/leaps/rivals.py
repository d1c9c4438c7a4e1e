"""Interpretations without their rivals.

Two checks: where two rates are told (with and without a trigger), a reading in terms of true and false positives is
offered beside one in terms of hiding or recognising; and a reading as a state of mind whose section states no rival.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.minds import Minds
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim

CHECK = "rival"

_NEEDED = {
    "two_rates": "Report both rates as true and false positives, and say what the reading as a mind adds to them.",
    "none_stated": "State the nearest other explanation, and what would tell the two apart.",
}

_MIND = ("intent", "deception", "cognition", "agency")


def check(view: View) -> Iterator[Draft]:
    """Of each at most one a section; the mechanical reading goes first."""
    seen: set[str | None] = set()
    told: set[str | None] = set()
    minds = Minds(view)
    planted = any(view.cues_at(i, "planted") for i in range(len(view.sentences)) if _headline(view, i))
    for i, claim in claimed(view, "result", "interpretation"):
        findings = [
            f
            for f in view.findings_at.get(view.sentences[i].id, ())
            if f.flagged and f.category in _MIND and f.stance in ("asserted", "hedged")
        ]
        if not findings:
            continue
        carried = support(view, i, claim)
        ids = tuple(f.id for f in findings)
        rates = _rates(view, carried) if planted and _sharper(view, i, [f.trigger.text for f in findings]) else ()
        if rates and view.sentences[i].section not in told:
            told.add(view.sentences[i].section)
            yield _draft(view, i, claim, _rates_say(view, rates), (*ids, *rates, *carried.ids), "two_rates")
        elif not rates and _alone(view, i, claim, carried) and view.sentences[i].section not in seen:
            told_flatly = [f for f in minds.asserted(i) if f in findings]
            if not told_flatly:
                continue
            seen.add(view.sentences[i].section)
            said = told_flatly[0].trigger.text
            yield _draft(
                view,
                i,
                claim,
                f"{carried.names[0].upper()}{carried.names[1:]} is read as “{said}”, but the section states no other "
                "explanation of what was seen.",
                (*ids, *carried.ids),
                "none_stated",
            )


def _draft(view: View, i: int, claim: Claim | None, message: str, because: tuple[str, ...], aspect: str) -> Draft:
    return Draft(
        sentence=view.sentences[i].id,
        claim=claim.id if claim else None,
        type=None,
        check=CHECK,
        severity="low",
        message=message,
        because=because,
        bounded_by=bounds(view, i, claim),
        needed=_NEEDED[aspect],
        aspect=aspect,
    )


def _headline(view: View, i: int) -> bool:
    return view.sentences[i].layer in ("title", "abstract")


def _sharper(view: View, i: int, triggers: list[str]) -> bool:
    doc = view.document.doc(i)
    words = [doc[cue.start : cue.end].text for cue in view.cues_at(i, "sharper")]
    return any(word in found or found in word for word in words for found in triggers)


def _rates(view: View, carried: Support) -> tuple[str, ...]:
    """Sentences on the evidence that tell of a rate with the trigger beside one without."""
    found = [j for j in carried.indices if view.cues_at(j, "two_rates")]
    return tuple(view.sentences[j].id for j in found[:4]) if len(found) >= view.numbers["rates_fewest"] else ()


def _rates_say(view: View, rates: tuple[str, ...]) -> str:
    page = view.sentence(rates[0]).page
    where = f" (page {page})" if page else ""
    return (
        f"Two rates are reported{where}, one with the trigger and one where it is missing or only similar. Read as "
        "those of a classifier, they are true and false positives: if the false ones fall while the true ones stay, "
        "the trigger became more exact, and nothing need be hidden or known for that."
    )


def _alone(view: View, i: int, claim: Claim | None, carried: Support) -> bool:
    """An explanation that something backs, in a section of the body where no rival is stated."""
    sentence = view.sentences[i]
    if claim is None or claim.kind != "interpretation" or sentence.layer != "body" or not carried.backed:
        return False
    near = [
        j for j, s in enumerate(view.sentences) if s.section == sentence.section and s.layer in ("body", "footnote")
    ]
    return not any(view.cues_at(j, "rival") for j in near)
