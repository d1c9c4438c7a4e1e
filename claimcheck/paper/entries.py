"""What the entries of a bibliography are known by: their number, or their authors' names with a year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.paper.model import Block

YEAR = r"(?:19|20)\d\d[a-z]?"
_KEY = re.compile(r"^\[(?P<bracket>[\w+.-]{1,14})\]|^(?P<plain>\d{1,3})\.\s")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+")
_LEAD = 110
"""Characters of an entry in which the names stand that a citation gives."""
_MOST_NAMES = 12
_READABLE = 5
"""Entries from which a citation that has none counts as leading nowhere."""
_GAPLESS = 0.8
"""Share of the numbers up to the last whose entries were found, for a bibliography to count as read whole."""


@dataclass(frozen=True, slots=True)
class Entries:
    by_number: dict[str, str]
    """By the number or key in brackets, or the number before a stop, the id of the entry's block."""
    by_author: dict[tuple[str, str], str]
    """By a name, as :func:`folded`, and year; a letter behind the year is kept, and left out in a second key."""
    count: int
    plain: bool
    """Numbers stand bare, as where citations are raised numbers."""

    @property
    def readable(self) -> bool:
        return self.count >= _READABLE

    @property
    def last(self) -> int:
        """The last number, where the entries are numbered and all but a few were found; else 0."""
        numbers = {int(key) for key in self.by_number if key.isdecimal()}
        whole = len(numbers) >= max(_READABLE, _GAPLESS * max(numbers, default=0))
        return max(numbers) if whole else 0

    def named(self, name: str, year: str) -> str | None:
        """The entry of an author's last name and year; of the year alone where only one of the two has a letter."""
        words = _WORD.findall(name)
        if not words:
            return None
        last = folded(words[-1])
        return self.by_author.get((last, year)) or self.by_author.get((last, year[:4] if len(year) > 4 else f"{year}*"))


def folded(name: str) -> str:
    """Lower case without accents, which are lost in one place and not in the other."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))


def read_entries(blocks: Sequence[Block]) -> Entries:
    by_number: dict[str, str] = {}
    by_author: dict[tuple[str, str], str] = {}
    count = bare = 0
    for block in blocks:
        if block.layer != "reference":
            continue
        count += 1
        key = _KEY.match(block.text)
        if key:
            by_number.setdefault(key["bracket"] or key["plain"], block.id)
            bare += key["plain"] is not None
        names = [folded(n) for n in _WORD.findall(block.text[:_LEAD])[:_MOST_NAMES]]
        for year in re.findall(YEAR, block.text):
            for name in names:
                by_author.setdefault((name, year), block.id)
                if len(year) > 4:
                    by_author.setdefault((name, f"{year[:4]}*"), block.id)
    return Entries(by_number, by_author, count, 2 * bare > count)
