"""An append-only file of finished papers: each is on the disk before the next is counted as done."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

_MAGIC: Final = b"CCJ1"
_HEAD: Final = struct.Struct("<4sIQ")
"""Magic, CRC-32 of the payload, its length."""


class Journal:
    """Open for appending."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self.size = 0
        self._file: BinaryIO = path.open("xb")

    def append(self, payload: bytes) -> None:
        """Put a paper on the disk.

        Raises:
            OSError: the disk is full, say; the journal is as it was.
        """
        record = _HEAD.pack(_MAGIC, zlib.crc32(payload), len(payload)) + payload
        try:
            self._file.write(record)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            self._undo()
            raise
        self.size += len(record)
        self.count += 1

    def close(self) -> None:
        self._file.close()

    def _undo(self) -> None:
        """Cut off the part of a record that was written; what is in Python's buffer goes with the file object."""
        number = self._file.fileno()
        raw = os.dup(number)
        try:
            self._file.close()
        except OSError:
            pass
        finally:
            self._file = os.fdopen(raw, "r+b")
        self._file.truncate(self.size)
        self._file.seek(self.size)


def records(path: Path) -> Iterator[bytes]:
    """The papers of a journal, as far as it is whole: a record that broke off ends it."""
    with path.open("rb") as file:
        while True:
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return
            magic, crc, length = _HEAD.unpack(head)
            if magic != _MAGIC:
                return
            payload = file.read(length)
            if len(payload) < length or zlib.crc32(payload) != crc:
                return
            yield payload
