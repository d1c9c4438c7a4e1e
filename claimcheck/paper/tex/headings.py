"""The title of a TeX paper and the headings of its sections, with the numbers that LaTeX gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.paper.tex import names
from claimcheck.paper.tex.tokens import Token

if TYPE_CHECKING:
    from claimcheck.paper.tex.walk import Reader


def section(reader: Reader, name: str, *, starred: bool) -> None:
    """Open the section whose title comes next; ``name`` is the macro's, without a star."""
    reader.stream.option()
    inside = reader.stream.argument()
    reader.flush()
    reader.chapters |= name == "chapter"
    level = max(1, names.LEVELS[name] + reader.chapters)
    appendix = reader.composer.in_appendix
    number = None
    if not starred and name != "part" and level <= 3:
        reader.numbers = [*reader.numbers[:level], *[0] * (level - len(reader.numbers))]
        reader.numbers[level - 1] += 1
        first = reader.numbers[0]
        top = chr(64 + first) if appendix and 0 < first <= 26 else str(first)
        number = ".".join([top, *(str(n) for n in reader.numbers[1:level])])
    piece = reader.render(inside)
    reader.here = ("appendix" if appendix else "section", number or piece.text)
    reader.composer.heading(piece, level, number)
    reader.emit_notes()


def title(reader: Reader, t: Token) -> None:
    """The paper's title, or its authors, in the argument that comes next."""
    reader.stream.option()
    piece = reader.render(reader.stream.argument())
    if t.text == "author":
        reader.composer.block("furniture", piece)
    elif not reader.composer.title and piece:
        reader.composer.title = piece.text
        reader.composer.block("title", piece)
