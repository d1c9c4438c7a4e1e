"""A table as a grid: rows and columns by name, cells by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.claims.consistency.numbers import Number, numbers, prints
from claimcheck.paper.model import Float

_NOISE = re.compile(r"\[[\d,\s]*\]|[†‡*§¶↑↓→∗⋆♢♣♠]|±\s?[\d.]+")
_ASIDE = re.compile(r"\([^()]*\)")
_GENERIC = frozenset(
    "model models method methods size type total average avg all other none setting data dataset datasets metric "
    "metrics task tasks base full small large medium standard name n no yes train test dev overall results score ours "
    "our more less most least example examples number value values".split()
)
"""Names of rows and columns that stand in sentences for other reasons."""


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    text: str
    numbers: tuple[Number, ...]
    """Without deviations behind a plus-minus sign, and changes in brackets."""

    @property
    def number(self) -> Number | None:
        """The only number of the cell."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    def holds(self, n: Number) -> bool:
        """Whether one of its numbers may be printed as ``n``."""
        return any(prints(n, x) for x in self.numbers)


@dataclass(frozen=True, slots=True)
class Mention:
    """A row or column that a sentence names, and where."""

    index: int
    start: int
    end: int


class Grid:
    """The rows of a table below its head, with names."""

    def __init__(self, table: Float) -> None:
        self.table = table
        self.label = table.label
        rows = table.rows
        self.head = next((i for i, row in enumerate(rows) if _is_data(row)), len(rows))
        self.width = max((len(row) for row in rows), default=0)
        self.cells: list[Cell] = []
        self.groups: dict[int, str] = {}
        self.names: dict[int, str] = {}
        ruled = opened = ""
        """Names of groups: of a row of its own, and of a first cell with empty ones below it."""
        for i, row in enumerate(rows[self.head :], start=self.head):
            filled = [cell for cell in row if cell.strip()]
            first = row[0].strip() if row else ""
            if opened and first and not plain(first):
                first = ""  # a group's name goes on in brackets
            if len(filled) == 1 and first:
                ruled, opened = first, ""
                continue
            words = [cell.strip() for cell in row[1:] if cell.strip() and not _numbers(cell)]
            below = rows[i + 1 : i + 2]
            if first:
                opened = first if words and below and not below[0][0].strip() else ""
            in_group = bool(opened) and bool(words)
            self.names[i] = words[0] if in_group or (words and not first) else first
            self.groups[i] = opened if in_group else ruled
            for j, cell in enumerate(row):
                found = _numbers(cell)
                if found and j > 0:
                    self.cells.append(Cell(i, j, cell, found))

    @cached_property
    def heads(self) -> dict[int, str]:
        """For each column the lowest head that it has."""
        found: dict[int, str] = {}
        for row in self.table.rows[: self.head]:
            if len(row) != self.width:
                continue
            for j, cell in enumerate(row):
                if cell.strip():
                    found[j] = cell.strip()
        return found

    def at(self, row: int, column: int) -> Cell | None:
        return next((c for c in self.cells if c.row == row and c.column == column), None)

    def row(self, row: int) -> list[Cell]:
        return [c for c in self.cells if c.row == row]

    def column(self, column: int) -> list[Cell]:
        return [c for c in self.cells if c.column == column]

    def holds(self, n: Number) -> bool:
        """Whether some cell may be printed as ``n``."""
        return any(cell.holds(n) for cell in self.cells)

    def full_name(self, row: int) -> str:
        """The name of a row, that of its group before it where it has one."""
        group, name = plain(self.groups[row]), plain(self.names[row])
        return f"{group} {name}" if group and not name.lower().startswith(group.lower()) else name

    def rows_in(self, text: str) -> list[Mention]:
        """The rows a sentence names; of names within names the longest."""
        return _mentions(self._row_names, text)

    def columns_in(self, text: str) -> list[Mention]:
        """The columns a sentence names."""
        return _mentions(self._column_names, text)

    @cached_property
    def _row_names(self) -> list[tuple[int, _Name]]:
        return [(i, _Name(n)) for i, name in self.names.items() for n in (self.full_name(i), name) if _is_told(n)]

    @cached_property
    def _column_names(self) -> list[tuple[int, _Name]]:
        return [(j, _Name(name)) for j, name in self.heads.items() if j > 0 and _is_told(name)]


def plain(name: str) -> str:
    """A name without citations, marks, and what stands in brackets."""
    bare = _ASIDE.sub(" ", _NOISE.sub(" ", name))
    return " ".join(bare.split()).strip(" .,:;·•-+")


def named_in(name: str, text: str) -> bool:
    """Whether ``text`` has a name, without its brackets and marks, as whole words."""
    return len(plain(name)) > 1 and any(True for _ in _Name(name).spans(text))


def _is_data(row: Sequence[str]) -> bool:
    cells = [cell for cell in row[1:] if cell.strip()]
    return bool(cells) and 2 * sum(1 for cell in cells if _numbers(cell) or cell.strip() in ("-", "–", "—")) >= len(
        cells
    )


def _numbers(cell: str) -> tuple[Number, ...]:
    text = _NOISE.sub(" ", cell)
    if re.search(r"[A-Za-z]{2}", _ASIDE.sub(" ", text)):
        return ()
    outside = _ASIDE.sub(lambda m: " " * len(m[0]), text)
    return tuple(numbers(outside))


def _is_told(name: str) -> bool:
    """Whether sentences that have a name of a row or column speak of it."""
    bare = plain(name)
    return len(bare) > 1 and bare.lower() not in _GENERIC and re.search("[A-Za-z]", bare) is not None


def _mentions(names: Iterable[tuple[int, _Name]], text: str) -> list[Mention]:
    found = [Mention(index, a, b) for index, name in names for a, b in name.spans(text)]
    longest = [m for m in found if not any(_within(m, other) for other in found)]
    return sorted(set(longest), key=lambda m: (m.start, m.index))


class _Name:
    """A name as whole words; hyphens and spaces are one, an abbreviation keeps its case."""

    def __init__(self, name: str) -> None:
        bare = plain(name)
        self._parts = re.split(r"[\s-]+", bare)
        self._as_printed = len(bare) < 4 or bare.isupper()
        self._longest = max(self._parts, key=len)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands."""
        # Nearly every name is in no sentence but a few: the pattern is made for those that may have it.
        if self._as_printed and self._longest not in text:
            return
        if not self._as_printed and self._longest.lower() not in text.lower():
            return
        for m in self._pattern.finditer(text):
            yield m.span()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = r"[\s-]".join(map(re.escape, self._parts))
        return re.compile(rf"(?<![\w-]){words}(?:es|s)?(?![\w-]|\.\d)", re.NOFLAG if self._as_printed else re.I)


def _within(inner: Mention, outer: Mention) -> bool:
    return (
        (outer.start, outer.end) != (inner.start, inner.end) and outer.start <= inner.start and inner.end <= outer.end
    )
