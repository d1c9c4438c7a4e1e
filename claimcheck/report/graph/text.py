"""The claims of a graph as a list for people: where each stands, what carries it, what bounds it, where it leaps."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from claimcheck.records.claim import Claim
from claimcheck.records.report import Report
from claimcheck.report.clean import one_line, short
from claimcheck.report.lookup import Lookup
from claimcheck.report.support import Support, Supports, headline, instead
from claimcheck.report.wording import CERTAINTY, leap_name

MAIN = 24
_QUOTE = 160
_WIDEST = 100


def render(report: Report, *, whole: bool, width: int = _WIDEST) -> str:
    """``whole``: the report answers no question, and its headline claims stand for all."""
    lookup = Lookup(report)
    if whole:
        claims = headline(lookup, MAIN)
    else:
        claims = sorted(report.claims, key=lambda c: (-c.salience, lookup.order[c.sentence], c.id))
    wide = max(40, min(width, _WIDEST))
    supports = Supports(lookup)
    parts = ["\n".join(_claim(lookup, claim, supports.of(claim), wide)) for claim in claims]
    left = len(report.claims) - len(claims)
    if whole and left > 0:
        noun = "claim" if left == 1 else "claims"
        hint = "ask with --claim, --unsupported or --experiment, or write another format"
        parts.append(textwrap.fill(f"{left} more {noun}: {hint}.", wide))
    if not parts:
        names = "; ".join(f"{x.id} {one_line(x.name)}" for x in report.experiments)
        parts.append(textwrap.fill(f"No claim is linked to {names}." if names else "There is no claim.", wide))
    return "\n\n".join(parts) + "\n"


def _claim(lookup: Lookup, claim: Claim, support: Support, width: int) -> Iterator[str]:
    def told(text: str) -> Iterator[str]:
        yield from textwrap.wrap(one_line(text), width, initial_indent="  ", subsequent_indent="      ")

    def quoted(sentence: str) -> str:
        return f'"{short(lookup.sentences[sentence].text, _QUOTE)}" ({lookup.place(sentence)})'

    yield from textwrap.wrap(f"{claim.id}  {lookup.place(claim.sentence)}", width, subsequent_indent="      ")
    yield from textwrap.wrap(
        one_line(lookup.sentences[claim.sentence].text), width, initial_indent="  ", subsequent_indent="  "
    )
    yield f"  {claim.kind}; certainty {claim.certainty} ({CERTAINTY[claim.certainty]}); salience {claim.salience:.2f}"
    for carrier in support.carriers:
        experiment = lookup.experiments.get(carrier.experiment or "")
        what = f"{experiment.id} {experiment.name}" if experiment else "results that the text tells"
        labels = f" ({', '.join(carrier.labels)})" if carrier.labels else ""
        why = f": {'; '.join(carrier.reasons)}" if carrier.reasons else ""
        yield from told(f"carried by {what}{labels}, {carrier.score:.2f}{why}")
    for other in support.rests_on:
        yield from told(f"rests on {other} {quoted(lookup.claims[other].sentence)}")
    if not support.carriers:
        yield from told(f"no experiment was found that carries it{instead(support)}")
    for word, links in (("bounded", support.bounds), ("contradicted", support.contradicts)):
        for link in links:
            evidence = lookup.evidence.get(link.evidence or "")
            sentence = evidence.sentence if evidence else None
            if sentence is None and link.on:
                sentence = lookup.claims[link.on].sentence
            by = quoted(sentence) if sentence else (evidence.label if evidence else None) or link.experiment or ""
            why = f": {'; '.join(link.reasons)}" if link.reasons else ""
            yield from told(f"{word} by {by}, {link.score:.2f}{why}")
    for leap in lookup.report.leaps:
        if leap.claim == claim.id:
            yield from told(f"leap ({leap_name(leap.type, leap.check)}): {leap.message}")
    if claim.same_as:
        yield from told(f"said again as {', '.join(claim.same_as)}")
