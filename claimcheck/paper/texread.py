"""The walk over a TeX paper's tokens: sections, paragraphs, floats, notes, lists and maths into a Composer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.errors import PaperError
from claimcheck.paper import texnames as names
from claimcheck.paper.compose import Composer, Piece
from claimcheck.paper.texbib import Cited, citation, cited, entries, from_label
from claimcheck.paper.texmath import ACCENTS, accented, maths, symbol
from claimcheck.paper.texstream import Stream, source
from claimcheck.paper.textokens import Token, tokens

if TYPE_CHECKING:
    from claimcheck.paper.tex import Files

_DEEPEST = 40
_MOST_OPEN = 500
"""Environments one in another."""
_QUOTES = {"``": "“", "''": "”", "`": "‘", "'": "’", "---": "—", "--": "–"}
_HANDLED = frozenset(
    """begin end title icmltitle author abstract appendix label ref pageref nameref eqref autoref cref Cref vref
    footnote footnotetext thanks footnotemark caption captionof subcaption item bibitem input include subfile
    bibliography printbibliography ensuremath xspace hyperref captionsetup""".split()
)


@dataclass(slots=True)
class Known:
    """What labels and citations stand for; gathered on the first walk, printed on the second."""

    first: bool = True
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Kind and number: ``("figure", "3")``."""
    cited: dict[str, Cited] = field(default_factory=dict)


@dataclass(slots=True)
class _Float:
    kind: str
    depth: int
    label: str | None = None
    captions: list[tuple[Piece, str | None]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)


