"""TeX source cut into tokens that know their place; comments are gone, verbatim text is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["text", "space", "par", "macro", "open", "close", "math", "parameter", "special", "verbatim"]

VERBATIM = ("verbatim", "Verbatim", "BVerbatim", "lstlisting", "minted", "alltt", "pyglist")
SKIPPED = ("comment", "filecontents", "tikzpicture", "pgfpicture", "axis", "picture", "forest", "CCSXML", "asy")
"""Environments whose source is no text to read."""
_TOKEN = re.compile(
    r"(?P<comment>(?<!\\)%[^\n]*(?:\n[ \t]*)?)"
    rf"|\\begin\s*\{{(?P<env>{'|'.join(VERBATIM)}|{'|'.join(SKIPPED)})(?P<star>\*?)\}}"
    r"|\\(?:verb|lstinline)\*?(?P<delimiter>[^a-zA-Z\s*{\\])(?P<verb>[^\n]*?)(?P=delimiter)"
    r"|\\(?P<address>url|nolinkurl|path)\s*\{(?P<url>[^{}\n]*)\}"
    r"|\\(?P<macro>[a-zA-Z@]+\*?|[^a-zA-Z@])"
    r"|(?P<par>[ \t]*\n[ \t]*(?:\n[ \t]*)+)|(?P<space>\s+)"
    r"|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)|(?P<parameter>#\d)|(?P<special>[~&\[\]])"
    r"|(?P<text>---?|``|''|[^\\%{}$#~&\[\]\s`'-]+|.)",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Token:
    kind: TokenKind
    text: str
    """For a macro its name, for verbatim its content."""
    file: int
    place: int
    """Offset in the file."""
    literal: bool = True
    """Whether the text stands so in the file; False for what an expansion brought."""
    name: str = ""
    """For verbatim the environment or macro."""


def tokens(source: str, file: int) -> Iterator[Token]:
    """The tokens of ``source`` in order. Any text has tokens."""
    at = 0
    while at < len(source):
        m = _TOKEN.match(source, at)
        if m is None:  # a lone backslash at the very end
            return
        at = m.end()
        kind = m.lastgroup
        if m["env"] is not None:
            close = re.compile(rf"\\end\s*\{{{m['env']}{re.escape(m['star'])}\}}")
            end = close.search(source, at)
            stop = end.start() if end else len(source)
            if m["env"] in VERBATIM:
                yield Token("verbatim", source[at:stop], file, at, name="environment")
            at = end.end() if end else len(source)
        elif m["delimiter"] is not None:
            yield Token("verbatim", m["verb"], file, m.start("verb"), name="verb")
        elif m["address"] is not None:
            yield Token("verbatim", m["url"], file, m.start("url"), name="url")
        elif m["macro"] is not None:
            yield Token("macro", m["macro"], file, m.start())
            if m["macro"][0].isalpha() or m["macro"][0] == "@":
                blank = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?").match(source, at)
                at = blank.end() if blank else at
        elif kind == "comment":
            # a comment takes its line's end with it, but not an empty line that follows
            if m[0].endswith("\n") or "\n" in m[0]:
                tail = re.compile(r"[ \t]*\n").match(source, at)
                if tail is not None:
                    yield Token("par", "\n\n", file, at)
                    at = tail.end()
        elif kind is not None:
            yield Token(kind, m[0], file, m.start())  # type: ignore[arg-type]
