r"""TeX papers, ``\input`` files taken in: what LaTeX would print, without running it; places are lines of the files."""

from __future__ import annotations

from pathlib import Path

from claimcheck.paper.compose import Composer, Source, decode
from claimcheck.paper.model import Paper
from claimcheck.paper.tex.references import Known
from claimcheck.paper.tex.tokens import Token, tokens
from claimcheck.paper.tex.walk import Reader

_LARGEST = 20_000_000
_MOST_FILES = 300


class Files:
    """The files of one paper, each read once; none is read outside the folder of the first."""

    def __init__(self, text: str, folder: Path | None, stem: str) -> None:
        self.sources = [Source.of(None, text)]
        self.stem = stem
        self._folder = folder.resolve() if folder is not None else None
        self._tokens: dict[int, list[Token]] = {}
        self._index: dict[str, int | None] = {}

    def find(self, name: str, *endings: str) -> int | None:
        """The index of the file of this name, tried with each ending; None where there is none to be read."""
        for ending in endings:
            index = self._read(name if ending and name.endswith(ending) else name + ending)
            if index is not None:
                return index
        return None

    def tokens(self, index: int) -> list[Token]:
        if index not in self._tokens:
            self._tokens[index] = list(tokens(self.sources[index].text, index))
        return self._tokens[index]

    def _read(self, name: str) -> int | None:
        if self._folder is None or len(self.sources) >= _MOST_FILES:
            return None
        if name not in self._index:
            self._index[name] = None
            try:
                path = (self._folder / name).resolve()
                inside = path.is_relative_to(self._folder) and path.is_file() and path.stat().st_size <= _LARGEST
                data = path.read_bytes() if inside else None
            except (OSError, ValueError):
                data = None
            if data is not None:
                self._index[name] = len(self.sources)
                self.sources.append(Source.of(path.relative_to(self._folder).as_posix(), decode(data)))
        return self._index[name]


def read_tex(data: bytes, name: str, sha256: str, *, folder: Path | None) -> Paper:
    r"""A Paper of one page.

    Args:
        folder: where ``\input`` files, ``.bbl`` and ``.bib`` are looked for, as the paper's own folder; None: nowhere.

    Raises:
        PaperError: a macro expands without end.
    """
    files = Files(decode(data), folder, Path(name).stem)
    known = Known()
    # as LaTeX does: once to learn what each label stands for, and once to print it
    Reader(files, Composer(files.sources), known, name).read()
    known.first = False
    composer = Composer(files.sources)
    reader = Reader(files, composer, known, name)
    reader.read()
    return composer.finish(name, sha256, equations=[str(n + 1) for n in range(reader.counters.get("equation", 0))])
