"""What a sentence names: the figures and tables it speaks of, the work of others."""

from __future__ import annotations

import re

from claimcheck.language.document import Document

CITATION = re.compile(r"\bet al\.|\((?:[^()]*,\s)?(?:19|20)\d\d[a-z]?\)|\[[1-9]\d*(?:[,;–-]\s?\d+)*\]")

BROUGHT_IN = 3
"""Sentences back in the paragraph to one that names the figure or table that a claim is read from."""


def named_floats(document: Document, i: int) -> frozenset[str]:
    """Labels of the figures and tables that sentence ``i`` names and the paper has."""
    return frozenset(r.target for r in document.references[i] if r.target and r.kind in ("figure", "table"))


def names_float(document: Document, i: int) -> bool:
    """Whether sentence ``i`` names a figure or table, be it one that the paper has or not."""
    return any(r.kind in ("figure", "table") for r in document.references[i])


def cites(document: Document, i: int) -> bool:
    """Whether sentence ``i`` cites, as far as its wording or the references of the paper tell."""
    cited = CITATION.search(document.sentences[i].text) is not None
    return cited or any(r.kind == "citation" for r in document.references[i])


def in_brackets(text: str, start: int) -> bool:
    """Whether what starts there in the text stands inside round brackets."""
    return text.rfind("(", 0, start) > text.rfind(")", 0, start)
