"""Paragraphs that a column, a page, a float or an equation tears are put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.paper.paragraphs import BULLET, Paragraph
from claimcheck.paper.titles import kind_of

_FINAL = re.compile(r"(?<!\d)[.!?][\"'”’)\]]*(?:\s*\d{1,3})?\s*$")
_COLON = re.compile(r"[:;]\s*$")


def merge(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Each torn paragraph as one, at the place of its first part; ``paragraphs`` in reading order."""
    out: list[Paragraph] = []
    flowing: list[Paragraph] = []
    """Paragraphs of the running text since the last sure heading."""
    doubtful: list[tuple[int, Paragraph]] = []
    """Headings since then that have no number, with how many of ``flowing`` stand before them."""
    for par in paragraphs:
        if par.layer in ("heading", "title"):
            if par.heading is not None and (par.heading.number or kind_of(par.heading.title) != "other"):
                flowing, doubtful = [], []
            else:
                doubtful.append((len(flowing), par))
        elif par.layer in ("body", "abstract"):
            since = doubtful[-1][0] if doubtful else 0
            host = _flow_host(par, flowing[since:])
            if host is None and doubtful and _breaks_off(par, flowing[:since]):
                # a sentence that goes on behind a heading: the heading is a label in a figure or table
                host = flowing[since - 1]
                for _, label in doubtful:
                    label.layer, label.heading = "furniture", None
                doubtful = []
            if host is not None:
                _extend(host, par)
                continue
            flowing.append(par)
        elif par.layer in ("quote", "footnote"):
            host = _host(par, out)
            if host is not None:
                _extend(host, par)
                continue
        out.append(par)
    return out


def _extend(host: Paragraph, par: Paragraph) -> None:
    """Put ``par`` to its first part, which from now on ends in the column of ``par``."""
    host.lines.extend(par.lines)
    host.column, host.left, host.right = par.column, par.left, par.right


def _breaks_off(par: Paragraph, before: Sequence[Paragraph]) -> bool:
    if not before or before[-1].layer != par.layer or not par.lines[0].text[:1].islower():
        return False
    return before[-1].lines[-1].text.rstrip()[-1:] not in ".!?:;)" and _runs_on(before[-1], par)


def _flow_host(par: Paragraph, flowing: Sequence[Paragraph]) -> Paragraph | None:
    """The last paragraph, or one shortly before it whose sentence is still open (text beside a figure, say)."""
    if not flowing:
        return None
    last = flowing[-1]
    if last.layer == par.layer and _runs_on(last, par):
        return last
    if not par.lines[0].text[:1].islower():
        return None
    for other in reversed(flowing[-8:-1]):
        if other.layer == par.layer and not _COLON.search(other.lines[-1].text) and _runs_on(other, par):
            return other
    return None


def _host(par: Paragraph, before: Sequence[Paragraph]) -> Paragraph | None:
    """The quote or note that ``par`` goes on with after a column's or page's end."""
    if par.label is not None:
        return None
    for other in reversed(before[-40:]):
        if other.layer == par.layer:
            far = par.page != other.lines[-1].page or par.column != other.column
            return other if far and _runs_on(other, par) else None
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
