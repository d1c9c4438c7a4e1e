"""What a claim is about: subject, measure, direction, amounts and conditions, read from tags without a parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypedDict

from claimcheck.language.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
_SAYS = frozenset("that how whether".split())
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
        self._measures = sorted((tuple(m.lower().split()) for m in measures), key=lambda m: (-len(m), m))

    def read(self, i: int) -> Content:
        doc, text = self._document.doc(i), self._document.sentences[i].text
        return Content(
            subject=subject(doc),
            measure=self._measure(doc),
            direction=direction(text),
            numbers=amounts(text),
            conditions=conditions(doc),
        )

    def _measure(self, doc: Doc) -> str | None:
        lemmas = [token.lemma_.lower() for token in doc]
        for at in range(len(lemmas)):
            for measure in self._measures:
                if tuple(lemmas[at : at + len(measure)]) == measure:
                    return " ".join(measure)
        return None


def subject(doc: Doc) -> str | None:
    """What stands before the first finite verb of what is claimed: after "we show that", else of the sentence."""
    start = 0
    for token in doc[:-1]:
        if token.lower_ in _SAYS and token.i and doc[token.i - 1].pos_ in ("VERB", "NOUN", "ADV"):
            start = token.i + 1
            break
    verb = next((t.i for t in doc[start:] if t.tag_ in _OPENERS), None)
    if verb is None or verb == start:
        return None
    words = [t.i for t in doc[start:verb]]
    commas = [at for at in words if doc[at].text in (",", ":", "—")]
    if commas and commas[-1] + 1 < verb:
        start = commas[-1] + 1
    while start < verb and doc[start].pos_ in ("ADV", "CCONJ", "PUNCT", "SCONJ"):
        start += 1
    end = verb
    while end > start and doc[end - 1].pos_ in ("ADV", "PUNCT"):
        end -= 1
    if end <= start or end - start > _MOST_WORDS or not any(t.pos_ in ("NOUN", "PROPN") for t in doc[start:end]):
        return None
    return doc[start:end].text


def direction(text: str) -> Direction | None:
    """Whether something goes up, down or stays; None where the sentence says neither, or both."""
    if _LEVEL.search(text):
        return "level"
    up, down = _UP.search(text) is not None, _DOWN.search(text) is not None
    return None if up == down else "up" if up else "down"


def amounts(text: str) -> tuple[str, ...]:
    """Amounts as printed: percentages, decimals, numbers of two digits and more; no label, no year."""
    found: list[str] = []
    for match in NUMBER.finditer(text):
        said = match.group().strip()
        before = text[: match.start()].rstrip()
        named = _LABELLED.search(before)
        year = re.fullmatch(r"(?:19|20)\d\d", said)
        bare = re.fullmatch(r"\d", said)
        if not (named or year or bare) and said not in found:
            found.append(said)
    return tuple(found)


def conditions(doc: Doc) -> tuple[str, ...]:
    """``with``, ``without``, ``under``, ``on``, ``after`` and a short noun phrase."""
    found: list[str] = []
    for token in doc:
        if token.lower_ not in ("with", "without", "under", "on", "after", "across"):
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i <= 5 and doc[end].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            end += 1
        if end > token.i + 1 and doc[end - 1].pos_ in ("NOUN", "PROPN"):
            found.append(doc[token.i : end].text)
    return tuple(dict.fromkeys(found))
