"""Citations in the text and the entries of the bibliography that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.paper.entries import YEAR, Entries
from claimcheck.paper.model import Block, CrossReference

_NAME = r"(?:(?:van|von|de|der|den|del|la|le|di|da|dos|ten|ter|El|Al)[ -]){0,2}[A-ZÀ-ÖØ-Þ][\w’'\-]*[a-zß-ÿ][\w’'\-]*"
_AUTHORS = (
    rf"(?P<name>{_NAME})"
    rf"(?P<more>(?:,? (?:and|&|und) {_NAME})|,? et al\.?|(?:, {_NAME})+,? (?:and|&) {_NAME})?"
)
_AUTHOR_YEAR = re.compile(rf"{_AUTHORS}(?:['’]s)?(?P<comma>,)?\s\(?(?P<years>{YEAR}(?:,\s?(?:{YEAR}|[a-z]\b))*)\)?")
_NUMBERS = re.compile(r"\[(?P<list>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)(?:,\s[^\]\d][^\]]{0,30})?\]")
_KEYS = re.compile(r"\[(?P<list>[A-Za-z][\w+:.-]*\d\w*(?:\s?[,;]\s?[A-Za-z][\w+:.-]*\d\w*)*)\]")
"""Keys as in ``[Smi20]`` and, of TeX papers that lack the entry, ``[smith2020]``."""
_TEX_KEY = re.compile(r"[a-z][\w:.-]*[a-z:_-](?:19|20)\d\d\w*")
_NONE = re.compile(r"\[\?{1,2}\]|\(\?{2}\)")
"""What LaTeX prints where an entry is not defined."""
_ITEM = re.compile(r"(\d+)(?:\s?[–-]\s?(\d+))?")
_MONTH = re.compile(
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$"
    r"|spring|summer|autumn|fall|winter",
    re.I,
)
_PROSE = ("abstract", "body", "caption", "footnote", "quote")
_WIDEST = 30
_PAST = 10
"""How far behind the last entry a lone number in brackets is still a citation (of an entry that is missing)."""
_BEFORE_YEAR, _AFTER_YEAR = 120, 40
_FOUND = 0.8
"""Share of the citations by name that must be found before one that is not counts as leading nowhere."""


def find_citations(blocks: Sequence[Block], entries: Entries) -> Iterator[CrossReference]:
    """Citations of author and year, and of numbers in brackets.

    The label is as in the text (``Smith 2020``, ``[12]``), the target the id of the entry's block. One without an
    entry is kept, without target, where the bibliography was read so well that the entry must be missing, and where
    the form leaves no doubt that it is a citation (``et al.``, two names, or a name, comma and year in brackets); in
    quoted text never.
    """
    prose = [block for block in blocks if block.layer in _PROSE]
    for block in prose:
        yield from _numbered(block, entries)
        yield from _keyed(block, entries)
    named = [found for block in prose for found in _by_author(block, entries)]
    targets = [r.target is not None for r in named]
    trusted = entries.readable and sum(targets) >= _FOUND * len(targets)
    yield from (r for r in named if r.target is not None or trusted)


def expanded(listed: str) -> Iterator[tuple[int, int, int]]:
    """Start and end in ``listed`` and number of each of its items: ``3, 7–9``; a range counted out."""
    for part in _ITEM.finditer(listed):
        low, high = int(part[1]), int(part[2] or part[1])
        for n in range(low, min(high, low + _WIDEST) + 1):
            yield part.start(), part.end(), n


def _numbered(block: Block, entries: Entries) -> Iterator[CrossReference]:
    for m in _NUMBERS.finditer(block.text):
        last = entries.last if block.layer != "quote" else 0
        if last and m["list"].isdecimal():
            last += _PAST
        at = m.start("list")
        for start, end, n in expanded(m["list"]):
            target = entries.by_number.get(str(n))
            if target is not None or 0 < n <= last:
                yield CrossReference(block.id, at + start, at + end, "citation", f"[{n}]", target)


def _keyed(block: Block, entries: Entries) -> Iterator[CrossReference]:
    for m in _KEYS.finditer(block.text):
        for part in re.finditer(r"[^\s,;]+", m["list"]):
            target = entries.by_number.get(part[0])
            lost = entries.readable and block.layer != "quote" and _TEX_KEY.fullmatch(part[0])
            if target is not None or lost:
                at = m.start("list")
                yield CrossReference(block.id, at + part.start(), at + part.end(), "citation", f"[{part[0]}]", target)
    if block.layer != "quote":
        for m in _NONE.finditer(block.text):
            yield CrossReference(block.id, m.start(), m.end(), "citation", m[0], None)


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


def _by_author(block: Block, entries: Entries) -> Iterator[CrossReference]:
    for m in _author_years(block.text):
        for year in re.findall(YEAR, m["years"]):
            target = entries.named(m["name"], year)
            if target is not None or (block.layer != "quote" and _surely(m, block.text)):
                yield CrossReference(block.id, m.start(), m.end(), "citation", f"{m['name']} {year}", target)


def _surely(m: re.Match[str], text: str) -> bool:
    """Whether names with a year can be nothing but a citation."""
    if _MONTH.match(m["name"]):
        return False
    if m["more"]:
        return "et al" in m["more"] or "(" in m[0] or _in_brackets(m, text)
    return m["comma"] is not None and _in_brackets(m, text)


def _in_brackets(m: re.Match[str], text: str) -> bool:
    before, after = text[: m.start()].rstrip(), text[m.end() - (m[0][-1] in ")]") :]
    return (before[-1:] in "([;" or before.endswith((" see", "e.g.,", "cf."))) and after[:1] in ")];,"
