"""TeX maths and symbols as readable text, by pylatexenc."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LONGEST = 4000
"""Characters; longer maths is left out of the text."""
_DEEPEST = 60
"""Braces; pylatexenc reads them by recursion."""
_SUPER = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_POWER = re.compile(r"\^\{?([0-9+\-−n]{1,6})\}?(?![\w{])")
_RELATION = re.compile(r"\s*([=≤≥<>≈≠∈×±→∼≫≪≡∝])\s*")
_LAYOUT = re.compile(
    r"\\(?:label|tag|hspace|vspace|color)\*?\s*\{[^{}]*\}|\\(?:left|right|[bB]igg?[lrm]?|limits|displaystyle|nonumber|notag)"
    r"(?![a-zA-Z])|\\[!,;:>]"
)
_NAMED = re.compile(
    r"\\(?:operatorname|text\w*|mathrm|mathit|mathbf|mathsf|mathtt|mbox|boldsymbol|bm)\*?\s*\{([^{}]*)\}"
)
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
"""Accent macros of text and the combining characters they put on the letter."""


@lru_cache(maxsize=4096)
def maths(source: str) -> str:
    """The formula in one line of characters: ``β = 0.1``, ``2 × 10⁻⁵``; empty where it cannot be read."""
    if len(source) > _LONGEST or _depth(source) > _DEEPEST:
        return ""
    source = _LAYOUT.sub(" ", source)
    source = _POWER.sub(lambda m: m[1].translate(_SUPER), source)
    source = _NAMED.sub(r"{\1}", source).replace("&", " ").replace("\\\\", " ").replace("~", " ")
    return " ".join(_RELATION.sub(r" \1 ", _converted(source, mode=True)).split())


@lru_cache(maxsize=4096)
def symbol(name: str) -> str:
    r"""What the macro ``\name`` prints by itself, ``…`` for ``ldots``; empty for one that prints nothing known."""
    text = _converted(f"\\{name}{{}}" if name[:1].isalpha() else f"\\{name}", mode=False)
    return "" if "\\" in text else text


def accented(accent: str, letter: str) -> str:
    r"""The letter with the accent of the macro ``\accent``."""
    base = {"ı": "i", "ȷ": "j"}.get(letter[:1], letter[:1])
    return unicodedata.normalize("NFC", base + ACCENTS[accent]) + letter[1:]


def _depth(source: str) -> int:
    deepest = depth = 0
    for c in source:
        depth += (c == "{") - (c == "}")
        deepest = max(deepest, depth)
    return max(deepest, source.count("\\begin"), source.count("\\left"))


def _converted(source: str, *, mode: bool) -> str:
    try:
        return str(_converter().latex_to_text(f"${source}$" if mode else source))
    except Exception:  # pylatexenc raises errors of many kinds on broken maths, none of which the reader can help
        return ""


@lru_cache(maxsize=1)
def _converter() -> LatexNodes2Text:
    import logging

    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.ERROR)
    return LatexNodes2Text(math_mode="text", strict_latex_spaces=False, keep_comments=False)
