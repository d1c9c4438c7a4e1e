"""Text of a paper, made fit to stand in any format: what is not text is taken out, what is text stays as it is."""

from __future__ import annotations

import re
import textwrap

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""No format takes these (C0 and C1 controls, noncharacters); tab and line ends stay."""
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows: text is shown as it is, and never turns ours round."""
_SURROGATE = re.compile("[\ud800-\udfff]")
ELLIPSIS = "…"
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")


def printable(text: str) -> str:
    """``text`` without control characters and marks of direction; half a character becomes U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", text))
    return _DIRECTION.sub("", _CONTROL.sub("", text))


def one_line(text: str) -> str:
    """:func:`printable`, with single spaces and no line ends."""
    return " ".join(printable(text).split())


def short(text: str, width: int) -> str:
    """:func:`one_line`, cut between words (within one that is too long) to ``width`` characters."""
    text = one_line(text)
    if len(text) <= width:
        return text
    cut = textwrap.shorten(text, width, placeholder=" …", break_on_hyphens=False)
    return cut if len(cut) > width // 2 else text[: width - 2].rstrip() + " …"


def clipped(text: str, start: int, end: int, limit: int) -> tuple[str, str, str]:
    """The text before, in and after ``start:end``; what does not fit is cut at spaces and told by an ellipsis."""
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    before, middle, after = text[:start], text[start:end], text[end:]
    if len(text) <= limit:
        return before, middle, after
    room = max(0, limit - len(middle))
    # The words that lead up to a trigger say who it is about: they get the larger share.
    ahead = max(room * 3 // 5, room - len(after)) if start else 0
    return _tail(before, ahead), middle, _head(after, room - min(ahead, len(before)))


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[len(text) - room :] if room else ""
    space = cut.find(" ")
    return f"{ELLIPSIS} {cut[space + 1 :]}" if space >= 0 else f"{ELLIPSIS} "


def _head(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[:room]
    space = cut.rfind(" ")
    return f"{cut[:space]} {ELLIPSIS}" if space > 0 else f" {ELLIPSIS}"
