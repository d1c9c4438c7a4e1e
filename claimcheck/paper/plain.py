"""Plain text: a paragraph a block; titles, headings, lists and quotes by how they are set off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.paper.compose import Composer, Piece, Source, decode
from claimcheck.paper.headings import numbered
from claimcheck.paper.hyphens import Hyphenation
from claimcheck.paper.model import Paper
from claimcheck.paper.titles import kind_of

_BULLET = re.compile(r"^\s*(?:[-*•+]|\(?\d{1,2}[.)]|\([a-z]\))\s+\S")
_QUOTE = re.compile(r"^\s*>\s?")
_RULE = re.compile(r"^\s*(?:[=_*~-]\s?){3,}$")
_PAGE_NUMBER = re.compile(r"^\s*\d{1,4}\s*$")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_LONGEST_HEADING = 90

Line = tuple[int, str]
"""Offset in the file, and the text without its newline."""


def read_plain(data: bytes, name: str, sha256: str) -> Paper:
    """A Paper of one page, whose blocks are the paragraphs."""
    text = decode(data).replace("\f", "\n")
    composer = Composer([Source.of(None, text)])
    hyphenation = Hyphenation(text.split("\n"))
    for i, lines in enumerate(_paragraphs(text)):
        piece = _piece(lines, hyphenation)
        number, title = _heading(lines, piece.text)
        if i == 0 and _is_title(lines, piece.text) and kind_of(piece.text) == "other":
            composer.title = piece.text
            composer.block("title", piece)
        elif title:
            shift = len(piece.text) - len(title) if number else 0
            lead = next(k for k, c in enumerate(piece.chars) if not c.isspace())
            cut = Piece(piece.chars[lead + shift :], piece.files[lead + shift :], piece.places[lead + shift :])
            composer.heading(cut, number.count(".") + 1 if number else 1, number)
        elif all(_QUOTE.match(line) for _, line in lines):
            composer.block("quote", piece)
        elif len(lines) == 1 and _PAGE_NUMBER.match(lines[0][1]):
            composer.block("furniture", piece)
        else:
            composer.body(piece)
    return composer.finish(name, sha256)


def _paragraphs(text: str) -> Iterator[list[Line]]:
    current: list[Line] = []
    at = 0
    for line in text.split("\n"):
        rule = bool(_RULE.match(line))
        if not line.strip() or rule or (_BULLET.match(line) and current and not _numbered_prose(current)):
            if current:
                yield current
            current = []
        if line.strip() and not rule:
            current.append((at, line))
        at += len(line) + 1
    if current:
        yield current


def _numbered_prose(lines: list[Line]) -> bool:
    """Whether the last line breaks off so that a bullet after it is a dash or a number of the sentence."""
    return not re.search(r"[.:;!?]\s*$", lines[-1][1]) and not _BULLET.match(lines[0][1])


def _piece(lines: list[Line], hyphenation: Hyphenation) -> Piece:
    piece = Piece()
    quoted = all(_QUOTE.match(line) for _, line in lines)
    for i, (at, line) in enumerate(lines):
        lead = _QUOTE.match(line)
        shift = lead.end() if lead is not None and quoted else 0
        shown = line[shift:].rstrip()
        broken = _BROKEN.search(shown)
        following = re.match(r"\s*([^\W\d_]+)", lines[i + 1][1]) if i + 1 < len(lines) else None
        joins = bool(broken and following and following[1][0].islower())
        if joins and broken and following and hyphenation.joins(broken[1], following[1], soft=False):
            shown = shown[:-1]
        piece.add(shown, 0, at + shift, moving=True)
        if not joins:
            piece.add(" ", 0, at + len(line), moving=False)
        elif following:
            lines[i + 1] = (lines[i + 1][0] + following.start(1), lines[i + 1][1][following.start(1) :])
    return piece


def _heading(lines: list[Line], text: str) -> tuple[str | None, str]:
    """Number and title where the paragraph is a heading: one short line with a number, a known name, or in capitals."""
    if len(lines) != 1 or len(text) > _LONGEST_HEADING or text[-1:] in ".,;:?!" or not re.search(r"[^\W\d_]{2}", text):
        return None, ""
    number, title = numbered(text)
    letters = [c for c in title if c.isalpha()]
    if number and title[:1].isupper() and not _BULLET.match(lines[0][1]):
        return number, title
    if number and re.match(r"\d{1,2}\.\s", text) and kind_of(title) != "other" and len(title.split()) <= 6:
        return number, title
    capitals = len(letters) >= 4 and all(c.isupper() for c in letters)
    known = kind_of(text) != "other" and len(text.split()) <= 4 and text[:1].isupper()
    return (None, text) if capitals or known else (None, "")


def _is_title(lines: list[Line], text: str) -> bool:
    return len(lines) <= 3 and len(text) <= 200 and text[:1].isalpha() and text[-1:] not in ".,;:" and " " in text
