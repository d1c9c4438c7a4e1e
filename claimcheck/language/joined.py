"""What is one token although a tokenizer cuts it: names of systems and formulas (*p < 0.05*, *P(y | x)*, *k = 3*)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.language.mentions import named_spans
from claimcheck.language.profile import PaperProfile
from claimcheck.language.retag import SYMBOLS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LETTER = "A-Za-zα-ωΑ-Ω"
_NUMBER = r"[-−–+]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?[×·]\s?10\s?\^?[-−]?\d+|e[-−]?\d+)?%?(?![\d,]*\d)"
_VARIABLE = rf"(?:[{_LETTER}](?:[_^]?[\w′*]{{1,2}})?|\|\w{{1,3}}\||[A-Z]{{2,4}})"
_TERM = r"[\w·∗*]{1,4}"
_FORMULA = re.compile(
    rf"(?<![\w.$\\])(?:{_VARIABLE}\s?[=<>≤≥≈≠∈≪≫∼]\s?(?:{_NUMBER}|{_VARIABLE}(?![\w(\[{{]))"
    rf"|(?!a\(n\))[{_LETTER}](?:[_^]?\w{{1,2}})?\({_TERM}(?:\s?[|,;∣]\s?{_TERM})*\)"
    rf"|O\([^()]{{1,12}}\)|\d+(?:\.\d+)?\s?[×·]\s?10\s?\^?[-−]?\d+)(?!\w)"
    r"|\$(?=[^$]{0,80}[\\^_=<>{}])[^$\s](?:[^$]{0,80}[^$\s])?\$(?!\d)"
)
_WORTH_A_LOOK = re.compile(r"[=<>≤≥≈≠∈≪≫∼×·$]|\b\w{1,3}\(")


def formulas(text: str) -> list[tuple[int, int]]:
    """Characters of the formulas in ``text``."""
    if _WORTH_A_LOOK.search(text) is None:
        return []
    return [match.span() for match in _FORMULA.finditer(text)]


def join(doc: Doc, text: str, profile: PaperProfile) -> Doc:
    """Makes one token of each of these; names go before formulas, and what is joined already stays.

    ``text`` is that of the Doc, which would put it together word by word.
    """
    symbols = formulas(text)
    spans = []
    end = 0
    for first, last in sorted([*named_spans(text, profile), *symbols]):
        span = doc.char_span(first, last) if first >= end else None
        if span is not None:
            end = last
            if len(span) > 1:
                spans.append(span)
    if spans:
        with doc.retokenize() as retokenizer:
            for span in spans:
                retokenizer.merge(span)
    if symbols:
        doc.user_data[SYMBOLS] = frozenset(first for first, _ in symbols)
    return doc
