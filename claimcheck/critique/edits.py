"""What a critic may do to a quotation and show it: brackets, ellipses, ``[sic]``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.critique.stream import words

_CUT = r"\[\s*(?:\.\s?){3,4}\s*\]|\[\s*…\s*\]|(?:\.\s){2,3}\.|\.{3,4}|…"
_ASIDE = re.compile(
    r"\s*[\[(](?:sic!?|(?:my |our )?emphas[ie]s (?:added|mine|ours|in (?:the )?original|removed)|"
    r"italics (?:added|mine|ours)|citations? (?:omitted|needed)|footnotes? omitted)[\])]",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,4})\]")
"""``[T]he``, ``model[s]``: letters changed within a word."""
_PARTS = re.compile(rf"(?P<cut>{_CUT})|\[(?P<put>[^\[\]\d][^\[\]]*)\]")

CUT_ROOM = 250
"""Words that an ellipsis may leave out."""
PUT_ROOM = 12
"""Words of the paper that a bracket may stand for."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the critic shows a change: what is put there (nothing for an ellipsis), and how much may be missing."""

    put: str
    room: int


@dataclass(frozen=True, slots=True)
class Edited:
    """A quotation as the critic's own words leave it."""

    segments: tuple[tuple[str, ...], ...]
    """Runs of words, as they are compared, that are to stand so in the paper."""
    printed: tuple[tuple[str, ...], ...]
    """The same words as the critic wrote them."""
    gaps: tuple[Gap, ...]
    """One between each two segments."""
    edges: tuple[str, ...]
    """What is put before the first or after the last segment: it claims nothing of the paper."""
    respelt: frozenset[tuple[int, int]]
    """Words (segment, place) whose letters are changed in brackets; they match what is spelt alike at the other end."""

    @property
    def size(self) -> int:
        return sum(len(s) for s in self.segments)


def read(text: str) -> Edited:
    """Take the critic's edits out of a quotation."""
    text = _ASIDE.sub("", text)
    segments: list[tuple[str, ...]] = []
    printed: list[tuple[str, ...]] = []
    gaps: list[Gap] = []
    edges: list[str] = []
    respelt: set[tuple[int, int]] = set()
    waiting: Gap | None = None
    at = 0
    for part in [*_PARTS.finditer(_hidden(text)), None]:
        piece = text[at : part.start() if part else len(text)]
        bare = _LETTERS.sub(lambda m: m[1] or m[2], piece)
        found = words(bare)
        if found:
            if segments:
                gaps.append(waiting or Gap("", 0))
            elif waiting and waiting.put:
                edges.append(waiting.put)
            marked = _marked(piece)
            respelt |= {(len(segments), i) for i, word in enumerate(found) if word.norm in marked}
            segments.append(tuple(word.norm for word in found))
            printed.append(tuple(bare[word.start : word.end] for word in found))
            waiting = None
        if part:
            put = (part["put"] or "").strip()
            room = PUT_ROOM if put else CUT_ROOM
            waiting = Gap(f"{waiting.put} {put}".strip(), max(waiting.room, room)) if waiting else Gap(put, room)
            at = part.end()
    if waiting and waiting.put:
        edges.append(waiting.put)
    return Edited(tuple(segments), tuple(printed), tuple(gaps), tuple(edges), frozenset(respelt))


def _hidden(text: str) -> str:
    """``text`` with brackets around letters of a word made invisible to the search for edits, length kept."""
    return _LETTERS.sub(lambda m: "x" * len(m[0]), text)


def _marked(piece: str) -> frozenset[str]:
    """The words of ``piece`` in which more than the case of the first letter was changed."""
    found = set()
    for match in re.finditer(r"[^\W\d_]+\[[^\W\d_]{1,4}\]", piece):
        found.add(_LETTERS.sub(lambda m: m[1] or m[2], match[0]).casefold())
    return frozenset(found)
