"""The walk over the tags of an HTML paper: headings, paragraphs, notes, tables and captions into a Composer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from claimcheck.errors import PaperError
from claimcheck.paper.compose import Composer, Piece
from claimcheck.paper.headings import numbered
from claimcheck.paper.html.roles import BLOCKS, HEADING, LABEL, LEVELS, SKIPPED, SKIPPED_CLASSES, VOID, role_of
from claimcheck.paper.tex.maths import maths

_DEEPEST = 2000
"""Elements one in another."""


@dataclass(slots=True)
class _Element:
    tag: str
    classes: frozenset[str]
    kept: Piece | None = None
    """Text gathered around the element, taken up again behind it."""
    role: str = ""


@dataclass(slots=True)
class _Table:
    rows: list[tuple[str, ...]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)


class Walker(HTMLParser):
    def __init__(self, composer: Composer) -> None:
        super().__init__(convert_charrefs=False)
        self.composer = composer
        self.source = composer.sources[0]
        self.stack: list[_Element] = []
        self.piece = Piece()
        self.number: str | None = None
        self.skipping = 0
        self.notes: list[tuple[Piece, str]] = []
        self.tables: list[_Table] = []
        self.captions: list[tuple[int, Piece, str | None]] = []
        """Depth of the figure, caption and label; they wait for the table's rows."""
        self.rows: tuple[tuple[str, ...], ...] = ()
        self.document_title = ""

    def finish(self) -> None:
        """Read what is left, and end what is still open."""
        self.close()
        while self.stack:
            self.handle_endtag(self.stack[-1].tag)
        self._flush()

    # --- what the parser calls ------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {k: v or "" for k, v in attrs}
        classes = frozenset(attributes.get("class", "").split())
        if self.skipping:
            if tag not in VOID:
                self._push(_Element(tag, classes))
                self.skipping += 1
            return
        if tag == "math":
            self._maths(attributes)
            return
        if tag in VOID:
            if tag in ("br", "hr", "wbr"):
                self._text(" " if tag != "wbr" else "", moving=False)
            return
        self._close_implied(tag)
        if (tag in SKIPPED and not (tag == "footer" and "ltx" in "".join(classes))) or classes & SKIPPED_CLASSES:
            self._push(_Element(tag, classes))
            self.skipping = 1
            return
        self._open(tag, classes, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("math", *VOID):
            self.handle_starttag(tag, attrs)
            if tag == "math" and self.skipping:
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        names = [e.tag for e in self.stack]
        if tag not in names:
            return
        while self.stack:
            done = self.stack.pop()
            if self.skipping:
                self.skipping -= 1
            else:
                self._close(done)
            if done.tag == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.skipping:
            if [e.tag for e in self.stack[:2]] == ["html", "head"] and self.stack[-1].tag == "title":
                self.document_title += data
            return
        self._text(data, moving=True)

    def handle_entityref(self, name: str) -> None:
        self._text(unescape(f"&{name};"), moving=False)

    def handle_charref(self, name: str) -> None:
        self._text(unescape(f"&#{name};"), moving=False)

    # --- elements -------------------------------------------------------------------------------------------------

    def _push(self, element: _Element) -> None:
        if len(self.stack) >= _DEEPEST:
            raise PaperError("the elements of this page are nested too deeply", hint="print it to PDF and check that")
        self.stack.append(element)

    def _at(self) -> int:
        line, column = self.getpos()
        return self.source.starts[min(line, len(self.source.starts)) - 1] + column

    def _text(self, text: str, *, moving: bool) -> None:
        self.piece.add(text, 0, self._at(), moving=moving)

    def _open(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        role = role_of(tag, classes, attributes, {e.role for e in self.stack})
        if role == "heading":
            self.number = None
        element = _Element(tag, classes, role=role)
        inline_role = role in ("number", "note", "cell", "caption", "table", "heading")
        if tag in BLOCKS and role not in ("note", "number", "cell", "table") and not self._inside("cell", "note"):
            self._flush()
        if role == "entry":
            self._flush()
        if role == "table":
            self.tables.append(_Table())
        if inline_role:
            element.kept, self.piece = self.piece, Piece()
        self._push(element)
        if role == "note":
            label = str(len(self.notes) + 1 + sum(b.layer == "footnote" for b in self.composer.blocks))
            assert element.kept is not None
            element.kept.notes.append((len(element.kept.chars), label))

    def _close(self, done: _Element) -> None:
        if done.role in ("number", "note", "cell", "caption", "table", "heading") and done.kept is not None:
            piece, self.piece = self.piece, done.kept
            self._part(done, piece)
        elif done.tag in BLOCKS and not self._inside("cell", "note", "heading", "caption"):
            self._flush(done)
        elif done.tag in BLOCKS:
            self._text(" ", moving=False)
        if done.role == "abstract":
            self.composer.end_section()
        if done.role == "figure" or (done.tag == "table" and not self._inside("figure", "table")):
            self._emit_captions()

    def _part(self, done: _Element, piece: Piece) -> None:
        if done.role == "number":
            self.number = re.sub(r"^Appendix\s+|[.:]$", "", piece.text.strip()) or None
        elif done.role == "heading":
            self._heading(done, piece)
        elif done.role == "note":
            self.notes.append((piece, self.piece.notes[-1][1] if self.piece.notes else ""))
            if not self.stack or not self._inside("cell", "caption", "heading"):
                return
        elif done.role == "cell" and self.tables:
            self.tables[-1].row.append(piece.text)
        elif done.role == "table":
            table = self.tables.pop()
            if not self.tables:
                self.rows = tuple(table.rows)
            if not self._inside("figure") and not table.rows:
                self.composer.body(piece)
        elif done.role == "caption":
            found = LABEL.match(piece.text)
            label = f"{'Table' if found[1] == 'Table' else 'Figure'} {found[2]}" if found else None
            depth = sum(e.role == "figure" for e in self.stack)
            self.captions.append((depth, piece, label))
            if not self._inside("figure", "table"):
                self._emit_captions()

    def _emit_captions(self) -> None:
        if self._inside("figure", "table"):
            return
        captions, self.captions = self.captions, []
        rows, self.rows = self.rows, ()
        for _, piece, label in captions:
            self.composer.caption(piece, label, rows if label and label.startswith("Table") else ())
        self._emit_notes()

    def _heading(self, done: _Element, piece: Piece) -> None:
        level = next((LEVELS[c] for c in sorted(done.classes) if c in LEVELS), None)
        found = HEADING.match(done.tag)
        if level is None and found and int(found[1]) == 1 and not self.composer.title:
            self.composer.title = piece.text
            self.composer.block("title", piece)
            return
        if level is None:
            level = max(1, int(found[1]) - 1) if found else 1
        number, self.number = self.number, None
        text = piece.text
        if number is None:
            number, bare = numbered(text)
            if number is not None and text.endswith(bare):
                piece = _without(piece, len(text) - len(bare))
        if number and number[:1].isalpha() and "ltx_title_appendix" in done.classes:
            self.composer.in_appendix = True
        abstract = "ltx_title_abstract" in done.classes
        bibliography = "ltx_title_bibliography" in done.classes
        kind = "abstract" if abstract else "reference" if bibliography else None
        self.composer.heading(piece, level, number, kind)  # type: ignore[arg-type]

    def _flush(self, closing: _Element | None = None) -> None:
        piece, self.piece = self.piece, Piece()
        roles = {e.role for e in self.stack} | ({closing.role} if closing is not None else set())
        if piece:
            if roles & {"cell", "note", "heading", "caption"}:
                self.piece = piece
                self.piece.add(" ", 0, self._at(), moving=False)
                return
            if "figure" in roles or "table" in roles:
                pass  # labels and panels of a figure
            elif "code" in roles:
                self.composer.block("code", piece)
            elif "quote" in roles:
                self.composer.block("quote", piece)
            elif "furniture" in roles or not (self._in_body(closing)):
                self.composer.block("furniture", piece)
            elif "entry" in roles:
                self.composer.block("reference", piece)
            else:
                self.composer.body(piece)
        if closing is not None and closing.tag == "tr" and self.tables:
            self._end_row()
        self._emit_notes()

    def _end_row(self) -> None:
        table = self.tables[-1]
        if any(table.row):
            table.rows.append(tuple(table.row))
        table.row = []

    def _emit_notes(self) -> None:
        notes, self.notes = self.notes, []
        for piece, label in notes:
            self.composer.block("footnote", piece, label or None)

    def _in_body(self, closing: _Element | None) -> bool:
        tags = {e.tag for e in self.stack} | ({closing.tag} if closing is not None else set())
        return "header" not in tags and "aside" not in tags

    def _inside(self, *roles: str) -> bool:
        return any(e.role in roles for e in self.stack)

    def _close_implied(self, tag: str) -> None:
        """``<p>`` ends where a block begins, ``<li>``, ``<td>`` and their like where the next does."""
        ends = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "td": {"td", "th"}, "th": {"td", "th"}}
        over = {"tr": {"tr", "td", "th"}, **ends}.get(tag, set())
        stops = {"ul", "ol", "dl", "table", "tbody", "thead", "figure", "section", "div", "span"}
        if tag in BLOCKS:
            over = over | {"p"}
        while self.stack:
            names = [e.tag for e in self.stack]
            at = next((i for i in range(len(names) - 1, -1, -1) if names[i] in over or names[i] in stops), None)
            if at is None or names[at] not in over:
                return
            self.handle_endtag(names[at])

    def _maths(self, attributes: dict[str, str]) -> None:
        """A formula is read from its TeX (``alttext``) where there is that; what stands in it is then passed over."""
        source = attributes.get("alttext", "")
        if source:
            self._text(maths(source), moving=False)
            self._push(_Element("math", frozenset()))
            self.skipping = 1
        else:
            self._push(_Element("math", frozenset(), role="maths"))


def _without(piece: Piece, count: int) -> Piece:
    """The piece without its first ``count`` characters that are not white space repeated."""
    seen = 0
    for i, c in enumerate(piece.chars):
        if seen >= count and not c.isspace():
            return Piece(piece.chars[i:], piece.files[i:], piece.places[i:])
        if not c.isspace() or (i and not piece.chars[i - 1].isspace() and seen):
            seen += 1
    return piece
