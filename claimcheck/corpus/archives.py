"""Papers in tar archives, read as a stream; a member that is not a plain file in its place is refused."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from claimcheck.corpus.abstracts import year_of
from claimcheck.corpus.job import About, Job
from claimcheck.errors import ClaimcheckError
from claimcheck.paper.kinds import by_name

_ENDINGS: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_PATIENCE: Final = 100
LARGEST: Final = 200_000_000
"""Bytes of one paper."""


def is_archive(path: Path) -> bool:
    """Whether the name is that of a tar archive."""
    return path.name.lower().endswith(_ENDINGS)


def jobs(path: Path, endings: tuple[str, ...]) -> Iterator[Job]:
    """The members with one of the endings, in their order. Nothing is unpacked to disk, whatever a member is called.

    Raises:
        ClaimcheckError: there is no such file.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise ClaimcheckError(
            f"the archive cannot be read: {error.strerror or error}", where=str(path), hint="check the path"
        ) from error
    with file:
        try:
            with tarfile.open(fileobj=_Ending(file), mode="r|*") as archive:  # type: ignore[call-overload]
                for member in archive:
                    if member.name.lower().endswith(endings) and not member.isdir():
                        yield _job(archive, member, path)
        except (tarfile.TarError, EOFError, OSError, ValueError) as error:  # zlib and lzma raise their own kinds
            yield _broken(path, error)
        except Exception as error:
            if type(error).__module__.split(".")[0] not in ("zlib", "lzma", "_lzma", "bz2"):
                raise
            yield _broken(path, error)


class _Ending:
    """A file that says so when it is read on and on past its end: a member may claim to be a million times its size."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._empty = 0

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._empty += not data
        if self._empty > _PATIENCE:
            raise EOFError("a member is longer than the archive")
        return data


def _job(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> Job:
    place = PurePosixPath(member.name)
    paper = f"{path.name}/{place.as_posix().lstrip('/')}"
    if place.is_absolute() or ".." in place.parts:
        return Job(paper, error=("its path leads out of the archive", "make the archive anew"))
    if not member.isreg():
        return Job(paper, error=("it is no plain file in the archive", "pack files, not links to them"))
    if member.size > LARGEST:
        return Job(paper, error=(f"it is larger than {LARGEST // 10**6} MB", "check it alone"))
    content = archive.extractfile(member)
    data = content.read(LARGEST + 1) if content is not None else b""
    about = About(year=year_of(place.name))
    return Job(paper, data=data, kind=by_name(Path(place.name)), about=about)


def _broken(path: Path, error: Exception) -> Job:
    return Job(path.name, error=(f"the archive breaks off or is damaged: {error}", "download or pack it again"))
