"""Splits a paragraph into sentences by rule, fast and without a parser.

Made for papers: citations, figure references, decimals, initials, footnote marks after a full stop, list items and
closing quotes. A semicolon or colon does not end a sentence, but for a list in running text whose every item is as
long as a sentence: "(1) ...; (2) ...".
"""

from __future__ import annotations

import re
from itertools import pairwise

Stretch = tuple[int, int]

_NEVER_ENDS = frozenset(
    """e.g i.e cf viz vs resp approx ca fig figs eq eqs eqn eqns sec secs sect ref refs tab tabs thm def prop lem cor
    ch chap vol pp p no nos app appx alg ex mr mrs ms dr prof st sr jr dept univ inc ltd co corp ed eds op al
    w.r.t i.i.d a.k.a s.t w.l.o.g iff est max min avg std jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_ENDS_BEFORE_CAPITAL = frozenset("etc al inc ltd co corp no max min avg std ed eds i.i.d est app a.k.a ex".split())
"""Abbreviations after which a sentence may still start, if the next word is one that starts sentences."""
_ENDS_WHEN_NOT_NUMBERED = frozenset("no app ex min max std est ch def prop cor alg sec tab p st mar may".split())
"""Words too: *no*, *app*. They are abbreviations only where a number or capital follows."""
_STARTERS = frozenset(
    """the this that these those we our it its they their there in on at for from to by with as if when while although
    though however moreover furthermore thus therefore hence then here a an one some many most all both each
    such since because after before unlike like overall finally first second third next also additionally
    specifically similarly conversely consequently nevertheless nonetheless note see let given using based
    despite instead i he she you who what where why how""".split()
)

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{"
_END = re.compile(r"([.!?…]+)[\"'”’»)\]}]*\d{0,3}$")
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘,;:/]+$")
_NEXT_WORD = re.compile(r"[\W_]*([A-Za-z']+)")
_LETTER = re.compile(r"[\W_]*[A-Z](?:[.,;:)\]]|\d|$)")
"""A letter that names something (``App. A.``), not the article or the pronoun."""
_NAMED = re.compile(r"\b(?:App(?:endix|x)?|Sec(?:tion|t)?|Fig(?:ure)?|Tab(?:le)?|Part|Panel)\.?\s[A-Z]\.$")
"""A letter that ends a reference, where elsewhere it is a name's initial."""
_SPACED = re.compile(r"\.\s\.$")
"""The last two dots of an ellipsis with spaces: ``1, . . . , n``."""
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_BRACKETS = (re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)"), re.compile(r"\[[^\[\]]*\]"))
_QUOTE = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"(?!\w)")
_BULLET = re.compile(r"(?<=\s)[•◦▪‣●■∙](?=\s)")
_ENUMERATOR = re.compile(r"(?:\(?(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])[.)]|[•◦▪‣●■∙\-–*])$")
_NUMBERED_ITEM = re.compile(r"[:;]\s+\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]$")
_ITEM = re.compile(r"(?<=\s)\((?:\d|[ivx]{1,4}|[a-h])\)(?=\s)")
_ITEM_SEPARATOR = re.compile(r"[;.](?:\s(?:and|or))?\s$")
_FEWEST_ITEM_WORDS = 18
"""Words from which an item of a list counts as a sentence of its own, when all of the list are so long."""
_LONGEST_BRACKET = 400
_LONGEST_QUOTE = 250


def split(text: str) -> list[Stretch]:
    """Start and end of each sentence of ``text``, in order; together they hold every character but white space."""
    shelter = _sheltered(text)
    cuts: list[int] = []
    start = 0
    for place, forced in sorted([*_stops(text), *((m.start(), True) for m in _BULLET.finditer(text))]):
        if place <= start or place >= len(text) or place in shelter:
            continue
        if forced or _is_end(text, start, place):
            cuts.append(place)
            start = place
    edges = [0, *cuts, len(text)]
    whole = [s for a, b in pairwise(edges) if (s := _trim(text, a, b))[0] < s[1]]
    return [part for a, b in whole for part in _items(text, a, b)]


