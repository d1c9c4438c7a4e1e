"""Builds a Paper from pieces of text that know where in their file they stand: for TeX, HTML, Markdown, plain text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from claimcheck.paper.citations import find_citations
from claimcheck.paper.entries import read_entries
from claimcheck.paper.language import guess_language
from claimcheck.paper.model import Block, CrossReference, Float, Paper
from claimcheck.paper.nearby import find_nearby
from claimcheck.paper.references import find_references
from claimcheck.paper.sections import inherited, with_experiments
from claimcheck.paper.titles import kind_of
from claimcheck.records.paper import Section
from claimcheck.records.words import Layer, SectionKind

CAPTION = re.compile(r"^(?P<kind>Figure|Fig\.|Table)\s+(?P<number>(?:[A-Z]\.?)?\d{1,3}(?:\.\d+)?)\s*[.:|–—]")
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the paper; ``name`` is None for the paper's own file."""

    name: str | None
    text: str
    starts: tuple[int, ...]
    """Offset of each line."""

    @classmethod
    def of(cls, name: str | None, text: str) -> Source:
        return cls(name, text, (0, *(i + 1 for i, c in enumerate(text) if c == "\n")))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


@dataclass(slots=True)
class Piece:
    """Characters in reading order, each with its file (index) and offset there."""

    chars: list[str] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Marks of footnotes: behind how many characters, and the note's label."""

    def add(self, text: str, file: int, place: int, *, moving: bool) -> None:
        """Append ``text``; ``moving`` where it stands so in the file, else all of it is put at ``place``."""
        self.chars += text
        self.files += [file] * len(text)
        self.places += range(place, place + len(text)) if moving else [place] * len(text)

    def __bool__(self) -> bool:
        return any(not c.isspace() for c in self.chars)

    @property
    def text(self) -> str:
        return " ".join("".join(self.chars).split())


class Composer:
    """Takes headings and blocks in reading order; at the end there is a Paper."""

    def __init__(self, sources: list[Source]) -> None:
        self.sources = sources
        self.blocks: list[Block] = []
        self.floats: list[Float] = []
        self.notes: list[str] = []
        self.title = ""
        self.in_appendix = False
        self._sections: list[Section] = []
        self._stack: list[Section] = []
        self._marks: list[tuple[str, int, str]] = []

    @property
    def kind(self) -> SectionKind:
        """Of the section that is open."""
        return self._stack[-1].kind if self._stack else "other"

    @property
    def layer(self) -> Layer:
        """Of a paragraph in the section that is open."""
        if self.kind == "abstract":
            return "abstract"
        return "reference" if self.kind == "reference" else "body"

    def heading(self, piece: Piece, level: int, number: str | None = None, kind: SectionKind | None = None) -> None:
        """Open a section with this heading; ``kind`` where the format tells it."""
        title = piece.text
        if not title:
            return
        own = kind or kind_of(title)
        if re.match(r"appendi|supplement", title, re.I):
            self.in_appendix = True
        while self._stack and self._stack[-1].level >= level:
            self._stack.pop()
        section = Section(
            id=f"s{len(self._sections) + 1}",
            title=title,
            number=number,
            kind=inherited(own, self._stack, self.in_appendix),
            level=level,
        )
        self._sections.append(section)
        self._stack.append(section)
        self.block("heading", piece)

    def end_section(self) -> None:
        """What follows stands in no section (after an abstract, say)."""
        self._stack.clear()

    def block(self, layer: Layer, piece: Piece, label: str | None = None) -> Block | None:
        """Add a block; None where ``piece`` holds nothing to read."""
        text, used = _clean(piece.chars)
        if not text:
            return None
        file = piece.files[used[0]]
        places: list[int] = []
        last = piece.places[used[0]]
        for i in used:
            # what comes from another file, or from before, counts as standing where the text last was in this one
            if piece.files[i] == file:
                last = max(last, piece.places[i])
            places.append(last)
        source = self.sources[file]
        start, end = places[0], min(places[-1] + 1, len(source.text))
        line, column = source.place(start)
        block = Block(
            id=f"b{len(self.blocks) + 1:04d}",
            layer=layer,
            section=self._stack[-1].id if self._stack and layer != "title" else None,
            page=1,
            text=text,
            raw=source.text[start:end],
            offsets=(*(p - start for p in places), end - start),
            lines=(),
            label=label,
            source_line=line,
            source_column=column,
            source_file=source.name,
        )
        self.blocks.append(block)
        for at, note in piece.notes:
            before = max(0, bisect_left(used, at) - 1)
            self._marks.append((block.id, before, note))
        return block

    def body(self, piece: Piece) -> Block | None:
        """A paragraph, in the layer that the section asks for; a caption where it begins as one."""
        if (caption := CAPTION.match(piece.text)) is not None:
            kind = "Table" if caption["kind"] == "Table" else "Figure"
            return self.caption(piece, f"{kind} {caption['number']}")
        return self.block(self.layer, piece)

    def caption(self, piece: Piece, label: str | None, rows: tuple[tuple[str, ...], ...] = ()) -> Block | None:
        """A caption, and with a label the figure or table that it names."""
        block = self.block("caption", piece, label)
        if block is not None and label and not any(f.label == label for f in self.floats):
            kind = "table" if label.startswith("Table") else "figure"
            self.floats.append(Float("table" if kind == "table" else "figure", label, 1, block.section, block.id, rows))
        return block

    def finish(
        self,
        name: str,
        sha256: str,
        *,
        metadata: dict[str, str] | None = None,
        equations: Collection[str] | None = None,
    ) -> Paper:
        """The paper; ``equations`` are the numbers of its display equations, where the format tells them."""
        prose = " ".join(b.text for b in self.blocks if b.layer in ("body", "abstract"))
        shown = Counter(f.section for f in self.floats if f.section is not None)
        sections = with_experiments(self._sections, shown)
        notes = {b.label: b.id for b in reversed(self.blocks) if b.layer == "footnote" and b.label}
        references = [
            *find_references(self.blocks, sections, self.floats, equations),
            *find_nearby(self.blocks, sections, self.floats),
            *find_citations(self.blocks, read_entries(self.blocks)),
            *(CrossReference(b, at, at + 1, "footnote", f"footnote {n}", notes.get(n)) for b, at, n in self._marks),
        ]
        order = {b.id: i for i, b in enumerate(self.blocks)}
        references.sort(key=lambda r: (order[r.block], r.start, r.end, r.kind, r.label))
        return Paper(
            title=self.title or name,
            source=name,
            sha256=sha256,
            pages=1,
            language=guess_language(prose),
            sections=tuple(sections),
            blocks=tuple(self.blocks),
            floats=tuple(self.floats),
            references=tuple(references),
            notes=tuple(dict.fromkeys(self.notes)),
            metadata=metadata or {},
        )


def _clean(chars: list[str]) -> tuple[str, list[int]]:
    """The text with white space single and ligatures spelled out; and for each character its index in ``chars``."""
    out: list[str] = []
    used: list[int] = []
    for i, c in enumerate(chars):
        if c.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                used.append(i)
        elif c in _DROPPED or not (c.isprintable() or "\ud800" <= c <= "\udfff"):
            continue
        elif "\ufb00" <= c <= "\ufb06":
            spelled = unicodedata.normalize("NFKC", c)
            out += spelled
            used += [i] * len(spelled)
        else:
            out.append(c)
            used.append(i)
    while out and out[-1] == " ":
        out.pop()
        used.pop()
    return "".join(out), used


def decode(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, else Windows-1252; line ends as newlines."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
