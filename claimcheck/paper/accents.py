"""Accents that a font without accented letters draws as marks of their own, over the letter."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.paper.textline import TextLine

ACCENTS = {
    "´": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˘": "\u0306",
    "˙": "\u0307", "˚": "\u030a", "¯": "\u0304", "¸": "\u0327", "˝": "\u030b", "˛": "\u0328",
}  # fmt: skip
"""The mark and the combining character that it stands for."""
_GRAVE = {"`": "\u0300"}
"""Elsewhere it opens quotations and code."""


def with_accents(pieces: Sequence[TextLine]) -> list[TextLine]:
    """The pieces of a page, each such mark as a combining character behind the letter that it stands over.

    Else they would be lines of their own, as they come apart from the letters.
    """
    known = ACCENTS | _GRAVE
    pieces = [part for p in pieces for part in _without_first(p)]
    marks = [p for p in pieces if p.text.strip() in known and not p.rotated]
    if not marks:
        return list(pieces)
    gone = {id(m) for m in marks}
    out = [p for p in pieces if id(p) not in gone]
    for mark in marks:
        for n, piece in enumerate(out):
            at = _letter_under(mark, piece)
            if at is not None:
                out[n] = _inserted(piece, at + 1, known[mark.text.strip()])
                break
        else:
            out.append(mark)
    return out


def _without_first(piece: TextLine) -> list[TextLine]:
    """A mark that opens a piece and is not over a letter of it, as that is the last of the piece before, set apart."""
    if len(piece.text) < 2 or piece.text[0] not in ACCENTS or piece.text[1].isalpha() or not piece.text[1:].strip():
        return [piece]
    return [piece.part(0, 1), piece.part(1, len(piece.text))]


def _letter_under(mark: TextLine, piece: TextLine) -> int | None:
    """The place in ``piece`` of the letter whose middle is nearest to the mark's, if it is right under it."""
    if piece.rotated or not -0.1 * piece.size <= mark.base - piece.base <= 0.4 * piece.size:
        return None
    middle = (mark.x0 + mark.x1) / 2
    if not piece.x0 <= middle <= piece.x1:
        return None
    for i, c in enumerate(piece.text):
        if piece.edges[i] <= middle < piece.edges[i + 1]:
            return i if c.isalpha() else None
    return None


def _inserted(piece: TextLine, at: int, mark: str) -> TextLine:
    """``piece`` with ``mark``, which takes no room, before its character ``at``."""
    return TextLine(
        piece.page,
        piece.text[:at] + mark + piece.text[at:],
        [*piece.edges[: at + 1], *piece.edges[at:]],
        [*piece.bases[:at], piece.bases[at - 1], *piece.bases[at:]],
        [*piece.styles[:at], piece.styles[at - 1], *piece.styles[at:]],
        piece.order,
    )
