"""Interpretations without their rivals.

Two checks: where two rates are told (with and without a trigger), a reading in terms of true and false positives is
offered beside one in terms of hiding or recognising; and a reading as a state of mind whose section states no rival.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.minds import Minds
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import Support, bounds, caption, support
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
    told: dict[str | None, tuple[bool, Draft]] = {}
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
        rates = _rates(view, i, carried, planted) if _sharper(view, i, [f.trigger.text for f in findings]) else ()
        section = view.sentences[i].section
        if rates:
            message = _rates_say(view, rates, planted)
            draft = _draft(view, i, claim, message, (*ids, *rates, *carried.ids), "two_rates")
            # The sentence that tells the rates itself is the one to mark; else the first that rests on them.
            own = view.sentences[i].id in rates
            if section not in told or (own and not told[section][0]):
                told[section] = own, draft
        elif _alone(view, i, claim, carried) and section not in seen:
            told_flatly = [f for f in minds.asserted(i) if f in findings]
            if not told_flatly:
                continue
            seen.add(section)
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
    yield from (draft for _, draft in told.values())


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


def _rates(view: View, i: int, carried: Support, planted: bool) -> tuple[str, ...]:
    """Sentences on the evidence, or of the claim itself, that tell of two rates: with a planted trigger and without it,
    of one behaviour on two kinds of input, or a classifier's measure on two classes."""
    told = sorted({i, *carried.indices, *(j for label in carried.figures for j in caption(view, label))})
    by_rule: dict[str, list[int]] = {}
    for j in told:
        for rule in {cue.rule for cue in view.cues_at(j, "two_rates")}:
            by_rule.setdefault(rule, []).append(j)
    trigger = by_rule.get("two_rates.on_and_off", [])
    classes, measures = by_rule.get("two_rates.classes", []), by_rule.get("two_rates.measure", [])
    if planted and len(trigger) >= view.numbers["rates_fewest"]:
        found = trigger
    elif classes and measures:
        found = [measures[0], classes[0]]
    else:
        found = by_rule.get("two_rates.side_by_side", [])
    return tuple(view.sentences[j].id for j in found[:4])


def _rates_say(view: View, rates: tuple[str, ...], planted: bool) -> str:
    page = view.sentence(rates[0]).page
    where = f" (page {page})" if page else ""
    if planted:
        return (
            f"Two rates are reported{where}, one with the trigger and one where it is missing or only similar. Read as "
            "those of a classifier, they are true and false positives: if the false ones fall and the true ones stay, "
            "the trigger became more exact, and nothing need be hidden or known for that."
        )
    return (
        f"What is reported{where} is how the outputs differ between two kinds of input. Read as those of a classifier, "
        "the rates are true and false positives: the outputs follow something in the input, and whether anything is "
        "known or inferred for that is another question."
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
