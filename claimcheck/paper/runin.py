"""Headings that open a paragraph's first line in bold, without a stop: ``Results We find ...``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.textline import TextLine

_WORD_LAST, _WORD_FIRST = re.compile(r"[\w)]$"), re.compile(r"[\w’']+")
_MOST_WORDS = 9
_STARTERS = frozenset(
    """the we in to for a an this these those our as it its if when while since although given following there all each
    one both first here most many recent some using note unlike similar however after before at on by from with during
    because despite let prior previous several such they what where how why you i their table figure another
    """.split()
)
"""Words that open a sentence rather than go on with a name in bold."""


def split_run_in(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, such a heading as a paragraph of its own before its text; it opens no section."""
    out: list[Paragraph] = []
    for par in paragraphs:
        at = _end_of_heading(par)
        if at is None:
            out.append(par)
            continue
        line, place = at
        head = [*par.lines[:line], par.lines[line].part(0, place)]
        rest = [par.lines[line].part(place, len(par.lines[line].text)), *par.lines[line + 1 :]]
        out.append(Paragraph(head, par.column, par.left, par.right, layer="heading"))
        out.append(Paragraph(rest, par.column, par.left, par.right, layer=par.layer))
    return out


def _end_of_heading(par: Paragraph) -> tuple[int, int] | None:
    """Line and place where the text begins, or None."""
    if par.layer != "body" or par.label or par.skip or not par.lines[0].styles[0].bold:
        return None
    for n, line in enumerate(par.lines[:2]):
        end = next((i for i, s in enumerate(line.styles) if not s.bold and not line.text[i].isspace()), None)
        if end is None:
            continue
        head = " ".join([*(t.text for t in par.lines[:n]), line.text[:end]]).strip()
        return (n, end) if end and _is_heading(head, line, end) else None
    return None


def _is_heading(head: str, line: TextLine, end: int) -> bool:
    words = head.split()
    if not 1 <= len(words) <= _MOST_WORDS or not _WORD_LAST.search(head) or not words[0][:1].isupper():
        return False
    if line.text[end - 1] != " " or not line.text[end].isupper():
        return False
    gap = line.edges[end] - line.edges[end - 1]
    first = _WORD_FIRST.match(line.text[end:])
    return gap > 0.6 * line.size or bool(first and first[0].lower() in _STARTERS)
