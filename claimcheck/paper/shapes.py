"""What the look of a paragraph's characters tells: prose, a formula, a program."""

from __future__ import annotations

import re

from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.textline import letters, solid

_CODE = re.compile(r"[{};=<>_]|\bdef \b|\breturn\b|^\s*(?:import|for|if|while|class|#include)\b|//|\(\)")
WORDS = re.compile(r"[^\W\d_]{2,}")
_EQUATION_NUMBER, _RELATION = re.compile(r"\s*\(?\d{1,3}[a-z]?\)?\s*"), re.compile(r"[=≈≤≥∑∏∫∈→←]")
_VOWEL = re.compile(r"[aeiouyäöüéèáàóòíìúùâêîôûåøæœAEIOUYÄÖÜ]")


def is_prose(par: Paragraph) -> bool:
    """Words in sentences, rather than symbols, numbers or the cells of a table."""
    text = par.text
    words = WORDS.findall(text)
    if len(words) < 3 or letters(text) < 0.6 * solid(text):
        return False
    if sum(1 for w in words if _VOWEL.search(w)) < 0.7 * len(words):
        return False  # a font without a readable encoding
    gaps = sum(1 for t in par.lines if t.cells)
    if gaps > 0.4 * len(par.lines) and len(words) < 8 * len(par.lines):
        return False
    return len(words) >= 2.2 * len(par.lines)


def is_equation(par: Paragraph) -> bool:
    """A display equation: symbols, set off from the column's margin."""
    text = par.text
    words = [w for w in WORDS.findall(text) if len(w) >= 3]
    spelled = sum(map(len, words))
    signs = solid(text)
    math = par.share("math")
    if _EQUATION_NUMBER.fullmatch(text):
        return True
    if math > 0.25 and spelled < 0.55 * signs:
        return True
    return bool(_RELATION.search(text)) and spelled < 0.5 * signs and len(par.lines) <= 4


def is_program(par: Paragraph) -> bool:
    """A program in the print of the text: lines full of brackets, assignments and underscores."""
    signs = sum(par.text.count(c) for c in "{}()[]=_;<>")
    marked = sum(1 for t in par.lines if _CODE.search(t.text))
    return (
        len(par.lines) >= 2
        and signs >= 0.08 * len(par.text)
        and marked >= 0.7 * len(par.lines)
        and par.share("math") < 0.1
    )


def looks_like_code(par: Paragraph) -> bool:
    marked = sum(1 for t in par.lines if _CODE.search(t.text))
    words = len(WORDS.findall(par.text))
    return marked >= 0.5 * len(par.lines) or words < 2 * len(par.lines)
