"""Formulas in a stream of TeX tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.paper.tex import names
from claimcheck.paper.tex.maths import maths
from claimcheck.paper.tex.stream import Stream, source
from claimcheck.paper.tex.tokens import Token, tokens


def is_numbered(opened: str) -> bool:
    """Whether a formula that ``opened`` (``$``, ``[``, ``align``) begins may have a number."""
    return opened in names.MATHS


def read_formula(stream: Stream, opened: str, environments: Sequence[str], label: Callable[[str], object]) -> str:
    """The formula that ``opened`` began as readable text, to its end or the paragraph's; ``label`` takes its labels."""
    closing = {"(": ")", "[": "]"}.get(opened, opened)
    taken: list[Token] = []
    while (t := stream.next()) is not None:
        if t.kind == "par":
            if not is_numbered(opened):
                stream.push([t])
                break
            continue
        if t.kind == "math" and t.text == closing:
            break
        if t.kind == "macro":
            if t.text == closing and opened in "([":
                break
            if t.text == "end":
                name = stream.word()
                if name == opened:
                    break
                if name == "document" or name in environments:
                    stream.push([t, *tokens(f"{{{name}}}", t.file)])
                    break
                taken.extend(tokens(f"\\end{{{name}}}", t.file))
                continue
            if t.text == "label":
                label(stream.word())
                continue
            if stream.expand(t):
                continue
        taken.append(t)
    space = " " if opened in ("$$", "[") or is_numbered(opened) else ""
    return f"{space}{maths(source(taken))}{space}"


def expanded(stream: Stream, waiting: Sequence[Token]) -> str:
    """The source of the tokens with the paper's own macros expanded."""
    floor, stream.floor = stream.floor, stream.depth
    stream.push(waiting)
    out = []
    while (t := stream.next()) is not None:
        if not (t.kind == "macro" and stream.expand(t)):
            out.append(t)
    stream.floor = floor
    return source(out)
