"""From printed lines to text: spaces, hyphens, ligatures and accents made whole, with a map back to the lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from claimcheck.paper.accents import ACCENTS
from claimcheck.paper.hyphens import HYPHENS, PDFIUM, SOFT, Hyphenation
from claimcheck.paper.model import Line
from claimcheck.paper.textline import TextLine

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "Ĳ": "IJ", "ĳ": "ij",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_FIRST_WORD = re.compile(r"([^\W\d_]+)")
_PLAIN = re.compile(r"[!-,./0-~](?:[!-,./0-~]|[ -](?=[!-,./0-~]))*")
"""What is taken as it is: signs of ASCII, with single spaces and hyphens between them."""
_DROPPED = {"\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"}


def printed(lines: Sequence[TextLine]) -> str:
    """The lines as printed, with a newline between two."""
    return "\n".join([t.text for t in lines])


def raw_of(lines: Sequence[TextLine]) -> tuple[str, tuple[Line, ...]]:
    """The lines as printed, and where each is."""
    out: list[Line] = []
    at = 0
    for t in lines:
        out.append(Line(t.page, at, at + len(t.text), round(t.y0, 1), round(t.y1, 1), tuple(t.edges)))
        at += len(t.text) + 1
    return printed(lines), tuple(out)


def clean(raw: str, hyphenation: Hyphenation, dropped: Collection[int] = ()) -> tuple[str, tuple[int, ...]]:
    """The text to read and, for each of its characters and the end, the place in ``raw``.

    ``dropped`` are places in ``raw`` that are no text: marks of footnotes.
    """
    chars: list[str] = []
    offsets: list[int] = []
    n = len(raw)
    gone = sorted({j for j in dropped if j < n}, reverse=True)
    i = 0
    while i < n:
        while gone and gone[-1] < i:
            gone.pop()
        if gone and gone[-1] == i:
            i += 1
            continue
        run = _PLAIN.match(raw, i, gone[-1] if gone else n)
        if run is not None:
            chars.extend(run[0])
            offsets.extend(range(i, run.end()))
            i = run.end()
            continue
        c = raw[i]
        if c in _DROPPED:
            i += 1
            continue
        if c in HYPHENS and (end := _line_end(raw, i + 1)) is not None:
            if _keeps(raw, i, end, hyphenation):
                chars.append("-")
                offsets.append(i)
            i = end
            continue
        if c == SOFT:
            i += 1
            continue
        if c == PDFIUM:
            chars.append("-")
            offsets.append(i)
            i += 1
            continue
        if c.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                offsets.append(i)
            i += 1
            continue
        if c in _LIGATURES:
            for letter in _LIGATURES[c]:
                chars.append(letter)
                offsets.append(i)
            i += 1
            continue
        if c in ACCENTS and (composed := _compose(raw, i)):
            chars.append(composed[0])
            offsets.append(i)
            i = composed[1]
            continue
        if unicodedata.combining(c) and chars:
            whole = unicodedata.normalize("NFC", _DOTLESS.get(chars[-1], chars[-1]) + c)
            if len(whole) == 1:
                chars[-1] = whole
                i += 1
                continue
        if not c.isprintable():
            i += 1
            continue
        if "\U0001d400" <= c <= "\U0001d7ff":
            c = unicodedata.normalize("NFKC", c)  # letters and digits of formulas, one for one
        chars.append(c)
        offsets.append(i)
        i += 1
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    end_of_raw = min(n, offsets[-1] + 1) if offsets else 0
    return "".join(chars), (*offsets, end_of_raw)


def _line_end(raw: str, i: int) -> int | None:
    """The first character of the next line, if ``raw`` has only spaces from ``i`` to the line's end."""
    while i < len(raw) and raw[i] == " ":
        i += 1
    if i >= len(raw) or raw[i] != "\n":
        return None
    return i + 1


def _keeps(raw: str, hyphen: int, after: int, hyphenation: Hyphenation) -> bool:
    """Whether the hyphen at a line's end is one that is also written within a line."""
    before = _LAST_WORD.search(raw[max(0, hyphen - 40) : hyphen])
    behind = _FIRST_WORD.match(raw[after : after + 40])
    if before is None or behind is None:
        return True
    second = behind[1]
    if second[0].isupper() and not before[1].isupper():
        return True
    if before[1][-2:].isupper() or (len(before[1]) == 1 and second.islower()):
        return True  # BERT-base, 7B-parameter
    if hyphen > len(before[1]) and raw[hyphen - len(before[1]) - 1] in "-\u2010" and raw[hyphen] != SOFT:
        return True  # state-of-the-\nart
    if raw[after + len(second) : after + len(second) + 1] == "-" and raw[hyphen] != SOFT:
        return True
    return not hyphenation.joins(before[1], second, soft=raw[hyphen] == SOFT)


def _compose(raw: str, i: int) -> tuple[str, int] | None:
    j = i + 1
    if j < len(raw) and raw[j] == " ":
        j += 1
    if j >= len(raw):
        return None
    letter = _DOTLESS.get(raw[j], raw[j])
    if not letter.isalpha():
        return None
    whole = unicodedata.normalize("NFC", letter + ACCENTS[raw[i]])
    return (whole, j + 1) if len(whole) == 1 else None
