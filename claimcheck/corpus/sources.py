"""From what the user names (folders, globs, files, lists, archives, JSON Lines) to one job a paper, in a fixed order.

A paper is called by its path from the folder that was named, that folder's name included (``neurips/12.pdf``); a file
by its folder and name; a member of an archive by the archive and its path in it; a line of JSON Lines by its id.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.corpus import abstracts, archives
from claimcheck.corpus.job import About, Job
from claimcheck.errors import ClaimcheckError
from claimcheck.paper.kinds import by_name

LINES = (".jsonl", ".ndjson")
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Sources:
    """What was named.

    Args:
        names: folders, globs, files, tar archives, JSON Lines; ``@FILE`` is a list of such, one a line.
        lists: more lists; ``-`` is standard input.
        endings: of the files that folders and archives are searched for, such as ``.pdf``.
    """

    names: tuple[str, ...]
    lists: tuple[str, ...] = ()
    endings: tuple[str, ...] = (".pdf",)

    def named(self) -> tuple[str, ...]:
        """All names, those of lists read in; a list is read once.

        Raises:
            ClaimcheckError: a list cannot be read.
        """
        out: list[str] = []
        for name in self.names:
            out += _listed(name[1:]) if name.startswith("@") and len(name) > 1 else [name]
        for name in self.lists:
            out += _listed(name)
        return tuple(out)

    def jobs(self, names: Sequence[str]) -> Iterator[Job]:
        """The papers of ``names``, one after the other; those that cannot be had with their ``error``.

        Raises:
            ClaimcheckError: a glob meets nothing, or a named folder, list or archive does not exist.
        """
        for name in names:
            yield from self._jobs(name)

    def count(self, names: Sequence[str]) -> int | None:
        """How many papers there are; None where it takes reading an archive to tell."""
        total = 0
        for name in names:
            path = Path(name)
            if archives.is_archive(path):
                return None
            if path.is_dir():
                total += sum(1 for _ in self._walk(path))
            elif _is_glob(name):
                total += sum(1 for _ in self._globbed(name))
            elif path.suffix.lower() in LINES and path.is_file():
                with path.open("rb") as lines:
                    total += sum(1 for line in lines if line.strip())
            else:
                total += 1
        return total

    def _jobs(self, name: str) -> Iterator[Job]:
        path = Path(name)
        if path.is_dir():
            base = path.resolve().name or "root"
            for file in self._walk(path):
                yield _file(f"{base}/{file.relative_to(path).as_posix()}", file)
        elif _is_glob(name):
            found = False
            for called, file in self._globbed(name):
                found = True
                yield from self._one(file, called)
            if not found:
                raise ClaimcheckError("no file is called so", where=name, hint="check the pattern and the folder")
        else:
            yield from self._one(path, f"{path.resolve().parent.name}/{path.name}".lstrip("/"))

    def _one(self, path: Path, called: str) -> Iterator[Job]:
        if archives.is_archive(path):
            yield from archives.jobs(path, self.endings)
        elif path.suffix.lower() in LINES:
            yield from abstracts.jobs(path)
        elif path.is_file():
            yield _file(called, path)
        else:
            yield Job(called, error=("there is no such file", "check the spelling and the folder"))

    def _walk(self, folder: Path) -> Iterator[Path]:
        """Files with one of the endings, by path; hidden files and folders are left out."""
        for base, folders, files in os.walk(folder, onerror=_unreadable):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(files):
                if name.lower().endswith(self.endings) and not name.startswith("."):
                    yield Path(base, name)

    def _globbed(self, pattern: str) -> Iterator[tuple[str, Path]]:
        """Name in the corpus, and file; a folder that the pattern meets is searched."""
        parts = Path(pattern).parts
        fixed = next(i for i, part in enumerate(parts) if _WILD & set(part))
        base = Path(*parts[:fixed])
        for found in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 (an iterator of Path has no "**/*.pdf" from a root)
            path = Path(found)
            files = self._walk(path) if path.is_dir() and "**" not in parts else [path] if path.is_file() else []
            for file in files:
                yield f"{base.resolve().name or 'root'}/{file.relative_to(base).as_posix()}", file


def _file(called: str, path: Path) -> Job:
    return Job(called, path=str(path.absolute()), kind=by_name(path), about=About(year=abstracts.year_of(path.name)))


def _is_glob(name: str) -> bool:
    return bool(_WILD & set(name)) and not Path(name).exists()


def _listed(name: str) -> list[str]:
    """The lines of a list; empty ones and those that begin with ``#`` do not count."""
    if name == "-":
        text = sys.stdin.read()
    else:
        try:
            text = Path(name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise ClaimcheckError(f"the list cannot be read: {reason}", where=name, hint="one path a line") from error
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _unreadable(error: OSError) -> None:
    raise ClaimcheckError(
        f"the folder cannot be read: {error.strerror or error}", where=error.filename, hint="check its permissions"
    ) from error
