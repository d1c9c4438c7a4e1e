"""Whether a paraphrase ties a claim to the experiment that the paper ties it to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.critique.nearest import Place, stems
from claimcheck.critique.paraphrases import Told
from claimcheck.records.audit import Problem
from claimcheck.records.claim import Link
from claimcheck.records.report import Report

_NAMED = re.compile(
    r"(?:\b(?P<kind>section|sec\.|figure|fig\.|table|appendix)\s+|(?P<sign>§)\s*)(?P<number>[A-Z]?\.?\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:in|under|from|by|on|with) (?:the|its|their) (?P<name>[\w\- ]{3,60}?) "
    r"(?:experiments?|conditions?|tests?|settings?|evaluations?|stud(?:y|ies)|ablations?|tasks?)\b",
    re.IGNORECASE,
)
_BACKS = frozenset({"reports", "supports"})
_FROM = 0.5


_TOLD_AGAIN = frozenset(
    {"abstract", "introduction", "discussion", "conclusion", "limitation", "related_work", "background"}
)
"""Kinds of section that tell of experiments and hold none."""


@dataclass(slots=True)
class _Homes:
    """What stands behind some places of the paper."""

    named: set[str] = field(default_factory=set)
    """Every section, figure and table that may be named for them."""
    experiments: set[str] = field(default_factory=set)
    """Those of them where an experiment is."""
    words: set[str] = field(default_factory=set)
    """Stems of the names of those experiments."""


class Ties:
    """Which sections, figures and tables stand behind each sentence of one paper."""

    def __init__(self, paper: Report) -> None:
        self._paper = paper
        self._sections = {s.id: s for s in paper.paper.sections}
        self._experiments = {e.id: e for e in paper.experiments}
        self._evidence = {e.id: e for e in paper.evidence}
        self._sentences = {s.id: s for s in paper.sentences}
        floats = [(f"figure {_digits(f.label)}", f.caption_sentences) for f in paper.paper.figures]
        floats += [(f"table {_digits(t.label)}", t.caption_sentences) for t in paper.paper.tables]
        self._captions = {sentence: name for name, caption in floats for sentence in caption}
        numbers = [s.number.casefold() for s in paper.paper.sections if s.number]
        self._known = {name for name, _ in floats} | {f"section {number}" for number in numbers}

    def problems(self, told: Told, places: Sequence[Place]) -> Iterator[Problem]:
        """A section, figure, table or experiment that the paraphrase names and the paper does not tie the claim to."""
        homes = self._homes(places)
        ids = tuple(p.sentence.id for p in places[:1])
        for wanted in _named(told.whole):
            if wanted not in self._known:
                yield Problem(kind="experiment", message=f"The paper has no {_shown(wanted)}.", sentences=ids)
            elif homes.experiments and not any(_lies_in(home, wanted) for home in homes.named):
                message = f"Told of {_shown(wanted)}; the paper ties it to {_listed(homes.experiments)}."
                yield Problem(kind="experiment", message=message, sentences=ids)
        for match in _CALLED.finditer(told.whole):
            called = set(stems(match["name"]))
            if called <= homes.words or any(called <= set(stems(p.sentence.text)) for p in places):
                continue
            other = self._called(called)
            if other is not None and homes.experiments:
                message = f"Told of “{other}”; the paper ties it to {_listed(homes.experiments)}."
                yield Problem(kind="experiment", message=message, sentences=ids)

    def _called(self, name: set[str]) -> str | None:
        for experiment in self._paper.experiments:
            if name and name <= set(stems(" ".join((experiment.name, *experiment.conditions)))):
                return experiment.name
        return None

    def _homes(self, places: Sequence[Place]) -> _Homes:
        homes = _Homes()
        claims: set[str] = set()
        for place in places:
            if place.claim is not None:
                claims |= {place.claim.id, *place.claim.same_as}
            self._float(self._captions.get(place.sentence.id), homes)
            self._section(place.sentence.section, homes)
            for named in _named(place.sentence.text):
                self._float(named, homes)
        for link in self._paper.links:
            if link.claim in claims and link.relation in _BACKS and link.score >= _FROM:
                self._link(link, homes)
        return homes

    def _link(self, link: Link, homes: _Homes) -> None:
        experiment = self._experiments.get(link.experiment or "")
        if experiment is not None:
            homes.words |= set(stems(" ".join((experiment.name, *experiment.conditions))))
            self._section(experiment.section, homes)
            for figure in experiment.figures:
                self._float(f"figure {_digits(figure)}", homes)
            for table in experiment.tables:
                self._float(f"table {_digits(table)}", homes)
        piece = self._evidence.get(link.evidence or "")
        if piece is not None and piece.label and piece.kind in ("figure", "table"):
            self._float(f"{piece.kind} {_digits(piece.label)}", homes)
        elif piece is not None and piece.sentence in self._sentences:
            self._section(self._sentences[piece.sentence].section, homes)

    def _float(self, name: str | None, homes: _Homes) -> None:
        if name is not None:
            homes.named.add(name)
            homes.experiments.add(name)

    def _section(self, section_id: str | None, homes: _Homes) -> None:
        section = self._sections.get(section_id or "")
        if section is None:
            return
        homes.words |= set(stems(section.title))
        if section.number:
            homes.named.add(f"section {section.number.casefold()}")
            if section.kind not in _TOLD_AGAIN:
                homes.experiments.add(f"section {section.number.casefold()}")


def _named(text: str) -> Iterator[str]:
    """``section 4.1``, ``figure 3``, for each place of the paper that a text names."""
    for match in _NAMED.finditer(text):
        kind = "section" if match["sign"] else match["kind"].casefold()
        kind = {"sec.": "section", "fig.": "figure", "appendix": "section"}.get(kind, kind)
        yield f"{kind} {match['number'].casefold()}"


def _digits(label: str) -> str:
    found = re.search(r"[A-Z]?\.?\d+(?:\.\d+)*|\b[A-Z]\b", label)
    return (found[0] if found else label).casefold()


def _lies_in(home: str, wanted: str) -> bool:
    """Whether one is the other, or a section of it."""
    return home == wanted or home.startswith(f"{wanted}.") or wanted.startswith(f"{home}.")


def _shown(place: str) -> str:
    kind, _, number = place.partition(" ")
    return f"{kind.capitalize()} {number.upper()}"


def _listed(homes: set[str]) -> str:
    shown = [_shown(home) for home in sorted(homes)]
    return ", ".join(shown[:4]) + (" and others" if len(shown) > 4 else "")
