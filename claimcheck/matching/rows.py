"""Token patterns of words and tags alone, tried from where their first word stands.

spaCy's Matcher walks through all of a sentence for each pattern; most patterns fail at the word after the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcheck.language.columns import Columns
from claimcheck.matching.phrases import longest
from claimcheck.matching.view import View

_WORDED = {
    "LEMMA": "lemmas_as_given",
    "LOWER": "lowers_as_given",
    "ORTH": "texts",
    "TEXT": "texts",
    "TAG": "tags",
    "POS": "pos",
}
"""Attributes of patterns, and the columns that hold them."""
_FLAGS = {"IS_SENT_START": "is_sent_start", "IS_PUNCT": "is_punct", "LIKE_NUM": "like_num"}
_OPERATORS: dict[str, tuple[int, int | None]] = {"1": (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}


@dataclass(frozen=True, slots=True)
class _Step:
    """One token of a pattern."""

    among: tuple[tuple[str, frozenset[str], bool], ...]
    """Column, values, whether the token must be one of them or none."""
    flags: tuple[str, ...]
    expressions: tuple[tuple[str, str], ...]
    """Column and regular expression."""
    least: int
    most: int | None

    def fits(self, columns: Columns, i: int) -> bool:
        for column, values, wanted in self.among:
            if (getattr(columns, column)[i] in values) != wanted:
                return False
        for flag in self.flags:
            if getattr(columns.doc[i], flag) is not True:
                return False
        for column, expression in self.expressions:  # noqa: SIM110  a generator takes twice as long
            if not _meets(expression, getattr(columns, column)[i]):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Row:
    """A pattern made ready.

    Args:
        first: the words of its first token, lower case; None: it may begin anywhere.
    """

    steps: tuple[_Step, ...]
    first: frozenset[str] | None

    @staticmethod
    def of(pattern: Sequence[Mapping[str, Any]], first: frozenset[str] | None) -> Row | None:
        """None where the pattern needs spaCy: nothing certain to begin with, an attribute of our own."""
        steps = [_step(token) for token in pattern]
        known = tuple(step for step in steps if step is not None)
        if not known or len(known) < len(steps):
            return None
        return Row(known, first) if first or (known[0].expressions and known[0].least) else None

    def spans(self, view: View) -> Sequence[tuple[int, int]]:
        """What spaCy's Matcher finds with ``greedy="LONGEST"``: of matches that overlap the longest, then the first."""
        columns = view.columns
        starts: Iterable[int] = range(len(view.lemmas))
        if self.first is not None:
            starts = {i for word in self.first & view.words for i in view.places[word]}
        opens = self.steps[0]
        found = [
            (start, end)
            for start in starts
            if not opens.least or opens.fits(columns, start)
            for end in self._ends(view, start)
        ]
        return found if len(found) < 2 else longest(found)

    def _ends(self, view: View, start: int) -> set[int]:
        columns, size = view.columns, len(view.lemmas)
        reached = {start}
        for step in self.steps:
            beyond: set[int] = set()
            for i in reached:
                taken = 0
                if not step.least:
                    beyond.add(i)
                while i < size and taken != step.most and step.fits(columns, i):
                    i, taken = i + 1, taken + 1
                    if taken >= step.least:
                        beyond.add(i)
            reached = beyond
            if not reached:
                break
        return reached


@lru_cache(maxsize=1 << 16)
def _meets(expression: str, text: str) -> bool:
    return re.search(expression, text) is not None


def _step(token: Mapping[str, Any]) -> _Step | None:
    times = _times(token.get("OP", "1"))
    if times is None:
        return None
    among: list[tuple[str, frozenset[str], bool]] = []
    flags: list[str] = []
    expressions: list[tuple[str, str]] = []
    for key, value in token.items():
        if key in _WORDED and isinstance(value, str):
            among.append((_WORDED[key], frozenset((value,)), True))
        elif key in _WORDED and isinstance(value, Mapping) and value.keys() in ({"IN"}, {"NOT_IN"}):
            ((kind, values),) = value.items()
            among.append((_WORDED[key], frozenset(values), kind == "IN"))
        elif key in _WORDED and isinstance(value, Mapping) and value.keys() == {"REGEX"}:
            expressions.append((_WORDED[key], str(value["REGEX"])))
        elif key in _FLAGS and value is True:
            flags.append(_FLAGS[key])
        elif key != "OP":
            return None
    return _Step(tuple(among), tuple(flags), tuple(expressions), *times)


def _times(op: object) -> tuple[int, int | None] | None:
    """How often an operator lets its token stand, at least and at most."""
    if op in _OPERATORS:
        return _OPERATORS[str(op)]
    bounds = re.fullmatch(r"\{(\d+),(\d+)\}", str(op))
    return (int(bounds[1]), int(bounds[2])) if bounds else None
