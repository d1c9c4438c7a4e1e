r"""Environments of a TeX paper: what their ``\begin`` and ``\end`` mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import PaperError
from claimcheck.paper.tex import names
from claimcheck.paper.tex.floats import Float, close
from claimcheck.paper.tex.tokens import Token

if TYPE_CHECKING:
    from claimcheck.paper.tex.walk import Reader

_MOST_OPEN = 500
"""Environments one in another."""


def begin(reader: Reader, t: Token, name: str) -> None:
    if len(reader.environments) >= _MOST_OPEN:
        raise PaperError(
            f"more than {_MOST_OPEN} environments are open at once",
            where=reader.name,
            hint=r"check that each \begin has its \end",
        )
    if f"begin {name}" in reader.stream.macros:
        reader.environments.append(name)
        reader.stream.expand(Token("macro", f"begin {name}", t.file, t.place))
        return
    bare = name.rstrip("*")
    if name in names.MATHS:
        reader.formula(t, name)
        return
    if bare in names.TABULAR:
        reader.cells.begin(name)
    reader.environments.append(name)
    if bare in names.FIGURES or bare in names.TABLES:
        reader.flush()
        reader.stream.option()
        if bare.startswith("wrap"):
            reader.stream.argument(), reader.stream.argument()
        kind = "figure" if bare in names.FIGURES else "table"
        reader.floats.append(Float(kind, len(reader.environments)))
    elif bare.startswith("sub") and reader.floats:
        reader.stream.option()
        reader.stream.argument()
    elif bare == "abstract":
        reader.flush()
        reader.heading("Abstract", t, kind="abstract")
    elif bare == "thebibliography":
        reader.flush()
        reader.stream.argument()
        reader.heading("References", t, kind="reference")
    elif bare in ("minipage", "multicols", "adjustbox", "adjustwidth"):
        reader.stream.option()
        reader.stream.argument()
    elif bare not in names.TABULAR:
        if bare != "document":
            reader.flush()
        reader.stream.option()


def end(reader: Reader, name: str) -> None:
    bare = name.rstrip("*")
    if f"end {name}" in reader.stream.macros and name in reader.environments:
        reader.environments.remove(name)
        reader.stream.expand(Token("macro", f"end {name}", 0, 0))
        return
    if bare in names.TABULAR:
        rows = reader.cells.end()
        if reader.floats:
            reader.floats[-1].rows += rows
    elif bare not in ("minipage", "adjustbox"):
        reader.flush()
    if bare == "abstract":
        reader.composer.end_section()
    elif bare == "document" and not reader.depth:
        reader.stream.stop()
    if name in reader.environments:
        at = len(reader.environments) - reader.environments[::-1].index(name)
        del reader.environments[at - 1 :]
    close(reader)
