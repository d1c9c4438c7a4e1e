"""References from the text to figures, tables, sections, footnotes and the bibliography."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from claimcheck.paper.model import Block, CrossReference, Float, ReferenceKind
from claimcheck.records.paper import Section

_ONE = r"(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:\.\d{1,2})*"
_PART = r"(?:\s?\(?[a-z](?:[-–,]\s?[a-z])*\)|[a-z](?![a-z]))?"
_LIST = (
    rf"{_ONE}{_PART}(?:(?:\s*[,;]\s*(?:and\s+|or\s+)?|\s*(?:and|or|&|to|through|und|bis)\s+|\s*[-–—]\s*){_ONE}{_PART})*"
)
_SECTION_ONE = r"(?:[A-Z](?:\.\d{1,2}){0,3}|\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?:-[A-Z])?)(?![\w])"
_SECTION_LIST = (
    rf"{_SECTION_ONE}(?:(?:\s*,\s*(?:and\s+)?|\s*(?:and|or|&|to|und)\s+|\s*[-–]\s*)(?:§\s*)?{_SECTION_ONE})*"
)
_SECTION_WORD = r"Sections?|Secs?\.|Sect\.|sections?|secs?\.|Abschnitte?|Kapitel"
_PATTERNS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = (
    ("figure", re.compile(rf"\b(?:Figures?|Figs?\.?|figures?|figs?\.|Abbildung(?:en)?|Abb\.)\s*(?P<list>{_LIST})")),
    ("table", re.compile(rf"\b(?:Tables?|Tabs?\.|tables?|Tabellen?)\s*(?P<list>{_LIST}|[IVX]{{1,5}}\b)")),
    ("equation", re.compile(rf"\b(?:Equations?|Eqs?\.?|Eqns?\.|equations?|Gleichung(?:en)?)\s*(?P<list>\(?{_ONE}\)?)")),
    ("appendix", re.compile(rf"\b(?:Appendi(?:x|ces)|App\.|appendi(?:x|ces)|Anhang)\s*§?\s*(?P<list>{_SECTION_LIST})")),
    ("section", re.compile(rf"(?:\b(?:{_SECTION_WORD})\s*|§§?\s*)(?P<list>{_SECTION_LIST})")),
    ("footnote", re.compile(r"\b(?:[Ff]ootnotes?|Fußnote)\s*(?P<list>\d{1,3})")),
)  # fmt: skip
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\bthrough\b|\bbis\b)\s*$")
_UNKNOWN = re.compile(
    r"\b(?P<kind>Figures?|Figs?\.|Tables?|Sections?|Secs?\.|Appendix|Equations?|Eqs?\.)\s*(?<=[\s.])\(?\?{1,2}(?!\w)"
)
"""What LaTeX prints where a label is not defined."""
_CITED = r"(?:\bet al\.?,?|[A-Z][\w’'-]+,?)\s*\(?(?:19|20)\d\d[a-z]?\)?|\[\d{1,3}\]"
_BEHIND_CITATION = re.compile(rf"(?:{_CITED})[,:]?\s+\(?$")
_OF_CITED = re.compile(rf"\s*\)?\s+(?:of|in)\s+(?:[A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+)?\s+)?(?:{_CITED})")
_PROSE = ("title", "abstract", "body", "caption", "footnote", "quote")
_WIDEST = 12
_SECTION_LABEL = re.compile(_SECTION_ONE)
_OTHER_LABEL = re.compile(rf"(?P<n>{_ONE}|[IVX]{{1,5}}){_PART}")


def find_references(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    floats: Sequence[Float],
    equations: Collection[str] | None = None,
) -> Iterator[CrossReference]:
    """References in the prose of ``blocks`` in order; one for each label, a range counted out.

    Those to a part of a cited work (``Section 3 of Smith (2020)``) are left out.

    Args:
        equations: numbers of the display equations, without brackets; None where the format does not tell them, and
            references to them are left out.
    """
    labels = {f.label for f in floats} | {f"Equation {n}" for n in equations or ()}
    by_number: dict[str, str] = {}
    for s in sections:
        if s.number:
            by_number.setdefault(s.number, s.id)
    notes = {b.label: b.id for b in reversed(blocks) if b.layer == "footnote" and b.label}
    for block in blocks:
        if block.layer not in _PROSE:
            continue
        own: list[CrossReference] = []
        for kind, pattern in _PATTERNS:
            if kind == "equation" and equations is None:
                continue
            for m in pattern.finditer(block.text):
                if block.layer == "caption" and m.start() == 0:
                    continue
                if _OF_CITED.match(block.text, m.end()):
                    continue
                cited = bool(_BEHIND_CITATION.search(block.text, max(0, m.start() - 60), m.start()))
                for start, end, number in _numbers(m, kind):
                    span = (m.start(), end) if start == m.start("list") else (start, end)
                    found = _reference(block.id, span, kind, number, labels, by_number, notes)
                    if found.target is not None or not cited:
                        own.append(found)
        if block.layer != "quote":
            own += _undefined(block)
        yield from sorted(own, key=lambda r: (r.start, r.end, r.label))


def _undefined(block: Block) -> Iterator[CrossReference]:
    for m in _UNKNOWN.finditer(block.text):
        word = m["kind"].lower()
        kind = next(k for k in _BY_LETTERS if word.startswith(k[:2]))
        yield CrossReference(block.id, m.start(), m.end(), kind, m[0], None)


_BY_LETTERS: tuple[ReferenceKind, ...] = ("figure", "table", "section", "appendix", "equation")


def _reference(
    block: str,
    span: tuple[int, int],
    kind: ReferenceKind,
    number: str,
    labels: set[str],
    by_number: dict[str, str],
    notes: dict[str, str],
) -> CrossReference:
    if kind in ("figure", "table"):
        label = f"{kind.title()} {number}"
        target = next((x for x in (label, label.rstrip("abcdefgh")) if x in labels), None)
        return CrossReference(block, *span, kind, target or label, target)
    if kind == "footnote":
        return CrossReference(block, *span, kind, f"footnote {number}", notes.get(number))
    if kind == "equation":
        label = f"Equation {number.strip('()')}"
        return CrossReference(block, *span, kind, label, label if label in labels else None)
    return CrossReference(block, *span, kind, number, by_number.get(number))


def _numbers(m: re.Match[str], kind: ReferenceKind) -> Iterator[tuple[int, int, str]]:
    text, at = m["list"], m.start("list")
    one = _SECTION_LABEL if kind in ("section", "appendix") else _OTHER_LABEL
    last: tuple[int, str] | None = None
    for found in one.finditer(text):
        number = found.group("n") if "n" in one.groupindex else found[0]
        start, end = at + found.start(), at + found.end()
        if last is not None and _RANGE.search(text[: found.start()]) and number.isdecimal() and last[1].isdigit():
            low, high = int(last[1]), int(number)
            for n in range(low + 1, min(high, low + _WIDEST)):
                yield start, end, str(n)
        yield start, end, number
        last = (found.start(), number)
