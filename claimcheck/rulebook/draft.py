"""A pack's files, read and each found well-formed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.rulebook import cache
from claimcheck.rulebook.explain import validated
from claimcheck.rulebook.problem import Problem, RuleFileError
from claimcheck.rulebook.schema import PackSpec, RuleFile
from claimcheck.rulebook.source import Source, read

LARGEST = 2_000_000
"""Bytes of a rule file; reading a megabyte of YAML takes some seconds."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack's files, each well-formed."""

    spec: PackSpec
    source: Source
    files: tuple[tuple[RuleFile, Source], ...]
    sha256: str

    @staticmethod
    def read(folder: Path) -> Draft:
        """Read ``pack.yaml`` and every other ``.yaml`` under ``folder``.

        Raises:
            RuleFileError: a file is wrong.
        """
        paths = sorted(p for pattern in ("*.yaml", "*.yml") for p in folder.rglob(pattern) if p.is_file())
        _must_be_small(paths)
        contents = [path.read_bytes() for path in paths]
        digest = hashlib.sha256()
        for path, content in zip(paths, contents, strict=True):
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
        sources, problems = _sources(paths, contents, digest.hexdigest())
        spec: tuple[PackSpec, Source] | None = None
        files: list[tuple[RuleFile, Source]] = []
        for source in sources:
            try:
                if Path(source.path) == folder / "pack.yaml":
                    spec = validated(PackSpec, source), source
                elif source.data is not None:
                    files.append((validated(RuleFile, source), source))
            except RuleFileError as error:
                problems += error.problems
        if problems or spec is None:
            raise RuleFileError(problems or [Problem(str(folder), 0, 0, "there is no pack.yaml here")])
        return Draft(*spec, tuple(files), digest.hexdigest())


def _must_be_small(paths: Sequence[Path]) -> None:
    problems = [
        Problem(
            str(path),
            0,
            0,
            f"this file has {size / 1e6:.0f} MB; a rule file has {LARGEST / 1e6:.0f} MB at the most",
            hint="divide it into several files, or keep it out of the pack's folder if it is no rule file",
        )
        for path in paths
        if (size := path.stat().st_size) > LARGEST
    ]
    if problems:
        raise RuleFileError(problems)


def _sources(paths: Sequence[Path], contents: Sequence[bytes], sha256: str) -> tuple[list[Source], list[Problem]]:
    """The files as data, and what keeps some of them from being read."""
    named = [(str(path), content.decode("utf-8-sig", "replace")) for path, content in zip(paths, contents, strict=True)]
    kept = cache.load(sha256, named)
    if kept is not None:
        return kept, []
    sources: list[Source] = []
    problems: list[Problem] = []
    for path, content in zip(paths, contents, strict=True):
        try:
            sources.append(read(str(path), content))
        except RuleFileError as error:
            problems += error.problems
    if not problems:
        cache.store(sha256, sources)
    return sources, problems
