"""The paper as a report tells it: sections, figures, tables, sentences, and what could not be read."""

from claimcheck.records.base import Record
from claimcheck.records.place import Box
from claimcheck.records.words import Layer, Role, SectionKind


class Section(Record):
    id: str
    title: str
    number: str | None = None
    """As printed, without a closing full stop: ``3.2``, ``A``, ``B.1``."""
    kind: SectionKind = "other"
    level: int = 1
    """1 for a top-level section."""
    page: int | None = None


class Figure(Record):
    label: str
    """As printed: ``Figure 3``."""
    page: int | None = None
    caption_sentences: tuple[str, ...] = ()


class Table(Record):
    label: str
    page: int | None = None
    caption_sentences: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class PaperRecord(Record):
    title: str
    source: str
    """The file's name, without its folder."""
    sha256: str
    pages: int
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


class Sentence(Record):
    id: str
    text: str
    """Cleaned: words hyphenated at a line's end joined, ligatures spelled out, white space single."""
    raw: str
    """As in the source, line breaks kept."""
    section: str | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    role: Role | None = None
    layer: Layer = "body"
    block: str | None = None
    """The paragraph, caption or footnote it belongs to."""
    line: int | None = None
    """For text formats (TeX, HTML, Markdown, plain text), from 1, as is ``column``; ``page`` is then None."""
    column: int | None = None
    file: str | None = None
    """The file of ``line``, relative to the paper's folder, where it is not the paper's own: a TeX ``\\input``."""


class Skipped(Record):
    """Sentences that were read and not checked, counted by reason."""

    reason: str
    sentences: int


class Unresolved(Record):
    """A reference inside the paper whose target was not found."""

    sentence: str | None
    text: str
    kind: str


class Coverage(Record):
    """What was read and what was not."""

    pages: int
    pages_without_text: tuple[int, ...] = ()
    sentences: int = 0
    words: int = 0
    skipped: tuple[Skipped, ...] = ()
    unresolved_references: tuple[Unresolved, ...] = ()
    language: str = "en"
    notes: tuple[str, ...] = ()
    """Anything else a reader should know, one plain sentence each."""
