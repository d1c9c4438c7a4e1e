r"""A stream of TeX tokens in which the paper's own macros (``\newcommand``, ``\def``, ``\newif``) are expanded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.errors import PaperError
from claimcheck.paper.tex.tokens import Token

_MOST = 3_000_000
"""Tokens; a paper of 100 pages has about 200,000."""
_LONGEST_OPTION = 2000


@dataclass(frozen=True, slots=True)
class Definition:
    """A macro of the paper's own."""

    count: int
    default: tuple[Token, ...] | None
    """Of the first argument, which is then optional."""
    body: tuple[Token, ...]


class Stream:
    """Tokens to come, the next one last; macros of ``fixed`` names keep their meaning whatever the paper defines."""

    def __init__(self, name: str, fixed: Iterable[str]) -> None:
        self._name = name
        self._fixed = frozenset(fixed)
        self._waiting: list[Token] = []
        self._taken = 0
        self.macros: dict[str, Definition] = {}
        self.switches: dict[str, bool] = {}
        self.floor = 0
        """How many waiting tokens belong to someone else: the reader of a part stops there."""

    def push(self, tokens: Sequence[Token]) -> None:
        self._waiting.extend(reversed(tokens))

    @property
    def depth(self) -> int:
        return len(self._waiting)

    def next(self) -> Token | None:
        """The next token as it stands; None at the end.

        Raises:
            PaperError: expansion does not end.
        """
        if len(self._waiting) <= self.floor:
            return None
        self._taken += 1
        if self._taken > _MOST:
            raise PaperError(
                "a macro of this paper expands without end",
                where=self._name,
                hint="check the PDF, or the text that arXiv makes of it as HTML",
            )
        return self._waiting.pop()

    def stop(self) -> None:
        """Forget all that waits: the document has ended."""
        del self._waiting[self.floor :]

    def peek(self) -> Token | None:
        return self._waiting[-1] if len(self._waiting) > self.floor else None

    def skip_space(self) -> None:
        while (t := self.peek()) is not None and t.kind == "space":
            self.next()

    def argument(self) -> list[Token]:
        """The next group without its braces, or the next token."""
        self.skip_space()
        first = self.next()
        if first is None or first.kind == "close":
            if first is not None:
                self.push([first])
            return []
        if first.kind == "par":
            self.push([first])
            return []
        if first.kind != "open":
            if first.kind == "text" and len(first.text) > 1:
                self.push([replace(first, text=first.text[1:], place=first.place + int(first.literal))])
                first = replace(first, text=first.text[0])
            return [first]
        out: list[Token] = []
        depth = 1
        while (t := self.next()) is not None:
            depth += (t.kind == "open") - (t.kind == "close")
            if depth == 0:
                break
            out.append(t)
        return out

    def option(self) -> list[Token] | None:
        """What stands in brackets, or None where no bracket follows."""
        t = self.peek()
        if t is None or t.kind != "special" or t.text != "[":
            return None
        taken: list[Token] = []
        depth = 0
        while (t := self.next()) is not None and len(taken) < _LONGEST_OPTION and t.kind != "par":
            taken.append(t)
            depth += (t.kind == "open") - (t.kind == "close")
            if depth < 0:
                break
            if depth == 0 and t.text == "]" and t.kind == "special":
                return taken[1:-1]
        if t is not None and (not taken or taken[-1] is not t):
            self.push([t])
        self.push(taken)
        first = self.next()  # a bracket that is text
        assert first is not None
        self.push([replace(first, kind="text")])
        return None

    def word(self) -> str:
        """The next argument as plain text: a name or key."""
        return source(self.argument()).strip()

    def expand(self, token: Token) -> bool:
        """Whether ``token`` is a macro of the paper's own; its expansion then comes next."""
        found = self.macros.get(token.text)
        if found is None or token.text in self._fixed:
            return False
        arguments: list[Sequence[Token]] = []
        if found.default is not None:
            given = self.option()
            arguments.append(found.default if given is None else given)
        while len(arguments) < found.count:
            arguments.append(self.argument())
        out: list[Token] = []
        for t in found.body:
            if t.kind == "parameter":
                n = int(t.text[1])
                out += arguments[n - 1] if 0 < n <= len(arguments) else ()
            else:
                out.append(replace(t, file=token.file, place=token.place, literal=False))
            if len(out) > _MOST:
                break
        self._taken += len(out)
        self.push(out)
        return True

    def define(self, macro: str) -> bool:
        r"""Take in what follows ``\newcommand`` and the like; False where ``macro`` defines nothing."""
        name = macro.rstrip("*")
        if name in ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd"):
            self._command(self._own_name())
        elif name in ("NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand"):
            own, shape = self._own_name(), self.word()
            self._set(own, Definition(sum(c in "mo" for c in shape), None, tuple(self.argument())))
        elif name in ("def", "gdef", "edef", "xdef"):
            self._def()
        elif name == "let":
            own = self._own_name()
            if (t := self.peek()) is not None and t.text == "=":
                self.next()
            same = self.argument()
            self._set(own, Definition(0, None, tuple(same)))
        elif name == "DeclareMathOperator":
            own = self._own_name()
            self._set(own, Definition(0, None, tuple(self.argument())))
        elif name in ("newenvironment", "renewenvironment"):
            own = self.word()
            self._command(f"begin {own}")
            self._set(f"end {own}", Definition(0, None, tuple(self.argument())))
        elif name == "newif":
            self.switches.setdefault(self._own_name().removeprefix("if"), False)
        else:
            return False
        return True

    def _own_name(self) -> str:
        for t in self.argument():
            if t.kind == "macro":
                return t.text
        return ""

    def _command(self, own: str) -> None:
        self.skip_space()
        count = self.option()
        self.skip_space()
        default = self.option()
        self.skip_space()
        number = source(count or ()).strip()
        body = tuple(self.argument())
        self._set(own, Definition(int(number) if number in "123456789" and number else 0, _tuple(default), body))

    def _def(self) -> None:
        own = self._own_name()
        count = 0
        while (t := self.peek()) is not None and t.kind not in ("open", "par"):
            self.next()
            count += t.kind == "parameter"
        self._set(own, Definition(count, None, tuple(self.argument())))

    def _set(self, own: str, definition: Definition) -> None:
        # such a one would never end
        calls_itself = any(t.kind == "macro" and t.text == own for t in definition.body)
        if own and not calls_itself:
            self.macros[own] = definition

    def condition(self, name: str) -> bool:
        r"""Whether ``\name`` is a conditional or sets one; the branch that is not meant is then gone."""
        switch = name.removesuffix("true").removesuffix("false")
        if name != switch and switch in self.switches:
            self.switches[switch] = name.endswith("true")
            return True
        if name in ("fi", "else"):
            if name == "else":
                self._skip_branch(to_else=False)
            return True
        if not name.startswith("if") or name.startswith(("ifthenelse", "iff")) or name == "if":
            return name == "if"
        if name != "iftrue" and not self.switches.get(name.removeprefix("if"), False):
            self._skip_branch(to_else=True)
        return True

    def _skip_branch(self, *, to_else: bool) -> None:
        depth = 1
        while depth and (t := self.next()) is not None:
            if t.kind != "macro":
                continue
            if t.text == "fi":
                depth -= 1
            elif t.text == "else" and depth == 1 and to_else:
                return
            elif t.text.startswith("if") and not t.text.startswith(("ifthenelse", "iff")):
                depth += 1


def source(tokens: Iterable[Token]) -> str:
    """The tokens as TeX source."""
    out = []
    for t in tokens:
        if t.kind == "macro":
            out.append(f"\\{t.text} " if t.text[-1:].isalpha() else f"\\{t.text}")
        else:
            out.append(t.text)
    return "".join(out)


def _tuple(tokens: list[Token] | None) -> tuple[Token, ...] | None:
    return None if tokens is None else tuple(tokens)
