"""The role of every sentence: cues, place and form added up; the greatest sum wins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from claimcheck.claims import priors
from claimcheck.claims.cues import Cues
from claimcheck.claims.places import PROSE, Place
from claimcheck.language.document import Document
from claimcheck.records.words import Role

ROLES: tuple[Role, ...] = get_args(Role)

NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s?%|\b\d+\.\d+\b|\b\d+(?:\.\d+)?\s(?:points?|percent|times)\b|\b[pP]\s?[<=]\s?0?\.\d"
)
_CITATION = re.compile(r"\bet al\.|\((?:[^()]*,\s)?(?:19|20)\d\d[a-z]?\)|\[\d+(?:[,;–-]\s?\d+)*\]")
_FLOAT = re.compile(r"\b(?:Fig(?:ure)?s?\.?|Tables?|Tab\.)\s?[A-Z]?\.?\d", re.IGNORECASE)
_AUTHORS = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_SYMBOL = re.compile(r"[=∈∑∏←∼≤≥≈θλπ∇∂∥→×αβγ]")

_SHORT = 8
"""Words; shorter ones are labels and fragments as a rule."""


def assign_roles(document: Document, places: Sequence[Place], cues: Sequence[Cues]) -> tuple[Role | None, ...]:
    """One role a sentence; None for layers in which nobody argues (references, furniture, code)."""
    roles: list[Role | None] = []
    block: str | None = None
    before: Role | None = None
    for i, sentence in enumerate(document.sentences):
        if sentence.layer in ("reference", "furniture", "code"):
            roles.append(None)
            continue
        if sentence.layer in ("heading", "quote"):
            roles.append("other")
            continue
        if sentence.layer == "title":
            roles.append(title_role(document, i, cues[i]))
            continue
        if sentence.block != block:
            block, before = sentence.block, None
        scores = role_scores(document, i, places[i], cues[i])
        if before is not None:
            scores[before] += priors.CARRY
        before = max(ROLES, key=lambda role: scores[role])
        roles.append(before)
    return tuple(roles)


def role_scores(document: Document, i: int, place: Place, cues: Cues) -> dict[Role, float]:
    """What speaks for each role of sentence ``i``, without its neighbours."""
    scores: dict[Role, float] = {role: cues.weight(role) for role in ROLES}
    for weights in _priors(document, i, place):
        for role, weight in weights.items():
            scores[role] += weight
    return scores


def title_role(document: Document, i: int, cues: Cues) -> Role:
    """A title that says something of the world is a conclusion; one that names a topic announces the paper."""
    if document.sentences[i].text.rstrip().endswith("?"):
        return "aim"
    if asserts(document, i) or cues.weight("result") or cues.weight("interpretation"):
        return "interpretation"
    return "aim"


def asserts(document: Document, i: int) -> bool:
    """Whether the sentence has a finite verb, or a relative clause does (``agents that persist``)."""
    return any(
        "VerbForm=Fin" in str(token.morph) or token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in document.doc(i)
    )


def measured(text: str) -> bool:
    """Whether the text reports an amount: a percentage, a decimal number, points, a p value."""
    return NUMBER.search(text) is not None


def _priors(document: Document, i: int, place: Place) -> list[priors.Weights]:
    sentence, doc = document.sentences[i], document.doc(i)
    text = sentence.text
    found: list[priors.Weights] = [priors.BASE]
    if sentence.layer == "caption":
        found.append(priors.CAPTION)
    else:
        found.append(priors.SECTION[place.kind])
    if sentence.layer == "footnote":
        found.append(priors.FOOTNOTE)
    if place.kind == "abstract":
        found.append(priors.ABSTRACT[min(4, int(place.position * 5))])
    if place.appendix and place.kind != "appendix":
        found.append(priors.IN_APPENDIX)
    if _CITATION.search(text) or any(r.kind == "citation" for r in document.references[i]):
        found.append(priors.CITES)
    if measured(text):
        found.append(priors.MEASURED)
    if _FLOAT.search(text):
        found.append(priors.NAMES_FLOAT)
    if text.rstrip().endswith("?"):
        found.append(priors.QUESTION)
    if _AUTHORS.search(text):
        found.append(priors.AUTHORS)
        if any(token.tag_ == "VBD" for token in doc):
            found.append(priors.AUTHORS_PAST)
    elif any(token.tag_ in ("VBZ", "VBP") for token in doc) and not any(token.tag_ == "VBD" for token in doc):
        found.append(priors.NO_AUTHORS_PRESENT)
    if len(doc) < _SHORT:
        found.append(priors.SHORT)
    if len(_SYMBOL.findall(text)) > 1:
        found.append(priors.SYMBOLS)
    return found


def is_prose(document: Document, i: int) -> bool:
    """Whether sentence ``i`` stands in a layer in which the authors argue."""
    return document.sentences[i].layer in PROSE
