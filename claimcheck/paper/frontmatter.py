"""Title, authors and abstract: what stands before the first section."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.paper.measures import Measures
from claimcheck.paper.paragraphs import Heading, Paragraph
from claimcheck.paper.shapes import is_prose
from claimcheck.paper.titles import kind_of, plain

_LEGAL = re.compile(
    r"^permission to make digital|copyright held by|publication rights licensed|all rights reserved|^copyright ©|^©"
    r"|\bISBN\b|^licensed under|^this work is licensed",
    re.I,
)
_ABSTRACT_INLINE = re.compile(r"^abstract\s*[.:—–-]", re.I)


def front_matter(paragraphs: Sequence[Paragraph], metadata: Mapping[str, str], measures: Measures) -> None:
    """Title, authors and abstract on the first pages; ``paragraphs`` in reading order, headings known."""
    first = next((p.page for p in paragraphs if p.layer != "furniture"), 1)
    top = [i for i, p in enumerate(paragraphs) if p.page == first and p.layer in (None, "heading")]
    if not top:
        return
    for par in paragraphs:
        if par.page == first and par.layer in (None, "footnote") and _LEGAL.search(par.text):
            par.layer, par.label, par.skip = "furniture", None, 0
    title = _title(paragraphs, top, metadata, measures)
    for i in title:
        paragraphs[i].layer, paragraphs[i].heading = "title", None
    start = max(title, default=top[0] - 1) + 1
    headings = [i for i in range(start, len(paragraphs)) if paragraphs[i].heading and paragraphs[i].page <= first + 1]
    abstract = next((i for i in headings if kind_of(_title_of(paragraphs[i])) == "abstract"), None)
    opener = next((i for i in headings if _opens(paragraphs[i].heading)), None)
    if abstract is not None:
        _authors(paragraphs, start, abstract)
        end = next((i for i in headings if i > abstract), len(paragraphs))
        for par in paragraphs[abstract + 1 : end]:
            if par.layer is None and par.page <= first + 1:
                par.layer = "abstract" if is_prose(par) else "furniture"
        if opener is not None and opener > abstract:
            _authors(paragraphs, end, opener)
    elif opener is not None:
        for par in paragraphs[start:opener]:
            if par.layer in (None, "heading"):
                long = len(par.text) > 350 and is_prose(par)
                inline = _ABSTRACT_INLINE.match(par.text)
                par.layer = "abstract" if long or inline else "furniture"
                par.skip = inline.end() if inline else par.skip
                par.heading = None
    else:
        for par in paragraphs[start:]:
            if par.page > first or (par.layer is None and len(par.text) > 350 and is_prose(par)):
                break
            if par.layer is None:
                par.layer = "furniture"


def _title_of(par: Paragraph) -> str:
    return par.heading.title if par.heading else ""


def _opens(heading: Heading | None) -> bool:
    return heading is not None and (
        plain(heading.title) in ("introduction", "einleitung") or heading.number in ("1", "I")
    )


def _authors(paragraphs: Sequence[Paragraph], start: int, end: int) -> None:
    """Names, addresses, keywords and the like between title, abstract and introduction."""
    for i in range(start, end):
        if paragraphs[i].layer in (None, "heading"):
            paragraphs[i].layer, paragraphs[i].heading = "furniture", None


def _title(
    paragraphs: Sequence[Paragraph], top: Sequence[int], metadata: Mapping[str, str], measures: Measures
) -> list[int]:
    wanted = plain(metadata.get("title", ""))
    candidates = [i for i in top[:12] if len(paragraphs[i].text) > 8]
    if len(wanted) > 12:
        for i in candidates:
            if plain(paragraphs[i].text) == wanted:
                return [i]
    large = [
        i
        for i in candidates
        if paragraphs[i].size >= 1.12 * measures.size and re.search(r"[a-zA-Z]{3}", paragraphs[i].text)
    ]
    if not large:
        return []
    most = max(paragraphs[i].size for i in large)
    chosen = [i for i in large if paragraphs[i].size >= 0.97 * most]
    out = [chosen[0]]
    for i in chosen[1:]:
        if i == out[-1] + 1:
            out.append(i)
    return out
