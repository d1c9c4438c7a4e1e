"""Writing so that a file or folder is there whole or not at all, also after the power went."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

_ROWS = 1 << 16
"""Rows of a row group."""


def write_table(table: pyarrow.Table, path: Path) -> None:
    """A Parquet file, on the disk at the end; the same rows give the same bytes."""
    import pyarrow.parquet as pq

    with path.open("wb") as file:
        pq.write_table(table.combine_chunks(), file, compression="zstd", row_group_size=_ROWS)
        file.flush()
        os.fsync(file.fileno())


def write_bytes(data: bytes, path: Path) -> None:
    """A small file, by way of one beside it."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync(path.parent)


def rename(old: Path, new: Path) -> None:
    """Give a folder that was written whole its name, and have the disk know it."""
    for folder in (old, *(f for f in old.rglob("*") if f.is_dir())):
        sync(folder)
    old.rename(new)
    sync(new.parent)


def remove(folder: Path) -> None:
    """A folder and all in it, if it is there."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def sync(folder: Path) -> None:
    """Have the names in the folder on the disk; Windows knows no such thing."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
