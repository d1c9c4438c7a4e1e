"""How wide a text is when drawn, near enough to keep it within a box, whatever sans-serif face the reader has."""

from __future__ import annotations

import unicodedata
from collections import deque
from itertools import accumulate, takewhile

from claimcheck.report.clean import ELLIPSIS, one_line

_WIDTHS = (
    (" ijlI.,:;'|!‘’", 0.36),
    ('ftr()[]{}-/“”"', 0.46),
    ("mw", 0.94),
    ("MWOQG%@—…", 0.97),
    ("ABCDEFHJKLNPRSTUVXYZ", 0.74),
)
"""In ems, from DejaVu Sans, the widest of the common faces."""
_EMS = {character: width for characters, width in _WIDTHS for character in characters}
_OTHER, _WIDE = 0.64, 1.0


def ems(text: str) -> float:
    """The width of ``text`` in ems, rather too large than too small."""
    return sum(map(_of, text))


def _of(character: str) -> float:
    if character in _EMS:
        return _EMS[character]
    if unicodedata.combining(character):
        return 0.0
    return _OTHER if character.isascii() or character.islower() else _WIDE


def cut(text: str, most: float) -> str:
    """:func:`one_line`, cut between words (within one that is too long) to ``most`` ems."""
    return wrapped(text, most, 1)[0]


def wrapped(text: str, most: float, lines: int) -> tuple[str, ...]:
    """At most so many lines of at most ``most`` ems each; an ellipsis where text is left out."""
    made = [""]
    words = deque(one_line(text).split())
    while words:
        longer = f"{made[-1]} {words[0]}".strip()
        if ems(longer) <= most:
            made[-1] = longer
            words.popleft()
        elif not made[-1]:
            made[-1], rest = _broken(words.popleft(), most)
            words.appendleft(rest)
        elif len(made) < lines:
            made.append("")
        else:
            made[-1] = _ended(made[-1], most)
            break
    return tuple(made)


def _broken(word: str, most: float) -> tuple[str, str]:
    """A word too long for a line, in two."""
    at = max(1, sum(1 for _ in takewhile(lambda width: width <= most, accumulate(map(_of, word)))))
    return word[:at], word[at:]


def _ended(line: str, most: float) -> str:
    """A line with an ellipsis behind its last word, words left out for it where need be."""
    while " " in line and ems(f"{line} {ELLIPSIS}") > most:
        line = line.rpartition(" ")[0]
    while line and ems(f"{line} {ELLIPSIS}") > most:
        line = line[:-1]
    return f"{line.rstrip(' ,;:')} {ELLIPSIS}".strip()
