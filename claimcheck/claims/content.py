"""What a claim is about: subject, measure, direction, amounts and conditions, read from tags without a parse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, TypedDict

from claimcheck.language.columns import Columns
from claimcheck.language.document import Document

Direction = Literal["up", "down", "level"]

NUMBER = re.compile(
    r"(?<![\w.])[+−–-]?\d+(?:,\d{3})*(?:\.\d+)?\s?"
    r"(?:%|percentage points?|percent|points?|times|[x×](?!\w)|-fold|[BMK]\b)?"
)
_UP = re.compile(
    r"\b(?:increas\w*|improv\w*|higher|greater|larger|better|best|rais\w*|rises?|rose|gains?|outperform\w*|exceed\w*|"
    r"surpass\w*|boost\w*|enhanc\w*|superior|grows?|grew|stronger|more (?:often|likely|frequent\w*))\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|reduc\w*|lower\w*|smaller|worse|worst|drops?|dropp\w*|declin\w*|degrad\w*|fall(?:s|en)?|fell|"
    r"underperform\w*|hurts?|weaker|fewer|diminish\w*|less (?:often|likely|frequent\w*))\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:no (?:significant |measurable |clear |noticeable )?(?:difference|effect|change|gain|improvement|impact)s?|"
    r"unchanged|on par|comparable|similar|does not (?:change|improve|affect|help))\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:Fig(?:ure)?s?\.?|Tables?|Tab\.|Sections?|Sec\.|§|Appendix|Eq\.?|Equation|\[|et al\.,?)$")
_LONGEST_LABEL = 10
_NO_AMOUNT = re.compile(r"(?:19|20)\d\d|\d")
"""A year; a number of one digit."""
_SAYS = frozenset("that how whether".split())
_CONDITIONS = frozenset("with without under on after across".split())
_OPENERS = frozenset({"VBZ", "VBP", "VBD", "MD"})
_MOST_WORDS = 9


class Content(TypedDict):
    subject: str | None
    measure: str | None
    direction: Direction | None
    numbers: tuple[str, ...]
    conditions: tuple[str, ...]


class ContentReader:
    """Reads what claims are about. ``measures`` is the word list of what is measured."""

    def __init__(self, document: Document, measures: Sequence[str]) -> None:
        self._document = document
        self._measures: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted((tuple(m.lower().split()) for m in measures), key=lambda m: (-len(m), m)):
            self._measures[words[0]].append(words)

    def read(self, i: int) -> Content:
        columns, text = self._document.columns(i), self._document.sentences[i].text
        return Content(
            subject=subject(columns),
            measure=self._measure(columns.lemmas_in_lower_case),
            direction=direction(text),
            numbers=amounts(text),
            conditions=conditions(columns),
        )

    def _measure(self, lemmas: Sequence[str]) -> str | None:
        for at, lemma in enumerate(lemmas):
            for measure in self._measures.get(lemma, ()):
                if tuple(lemmas[at : at + len(measure)]) == measure:
                    return " ".join(measure)
        return None


def subject(columns: Columns) -> str | None:
    """What stands before the first finite verb of what is claimed: after "we show that", else of the sentence."""
    lowers, pos = columns.lowers_as_given, columns.pos
    start = 0
    for i in range(1, len(pos) - 1):
        if lowers[i] in _SAYS and pos[i - 1] in ("VERB", "NOUN", "ADV"):
            start = i + 1
            break
    verb = next((i for i in range(start, len(pos)) if columns.tags[i] in _OPENERS), None)
    if verb is None or verb == start:
        return None
    commas = [i for i in range(start, verb) if columns.texts[i] in (",", ":", "—")]
    if commas and commas[-1] + 1 < verb:
        start = commas[-1] + 1
    while start < verb and pos[start] in ("ADV", "CCONJ", "PUNCT", "SCONJ"):
        start += 1
    end = verb
    while end > start and pos[end - 1] in ("ADV", "PUNCT"):
        end -= 1
    if end <= start or end - start > _MOST_WORDS or not {"NOUN", "PROPN"}.intersection(pos[start:end]):
        return None
    return columns.doc[start:end].text


def direction(text: str) -> Direction | None:
    """Whether something goes up, down or stays; None where the sentence says neither, or both."""
    if _LEVEL.search(text):
        return "level"
    up, down = _UP.search(text) is not None, _DOWN.search(text) is not None
    return None if up == down else "up" if up else "down"


def amounts(text: str) -> tuple[str, ...]:
    """Amounts as printed: percentages, decimals, numbers of two digits and more; no label, no year."""
    found: dict[str, None] = {}
    for match in NUMBER.finditer(text):
        said = match.group().strip()
        if said in found or _NO_AMOUNT.fullmatch(said):
            continue
        end = match.start()
        while end and text[end - 1].isspace():
            end -= 1
        if not _LABELLED.search(text, max(0, end - _LONGEST_LABEL), end):
            found[said] = None
    return tuple(found)


def conditions(columns: Columns) -> tuple[str, ...]:
    """``with``, ``without``, ``under``, ``on``, ``after`` and a short noun phrase."""
    found: dict[str, None] = {}
    pos = columns.pos
    for i, lower in enumerate(columns.lowers_as_given):
        if lower not in _CONDITIONS:
            continue
        end = noun_phrase(pos, i + 1, 5, ("NOUN", "PROPN", "ADJ", "DET", "NUM"))
        if end:
            found[columns.doc[i:end].text] = None
    return tuple(found)


def noun_phrase(pos: Sequence[str], start: int, most: int, parts: tuple[str, ...]) -> int:
    """The end of the words of these parts of speech from ``start`` on, ``most`` of them; 0 if they end in no noun."""
    end = start
    while end < len(pos) and end - start < most and pos[end] in parts:
        end += 1
    return end if end > start and pos[end - 1] in ("NOUN", "PROPN") else 0
