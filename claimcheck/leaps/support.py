"""What carries a claim, as the links tell it, and which caveats of the paper bound it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim, Experiment, Link

BACKED = 0.5
"""From this score a claim counts as backed (see the report contract)."""

_MOST_IDS = 8

_CARRIES = ("reports", "supports")


@dataclass(frozen=True, slots=True)
class Support:
    """The evidence of a claim, by its own links and by those of the claims it rests on or repeats."""

    figures: tuple[str, ...]
    """Labels of figures and tables, best first."""
    sentences: tuple[str, ...]
    """Ids of sentences that are evidence."""
    experiments: tuple[str, ...]
    """Ids of experiments, best first."""
    ids: tuple[str, ...]
    """Ids of the best of the above, for ``because``."""
    indices: tuple[int, ...]
    """Sentences that tell of the evidence: result sentences, captions, sentences of the experiments."""
    names: str
    """What it is, for a message: ``Figure 3 and Table 1``, or the section of the experiment; empty for nothing."""

    @property
    def backed(self) -> bool:
        return bool(self.figures or self.sentences or self.experiments)


def support(view: View, i: int, claim: Claim | None) -> Support:
    """What carries sentence ``i``: the links of its claim, or where it is none of the paper's main claims, the
    experiment that it stands in and the figures and tables that it names."""
    figures: dict[str, None] = {}
    sentences: dict[str, None] = {}
    experiments: dict[str, None] = {}
    ids: dict[str, None] = {}
    for link in _all_links(view, i, claim):
        if link.experiment is not None and link.experiment in view.experiments:
            experiments[link.experiment] = ids[link.experiment] = None
        found = view.evidence.get(link.evidence or "")
        if found is None or found.kind == "citation" or found.sentence == view.sentences[i].id:
            continue
        ids[found.id] = None
        if found.kind in ("figure", "table") and found.label:
            figures[found.label] = None
        elif found.sentence is not None:
            sentences[found.sentence] = None
    told = [*sentences, *(s for e in experiments for s in view.experiments[e].sentences)]
    return Support(
        figures=tuple(figures),
        sentences=tuple(sentences),
        experiments=tuple(experiments),
        ids=tuple(ids)[:_MOST_IDS],
        indices=tuple(sorted({view.index[s] for s in told if s in view.index})),
        names=_names(view, tuple(figures), tuple(experiments), tuple(sentences)),
    )


def _names(view: View, figures: Sequence[str], experiments: Sequence[str], sentences: Sequence[str]) -> str:
    if figures:
        return listed(figures[:3])
    if experiments:
        return _place(view, view.experiments[experiments[0]])
    page = view.sentence(sentences[0]).page if sentences else None
    return (f"the result on page {page}" if page else "a result of the paper") if sentences else ""


def bounds(view: View, i: int, claim: Claim | None) -> tuple[str, ...]:
    """Ids of the limitation sentences that bound sentence ``i`` best, in document order."""
    links = list(_bounding(view, claim)) if claim is not None else []
    if not links and view.sentences[i].layer == "title":
        links = sorted((link for c in _gist(view) for link in _bounding(view, c)), key=lambda k: (-k.score, k.evidence))
    found = dict.fromkeys(view.evidence[link.evidence].sentence for link in links if link.evidence)
    # Readers are helped by the nearest few, not by every one.
    most = int(view.numbers["bounds_shown"])
    best = [sentence for sentence in found if sentence is not None and sentence in view.index][:most]
    return tuple(sorted(best, key=view.index.__getitem__))


def _gist(view: View) -> list[Claim]:
    """The claims of the abstract, most salient first: a title speaks for the paper, and rests on what they rest on."""
    claims = [c for c in view.claims.values() if view.sentence(c.sentence).layer == "abstract"]
    return sorted(claims, key=lambda c: (-c.salience, c.id))


def _bounding(view: View, claim: Claim) -> Iterator[Link]:
    for link in view.links_of.get(claim.id, ()):
        if link.relation == "bounds" and link.score >= view.numbers["bounds_score"] and link.evidence in view.evidence:
            yield link


def _all_links(view: View, i: int, claim: Claim | None) -> list[Link]:
    links = list(_carrying(view, claim) if claim is not None else _around(view, i))
    if links or view.sentences[i].layer != "title":
        return links
    return [link for c in _gist(view) for link in _carrying(view, c)]


def _carrying(view: View, claim: Claim) -> Iterator[Link]:
    """The links that back a claim: its own, then those of claims it rests on or that say the same (one step)."""
    own = [link for link in view.links_of.get(claim.id, ()) if link.relation in _CARRIES and link.score >= BACKED]
    yield from own
    others = dict.fromkeys([*(link.on for link in own if link.on is not None), *claim.same_as])
    for other in others:
        for link in view.links_of.get(other, ()):
            if link.relation in _CARRIES and link.score >= BACKED:
                yield link


def _around(view: View, i: int) -> Iterator[Link]:
    sentence = view.sentences[i]
    named = {r.target for r in view.document.references[i] if r.kind in ("figure", "table")}
    for item in view.evidence.values():
        if item.kind in ("figure", "table") and item.label in named:
            yield Link(claim="", evidence=item.id, relation="reports", score=BACKED)
    for experiment in view.experiments.values():
        if experiment.section is not None and experiment.section == sentence.section:
            yield Link(claim="", experiment=experiment.id, relation="reports", score=BACKED)


def caption(view: View, label: str) -> tuple[int, ...]:
    """The sentences of the caption of a figure or table."""
    block = next((item.caption for item in view.document.paper.floats if item.label == label), None)
    return tuple(j for j, s in enumerate(view.sentences) if block is not None and s.block == block)


def _place(view: View, experiment: Experiment) -> str:
    section = view.sections.get(experiment.section or "")
    if section is not None and section.number:
        return f"Section {section.number}"
    name = experiment.name if section is None else section.title
    what = "the experiment" if section is None else "the section"
    return f"{what} “{name.capitalize() if name.isupper() else name}”"


def listed(names: Sequence[str]) -> str:
    """*a, b and c*."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
