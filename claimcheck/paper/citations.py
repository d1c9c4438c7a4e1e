"""Citations in the text and the entries of the bibliography that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.paper.model import Block, CrossReference

_NAME = r"(?:(?:van|von|de|der|den|del|la|le|di|da|dos|ten|ter|El|Al)[ -]){0,2}[A-ZÀ-ÖØ-Þ][\w’'\-]*[a-zß-ÿ][\w’'\-]*"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_AUTHORS = rf"(?P<name>{_NAME})(?:(?:,? (?:and|&|und) {_NAME})|,? et al\.?|(?:, {_NAME})+,? (?:and|&) {_NAME})?"
_AUTHOR_YEAR = re.compile(rf"{_AUTHORS}(?:['’]s)?,?\s\(?(?P<years>{_YEAR}(?:,\s?(?:{_YEAR}|[a-z]\b))*)\)?")
_NUMBERS = re.compile(r"\[(?P<list>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)(?:,\s[^\]\d][^\]]{0,30})?\]")
_KEY = re.compile(r"^\[(?P<bracket>[\w+.-]{1,14})\]|^(?P<plain>\d{1,3})\.\s")
_PROSE = ("abstract", "body", "caption", "footnote", "quote")
_WIDEST = 30
_NUMBERED = 5
"""Entries with numbers from which a number in brackets that has none is a citation that leads nowhere."""
_BEFORE_YEAR, _AFTER_YEAR = 120, 40


def find_citations(blocks: Sequence[Block]) -> Iterator[CrossReference]:
    """Citations of author and year, and of numbers in brackets, whose entry was found.

    The label is as in the text (``Smith 2020``, ``[12]``), the target the id of the entry's block. A name with a year
    that matches no entry is left out, as it may be no citation; a number is kept, without target, where the entries
    are numbered.
    """
    by_number: dict[str, str] = {}
    by_author: dict[tuple[str, str], str] = {}
    for block in blocks:
        if block.layer != "reference":
            continue
        key = _KEY.match(block.text)
        if key:
            by_number.setdefault(key["bracket"] or key["plain"], block.id)
        for year in re.findall(_YEAR, block.text):
            for name in re.findall(r"[^\W\d_][^\W\d_'’-]+", block.text[: 90 if key is None else 110])[:12]:
                by_author.setdefault((name.lower(), year), block.id)
    for block in blocks:
        if block.layer in _PROSE:
            yield from _numbered(block, by_number)
            yield from _by_author(block, by_author)


def _numbered(block: Block, known: Mapping[str, str]) -> Iterator[CrossReference]:
    numbers = [int(key) for key in known if key.isdecimal()]
    last = max(numbers) if len(numbers) >= _NUMBERED else 0
    for m in _NUMBERS.finditer(block.text):
        for part in re.finditer(r"(\d+)(?:\s?[–-]\s?(\d+))?", m["list"]):
            low, high = int(part[1]), int(part[2] or part[1])
            for n in range(low, min(high, low + _WIDEST) + 1):
                if str(n) in known or 0 < n <= last:
                    at = m.start("list")
                    yield CrossReference(
                        block.id, at + part.start(), at + part.end(), "citation", f"[{n}]", known.get(str(n))
                    )


def _author_years(text: str) -> Iterator[re.Match[str]]:
    """Matches of names with a year, looked for in front of years only: names alone are on every line."""
    start = 0
    for year in re.finditer(r"(?:19|20)\d\d", text):
        if year.start() < start:
            continue
        for found in _AUTHOR_YEAR.finditer(text, max(start, year.start() - _BEFORE_YEAR), year.end() + _AFTER_YEAR):
            if found.start() >= year.start():
                break  # of a later year, and cut short here
            yield found
            start = found.end()
        start = max(start, year.end())


def _by_author(block: Block, known: Mapping[tuple[str, str], str]) -> Iterator[CrossReference]:
    for m in _author_years(block.text):
        words = re.findall(r"[^\W\d_][^\W\d_'’-]+", m["name"])
        for year in re.findall(_YEAR, m["years"]):
            target = known.get((words[-1].lower(), year)) if words else None
            if target is not None:
                yield CrossReference(block.id, m.start(), m.end(), "citation", f"{m['name']} {year}", target)