def _items(text: str, start: int, end: int) -> list[Stretch]:
    """The sentence cut before the second and later items of a list of long items; else the sentence as it is."""
    marks = [m.start() for m in _ITEM.finditer(text, start, end)]
    items = list(pairwise([*marks, end]))
    separate = all(_ITEM_SEPARATOR.search(text[start:place]) for place in marks[1:])
    if len(marks) < 2 or not separate or min(len(text[a:b].split()) for a, b in items) < _FEWEST_ITEM_WORDS:
        return [(start, end)]
    return [_trim(text, a, b) for a, b in pairwise([start, *marks[1:], end])]


def _trim(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _stops(text: str) -> list[tuple[int, bool]]:
    """The place after each full stop and what closes with it: quotes, brackets, a footnote mark."""
    found: list[tuple[int, bool]] = []
    for match in _STOP.finditer(text):
        end = match.end()
        while end < len(text) and text[end] in _CLOSERS:
            end += 1
        if end < len(text) and text[end].isdigit() and match.start() and not text[match.start() - 1].isdigit():
            mark = end
            while mark < len(text) and text[mark].isdigit() and mark - end < 3:
                mark += 1
            end = mark if mark == len(text) or text[mark].isspace() else end
        if end < len(text) and text[end].isspace():
            found.append((end, False))
    return found


def _is_end(text: str, start: int, place: int) -> bool:
    before = text[start:place].rstrip()
    after = text[place:].lstrip()
    if not before.strip() or not after:
        return False
    first = after.lstrip(_OPENERS)[:1]
    if not first or first.islower():
        return after[:1] in "•◦▪" or (before[-1] in "!?" and after[:1] in '“"')
    if first in ".,;:":
        return False
    if _ENUMERATOR.fullmatch(before.strip()) or _NUMBERED_ITEM.search(before):
        return False
    mark = _END.search(before)
    if mark is None or set(mark.group(1)) & set("!?"):
        return True
    if _NAMED.search(before):
        return first.isupper()
    if _SPACED.search(before):
        return _starts(after)
    word = _last_word(before[: mark.start()])
    return _word_may_end(word, after, first)


def _last_word(before: str) -> str:
    match = _LAST_WORD.search(before)
    return match.group() if match else ""


def _word_may_end(word: str, after: str, first: str) -> bool:
    low = word.lower()
    starts = _starts(after)
    if low in _ENDS_WHEN_NOT_NUMBERED and not (first.isdigit() or (len(word) > 1 and word[0].isupper())):
        return starts or low in {"no", "p"} or not first.isdigit()
    if low in _NEVER_ENDS:
        return low in _ENDS_BEFORE_CAPITAL and starts
    if len(word) == 1 and word.isupper():
        return starts
    if _DOTTED.fullmatch(word):
        return starts
    return True


def _starts(after: str) -> bool:
    """Whether ``after`` opens with a word that starts sentences."""
    word = _NEXT_WORD.match(after)
    return word is not None and word.group(1).lower() in _STARTERS and not _LETTER.match(after)


def _sheltered(text: str) -> set[int]:
    """Places within brackets or quotes that close soon, where no sentence ends."""
    inside: set[int] = set()
    for pattern in _BRACKETS:
        for match in pattern.finditer(text):
            if match.end() - match.start() <= _LONGEST_BRACKET and not _is_whole_sentence(text, match.start()):
                inside.update(range(match.start() + 1, match.end()))
    for match in _QUOTE.finditer(text):
        if match.end() - match.start() <= _LONGEST_QUOTE:
            inside.update(range(match.start() + 1, match.end()))
    return inside


def _is_whole_sentence(text: str, start: int) -> bool:
    """Whether a bracket opens after a full stop (or first of all) with a capital: sentences of their own."""
    before = text[:start].rstrip()
    return (not before or before[-1] in ".!?") and text[start + 1 : start + 2].isupper()
