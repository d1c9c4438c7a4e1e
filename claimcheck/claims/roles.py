"""The role of every sentence: cues, place and form added up, and something of its neighbours' sums; the greatest wins.

Moves of an argument run over several sentences (argumentative zoning, Teufel & Moens 2002), so what stands beside a
sentence says something of its role too, most where both are in one paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from claimcheck.claims import priors
from claimcheck.claims.cues import Cues
from claimcheck.claims.named import cites
from claimcheck.claims.places import Place
from claimcheck.language.document import Document
from claimcheck.records.words import Role, SectionKind

ROLES: tuple[Role, ...] = get_args(Role)

_NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s?%|\b\d+\.\d+\b|\b\d+(?:\.\d+)?\s(?:points?|percent|times)\b|\b[pP]\s?[<=]\s?0?\.\d"
)
_DIGIT = re.compile(r"\d")
_FLOAT = re.compile(r"\b(?:Fig(?:ure)?s?\.?|Tables?|Tab\.)\s?[A-Z]?\.?\d", re.IGNORECASE)
_AUTHORS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_SYMBOL = re.compile(r"[=∈∑∏←∼≤≥≈θλπ∇∂∥→×αβγ]")

_SILENT = ("reference", "furniture", "code")
"""Layers in which nobody argues."""
_FIXED = ("heading", "quote")

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_SHORT = 8
"""Words; shorter ones are labels and fragments as a rule."""
_TELLS = frozenset({"result.we_find", "result.results_show", "result.comparison", "result.change"})
_TELLING_SHARE = 0.25
"""A section told as method, or not told by its heading, counts as results when so many of its sentences tell some."""
_BESIDE = ((-1, 0.2), (1, 0.1))
"""Sentences before and after, and what a sentence takes over of their leads."""
_APART = 0.5
"""What of that is left across the end of a paragraph."""
_FIRM = 3.0
"""Lead of a role, or what it lacks, beyond which more says nothing to the neighbours."""

CLAIMING: tuple[Role, ...] = ("aim", "result", "interpretation", "speculation", "limitation")
"""The roles in which authors assert something of their own."""
OUTCOMES: tuple[Role, ...] = ("result", "interpretation")
"""The roles in which they tell how something came out."""
_OTHERS = tuple(role for role in ROLES if role not in OUTCOMES)


@dataclass(frozen=True, slots=True)
class Reading:
    """The role of a sentence, and the role it would have as a claim."""

    role: Role | None
    """None for layers in which nobody argues (references, furniture, code)."""
    claiming: Role | None = None
    """The best of the roles of claims; None where the sentence cannot be one."""
    short_of: float = 0.0
    """How far the sum for ``claiming`` stays behind that for ``role``; 0 where they are the same."""
    outcome: float = 0.0
    """How far the sum for an outcome leads over those for all other roles, before neighbours are heard; less than 0
    where it stays behind."""


def read_roles(document: Document, places: Sequence[Place], cues: Sequence[Cues]) -> tuple[Reading, ...]:
    """One reading a sentence."""
    kinds = section_kinds(document, places, cues)
    argued = (i for i, s in enumerate(document.sentences) if s.layer not in (*_SILENT, *_FIXED, "title"))
    alone = {i: add(forms(document, i, places[i], kinds[i]), cues[i]) for i in argued}
    leads = {i: leads_of(scores) for i, scores in alone.items()}
    readings: list[Reading] = []
    for i, sentence in enumerate(document.sentences):
        if sentence.layer in _SILENT:
            readings.append(Reading(None))
        elif sentence.layer in _FIXED:
            readings.append(Reading("other"))
        elif sentence.layer == "title":
            role = title_role(document, i, cues[i])
            readings.append(Reading(role, role))
        else:
            scores = dict(alone[i])
            for of, weight in beside(document, i, leads).items():
                scores[of] += weight
            role, claiming = best(scores, ROLES), best(scores, CLAIMING)
            outcome = max(alone[i][role] for role in OUTCOMES) - max(alone[i][role] for role in _OTHERS)
            readings.append(Reading(role, claiming, round(scores[role] - scores[claiming], 3), outcome))
    return tuple(readings)


def beside(document: Document, i: int, leads: Mapping[int, Mapping[Role, float]]) -> dict[Role, float]:
    """What sentence ``i`` takes over of its neighbours' ``leads`` (:func:`leads_of`, by sentence)."""
    found, here = dict.fromkeys(ROLES, 0.0), document.sentences[i]
    for step, share in _BESIDE:
        there = document.sentences[i + step] if i + step in leads else None
        if there is not None and (there.layer, there.section) == (here.layer, here.section):
            weight = share if there.block == here.block else share * _APART
            for role, lead in leads[i + step].items():
                found[role] += weight * lead
    return found


