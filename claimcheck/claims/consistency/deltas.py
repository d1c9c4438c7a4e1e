"""A change told in the text that no two rows of the table are apart: "only a 0.4 point loss of recall"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.consistency.context import Telling
from claimcheck.claims.consistency.derived import changes
from claimcheck.claims.consistency.grid import Cell, plain
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.numbers import Number, numbers
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document

_NUM = r"(?P<by>[-−+]?\d+(?:\.\d+)?)\s?(?:%|percent)?"
_POINTS = r"(?:(?:percentage |absolute )?points?\s(?:of\s)?|absolute\s)?"
_NOUN = r"(?:drop|loss|decrease|decline|degradation|reduction|improvement|gain|increase|boost)"
_VERB = r"(?:improv|increas|rais|boost|reduc|decreas|lower|drop)(?:e[sd]?|ing|s|p(?:ed|ing|s))?"
_SHAPES = (
    rf"{_NUM}\s{_POINTS}(?:of\s)?@\s{_NOUN}\b",
    rf"{_NUM}\s{_POINTS}{_NOUN}\s(?:in|of|on)\s(?:the\s)?@(?![\w-])",
    rf"(?<![\w-])@\s{_NOUN}\sof\s{_NUM}(?![\d.])",
    rf"\b{_VERB}\s(?:the\s)?@\sby\s{_NUM}(?![\d.])",
)
"""How a change of a measure (``@``) is told."""
_AGAINST = re.compile(r"\b(?:over|compared|relative|than|against|versus|vs|from|with respect)\b", re.I)
"""Words before what a row is compared with, which need not be of the table."""
_CHANGES = re.compile(rf"\b(?:{_NOUN}|{_VERB})\b", re.I)
_ABSTAIN = re.compile(
    r"\b(?:average\w*|mean|overall|respectively|relative\w*|up to|about|around|roughly|approximately|over(?= \d)|"
    r"more than|at least|at most|previous\w*|prior|state[ -]of[ -]the[ -]art|sota|human|reported|original|nearly|"
    r"almost|each|every|all|both|across)\b|[~≈<>≤≥±]",
    re.I,
)
"""Not one row against another of the same table, or not to the last digit."""


def delta_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Changes of a named measure told of one named row, that is so far from no other row, in points or in percent."""
    for telling in places.tellings:
        text = telling.sentence.text
        cites = any(r.kind == "citation" for r in telling.references)
        if cites or not _CHANGES.search(text) or _ABSTAIN.search(text):
            continue
        mentions = telling.grid.rows_in(text)
        if not mentions or (_AGAINST.search(text) and len({m.index for m in mentions}) < 2):
            continue
        for column, head in telling.grid.heads.items():
            for at, by in _told(text, head):
                before = {m.index for m in mentions if m.end <= at}
                cell = telling.grid.at(before.pop(), column) if len(before) == 1 and column else None
                clash = _clash(telling, cell, by, places) if cell is not None else None
                if clash is not None:
                    yield clash


def _told(text: str, head: str) -> Iterator[tuple[int, Number]]:
    """The changes of a measure that a sentence tells, as printed, each with its place."""
    measure = plain(head)
    if len(measure) < 3:
        return
    name = r"[\s-]".join(re.escape(part) for part in re.split(r"[\s-]+", measure))
    flags = re.NOFLAG if measure.isupper() else re.I
    if not re.search(name, text, flags):
        return
    for shape in _SHAPES:
        for m in re.finditer(shape.replace("@", name), text, flags):
            yield from ((m.start(), by) for by in numbers(m["by"]))


def _clash(telling: Telling, cell: Cell, by: Number, places: Places) -> Clash | None:
    grid, own = telling.grid, cell.number
    others = [c for c in grid.column(cell.column) if c.row != cell.row and c.number is not None]
    if own is None or not others or not by.places:
        return None
    row = [x for c in grid.row(cell.row) for x in numbers(re.sub(r"[^\d.]", " ", c.text))]
    if any(x.value == by.value for x in row):
        return None
    told, step = float(by.value), 10.0**-by.places
    apart = {c: list(changes(float(own.value), float(c.number.value))) for c in others if c.number}
    if any(abs(d - told) <= step * 1.01 for found in apart.values() for d in found):
        return None
    nearest = min(apart, key=lambda c: (abs(apart[c][0] - told), c.row))
    assert nearest.number is not None
    name, head = grid.full_name(cell.row), plain(grid.heads[cell.column])
    apart_by = abs(own.value - nearest.number.value)
    message = (
        f"{capital(places.name(telling.sentence))} tells of a change of {by.text} in {head} for {name}; in "
        f"{grid.label} its {own.text} differs by that from no other row (by {apart_by} from the "
        f"{nearest.number.text} of {grid.full_name(nearest.row)})."
    )
    return Clash("difference", message, "medium", places.beside(telling.sentence, grid.table))
