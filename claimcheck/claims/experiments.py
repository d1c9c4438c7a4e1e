"""Experiments: sections that tell what was tried and what came out, with the figures and tables that show it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.claims.content import noun_phrase
from claimcheck.claims.named import names_float
from claimcheck.claims.places import Outline, Place
from claimcheck.claims.roles import measured
from claimcheck.language.document import Document
from claimcheck.paper.model import Float
from claimcheck.records.claim import Experiment
from claimcheck.records.words import Role, SectionKind

_NEVER: frozenset[SectionKind] = frozenset(
    {"abstract", "introduction", "related_work", "background", "conclusion", "acknowledgement", "reference", "ethics"}
)
_SURE: frozenset[SectionKind] = frozenset({"experiment", "result"})
_NAME = re.compile(r"\b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}\w*(?:-[A-Z0-9]\w*)*|[A-Z]\w*-?\d[\w.-]*\w)\b")
_NOT_NAMES = frozenset({"II", "III", "IV", "AI", "NLP", "ML", "LLM", "LLMs", "US", "RQ1", "RQ2", "RQ3", "OK"})
_SETUP = re.compile(
    r"^(?:(?:experiment(?:al|s)?|evaluation|training|model|our|general|overall)\s+)*"
    r"(?:set-?\s?ups?|settings?|methods?|methodology|data(?:\s?sets?)?|implementation(?: details)?|details|baselines?|"
    r"metrics?|procedure|protocol|preliminaries|configurations?|hyper-?parameters?)$",
    re.IGNORECASE,
)
_TELLING_SHARE = 0.4
"""A section named as a set-up is one unless so many of its sentences tell results."""
_AGAINST = frozenset("to with against over than".split())
_COMPARING = frozenset(
    "compare compared comparison relative baseline improvement improve outperform better worse".split()
)
_MOST = 8
"""Names, measures and conditions kept of each experiment."""


def homes(document: Document, outline: Outline, places: Sequence[Place]) -> dict[str, str | None]:
    """Each figure's or table's section: where the text speaks of it most, since layout may have put it elsewhere.

    Abstract, introduction and conclusion speak of figures of other sections, so they count only when nobody else does.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for i, references in enumerate(document.references):
        section = outline.unit(document.sentences[i].section)
        if section is None or document.sentences[i].layer == "caption" or places[i].kind in _NEVER:
            continue
        for label in dict.fromkeys(r.target for r in references if r.kind in ("figure", "table") and r.target):
            votes[label][section] += 2
    found: dict[str, str | None] = {}
    for item in document.paper.floats:
        counts = votes[item.label]
        own = outline.unit(item.section)
        if own is not None and (not counts or own in counts):
            counts[own] += 1
        best = sorted(counts, key=lambda s: (-counts[s], outline.order.get(s, 0)))
        found[item.label] = best[0] if best else None
    return found


def find_experiments(
    document: Document,
    outline: Outline,
    places: Sequence[Place],
    roles: Sequence[Role | None],
    measures: Sequence[str],
) -> tuple[Experiment, ...]:
    """The experiments in reading order. ``measures`` is the word list of what is measured (accuracy, rate, ...)."""
    home = homes(document, outline, places)
    floats: dict[str, list[Float]] = defaultdict(list)
    for item in document.paper.floats:
        where = home[item.label]
        if where is not None:
            floats[where].append(item)
    members: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(document.sentences):
        unit = outline.unit(sentence.section)
        if unit is not None and sentence.layer in ("body", "footnote"):
            members[unit].append(i)

    chosen: list[str] = []
    waiting: dict[str | None, list[int]] = defaultdict(list)
    setups: dict[str, list[int]] = {}
    for section in document.paper.sections:
        if outline.unit(section.id) != section.id:
            continue
        inside = members[section.id]
        telling = [i for i in inside if roles[i] in ("result", "interpretation")]
        parent = outline.parents[section.id]
        if _SETUP.match(section.title.strip()) and len(telling) < _TELLING_SHARE * max(1, len(inside)):
            waiting[parent] += [i for i in inside if roles[i] == "method"]
        elif _is_experiment(document, outline, section.id, telling, floats[section.id]):
            chosen.append(section.id)
            setups[section.id] = waiting.pop(parent, [])
    chosen = [s for s in chosen if floats[s] or sum(other != s and outline.within(other, s) for other in chosen) < 2]
    main = _extended(document, outline, chosen, members)
    ids = {section: f"e{n:02d}" for n, section in enumerate(chosen, start=1)}
    return tuple(
        _experiment(
            document, outline, ids, section, floats[section], setups[section], members[section], roles, measures
        ).model_copy(update={"extends": ids.get(main.get(section, ""))})
        for section in chosen
    )


