"""Where a paraphrase and the places that it tells part ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.critique import modality
from claimcheck.critique.modality import FLAT, Reading
from claimcheck.critique.nearest import Place
from claimcheck.critique.paraphrases import Told
from claimcheck.critique.stream import words
from claimcheck.records.audit import Problem
from claimcheck.records.report import Report

if TYPE_CHECKING:
    from claimcheck.language.document import Document

_SURE = 0.5
"""Likeness from which a number that differs is held against a paraphrase."""
_DIGITS = re.compile(r"^\d+(?:\.\d+)?%?$")
_SOURCE = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|attribut\w+|prior|previous|earlier|others?)\b|\(\D*\d{4}\)", re.I
)
_FIGURES = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_VERB_RUNGS = {
    "speculate": 1, "conjecture": 1, "hypothesize": 1, "hypothesise": 1, "believe": 1, "think": 1, "suspect": 1,
    "suggest": 2, "indicate": 2, "imply": 2, "prove": 4, "establish": 4,
}  # fmt: skip
"""Reporting verbs of the critic that say how strongly the paper puts it; the rest say only that it does."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A paraphrase beside one place of the paper."""

    told: Told
    place: Place
    where: str
    document: Document
    clause: int
    """Index of the paraphrase's clause in ``document``."""
    source: int
    """Index of the place's sentence in it."""


def problems(compared: Sequence[Compared]) -> tuple[Problem, ...]:
    """What is wrong with the paraphrase against the place that it tells best; nothing where any place bears it out."""
    judged = [tuple(_against(c)) for c in compared]
    return min(judged, key=len) if judged else ()


def _against(c: Compared) -> Iterator[Problem]:
    found = modality.shared_predicates(c.document.doc(c.clause), c.document.doc(c.source))
    if found is None:
        return
    told, source = modality.read(found[0]), modality.read(found[1])
    told = _with_verb(told, c.told.verb)
    sentences = (c.place.sentence.id,)
    stance = c.document.stance(c.source, found[1].i).stance
    if stance == "attributed" and not _SOURCE.search(c.told.whole):
        yield Problem(
            kind="attribution",
            message=f"Told as the paper's own; the paper reports it of others ({c.where}).",
            sentences=sentences,
        )
        # How strongly others put it is reported only where the critic makes more of it.
        yield from (p for p in _strength(c, told, source, sentences) if p.kind == "raised")
        return
    if told.denied != source.denied and (
        (stance == "negated") != (c.document.stance(c.clause, found[0].i).stance == "negated")
    ):
        what = "denies" if source.denied else "says"
        yield Problem(
            kind="reversed",
            message=f"The critique has it the other way round: the paper {what} it ({c.where}).",
            sentences=sentences,
        )
        return  # how strongly it is put counts for nothing then
    yield from _strength(c, told, source, sentences)
    yield from _quantity(c, told, source, sentences)


def _strength(c: Compared, told: Reading, source: Reading, sentences: tuple[str, ...]) -> Iterator[Problem]:
    if source.rung < FLAT <= told.rung:
        to = f"told with “{told.cue}”" if told.cue else "told flatly"
        yield Problem(
            kind="raised",
            message=f"The paper says it with “{source.cue}”; here it is {to} ({c.where}).",
            sentences=sentences,
        )
    elif told.rung < FLAT <= source.rung or (told.rung < source.rung and told.cue != source.cue):
        with_ = f"says it with “{source.cue}”" if source.cue else "states it flatly"
        yield Problem(
            kind="lowered",
            message=f"The paper {with_}; here it is told with “{told.cue}” ({c.where}).",
            sentences=sentences,
        )
    elif told.rung == 4 and source.rung == FLAT:
        yield Problem(
            kind="raised",
            message=f"“{told.cue}” is not the paper's word; it states it flatly ({c.where}).",
            sentences=sentences,
        )
    elif source.can and not told.can and told.rung == FLAT:
        yield Problem(
            kind="raised",
            message=f"The paper says that it can; here “can” is dropped ({c.where}).",
            sentences=sentences,
        )


def _quantity(c: Compared, told: Reading, source: Reading, sentences: tuple[str, ...]) -> Iterator[Problem]:
    added = told.universals - source.universals - {"no", "none", "any", "never"}
    if added and not set(words_of(c.place.sentence.text)) & added:
        yield Problem(
            kind="raised",
            message=f"“{min(added)}” is not in the paper's sentence ({c.where}).",
            sentences=sentences,
        )
    dropped = source.limits - set(words_of(c.told.text))
    if dropped and not told.limits and told.rung >= FLAT:
        yield Problem(
            kind="raised",
            message=f"The paper's “{min(dropped)}” is dropped ({c.where}).",
            sentences=sentences,
        )


def numbers(told: Told, places: Sequence[Place], paper: Report) -> Iterator[Problem]:
    """Numbers of the paraphrase that the sections it tells of do not have, where its nearest place has others."""
    theirs = [w for w in words_of(_without_places(told.text)) if _DIGITS.match(w)]
    ours = [w for w in words_of(_without_places(places[0].sentence.text)) if _DIGITS.match(w) and w not in theirs]
    if not theirs or not ours or places[0].likeness < _SURE:
        return
    sections = {p.sentence.section for p in places}
    known = {w for s in paper.sentences if s.section in sections for w in words_of(_without_places(s.text))}
    known |= {w for p in places for w in words_of(p.sentence.text)}
    known |= {w for table in paper.paper.tables for row in table.rows for cell in row for w in words_of(cell)}
    nearby = ", ".join(dict.fromkeys(ours))
    for number in dict.fromkeys(theirs):
        if not {number, number.rstrip("%"), f"{number}%"} & known:
            yield Problem(
                kind="number",
                message=f"“{number}” does not stand where the paper tells this; the nearest sentence has {nearby}.",
                sentences=(places[0].sentence.id,),
            )


def words_of(text: str) -> list[str]:
    """The words of ``text`` as they are compared; numbers up to twelve as figures."""
    return [_FIGURES.get(w.norm, w.norm) for w in words(text)]


def _without_places(text: str) -> str:
    return re.sub(
        r"\b(?:sections?|figures?|tables?|appendix|pages?|footnotes?|§)\s*[\dA-Z][\w.]*", "", text, flags=re.I
    )


def _with_verb(told: Reading, verb: str) -> Reading:
    rung = next((r for stem, r in _VERB_RUNGS.items() if verb.startswith(stem.rstrip("e"))), None)
    if rung is None or (rung > FLAT and told.rung < FLAT) or (rung < FLAT and told.rung < rung):
        return told
    return Reading(rung, verb, told.can, told.limits, told.universals, told.denied)
