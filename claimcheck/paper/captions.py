"""Captions: paragraphs that open with ``Figure 3:`` and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.paper.paragraphs import Paragraph

_NAME = (
    r"(?P<extra>(?:extended data|supplementary|supplemental)\s+)?"
    r"(?P<name>fig(?:ure|\.)?|tab(?:le|\.)?|abb(?:ildung|\.)?|tabelle|algorithm|listing|box|scheme)"
)
_NUMBER = r"(?P<number>(?:[A-Z]{1,2}\s?[.-]?)?\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[IVX]{1,5}|[A-Z]\d?)"
CAPTION = re.compile(rf"^{_NAME}\s*\.?\s*{_NUMBER}(?P<mark>\.\s?[—–]|\s*[:.|—–-]|\s*\(|(?=\s|$))", re.I)
_SAYS = re.compile(
    r"^\s*(?:and|or|to|in|of|for|is|are|was|has|also|below|above|left|right|top|bottom|we|shows?|summari[sz]es|presents?"
    r"|illustrates?|gives?|lists?|reports?|depicts?|provides?|compares?|displays?|demonstrates?|contains?|plots?"
    r"|visuali[sz]es|describes?|outlines?|details|reveals?|indicates?|suggests?|zeigt)\b|^\s*[,;)]",
    re.I,
)
_KINDS = {
    "fig": "Figure",
    "abb": "Figure",
    "tab": "Table",
    "alg": "Algorithm",
    "lis": "Listing",
    "box": "Box",
    "sch": "Scheme",
}


def label_of(found: re.Match[str]) -> str:
    """``Figure 3``, whatever way it is printed (``Fig. 3``, ``FIGURE 3``, ``Abbildung 3``)."""
    number = found["number"].replace(" ", "")
    extra = f"{found['extra'].strip().capitalize()} " if found["extra"] else ""
    return f"{extra}{_KINDS[found['name'].lower()[:3]]} {number.upper() if number.isalpha() else number}"


SUB_CAPTION = re.compile(r"^\([a-h]\)\s+\S")


_OPENS = re.compile(rf"^{_NAME}\s*\.?\s*{_NUMBER}\s*(?P<mark>[:.|—–])(?=\s)", re.I)


def opens_caption(text: str, before: str) -> bool:
    """Whether a line starts a caption though other lines stand right above it; ``before`` is the line above."""
    found = _OPENS.match(text)
    if found is None or not text[:1].isupper():
        return False
    sentence_ended = before.rstrip()[-1:] in ".!?" or len(before.split()) < 5
    return found["mark"] in ":|" or (sentence_ended and text[found.end() :].lstrip()[:1].isupper())


def only_label(text: str) -> bool:
    """Whether there is a label and no word behind it."""
    found = CAPTION.match(text.strip())
    return found is not None and not text.strip()[found.end() :].strip(" .:")


def caption_label(par: Paragraph) -> str | None:
    """The label of the figure, table, algorithm that ``par`` is the caption of, or None."""
    text = par.text.lstrip()
    found = CAPTION.match(text)
    if found is None:
        return None
    if text[0].islower():
        return None
    if len(par.lines) > 1 and only_label(par.lines[0].text) and par.lines[0].width < 0.5 * (par.right - par.left):
        return label_of(found)
    mark, rest = found["mark"].strip(), text[found.end() :]
    if mark[-1:] in (":", "|", "—", "–"):
        return label_of(found)
    start = par.lines[0].styles[0]
    after = min(len(par.lines[0].text) - 1, found.end() + 1)
    contrast = start != par.lines[0].styles[after]
    if mark == "." and (not rest.strip() or rest.lstrip()[:1].isupper() or rest.lstrip()[:1] in '([“"‘' or contrast):
        return label_of(found)
    if start.bold and not par.lines[0].styles[after].bold and mark not in ("(", "-"):
        return label_of(found)
    if mark in ("-", "(", ".") or _SAYS.match(rest):
        return None
    if contrast or not rest.strip():
        return label_of(found)
    if rest.lstrip()[:1].isupper() and len(par.lines) <= 6 and rest.lstrip().split(" ", 1)[0].istitle():
        return label_of(found)
    return None
