"""Papers that come as bytes: into a file of our own naming, counted while they come."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import AsyncIterable
from pathlib import Path
from typing import Final

from claimcheck.paper.kinds import by_name
from claimcheck.report.clean import one_line
from claimcheck.review.shelf import Entry, Shelf

_ENDING: Final = re.compile(r"\.[a-z0-9]{1,5}")
_LONGEST_NAME: Final = 120


class UploadError(Exception):
    """What was sent is no paper."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


class Upload:
    """Takes papers in, each of at most ``most`` bytes."""

    def __init__(self, shelf: Shelf, most: int) -> None:
        self._shelf, self._most = shelf, most

    async def take(self, chunks: AsyncIterable[bytes], name: str) -> Entry:
        """Store what comes and have it checked. ``name`` is what the reader calls it: shown, and its ending tells the
        kind of file; nothing is opened by it.

        Raises:
            UploadError: nothing came, or too much.
            TooManyError: too many papers wait to be checked.
        """
        name = one_line(re.split(r"[\\/]", name)[-1])[:_LONGEST_NAME] or "paper.pdf"
        part = self._shelf.new_folder("incoming") / secrets.token_hex(8)
        digest, size = hashlib.sha256(), 0
        try:
            with part.open("wb") as file:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > self._most:
                        limit = f"{self._most // 1_000_000:,} MB"
                        raise UploadError(
                            f"{name} is larger than {limit}: check it with claimcheck review FILE.", too_large=True
                        )
                    digest.update(chunk)
                    file.write(chunk)
            if not size:
                raise UploadError(f"{name} is empty: download or export it again.")
            sha256 = digest.hexdigest()
            known = self._shelf.entries.get(sha256[:16])
            if known is not None and known.state != "failed":
                return known
            ending = _ENDING.fullmatch(Path(name).suffix.lower())
            file_name = f"paper{ending.group() if ending else ''}"
            stored = part.replace(self._shelf.new_folder(sha256[:16]) / file_name)
            return self._shelf.add(stored, name, sha256=sha256, kind=by_name(Path(name)))
        finally:
            part.unlink(missing_ok=True)
