"""Options that several commands share: what a file is, how a paper is opened, and what its reading may cost."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    pdf = "pdf"
    tex = "tex"
    html = "html"
    md = "md"
    txt = "txt"


Password = Annotated[
    str | None, typer.Option("--password", help="Opens the paper, if it is an encrypted PDF.", show_default=False)
]
MaxSeconds = Annotated[
    float | None,
    typer.Option(
        "--max-seconds",
        metavar="S",
        min=0.1,
        help="Give up reading the paper after this time.",
        show_default="30, or 1 a page up to 50",
    ),
]
MaxMemory = Annotated[
    float | None,
    typer.Option(
        "--max-memory",
        metavar="GB",
        min=0.1,
        help="Give up reading the paper at this much memory (not on Windows).",
        show_default="2",
    ),
]