def _experiment(
    document: Document,
    outline: Outline,
    ids: Mapping[str, str],
    section: str,
    floats: Sequence[Float],
    setup: Sequence[int],
    members: Sequence[int],
    roles: Sequence[Role | None],
    measures: Sequence[str],
) -> Experiment:
    told = outline.sections[section]
    text = [*setup, *(i for i in members if roles[i] in ("result", "interpretation", "method"))]
    return Experiment(
        id=ids[section],
        name=f"{told.number} {told.title}" if told.number else told.title,
        section=section,
        figures=tuple(f.label for f in floats if f.kind == "figure"),
        tables=tuple(f.label for f in floats if f.kind == "table"),
        sentences=tuple(document.sentences[i].id for i in text),
        measures=_measures(document, text, measures),
        subjects=_subjects(document, text),
        conditions=_conditions(document, text),
        baselines=_baselines(document, text),
    )


def _extended(
    document: Document, outline: Outline, chosen: Sequence[str], members: Mapping[str, Sequence[int]]
) -> dict[str, str]:
    """For each experiment of the appendix the one of the main text that names its section most."""
    main = [s for s in chosen if not outline.in_appendix(s)]
    found: dict[str, str] = {}
    for section in chosen:
        if not outline.in_appendix(section):
            continue
        named = {
            other: sum(
                reference.target is not None and outline.within(section, reference.target)
                for i in members[other]
                for reference in document.references[i]
                if reference.kind in ("section", "appendix")
            )
            for other in main
        }
        best = max(named, key=lambda s: (named[s], -outline.order[s]), default=None)
        if best is not None and named[best]:
            found[section] = best
    return found


def _is_experiment(
    document: Document, outline: Outline, section: str, telling: Sequence[int], floats: Sequence[Float]
) -> bool:
    kind = outline.kind(section)
    if kind in _NEVER:
        return False
    if kind in _SURE:
        return bool(telling or floats)
    solid = [i for i in telling if measured(document.sentences[i].text) or names_float(document, i)]
    return bool(floats and telling) or len(solid) >= 2 or (outline.in_appendix(section) and bool(floats))


def _top(counts: Mapping[str, int], least: int) -> tuple[str, ...]:
    ranked = sorted((-n, name) for name, n in counts.items() if n >= least)
    return tuple(name for _, name in ranked[:_MOST])


def _measures(document: Document, inside: Sequence[int], measures: Sequence[str]) -> tuple[str, ...]:
    wanted = {tuple(m.lower().split()) for m in measures}
    longest: dict[str, int] = {}
    for words in wanted:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    counts: Counter[str] = Counter()
    for i in inside:
        lemmas = document.columns(i).lemmas_in_lower_case
        at = 0
        while at < len(lemmas):
            for size in range(longest.get(lemmas[at], 0), 0, -1):
                if tuple(lemmas[at : at + size]) in wanted:
                    counts[" ".join(lemmas[at : at + size])] += 1
                    at += size - 1
                    break
            at += 1
    return _top(counts, 1)


def _subjects(document: Document, inside: Sequence[int]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for i in inside:
        counts.update(n for n in _NAME.findall(document.sentences[i].text) if n not in _NOT_NAMES)
    return _top(counts, 2)


def _conditions(document: Document, inside: Sequence[int]) -> tuple[str, ...]:
    """``with``, ``without`` or ``under`` and a short noun phrase, said at least twice."""
    counts: Counter[str] = Counter()
    for i in inside:
        columns = document.columns(i)
        for at, lower in enumerate(columns.lowers_as_given):
            if lower not in ("with", "without", "under"):
                continue
            end = noun_phrase(columns.pos, at + 1, 4, ("NOUN", "PROPN", "ADJ"))
            if end:
                counts[columns.doc[at:end].text.lower()] += 1
    return _top(counts, 2)


def _baselines(document: Document, inside: Sequence[int]) -> tuple[str, ...]:
    """What things are compared with: a short noun phrase after ``than``, ``compared to``, ``over`` and the like."""
    counts: Counter[str] = Counter()
    for i in inside:
        columns = document.columns(i)
        for at, lower in enumerate(columns.lowers_as_given):
            if lower != "than" and not (
                lower in _AGAINST and _COMPARING.intersection(columns.lemmas_in_lower_case[max(0, at - 3) : at])
            ):
                continue
            end = noun_phrase(columns.pos, at + 1, 5, ("NOUN", "PROPN", "ADJ", "DET"))
            if end:
                counts[columns.doc[at + 1 : end].text.lower()] += 1
    return _top(counts, 1)
