"""The salvage: what of each claim of the abstract the experiments carry, and how to put the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.leaps.support import Support, support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap, Salvage

_SURE = 4


def salvage(view: View, leaps: Sequence[Leap]) -> tuple[Salvage, ...]:
    """One entry for each claim of title and abstract, in document order; caveats are left out."""
    at: dict[str, list[Leap]] = defaultdict(list)
    for leap in leaps:
        if leap.type is not None or leap.check == "rival":
            at[leap.sentence].append(leap)
    headlines = [
        c
        for c in view.claims.values()
        if view.sentence(c.sentence).layer in ("title", "abstract") and c.kind != "limitation"
    ]
    ordered = sorted(headlines, key=lambda c: view.index[c.sentence])
    return tuple(_entry(view, claim, at[claim.sentence]) for claim in ordered)


def _entry(view: View, claim: Claim, leaps: Sequence[Leap]) -> Salvage:
    carried = support(view, view.index[claim.sentence], claim)
    flagged = [f for f in view.findings_at.get(claim.sentence, ()) if f.flagged and f.stance == "asserted"]
    ids = tuple(leap.id for leap in leaps)
    reasons = tuple(leap.message for leap in leaps)
    if not carried.backed and claim.kind != "aim":
        missing = "No figure, table or result of the paper was found that carries it."
        return Salvage(
            claim=claim.id, sentence=claim.sentence, verdict="not_carried", reasons=(missing, *reasons), leaps=ids
        )
    rests = (f"Carried by {carried.named(view)}.",) if carried.backed else ("Announces what the paper sets out to do.",)
    if not leaps and not flagged:
        return Salvage(claim=claim.id, sentence=claim.sentence, verdict="kept", reasons=rests)
    reasons = reasons or tuple(dict.fromkeys(f.message for f in flagged))
    wording = ". ".join(part.rstrip(".") for part in _wordings(view, claim, leaps, flagged, carried)) + "."
    return Salvage(
        claim=claim.id,
        sentence=claim.sentence,
        verdict="reworded",
        wording=wording,
        reasons=(*rests, *reasons),
        leaps=ids,
    )


def _wordings(
    view: View, claim: Claim, leaps: Sequence[Leap], flagged: Sequence[Finding], carried: Support
) -> Iterator[str]:
    """The careful wording of the body where there is one; then what to put for the words at fault; then the bounds."""
    careful = _careful(view, claim, leaps)
    if careful is not None:
        page = view.sentence(careful).page
        yield f"As the body puts it{f' on page {page}' if page else ''}: “{view.sentence(careful).text}”"
    for finding in flagged:
        if finding.rewording is not None and careful is None:
            yield f"For “{finding.trigger.text}”: {finding.rewording}"
    types = {leap.type for leap in leaps}
    if "scope" in types or "mental_state" in types or "capability_to_intent" in types:
        yield _tested(view, carried)
    if "capability_to_intent" in types:
        yield "Say that the authors put the behaviour there"
    if "certainty" in types and careful is None:
        yield "Say “we found” and the rate, in place of the words that leave no doubt"
    if "causal" in types:
        yield "State the difference that was measured, and the cause as one explanation"
    if any(leap.check == "rival" for leap in leaps):
        yield "Give both rates: where the behaviour belongs, and where it does not"
    if not types and careful is None and not any(f.rewording for f in flagged):
        yield _tested(view, carried)


def _careful(view: View, claim: Claim, leaps: Sequence[Leap]) -> str | None:
    """The body's own sentence that a headline or certainty leap rests on."""
    for leap in leaps:
        if leap.check in ("headline", "certainty"):
            for other in leap.because:
                found = view.claims.get(other)
                bounded = found is not None and (
                    found.certainty < _SURE or view.cues_at(view.index[found.sentence], "qualifier")
                )
                if found is not None and bounded and found.id != claim.id:
                    return found.sentence
    return None


def _tested(view: View, carried: Support) -> str:
    names = list(dict.fromkeys(n for e in carried.experiments for n in view.experiments[e].subjects))[:3]
    of = f" in {', '.join(names)}" if names else ""
    return f"State what was measured{of} ({carried.named(view)})" if carried.backed else "State what was measured"
