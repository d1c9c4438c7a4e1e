"""Figures and tables of a TeX paper: their captions and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.paper.compose import Piece

if TYPE_CHECKING:
    from claimcheck.paper.tex.walk import Reader


@dataclass(slots=True)
class Float:
    kind: str
    depth: int
    label: str | None = None
    captions: list[tuple[Piece, str | None]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)


def caption(reader: Reader, name: str) -> None:
    own = reader.stream.word() if name == "captionof" else None
    reader.stream.option()
    inside = reader.stream.argument()
    place = reader.floats[-1] if reader.floats else Float(own or "figure", 0)
    sub = name == "subcaption" or any(e.startswith("sub") for e in reader.environments[place.depth :])
    label = None
    if not sub:
        kind = own if own in ("figure", "table") else place.kind
        number = str(reader.count(kind))
        if reader.composer.in_appendix and reader.counters.get("appendix floats"):
            number = f"A{number}"
        label = f"{kind.title()} {number}"
        reader.here = (kind, number)
    elif reader.here[0] != place.kind:
        reader.here = (place.kind, str(reader.counters.get(place.kind, 0) + 1))
    piece = reader.render(inside)
    if reader.floats:
        place.captions.append((piece, label))
    else:
        reader.composer.caption(piece, label)


def close(reader: Reader) -> None:
    """Hand on the captions of the figures and tables whose environment has ended."""
    while reader.floats and reader.floats[-1].depth > len(reader.environments):
        done = reader.floats.pop()
        for i, (piece, label) in enumerate(done.captions):
            reader.composer.caption(piece, label, tuple(done.rows) if i == 0 else ())
        reader.emit_notes()
