"""Text of a paper, made fit to stand in any format: what is not text is taken out, what is text stays as it is."""

from __future__ import annotations

import re
import textwrap

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""No format takes these (C0 and C1 controls, noncharacters); tab and line ends stay."""
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows: text is shown as it is, and never turns ours round."""
_SURROGATE = re.compile("[\ud800-\udfff]")
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
