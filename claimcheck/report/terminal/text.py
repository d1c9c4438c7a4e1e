"""Sentences from papers as safe, short, marked text."""

from __future__ import annotations

import re
import unicodedata

from rich.text import Text

ELLIPSIS = "…"
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def safe(text: str) -> str:
    """One printable line: a paper must not be able to send control sequences to a terminal or turn its text round."""
    if text.isascii() and text.isprintable():
        return text
    kept = "".join(ch for ch in re.sub(r"\s+", " ", text) if unicodedata.category(ch) not in _UNSAFE)
    return re.sub(r" +", " ", kept).strip()


def marked(text: str, start: int, end: int, *, limit: int, colour: bool) -> Text:
    """``text`` with ``text[start:end]`` marked, cut between words to about ``limit`` characters around the mark."""
    before, middle, after = clipped(text, start, end, limit)
    before, after = _edge(before), _edge(after)
    middle = safe(middle)
    if colour:
        return Text.assemble(before, (middle, "bold underline"), after)
    return Text(f"{before}«{middle}»{after}")


def plain(text: str, *, limit: int) -> Text:
    """``text`` cut between words to about ``limit`` characters."""
    return Text(safe("".join(clipped(text, 0, 0, limit))))


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


def _edge(text: str) -> str:
    # safe() strips; the space next to the mark must stay
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() else ""
    core = safe(text).strip()
    return f"{lead}{core}{trail}" if core else (" " if text else "")
