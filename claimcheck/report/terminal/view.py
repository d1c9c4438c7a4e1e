"""What every part of the terminal report looks up."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.report.lookup import Lookup
from claimcheck.report.terminal.text import safe


@dataclass(frozen=True)
class View(Lookup):
    """A report and how it is to be shown."""

    colour: bool
    width: int

    def lines(self, number: int) -> int:
        """How many characters about ``number`` indented lines hold."""
        return number * (self.width - 8)

    def place(self, sentence_id: str) -> str:
        """As in every format, safe for a terminal."""
        return safe(super().place(sentence_id))
