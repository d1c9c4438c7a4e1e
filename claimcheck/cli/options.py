"""Options that several commands share: how a paper is opened, and what its reading may cost."""

from __future__ import annotations

from typing import Annotated

import typer

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
