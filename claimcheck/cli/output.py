"""Where a command's result goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TextIO, TypedDict

from claimcheck.errors import ClaimcheckError

FILE_WIDTH = 100
"""Characters to a line of a text that goes to a file."""


class Shown(TypedDict):
    width: int
    colour: bool


def is_screen(output: Path | None) -> bool:
    """Whether the result goes to standard output."""
    return output is None or str(output) == "-"


def width_and_colour(output: Path | None, *, colour: bool) -> Shown:
    """How wide a text for people may be, and whether it may have colours."""
    if not is_screen(output):
        return {"width": FILE_WIDTH, "colour": False}
    return {"width": shutil.get_terminal_size((FILE_WIDTH, 24)).columns, "colour": colour and colours(sys.stdout)}


def put(data: str | bytes, output: Path | None, *, quiet: bool, exact: bool = True) -> None:
    """Write to ``output``, or to standard output.

    ``exact``: text for programs is UTF-8 whatever the terminal speaks; a text for people (not ``exact``) rather has a
    question mark than is not shown at all.
    """
    if not is_screen(output):
        assert output is not None
        atomically(output, data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
        if not quiet and sys.stderr.isatty():
            print(f"written to {output}", file=sys.stderr)
        return
    if isinstance(data, bytes):
        sys.stdout.buffer.write(data)
        return
    if hasattr(sys.stdout, "reconfigure"):
        if exact:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        else:
            sys.stdout.reconfigure(errors="replace")
    sys.stdout.write(data)


def colours(stream: TextIO) -> bool:
    from rich.console import Console

    console = Console(file=stream)
    return bool(console.is_terminal and console.color_system) and not (console.no_color or console.legacy_windows)


def atomically(path: Path, data: bytes) -> None:
    """Whole or not at all: another program never reads half a report, and an error keeps the old one."""
    mode = 0o666 & ~_umask()
    try:
        path = path.resolve()  # a link stays a link
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or device has no old content to keep
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            written.chmod(mode)
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ClaimcheckError(
            f"the report cannot be written: {reason}", where=str(path), hint="give --output another file"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