class Reader:
    """One walk over the paper."""

    def __init__(self, files: Files, composer: Composer, known: Known, name: str) -> None:
        self.files, self.composer, self.known, self.name = files, composer, known, name
        fixed = {*_HANDLED, *names.CITATIONS, *names.LEVELS}
        self.stream = Stream(name, fixed)
        self.piece = Piece()
        self.notes: list[tuple[Piece, str]] = []
        self.floats: list[_Float] = []
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
                self._title(t)
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
            self._math(t, t.text)
        elif t.kind == "verbatim":
            self._verbatim(t)
        elif t.kind == "special":
            if t.text == "&" and self._row is not None:
                self._cell()
            else:
                self.add(" " if t.text in "~&" else t.text, t)

    def macro(self, t: Token) -> None:
        name = t.text
        if self.stream.expand(t) or self.stream.define(name) or self.stream.condition(name):
            return
        bare = name.rstrip("*")
        if bare == "begin":
            self._begin(t, self.stream.word())
        elif bare == "end":
            self._end(self.stream.word())
        elif bare in names.LEVELS:
            self._section(bare, starred=name.endswith("*"))
        elif bare in names.CITATIONS:
            self._cite(t, bare)
        elif bare in ("title", "icmltitle", "author"):
            self._title(t)
        elif bare == "abstract" and (n := self.stream.peek()) is not None and n.kind == "open":
            inside = self.stream.argument()
            self._begin(t, "abstract")
            self.piece = self.render(inside)
            self._end("abstract")
        elif bare == "appendix":
            self.flush()
            self.composer.in_appendix, self.numbers = True, []
        elif bare == "label":
            self.known.labels.setdefault(self.stream.word(), self.here)
        elif bare in ("ref", "pageref", "nameref", "eqref", "autoref", "cref", "Cref", "vref"):
            self._ref(t, bare)
        elif bare in ("footnote", "footnotetext", "thanks"):
            self._footnote(bare)
        elif bare in ("caption", "captionof", "subcaption"):
            self._caption(bare)
        elif bare == "item":
            self.flush()
            if (label := self.stream.option()) is not None:
                self.stream.push([*label, Token("space", " ", t.file, t.place)])
        elif bare == "bibitem":
            self._bibitem(t)
        elif bare in ("input", "include", "subfile"):
            self._input()
        elif bare in ("bibliography", "printbibliography"):
            self._bibliography(t, bare)
        elif bare in ("(", "["):
            self._math(t, name)
        elif bare == "ensuremath":
            self.add(maths(self._plain(self.stream.argument())), t)
        elif bare == "xspace":
            n = self.stream.peek()
            if n is not None and (n.text[:1].isalnum() or n.text[:1] in "(“`$"):
                self.add(" ", t)
        elif bare == "hyperref":
            self.stream.option()
        elif name == "\\" or bare in ("tabularnewline", "newline"):
            self.stream.option()
            if self._row is not None:
                self._end_row()
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

    # --- environments -------------------------------------------------------------------------------------------

    _row: list[str] | None = None
    _rows: list[tuple[str, ...]]
    _tables = 0

    def _begin(self, t: Token, name: str) -> None:
        if len(self.environments) >= _MOST_OPEN:
            raise PaperError(
                f"more than {_MOST_OPEN} environments are open at once",
                where=self.name,
                hint=r"check that each \begin has its \end",
            )
        if f"begin {name}" in self.stream.macros:
            self.environments.append(name)
            self.stream.expand(Token("macro", f"begin {name}", t.file, t.place))
            return
        bare = name.rstrip("*")
        if name in names.MATHS:
            self._math(t, name)
            return
        if bare in names.TABULAR:
            self._tabular(name)
        self.environments.append(name)
        if bare in names.FIGURES or bare in names.TABLES:
            self.flush()
            self.stream.option()
            if bare.startswith("wrap"):
                self.stream.argument(), self.stream.argument()
            kind = "figure" if bare in names.FIGURES else "table"
            self.floats.append(_Float(kind, len(self.environments)))
        elif bare.startswith("sub") and self.floats:
            self.stream.option()
            self.stream.argument()
        elif bare == "abstract":
            self.flush()
            self._heading("Abstract", t, kind="abstract")
        elif bare == "thebibliography":
            self.flush()
            self.stream.argument()
            self._heading("References", t, kind="reference")
        elif bare in ("minipage", "multicols", "adjustbox", "adjustwidth"):
            self.stream.option()
            self.stream.argument()
        elif bare not in names.TABULAR:
            if bare != "document":
                self.flush()
            self.stream.option()

    def _end(self, name: str) -> None:
        bare = name.rstrip("*")
        if f"end {name}" in self.stream.macros and name in self.environments:
            self.environments.remove(name)
            self.stream.expand(Token("macro", f"end {name}", 0, 0))
            return
        if bare in names.TABULAR:
            self._end_tabular()
        elif bare not in ("minipage", "adjustbox"):
            self.flush()
        if bare == "abstract":
            self.composer.end_section()
        elif bare == "document" and not self.depth:
            self.stream.stop()
        if name in self.environments:
            at = len(self.environments) - self.environments[::-1].index(name)
            del self.environments[at - 1 :]
        while self.floats and self.floats[-1].depth > len(self.environments):
            done = self.floats.pop()
            for i, (piece, label) in enumerate(done.captions):
                self.composer.caption(piece, label, tuple(done.rows) if i == 0 else ())
            self._emit_notes()

    def _tabular(self, name: str) -> None:
        self._tables += 1
        self.stream.option()
        for _ in range(names.TABULAR[name if name in names.TABULAR else name.rstrip("*")]):
            self.stream.argument()
        if self._tables == 1:
            self._before, self.piece = self.piece, Piece()
            self._row, self._rows = [], []

    def _cell(self) -> None:
        assert self._row is not None
        if self._tables > 1 or self.depth:
            self._gap()
            return
        self._row.append(self.piece.text)
        self.piece = Piece()

    def _end_row(self) -> None:
        if self._tables > 1 or self.depth:
            self._cell()
            return
        self._cell()
        if self._row and any(self._row):
            self._rows.append(tuple(self._row))
        self._row = []

    def _end_tabular(self) -> None:
        self._tables = max(0, self._tables - 1)
        if self._tables or self._row is None:
            return
        self._end_row()
        if self.floats:
            self.floats[-1].rows += self._rows
        self._row = None
        self.piece = self._before

    # --- parts of the text --------------------------------------------------------------------------------------

    def flush(self) -> None:
        """End the paragraph."""
        if self.depth or self._row is not None:
            self._gap()
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
            self._emit_notes()

    def _gap(self) -> None:
        if self.piece.chars:
            self.piece.add(" ", self.piece.files[-1], self.piece.places[-1], moving=False)

    def _emit_notes(self) -> None:
        notes, self.notes = self.notes, []
        for note, label in notes:
            self.composer.block("footnote", note, label or None)

    def _heading(self, title: str, t: Token, *, kind: str) -> None:
        piece = Piece()
        piece.add(title, t.file, t.place, moving=False)
        self.composer.heading(piece, 1, kind="abstract" if kind == "abstract" else "reference")

    def _section(self, name: str, *, starred: bool) -> None:
        self.stream.option()
        inside = self.stream.argument()
        self.flush()
        self.chapters |= name == "chapter"
        level = max(1, names.LEVELS[name] + self.chapters)
        number = None
        if not starred and name != "part" and level <= 3:
            self.numbers = [*self.numbers[:level], *[0] * (level - len(self.numbers))]
            self.numbers[level - 1] += 1
            first = self.numbers[0]
            top = chr(64 + first) if self.composer.in_appendix and 0 < first <= 26 else str(first)
            number = ".".join([top, *(str(n) for n in self.numbers[1:level])])
        piece = self.render(inside)
        self.here = ("appendix" if self.composer.in_appendix else "section", number or piece.text)
        self.composer.heading(piece, level, number)
        self._emit_notes()

    def _title(self, t: Token) -> None:
        self.stream.option()
        piece = self.render(self.stream.argument())
        if t.text == "author":
            self.composer.block("furniture", piece)
        elif not self.composer.title and piece:
            self.composer.title = piece.text
            self.composer.block("title", piece)

    def _footnote(self, name: str) -> None:
        self.stream.option()
        inside = self.stream.argument()
        if name == "footnote":
            label = str(self._count("footnote"))
            self.piece.notes.append((len(self.piece.chars), label))
        else:
            label = str(self.counters.get("footnote", 0)) if name == "footnotetext" else ""
        before, self.here = self.here, ("footnote", label)
        piece = self.render(inside)
        self.here = before
        self.notes.append((piece, label))

    def _caption(self, name: str) -> None:
        own = self.stream.word() if name == "captionof" else None
        self.stream.option()
        inside = self.stream.argument()
        place = self.floats[-1] if self.floats else _Float(own or "figure", 0)
        sub = name == "subcaption" or any(e.startswith("sub") for e in self.environments[place.depth :])
        label = None
        if not sub:
            kind = own if own in ("figure", "table") else place.kind
            number = str(self._count(kind))
            if self.composer.in_appendix and self.counters.get("appendix floats"):
                number = f"A{number}"
            label = f"{kind.title()} {number}"
            self.here = (kind, number)
        elif self.here[0] != place.kind:
            self.here = (place.kind, str(self.counters.get(place.kind, 0) + 1))
        piece = self.render(inside)
        if self.floats:
            place.captions.append((piece, label))
        else:
            self.composer.caption(piece, label)

    def _count(self, name: str) -> int:
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

    def _math(self, t: Token, opened: str) -> None:
        """A formula, to its end or the paragraph's."""
        closing = {"(": ")", "[": "]"}.get(opened, opened)
        taken: list[Token] = []
        shown = opened in ("$$", "[") or opened in names.MATHS
        number = ("equation", str(self._count("equation"))) if shown and opened in names.MATHS else None
        while (n := self.stream.next()) is not None:
            if n.kind == "par":
                if opened not in names.MATHS:
                    self.stream.push([n])
                    break
                continue
            if n.kind == "math" and n.text == closing:
                break
            if n.kind == "macro":
                if n.text == closing and opened in "([":
                    break
                if n.text == "end":
                    name = self.stream.word()
                    if name == opened:
                        break
                    if name == "document" or name in self.environments:
                        self.stream.push([n, *tokens(f"{{{name}}}", n.file)])
                        break
                    taken.extend(tokens(f"\\end{{{name}}}", n.file))
                    continue
                if n.text == "label":
                    self.known.labels.setdefault(self.stream.word(), number or ("equation", "?"))
                    continue
                if self.stream.expand(n):
                    continue
            taken.append(n)
        space = " " if shown else ""
        self.add(f"{space}{maths(source(taken))}{space}", t)

    def _plain(self, waiting: Sequence[Token]) -> str:
        """The source of the tokens with the paper's own macros expanded."""
        floor, self.stream.floor = self.stream.floor, self.stream.depth
        self.stream.push(waiting)
        out = []
        while (n := self.stream.next()) is not None:
            if not (n.kind == "macro" and self.stream.expand(n)):
                out.append(n)
        self.stream.floor = floor
        return source(out)

    # --- references ---------------------------------------------------------------------------------------------

    def _ref(self, t: Token, name: str) -> None:
        keys = [k.strip() for k in self.stream.word().split(",")]
        found = [self.known.labels.get(k, ("", "?")) for k in keys]
        listed = _listed([number for _, number in found])
        kind = found[0][0]
        if name == "eqref":
            listed = f"({listed})"
        elif name in ("autoref", "cref", "Cref", "vref") and kind in names.REFERENCES:
            listed = f"{names.REFERENCES[kind][len(keys) > 1]} {listed}"
        self.add(listed, t)

    def _cite(self, t: Token, name: str) -> None:
        options = [o for _ in range(2) if (o := self.stream.option()) is not None]
        keys = [k.strip() for k in self.stream.word().split(",") if k.strip()]
        shown = [self.text(o) for o in options]
        before, after = (shown[0], shown[1]) if len(shown) == 2 else ("", shown[0] if shown else "")
        macro = "citet" if name == "cite" and self.natbib else name
        self.add(citation(macro, keys, self.known.cited, before, after), t)

    def _bibitem(self, t: Token) -> None:
        self.flush()
        label = self.stream.option()
        key = self.stream.word()
        entry = from_label(self.text(label) if label is not None else "", self._count("entry"))
        self.known.cited.setdefault(key, entry)
        if not entry.authors:
            self.add(f"[{entry.number}] ", t)

    def _bibliography(self, t: Token, name: str) -> None:
        while self.stream.option() is not None:
            pass
        listed = self.stream.word() if name == "bibliography" else self.bibliographies
        self.flush()
        bbl = self.files.find(self.files.stem, ".bbl")
        if bbl is not None:
            self.stream.push(self.files.tokens(bbl))
            return
        self._heading("References", t, kind="reference")
        for part in listed.split(","):
            file = self.files.find(part.strip(), ".bib")
            if file is None:
                self._missing(part.strip() + ("" if part.strip().endswith(".bib") else ".bib"))
                continue
            for entry in entries(self.files.sources[file].text):
                self._entry(file, entry.key, entry.place, entry.fields, cited(entry, self._count("entry")))
        self.composer.end_section()

    def _entry(self, file: int, key: str, place: int, fields: object, entry: Cited) -> None:
        assert isinstance(fields, dict)
        self.known.cited.setdefault(key, entry)
        parts = [fields.get(n, "") for n in ("author", "year", "title", "journal", "booktitle")]
        lead = "" if entry.authors else f"[{entry.number}] "
        piece = Piece()
        text = ". ".join(self.text(list(tokens(p, file))) for p in parts if p)
        piece.add(lead + text, file, place, moving=False)
        self.composer.block("reference", piece)

    # --- files --------------------------------------------------------------------------------------------------

    _inputs = 0

    def _input(self) -> None:
        name = self.stream.word()
        file = self.files.find(name, ".tex", "")
        if file is None:
            self._missing(name)
        elif self._count(f"input {file}") <= 50 and self._count("input") <= 1000:
            self.stream.push(self.files.tokens(file))

    def _missing(self, name: str) -> None:
        if not self.known.first and name:
            self.composer.notes.append(f"{name} is named in the paper and was not found, so it was not read.")


def _names(main: Sequence[Token], i: int) -> bool:
    return "".join(t.text for t in main[i + 1 : i + 4]) == "{document}"


def _listed(numbers: Sequence[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
