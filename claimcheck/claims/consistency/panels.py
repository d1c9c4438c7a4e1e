"""A caption that puts two panels on the same side: "Left shows the loss and left the accuracy"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import Places
from claimcheck.language.document import Document

_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
_CORNER = ("top", "bottom", "upper", "lower", "middle", "center", "centre", "most")
"""Words before a side that make it one corner of four."""
_SIDE = re.compile(
    r"(?<!\w)"
    + "".join(f"(?<!{word}[ -])" for word in _CORNER)
    + r"(?P<side>left|right|top|bottom)\b(?![-\w]|\s(?:of|hand|half|to|corner|side|left|right)\b)",
    re.I,
)
_JOIN = re.compile(r"\b(?:and|while|whereas|but)\s+(?:the\s+)?\(?$", re.I)


def panel_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Captions whose two coordinated panels are both called the left (right, top, bottom) one.

    The word must open a clause twice in one sentence, the second time behind *and* or the like, and its opposite must
    stand nowhere in the caption: "left ... and left" of a figure with two panels.
    """
    captions: dict[str | None, str] = {b.id: b.text.lower() for b in document.paper.blocks if b.layer == "caption"}
    for sentence in document.sentences:
        of = places.float_of(sentence)
        if of is None:
            continue
        found = list(_SIDE.finditer(sentence.text))
        for first, second in itertools.pairwise(found):
            side = first["side"].lower()
            if second["side"].lower() != side or not _opens(sentence.text, first.start()):
                continue
            if not _JOIN.search(sentence.text[: second.start("side")]):
                continue
            if re.search(rf"\b{_OPPOSITE[side]}\b", captions.get(sentence.block, "")):
                continue
            message = f"The caption of {of.label} calls two panels the {side} one, and none the {_OPPOSITE[side]} one."
            yield Clash("panel", message, "low", (sentence.id,))
            break


def _opens(text: str, at: int) -> bool:
    """Whether a clause begins at ``at``: the sentence, or what follows a colon, semicolon or comma."""
    return not text[:at].strip() or text[:at].rstrip()[-1] in ":;,."
