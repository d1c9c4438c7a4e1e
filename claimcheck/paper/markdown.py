"""Markdown (CommonMark and tables), by markdown-it-py; places are lines and columns of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.errors import PaperError
from claimcheck.paper.compose import Composer, Piece, Source, decode
from claimcheck.paper.headings import numbered
from claimcheck.paper.model import Paper

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(?P<matter>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>.+?)[\"']?[ \t]*$", re.M)
_NOTE = re.compile(r"^\[\^(?P<label>[^\]\s]{1,40})\]:\s*")
_MARK = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\]")


def read_markdown(data: bytes, name: str, sha256: str) -> Paper:
    """A Paper of one page, whose blocks are paragraphs, items of lists, code and quotes."""
    from markdown_it import MarkdownIt

    text = decode(data)
    shown, composer = text, Composer([Source.of(None, text)])
    if (front := _FRONT.match(text)) is not None:
        shown = re.sub(r"[^\n]", "", front[0]) + text[front.end() :]
        if (found := _FRONT_TITLE.search(front["matter"])) is not None:
            at = front.start("matter")
            piece = Piece()
            piece.add(found["title"], 0, at + found.start("title"), moving=True)
            composer.title = piece.text
            composer.block("title", piece)
    try:
        parsed = MarkdownIt("commonmark").enable("table").disable("text_join").parse(shown)
    except (RecursionError, ValueError, IndexError) as error:
        raise PaperError(
            "this Markdown cannot be read", where=name, hint="name it .txt to have it read as text"
        ) from error
    _Walker(composer, text).walk(parsed)
    return composer.finish(name, sha256)


class _Walker:
    def __init__(self, composer: Composer, text: str) -> None:
        self.composer = composer
        self.text = text
        self.starts = composer.sources[0].starts
        self.quotes = 0
        self.rows: list[tuple[str, ...]] = []
        self.row: list[str] | None = None
        self.caption: str | None = None
        """Label of the caption that came last: the rows of a table behind it are its own."""

    def walk(self, parsed: Sequence[Token]) -> None:
        heading: Token | None = None
        at = 0
        for token in parsed:
            kind = token.type
            if token.map is not None:
                at = max(at, self._start(token.map[0])) if kind == "inline" else self._start(token.map[0])
            if kind in ("blockquote_open", "blockquote_close"):
                self.quotes += 1 if kind.endswith("open") else -1
            elif kind in ("heading_open", "heading_close"):
                heading = token if kind == "heading_open" else None
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "tr_open":
                self.row = []
            elif kind == "tr_close" and self.row is not None:
                self.rows.append(tuple(self.row))
                self.row = None
            elif kind == "table_close":
                self._table()
            elif kind == "inline":
                if self.row is not None:
                    self.row.append(_words(token))
                elif heading is not None:
                    self._heading(self._piece(token), int(heading.tag[1]))
                else:
                    self._paragraph(token)

    def _heading(self, piece: Piece, level: int) -> None:
        if not self.composer.title and level == 1:
            self.composer.title = piece.text
            self.composer.block("title", piece)
            return
        text = piece.text
        number, bare = numbered(text)
        if number and text.endswith(bare):
            cut = len(text) - len(bare)
            piece = Piece(piece.chars[cut:], piece.files[cut:], piece.places[cut:])
        self.composer.heading(piece, max(1, level - bool(self.composer.title)), number)

    def _paragraph(self, token: Token) -> None:
        piece = self._piece(token)
        text = piece.text
        note = _NOTE.match(text)
        if self.quotes:
            self.composer.block("quote", piece)
        elif note is not None:
            cut = note.end()
            rest = Piece(piece.chars[cut:], piece.files[cut:], piece.places[cut:])
            self.composer.block("footnote", rest, note["label"])
        else:
            block = self.composer.body(_marked(piece))
            self.caption = block.label if block is not None and block.layer == "caption" else None
            if self.caption and self.caption.startswith("Table") and self.rows:
                self._give_rows(self.caption)
            self.rows = []

    def _table(self) -> None:
        if self.caption and self.caption.startswith("Table"):
            self._give_rows(self.caption)
            self.rows = []

    def _give_rows(self, label: str) -> None:
        from dataclasses import replace

        floats = self.composer.floats
        for i, found in enumerate(floats):
            if found.label == label and not found.rows:
                floats[i] = replace(found, rows=tuple(self.rows))

    def _code(self, token: Token) -> None:
        assert token.map is not None
        at, end = self._start(token.map[0] + (token.type == "fence")), self._end(token.map[1])
        piece = Piece()
        for line in token.content.split("\n"):
            found = self.text.find(line, at, end)
            piece.add(line, 0, found if found >= 0 else at, moving=found >= 0)
            at = found + len(line) if found >= 0 else at
            piece.add(" ", 0, at, moving=False)
        self.composer.block("code", piece)

    def _start(self, line: int) -> int:
        return self.starts[min(line, len(self.starts) - 1)]

    def _piece(self, token: Token) -> Piece:
        """The text of an inline token, each stretch found again in the file."""
        assert token.map is not None
        at, end = self._start(token.map[0]), self._end(token.map[1])
        piece = Piece()
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line = self.text.find("\n", at, end)
                at = line + 1 if line >= 0 else at
                piece.add(" ", 0, max(at - 1, 0), moving=False)
                continue
            words = child.content if child.type in ("text", "code_inline", "text_special") else ""
            if not words:
                continue
            written = child.markup if child.type == "text_special" and child.markup else words
            found = self.text.find(written, at, end)
            piece.add(words, 0, found if found >= 0 else at, moving=found >= 0 and written == words)
            at = found + len(written) if found >= 0 else at
        return piece

    def _end(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.text)


def _words(token: Token) -> str:
    return " ".join("".join(c.content if c.content else " " for c in token.children or ()).split())


def _marked(piece: Piece) -> Piece:
    """Without the marks of footnotes, which are kept as marks."""
    out = Piece()
    text = "".join(piece.chars)
    at = 0
    for m in _MARK.finditer(text):
        _append(out, piece, at, m.start())
        out.notes.append((len(out.chars), m["label"]))
        at = m.end()
    _append(out, piece, at, len(text))
    return out


def _append(out: Piece, piece: Piece, start: int, end: int) -> None:
    out.chars += piece.chars[start:end]
    out.files += piece.files[start:end]
    out.places += piece.places[start:end]
