"""Sentences from papers as safe, short, marked text."""

from __future__ import annotations

import re
import unicodedata

from rich.text import Text

from claimcheck.report.clean import clipped

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


def _edge(text: str) -> str:
    # safe() strips; the space next to the mark must stay
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() else ""
    core = safe(text).strip()
    return f"{lead}{core}{trail}" if core else (" " if text else "")
