"""A count that is announced, beside the list that follows: "four scales: crumb, crust, and rise"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.claims.consistency.model import TOLD, Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.paper.model import Block
from claimcheck.records.paper import Sentence

NUMERALS = {
    word: n
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(),
        start=2,
    )
}
COUNT = rf"(?P<count>{'|'.join(NUMERALS)}|[2-9]|1[0-2])"
_NOT_AN_ADJECTIVE = r"(?!(?:of|in|on|for|to|by|from|with|and|or|out|as|is|are|per|times|which|that|percent|point)\b)"
_THINGS = rf"(?P<things>(?:{_NOT_AN_ADJECTIVE}[A-Za-z][\w-]*\s){{0,3}}(?P<noun>{_NOT_AN_ADJECTIVE}[a-z][\w-]*s))"
_OF = r"(?:\sof\s[a-z][\w-]*)?"
_ANNOUNCED = re.compile(rf"(?<![\w.,-]){COUNT}\s{_THINGS}{_OF}:\s", re.I)
_CLOSES = re.compile(rf"(?<![\w.,-])(?:{COUNT}|following\s(?P<count2>{'|'.join(NUMERALS)}))\s{_THINGS}{_OF}:\s*$", re.I)
_NOT_ALL = re.compile(
    r"\b(?:at least|including|such as|e\.g|among|first|last|other|remaining|up to|of the|additional)\b", re.I
)
_ASIDE = re.compile(r"\s?(?:\[[^\[\]]*\]|\([^()]*\))")
_MARK = re.compile(r"(?<!\w)\((?P<mark>\d|[a-h]|i{1,3}|iv|vi{0,3})\)\s")
_ITEM = re.compile(r"\s*(?P<n>\d{1,2})[.)]\s")
_OPEN = re.compile(r"\b(?:and|or|etc|so on|more|respectively)\b|…|\.\.\.", re.I)
"""In an item: more than one, or no end to the list."""
_OWNED = re.compile(r"(?:the|an?|our|its|their|with|which|where|who|for|in|on|by|using|namely|such)\b", re.I)
_MOST_WORDS = 4
"""Of an item of a list in a sentence; longer ones have commas of their own."""
_SPELLED = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def count_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Counts before a colon and another count behind it, of short items, of (1) (2) (3), or of numbered paragraphs."""
    for sentence in document.sentences:
        if sentence.layer in TOLD:
            yield from _in_sentence(sentence, places)
    yield from _in_blocks(document, places)


def number(count: str) -> int:
    """A numeral as a number."""
    return NUMERALS.get(count.lower()) or int(count)


def _in_sentence(sentence: Sentence, places: Places) -> Iterator[Clash]:
    text = sentence.text
    for m in _ANNOUNCED.finditer(text):
        if _NOT_ALL.search(text[: m.start()][-40:]) or _NOT_ALL.search(m[0]):
            continue
        told = number(m["count"])
        items = marked(text[m.end() :]) or listed(text[m.end() :])
        # "A, B and C" may be two, the second of them "B and C".
        open_end = len(items) == told + 1 and not re.search(r"(?:,|;)\s(?:and|or)\s", text[m.end() :])
        if items and len(items) != told and not open_end:
            message = (
                f"{capital(places.name(sentence))} announces {m['count'].lower()} {m['things']} and lists "
                f"{len(items)}: {'; '.join(items)}."
            )
            yield Clash("count", message, "low", (sentence.id,))


def listed(text: str) -> tuple[str, ...]:
    """The items of a plain list, ``a, b, and c`` to the end of the sentence; none where it is not plainly one."""
    bare = _ASIDE.sub("", text).strip()
    m = re.fullmatch(r"(?P<list>[^:;?!]+?)\.?", bare)
    if m is None or re.search(r"\.\s", m["list"]):
        return ()
    parts = [part.strip() for part in m["list"].split(",")]
    last = parts.pop()
    opened = re.match(r"(?:and|or)\s+", last)
    ends = [last[opened.end() :]] if opened else re.split(r"\s(?:and|or)\s", last)
    if not parts or (not opened and len(ends) != 2):
        return ()
    items = [*parts, *ends]
    owned = [_OWNED.match(item) is not None for item in items]
    if any(owned) and not all(owned):
        return ()  # an apposition, perhaps: "Ann, the baker, and Bob"
    plain = all(item[:1].isalpha() and len(item.split()) <= _MOST_WORDS and not _OPEN.search(item) for item in items)
    return tuple(items) if plain else ()


def marked(text: str) -> tuple[str, ...]:
    """The first words behind each of the marks (1) (2) ... in order; none unless the last is said to be the last."""
    found = list(_MARK.finditer(text))
    if len(found) < 2 or found[0].start() > 1:
        return ()
    for n, m in enumerate(found, start=1):
        mark = m["mark"]
        value = int(mark) if mark.isdigit() else _SPELLED.get(mark) if found[0]["mark"] == "i" else ord(mark) - 96
        if value != n:
            return ()
    if not re.search(r"\b(?:and|or)\s*$", text[: found[-1].start()]):
        return ()
    return tuple(" ".join(re.split(r"[,;:(.]", text[m.end() :])[0].split()[:4]) for m in found)


def _in_blocks(document: Document, places: Places) -> Iterator[Clash]:
    blocks = [b for b in document.paper.blocks if b.layer in ("abstract", "body")]
    last_of = {s.block: s for s in document.sentences if s.block is not None}
    for n, block in enumerate(blocks):
        m = _CLOSES.search(block.text)
        sentence = last_of.get(block.id)
        if m is None or sentence is None or _NOT_ALL.search(block.text[: m.start()][-40:]):
            continue
        told, found = number(m["count"] or m["count2"]), _numbered(blocks[n + 1 : n + 20])
        if found and found != told:
            message = (
                f"{capital(places.name(sentence))} announces {(m['count'] or m['count2']).lower()} {m['things']}, "
                f"and the list that follows has {found}."
            )
            yield Clash("count", message, "low", (sentence.id,))


def _numbered(blocks: Sequence[Block]) -> int:
    """How many items 1, 2, 3 ... follow at once; 0 where a number is left out, or one more stands further on."""
    for count, block in enumerate(blocks):
        m = _ITEM.match(block.text)
        if m is None:
            rest = "\n".join(b.raw for b in blocks)
            goes_on = re.search(rf"(?:^|\s)\(?{count + 1}[.)]\s", rest)
            return 0 if goes_on or count < 2 else count
        if int(m["n"]) != count + 1:
            return 0
    return 0
