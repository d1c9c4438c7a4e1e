"""Puts the HTML report together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.records.report import Report
from claimcheck.records.words import SEVERITIES
from claimcheck.report import wording
from claimcheck.report.clean import clipped
from claimcheck.report.html import argument, density, graph
from claimcheck.report.html.cards import Card, cards
from claimcheck.report.html.environment import asset, colour_rules, embedded, environment, source_hash
from claimcheck.report.html.rows import rows
from claimcheck.report.lookup import Lookup
from claimcheck.report.pageimages import PageImage
from claimcheck.report.palette import colours
from claimcheck.report.ranking import STANCES, picks

if TYPE_CHECKING:
    from jinja2 import Environment

HEADLINES = 10
"""Claims and leaps that stand open; the rest unfold."""


def to_html(report: Report, images: Sequence[PageImage] = ()) -> str:
    """The report as one HTML document that needs no other file and no network.

    Args:
        report: of any paper.
        images: its pages; without them (a text, or a saved report whose paper is not at hand) the text is shown.
    """
    lookup = Lookup(report)
    palette = colours(f.category for f in report.findings)
    tones = {name: f"c{i}" for i, name in enumerate(palette)}
    found = cards(lookup, tones)
    style = asset("base.css") + asset("report.css") + colour_rules(palette)
    script = asset("report.js") + asset("graph.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src {source_hash(style)}; script-src {source_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    claims = argument.claim_views(lookup)
    made_rows = rows(lookup, found, images, tones)
    shown = {group.sentence for row in made_rows if row.picture for group in row.picture.quoted}
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            lookup=lookup,
            words=wording,
            policy=policy,
            style=embedded(style),
            script=embedded(script),
            tones=tones,
            cards=found,
            rows=made_rows,
            pictures=bool(images),
            at=lambda sentence: _anchor(lookup, found, shown, bool(images), sentence),
            picks=picks(lookup, HEADLINES),
            bars=density.bars(lookup),
            claims=claims,
            leaps=argument.leap_views(lookup),
            drawing=graph.draw(lookup),
            graph=graph,
            claim_at=_claim_anchors(claims),
            headlines=HEADLINES,
            clipped=clipped,
            cells=Counter((f.category, f.severity) for f in report.findings if f.flagged),
            exemptions=_exemptions(report),
            choices=_choices(lookup, tones),
        )
    )


@cache
def _environment() -> Environment:
    return environment()


def _anchor(lookup: Lookup, found: dict[str, Card], shown: set[str], pictures: bool, sentence: str) -> str:
    """Where a link to a sentence leads: its card, its place on the page, or its words in the text."""
    if sentence in found:
        return f"#s-{sentence}"
    if not pictures:
        return f"#t-{sentence}"
    return f"#q-{sentence}" if sentence in shown else f"#page-{lookup.sentences[sentence].page}"


def _claim_anchors(claims: Sequence[argument.ClaimView]) -> dict[str, str]:
    """For each claim the one under which it is shown: a claim that is said twice stands once."""
    own = {view.claim.id: view.claim.id for view in claims}
    return {name: view.claim.id for view in claims for name in view.claim.same_as} | own


def _exemptions(report: Report) -> list[tuple[str, int]]:
    """Why findings are not flagged, the commonest reason first."""
    found = Counter(wording.EXEMPTIONS[f.exemption] for f in report.findings if not f.flagged and f.exemption)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _choices(lookup: Lookup, tones: dict[str, str]) -> dict[str, list[tuple[str, str, int]]]:
    """What the filters offer: (value, label, number of flagged findings), by filter, only what occurs."""
    flagged = [f for f in lookup.report.findings if f.flagged]
    chain = {f.id: lookup.above.get(lookup.sentences[f.sentence].section or "", ()) for f in flagged}

    def count(condition: Any) -> int:
        return sum(1 for f in flagged if condition(f))

    made: dict[str, list[tuple[str, str, int]]] = {
        "category": [(tone, name, count(lambda f, name=name: f.category == name)) for name, tone in tones.items()],
        "severity": [(s, s, count(lambda f, s=s: f.severity == s)) for s in reversed(SEVERITIES)],
        "stance": [(s, s, count(lambda f, s=s: f.stance == s)) for s in STANCES],
        "section": [
            (
                s.id,
                "\N{NO-BREAK SPACE}" * 3 * (s.level - 1) + (lookup.section_name(s.id, 60) or s.id),
                count(lambda f, s=s: s.id in chain[f.id]),
            )
            for s in lookup.report.paper.sections
        ],
        "rule": [(r.id, r.id, count(lambda f, r=r: f.rule == r.id)) for r in lookup.report.rules],
    }
    return {name: [option for option in options if option[2]] for name, options in made.items()}
