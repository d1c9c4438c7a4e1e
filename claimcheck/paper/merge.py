"""Paragraphs that a column, a page, a float or an equation tears are put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.paper.measures import Measures
from claimcheck.paper.paragraphs import BULLET, Paragraph

_FINAL = re.compile(r"[.!?][\"'”’)\]]*(?:\s*\d{1,3})?\s*$")
_COLON = re.compile(r"[:;]\s*$")


def merge(paragraphs: Sequence[Paragraph], measures: Measures) -> list[Paragraph]:
    """Each torn paragraph as one, at the place of its first part; ``paragraphs`` in reading order."""
    out: list[Paragraph] = []
    flowing: Paragraph | None = None
    broken = False
    """Whether something stood between, or a column ended."""
    for par in paragraphs:
        if par.layer in ("heading", "title"):
            flowing = None
            out.append(par)
            continue
        if par.layer not in ("body", "abstract", "quote", "reference", "footnote"):
            broken = True
            out.append(par)
            continue
        host = _host(par, flowing, out)
        if host is not None:
            host.lines.extend(par.lines)
            if host is flowing:
                broken = False
            continue
        out.append(par)
        if par.layer in ("body", "abstract"):
            flowing, broken = par, False
    return out


def _host(par: Paragraph, flowing: Paragraph | None, before: Sequence[Paragraph]) -> Paragraph | None:
    if par.layer in ("body", "abstract"):
        return flowing if flowing is not None and flowing.layer == par.layer and _runs_on(flowing, par) else None
    for other in reversed(before[-40:]):
        if other.layer == par.layer and par.page - other.lines[-1].page <= 1:
            far = par.page != other.lines[-1].page or par.column != other.column
            return other if far and par.label is None and _runs_on(other, par) else None
        if par.layer == "quote" and other.layer in ("body", "heading"):
            return None
    return None


def _runs_on(a: Paragraph, b: Paragraph) -> bool:
    """Whether ``b`` goes on with the sentence that ``a`` left off."""
    if b.lines[0].page - a.lines[-1].page > 2:
        return False
    last, first = a.lines[-1].text.rstrip(), b.lines[0].text.lstrip()
    if abs(a.lines[-1].size - b.lines[0].size) > 0.06 * a.lines[-1].size:
        return False
    if BULLET.match(first) and not re.match(r"^[a-zA-Z]\s", first):
        return False
    if last[-1:] in "-\ufffe\u00ad":
        return True
    if _FINAL.search(last):
        return False
    if first[:1].islower():
        return True
    if _COLON.search(last):
        return False
    new_place = b.page != a.lines[-1].page or b.column != a.column or b.lines[0].base > a.lines[-1].base
    full = a.lines[-1].x1 > a.right - 2.5 * a.size
    return (new_place and full) or (last[-1:] in ",(" and not BULLET.match(a.text))
