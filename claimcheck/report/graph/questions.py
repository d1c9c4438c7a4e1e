"""Questions to the claim graph: each gives the report with only what answers it, for any writer."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from claimcheck.errors import ClaimcheckError
from claimcheck.records.claim import Claim, Experiment, Link
from claimcheck.records.report import Report
from claimcheck.report.clean import one_line, short
from claimcheck.report.support import BOUNDS, CARRIES
from claimcheck.report.wording import BACKED


def one_claim(report: Report, name: str) -> Report:
    """The claim ``name`` (``c012`` or ``12``), where it is said again, and what it rests on or carries.

    Raises:
        ClaimcheckError: there is no such claim.
    """
    claim = _claim(report, name.strip())
    said = {claim.id, *claim.same_as}
    links = [x for x in report.links if x.claim in said or x.on in said]
    return _only(report, said | {x.claim for x in links} | {x.on for x in links if x.on}, links)


def unsupported(report: Report) -> Report:
    """The claims that no link of 0.5 or more reports or supports, here or where they are said again."""
    backed = {x.claim for x in report.links if x.relation in CARRIES and x.score >= BACKED}
    bare = {c.id for c in report.claims if backed.isdisjoint((c.id, *c.same_as))}
    return _only(report, bare, [x for x in report.links if x.claim in bare])


def one_experiment(report: Report, text: str) -> Report:
    """The experiments that ``text`` names (their id, or whole words of the name; then of measures, subjects,
    conditions, figures and tables), the claims that they carry or bear on, and what bounds those.

    Raises:
        ClaimcheckError: no experiment is named so.
    """
    chosen = _experiments(report, text.strip())
    links = [x for x in report.links if x.experiment in chosen and (x.score >= BACKED or x.relation not in CARRIES)]
    claims = {x.claim for x in links}
    bounds = [x for x in report.links if x.claim in claims and x.relation in BOUNDS and x not in links]
    return _only(report, claims, [*links, *bounds], chosen)


def _claim(report: Report, name: str) -> Claim:
    for claim in report.claims:
        digits = re.sub(r"\D", "", claim.id)
        if claim.id == name.lower() or (name.isdecimal() and digits and int(digits) == int(name)):
            return claim
    if not report.claims:
        raise ClaimcheckError("no claim was found in this paper", where=report.paper.source, hint="leave out --claim")
    known = [c.id for c in report.claims]
    asked = f"c{int(name):03d}" if name.isdecimal() else name.lower()
    near = difflib.get_close_matches(asked, known, 3, 0.5)
    hint = f"the nearest: {', '.join(near)}" if near else f"they are {known[0]} to {known[-1]}"
    raise ClaimcheckError(f'there is no claim "{short(name, 40)}"', where=report.paper.source, hint=hint)


def _experiments(report: Report, text: str) -> set[str]:
    words = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE) if text else re.compile("(?!)")

    def named(experiment: Experiment) -> bool:
        return experiment.id == text.lower() or bool(words.search(experiment.name))

    def told(x: Experiment) -> bool:
        return any(words.search(part) for part in (*x.measures, *x.subjects, *x.conditions, *x.figures, *x.tables))

    for fits in (named, told):
        chosen = {x.id for x in report.experiments if fits(x)}
        if chosen:
            return chosen
    if not report.experiments:
        raise ClaimcheckError(
            "no experiment was found in this paper", where=report.paper.source, hint="leave out --experiment"
        )
    near = _nearest(text, report.experiments)
    raise ClaimcheckError(
        f'there is no experiment "{short(text, 40)}"', where=report.paper.source, hint=f"the nearest: {near}"
    )


def _nearest(text: str, experiments: Iterable[Experiment]) -> str:
    def likeness(x: Experiment) -> float:
        words = [x.name, *x.name.split()]
        return max(difflib.SequenceMatcher(None, text.lower(), word.lower()).ratio() for word in words)

    best = sorted(experiments, key=lambda x: (-likeness(x), x.id))[:3]
    return ", ".join(f'{x.id} "{short(one_line(x.name), 50)}"' for x in best)


def _only(report: Report, claims: set[str], links: Iterable[Link], experiments: Iterable[str] = ()) -> Report:
    """The report with these claims and links and what they name; all sentences stay."""
    kept = []
    for link in links:
        if link.on is not None and link.on not in claims:
            if link.experiment is None and link.evidence is None:
                continue
            link = link.model_copy(update={"on": None})
        kept.append(link)
    carriers = {*experiments, *(x.experiment for x in kept)}
    evidence = {x.evidence for x in kept}
    return report.model_copy(
        update={
            "claims": tuple(
                c.model_copy(update={"same_as": tuple(o for o in c.same_as if o in claims)})
                for c in report.claims
                if c.id in claims
            ),
            "links": tuple(kept),
            "experiments": tuple(x for x in report.experiments if x.id in carriers),
            "evidence": tuple(x for x in report.evidence if x.id in evidence),
            "leaps": tuple(x for x in report.leaps if x.claim in claims),
        }
    )
