"""The numbers of display equations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimcheck.paper.textline import TextLine

_NUMBER = re.compile(r"\((?P<number>(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?)\)[.,]?")


def equation_numbers(pages: Iterable[Sequence[TextLine]]) -> frozenset[str]:
    """Numbers in brackets that stand alone, or at the end of a line behind a wide gap: ``3``, ``A.2``."""
    out: set[str] = set()
    for lines in pages:
        for line in lines:
            if not line.text.rstrip().endswith((")", ").", "),")):
                continue
            last = line.text[line.cells[-1] :] if line.cells else line.text
            found = _NUMBER.fullmatch(last.strip())
            if found is not None:
                out |= {found["number"], found["number"].rstrip("abcdefgh")}
    return frozenset(out)
