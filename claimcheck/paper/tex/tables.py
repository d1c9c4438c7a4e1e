"""Tables of a TeX paper, as rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.paper.compose import Piece
from claimcheck.paper.tex import names

if TYPE_CHECKING:
    from claimcheck.paper.tex.walk import Reader


class Cells:
    """The table that is being read. One in another is text in a cell of the outer one."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._row: list[str] | None = None
        self._rows: list[tuple[str, ...]] = []
        self._depth = 0
        self._around = Piece()

    @property
    def open(self) -> bool:
        return self._row is not None

    def begin(self, name: str) -> None:
        r"""Behind ``\begin{name}``."""
        self._depth += 1
        stream = self._reader.stream
        stream.option()
        for _ in range(names.TABULAR[name if name in names.TABULAR else name.rstrip("*")]):
            stream.argument()
        if self._depth == 1:
            self._around, self._reader.piece = self._reader.piece, Piece()
            self._row, self._rows = [], []

    def end_cell(self) -> None:
        assert self._row is not None
        if self._depth > 1 or self._reader.depth:
            self._reader.gap()
            return
        self._row.append(self._reader.piece.text)
        self._reader.piece = Piece()

    def end_row(self) -> None:
        self.end_cell()
        if self._depth > 1 or self._reader.depth:
            return
        if self._row and any(self._row):
            self._rows.append(tuple(self._row))
        self._row = []

    def end(self) -> list[tuple[str, ...]]:
        """The rows, where the outermost table ends."""
        self._depth = max(0, self._depth - 1)
        if self._depth or self._row is None:
            return []
        self.end_row()
        self._row = None
        self._reader.piece = self._around
        return self._rows
