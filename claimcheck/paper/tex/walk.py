"""The walk over a TeX paper's tokens: sections, paragraphs, floats, notes, lists and maths into a Composer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.paper.compose import Composer, Piece
from claimcheck.paper.tex import names
from claimcheck.paper.tex.environments import begin, end
from claimcheck.paper.tex.floats import Float, caption
from claimcheck.paper.tex.formula import expanded, is_numbered, read_formula
from claimcheck.paper.tex.headings import section, title
from claimcheck.paper.tex.maths import ACCENTS, accented, maths, symbol
from claimcheck.paper.tex.references import Known, bibitem, bibliography, cite, reference
from claimcheck.paper.tex.stream import Stream
from claimcheck.paper.tex.tables import Cells
from claimcheck.paper.tex.tokens import Token

if TYPE_CHECKING:
    from claimcheck.paper.tex.read import Files

_DEEPEST = 40
_QUOTES = {"``": "“", "''": "”", "`": "‘", "'": "’", "---": "—", "--": "–"}
_HANDLED = frozenset(
    """begin end title icmltitle author abstract appendix label ref pageref nameref eqref autoref cref Cref vref
    footnote footnotetext thanks footnotemark caption captionof subcaption item bibitem input include subfile
    bibliography printbibliography ensuremath xspace hyperref captionsetup""".split()
)


class Reader:
    """One walk over the paper."""

    def __init__(self, files: Files, composer: Composer, known: Known, name: str) -> None:
        self.files, self.composer, self.known, self.name = files, composer, known, name
        fixed = {*_HANDLED, *names.CITATIONS, *names.LEVELS}
        self.stream = Stream(name, fixed)
        self.piece = Piece()
        self.cells = Cells(self)
        self.notes: list[tuple[Piece, str]] = []
        self.floats: list[Float] = []
        self.environments: list[str] = []
        self.counters: dict[str, int] = {}
        self.numbers: list[int] = []
        self.here = ("section", "")
        """What a label that comes now stands for."""
        self.chapters = False
        self.natbib = False
        self.depth = 0

    def read(self) -> None:
        main = self.files.tokens(0)
        begin = next(
            (i for i, t in enumerate(main) if t.kind == "macro" and t.text == "begin" and _names(main, i)), None
        )
        self.stream.push(main)
        if begin is not None:
            self._preamble(len(main) - begin)
        self.walk()
        self.flush()

    def walk(self) -> None:
        """Read all that waits above the stream's floor."""
        while (t := self.stream.next()) is not None:
            self.take(t)

    def render(self, waiting: Sequence[Token]) -> Piece:
        """The tokens as a piece of text of its own."""
        outer, self.piece = self.piece, Piece()
        floor, self.stream.floor = self.stream.floor, self.stream.depth
        self.depth += 1
        if self.depth < _DEEPEST:
            self.stream.push(waiting)
            self.walk()
        self.depth -= 1
        self.stream.floor = floor
        done, self.piece = self.piece, outer
        return done

    def text(self, waiting: Sequence[Token]) -> str:
        return self.render(waiting).text

    def add(self, text: str, at: Token, *, moving: bool = False) -> None:
        self.piece.add(text, at.file, at.place, moving=moving and at.literal)

    def _preamble(self, rest: int) -> None:
        """Definitions and the title; nothing else is printed there."""
        while self.stream.depth > rest and (t := self.stream.next()) is not None:
            if t.kind != "macro" or self.stream.define(t.text) or self.stream.condition(t.text):
                continue
            if t.text in ("title", "icmltitle", "author"):
                title(self, t)
            elif t.text in ("input", "include"):
                before = self.stream.depth
                self._input()
                rest_now = rest
                floor, self.stream.floor = self.stream.floor, before
                self._preamble(rest_now)
                self.stream.floor = floor
            elif t.text == "usepackage":
                self.stream.option()
                self.natbib |= "natbib" in self.stream.word()
            elif t.text == "addbibresource":
                self.stream.option()
                self.bibliographies = self.stream.word()

    bibliographies = ""

    def take(self, t: Token) -> None:
        if t.kind == "text":
            self.add(_QUOTES.get(t.text, t.text), t, moving=t.text not in _QUOTES)
        elif t.kind == "space":
            self.add(" ", t)
        elif t.kind == "par":
            self.add(" ", t) if self.depth else self.flush()
        elif t.kind == "macro":
            self.macro(t)
        elif t.kind == "math":
            self.formula(t, t.text)
        elif t.kind == "verbatim":
            self._verbatim(t)
        elif t.kind == "special":
            if t.text == "&" and self.cells.open:
                self.cells.end_cell()
            else:
                self.add(" " if t.text in "~&" else t.text, t)

    def macro(self, t: Token) -> None:
        name = t.text
        if self.stream.expand(t) or self.stream.define(name) or self.stream.condition(name):
            return
        bare = name.rstrip("*")
        if bare == "begin":
            begin(self, t, self.stream.word())
        elif bare == "end":
            end(self, self.stream.word())
        elif bare in names.LEVELS:
            section(self, bare, starred=name.endswith("*"))
        elif bare in names.CITATIONS:
            cite(self, t, bare)
        elif bare in ("title", "icmltitle", "author"):
            title(self, t)
        elif bare == "abstract" and (n := self.stream.peek()) is not None and n.kind == "open":
            inside = self.stream.argument()
            begin(self, t, "abstract")
            self.piece = self.render(inside)
            end(self, "abstract")
        elif bare == "appendix":
            self.flush()
            self.composer.in_appendix, self.numbers = True, []
        elif bare == "label":
            self.known.labels.setdefault(self.stream.word(), self.here)
        elif bare in ("ref", "pageref", "nameref", "eqref", "autoref", "cref", "Cref", "vref"):
            reference(self, t, bare)
        elif bare in ("footnote", "footnotetext", "thanks"):
            self._footnote(bare)
        elif bare in ("caption", "captionof", "subcaption"):
            caption(self, bare)
        elif bare == "item":
            self.flush()
            if (label := self.stream.option()) is not None:
                self.stream.push([*label, Token("space", " ", t.file, t.place)])
        elif bare == "bibitem":
            bibitem(self, t)
        elif bare in ("input", "include", "subfile"):
            self._input()
        elif bare in ("bibliography", "printbibliography"):
            bibliography(self, t, bare)
        elif bare in ("(", "["):
            self.formula(t, name)
        elif bare == "ensuremath":
            self.add(maths(expanded(self.stream, self.stream.argument())), t)
        elif bare == "xspace":
            n = self.stream.peek()
            if n is not None and (n.text[:1].isalnum() or n.text[:1] in "(“`$"):
                self.add(" ", t)
        elif bare == "hyperref":
            self.stream.option()
        elif name == "\\" or bare in ("tabularnewline", "newline"):
            self.stream.option()
            if self.cells.open:
                self.cells.end_row()
            else:
                self.add(" ", t)
        elif name in ACCENTS and (letter := self.text(self.stream.argument())):
            self.add(accented(name, letter), t)
        elif name in names.SYMBOLS:
            self.add(names.SYMBOLS[name], t)
        elif bare in names.DROPPED or bare in names.KEPT_AFTER:
            while self.stream.option() is not None:
                pass
            for _ in range(names.DROPPED.get(bare, names.KEPT_AFTER.get(bare, 0))):
                self.stream.argument()
                self.stream.option()
        elif shown := symbol(bare):
            self.add(shown, t)
        else:
            self.stream.option()

    def flush(self) -> None:
        """End the paragraph."""
        if self.depth or self.cells.open:
            self.gap()
            return
        piece, self.piece = self.piece, Piece()
        if not self.floats:
            around = {e.rstrip("*") for e in self.environments}
            if around & names.CODE:
                self.composer.block("code", piece)
            elif around & names.QUOTES:
                self.composer.block("quote", piece)
            else:
                self.composer.block(self.composer.layer, piece)
            self.emit_notes()

    def gap(self) -> None:
        if self.piece.chars:
            self.piece.add(" ", self.piece.files[-1], self.piece.places[-1], moving=False)

    def emit_notes(self) -> None:
        notes, self.notes = self.notes, []
        for note, label in notes:
            self.composer.block("footnote", note, label or None)

    def heading(self, title: str, t: Token, *, kind: str) -> None:
        piece = Piece()
        piece.add(title, t.file, t.place, moving=False)
        self.composer.heading(piece, 1, kind="abstract" if kind == "abstract" else "reference")

    def _footnote(self, name: str) -> None:
        self.stream.option()
        inside = self.stream.argument()
        if name == "footnote":
            label = str(self.count("footnote"))
            self.piece.notes.append((len(self.piece.chars), label))
        else:
            label = str(self.counters.get("footnote", 0)) if name == "footnotetext" else ""
        before, self.here = self.here, ("footnote", label)
        piece = self.render(inside)
        self.here = before
        self.notes.append((piece, label))

    def count(self, name: str) -> int:
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def _verbatim(self, t: Token) -> None:
        if t.name == "environment":
            self.flush()
            piece = Piece()
            piece.add(t.text, t.file, t.place, moving=t.literal)
            if not self.floats and not self.depth:
                self.composer.block("code", piece)
        else:
            self.add(t.text, t, moving=True)

    def formula(self, t: Token, opened: str) -> None:
        """A formula, to its end or the paragraph's."""
        number = ("equation", str(self.count("equation")) if is_numbered(opened) else "?")
        shown = read_formula(
            self.stream, opened, self.environments, lambda key: self.known.labels.setdefault(key, number)
        )
        self.add(shown, t)

    def _input(self) -> None:
        name = self.stream.word()
        file = self.files.find(name, ".tex", "")
        if file is None:
            self.missing(name)
        elif self.count(f"input {file}") <= 50 and self.count("input") <= 1000:
            self.stream.push(self.files.tokens(file))

    def missing(self, name: str) -> None:
        if not self.known.first and name:
            self.composer.notes.append(f"{name} is named in the paper and was not found, so it was not read.")


def _names(main: Sequence[Token], i: int) -> bool:
    return "".join(t.text for t in main[i + 1 : i + 4]) == "{document}"