def leads_of(scores: Mapping[Role, float]) -> dict[Role, float]:
    """How far each role is ahead of the best of the others, or behind it."""
    first, second = sorted(scores.values(), reverse=True)[:2]
    top = best(scores, ROLES)
    ahead = {role: score - (second if role == top else first) for role, score in scores.items()}
    return {role: max(-_FIRM, min(_FIRM, lead)) for role, lead in ahead.items()}


def best(scores: Mapping[Role, float], among: Sequence[Role]) -> Role:
    """The role with the greatest sum; of equal ones the first."""
    return max(among, key=lambda role: scores[role])


def add(found: Iterable[str], cues: Cues) -> dict[Role, float]:
    """The sum of what ``found`` (names in :data:`priors.WEIGHTS`) and the cues say of each role."""
    scores: dict[Role, float] = {role: cues.weight(role) for role in ROLES}
    for name in found:
        for role, weight in priors.WEIGHTS[name].items():
            scores[role] += weight
    return scores


def section_kinds(document: Document, places: Sequence[Place], cues: Sequence[Cues]) -> Mapping[int, SectionKind]:
    """The kind of each sentence's section, by heading and, where that says little, by what its sentences tell."""
    members: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(document.sentences):
        if sentence.layer == "body":
            members[sentence.section or ""].append(i)
    tells = {i: bool(cues[i].rules & _TELLS) for inside in members.values() for i in inside}
    telling = {section: sum(tells[i] for i in inside) for section, inside in members.items()}

    def told(i: int) -> bool:
        # What a sentence tells itself is counted with its cues; its neighbours say what the section is for.
        section = document.sentences[i].section or ""
        others = len(members.get(section, ())) - (i in tells)
        return others > 0 and (telling.get(section, 0) - tells.get(i, False)) / others >= _TELLING_SHARE

    return {
        i: "result" if place.kind in ("method", "other", "appendix") and told(i) else place.kind
        for i, place in enumerate(places)
    }


def title_role(document: Document, i: int, cues: Cues) -> Role:
    """A title that says something of the world is a conclusion; one that names a topic announces the paper."""
    if document.sentences[i].text.rstrip().endswith("?"):
        return "aim"
    if finite(document, i) or cues.weight("result") or cues.weight("interpretation"):
        return "interpretation"
    return "aim"


def finite(document: Document, i: int) -> bool:
    """Whether the sentence has a finite verb, or a relative clause does (``agents that persist``)."""
    return not _FINITE.isdisjoint(document.columns(i).tags)


def asserts(document: Document, i: int) -> bool:
    """Whether the sentence may have a finite verb: taggers take some past tenses for participles."""
    columns = document.columns(i)
    return finite(document, i) or any(
        tag == "VBN" and pos == "VERB" for tag, pos in zip(columns.tags, columns.pos, strict=True)
    )


def measured(text: str) -> bool:
    """Whether the text reports an amount: a percentage, a decimal number, points, a p value."""
    return _DIGIT.search(text) is not None and _NUMBER.search(text) is not None


def forms(document: Document, i: int, place: Place, kind: SectionKind) -> list[str]:
    """Place and form of sentence ``i``, as names in :data:`priors.WEIGHTS`."""
    sentence = document.sentences[i]
    text, tags = sentence.text, set(document.columns(i).tags)
    amount = measured(text)
    authors = _AUTHORS.search(text) is not None
    found = {
        "base": True,
        "caption": sentence.layer == "caption",
        f"section:{kind}": sentence.layer != "caption",
        "footnote": sentence.layer == "footnote",
        "appendix": place.appendix,
        f"abstract:{min(4, int(place.position * 5))}": kind == "abstract",
        "intro:early": kind == "introduction" and place.position < 0.4,
        "intro:late": kind == "introduction" and place.position > 0.6,
        "abstract, measured": kind == "abstract" and amount,
        "cites": cites(document, i),
        "measured": amount,
        "names float": _FLOAT.search(text) is not None,
        "question": text.rstrip().endswith("?"),
        "authors": authors,
        "authors, past": authors and "VBD" in tags,
        "present, no authors": not authors and bool({"VBZ", "VBP"} & tags) and "VBD" not in tags,
        "past, no authors": not authors and "VBD" in tags,
        "no verb": not tags & {"VBZ", "VBP", "VBD", "MD"},
        "short": len(document.doc(i)) < _SHORT and not finite(document, i),
        "symbols": len(_SYMBOL.findall(text)) > 1,
        "opens paragraph": place.leads,
    }
    return [name for name, holds in found.items() if holds]
