"""The parts of a paper in which a claim is told again: title, abstract, introduction, body, end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimcheck.claims.places import Place
from claimcheck.language.document import Document

Zone = Literal["title", "abstract", "introduction", "body", "end", "appendix"]

SUMS_UP: frozenset[Zone] = frozenset({"title", "abstract", "introduction", "end"})
"""Where a paper says what its body shows."""

MARK = re.compile(
    r"^\s*(?:[•▪◦‣∙·*–—-]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|[①-⑳])\s+(?=\S)|^(?:First|Second|Third|Finally),? "
)
"""How an item of a list opens."""
_ANNOUNCES = re.compile(
    r"\b(?:contributions?|findings?|takeaways?|results?|observations?|insights?)\b[^.]*(?::|\bfollow(?:s|ing)\b)"
    r"|\b(?:find|show|observe|demonstrate|argue)s?\b[^.]*:\s*$"
    r"|\b(?:summari[sz]e|following|as follows|namely|in particular)\b[^.]*:?\s*$|contributions?\b",
    re.IGNORECASE,
)


def zones(document: Document, places: Sequence[Place]) -> tuple[Zone, ...]:
    """The zone of every sentence."""
    found: list[Zone] = []
    for sentence, place in zip(document.sentences, places, strict=True):
        if sentence.layer == "title":
            found.append("title")
        elif place.kind == "abstract":
            found.append("abstract")
        elif place.appendix:
            found.append("appendix")
        elif place.kind == "introduction":
            found.append("introduction")
        elif place.kind in ("conclusion", "discussion"):
            found.append("end")
        else:
            found.append("body")
    return tuple(found)


def listed(document: Document, zone: Sequence[Zone]) -> frozenset[int]:
    """Sentences of the introduction that stand in a list of contributions or findings.

    Items are blocks that open with a bullet, number or ordinal after a sentence that announces them, or numbered
    stretches of one block.
    """
    found: set[int] = set()
    announced = False
    in_item = False
    block: str | None = None
    for i, sentence in enumerate(document.sentences):
        if zone[i] != "introduction" or sentence.layer not in ("body", "abstract"):
            announced = announced and sentence.layer in ("caption", "footnote", "furniture")
            continue
        opens = sentence.block != block
        block = sentence.block
        marked = MARK.match(sentence.text) is not None
        if opens:
            in_item = announced and marked
            announced = announced and marked
        elif marked and announced:
            in_item = True
        if in_item:
            found.add(i)
        if _ANNOUNCES.search(sentence.text):
            announced = True
    return frozenset(found)
