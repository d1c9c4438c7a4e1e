""" "All", "every" and "five of six" against the rows of a table: "Rustica beats all bakers on every scale"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from claimcheck.claims.consistency.context import Telling
from claimcheck.claims.consistency.counts import NUMERALS, number
from claimcheck.claims.consistency.grid import Cell, Grid, named_in, plain
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document

_BEATS = (
    r"(?:outperforms?|surpass(?:es)?|beats?|exceeds?|improves (?:up)?on|"
    r"(?:is|does|performs|fares|scores)(?: consistently| clearly| always)? better than)"
)
_WHOLE = r"(?:all|every|each|any)(?: of)?(?: the)?"
_RIVALS = r"(?:baselines?|methods?|models?|systems?|approaches|approach|competitors?)"
_SETS = (
    r"(?:tasks?|datasets?|data sets?|corpora|benchmarks?|metrics?|measures?|scales?|languages?|domains?|settings?"
    r"|cases)"
)
_MANY = rf"(?:{'|'.join(NUMERALS)}|\d+)"
_NUMERAL = rf"(?:one|{_MANY})"
_ALL_RIVALS = re.compile(
    rf"\b{_BEATS} {_WHOLE}(?: other)?(?: [a-z-]+)? {_RIVALS} (?:in|on|across|for) {_WHOLE}(?: [\w-]+)? {_SETS}\b", re.I
)
_COUNTED = re.compile(
    rf"\b{_BEATS}\b(?P<rival>[^.;:]{{2,60}}?) (?:in|on|for) (?P<won>{_NUMERAL}) (?:out )?of (?:the )?"
    rf"(?P<of>{_MANY})(?: [\w-]+)? {_SETS}\b",
    re.I,
)
_PAIR = re.compile(rf"\b{_BEATS}\b(?P<rival>[^.;:]{{2,60}}?) (?:in|on|across|for) {_WHOLE}(?: [\w-]+)? {_SETS}\b", re.I)
_BEST = re.compile(
    r"\b(?:is|ranks|scores|performs|has|achieves|obtains|gives)(?: the)? (?:best|highest)\b[^.;:]{0,30}? "
    rf"(?:in|on|for) (?P<won>{_NUMERAL}) (?:out )?of (?:the )?(?P<of>{_NUMERAL})(?: [\w-]+)? {_SETS}\b",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:except\w*|most\w*|nearly|almost|but|besides|apart|majority|similar|comparable|average|when|if)\b", re.I
)
_EXCEPTION = re.compile(
    r"\b(?:except(?:ing)?(?: for| on)?|(?:with|apart from) the exception of|apart from|but)\s(?P<which>[^,.;:]+)", re.I
)
_NO_RIVAL = re.compile(
    r"\b(?:human|oracle|upper|ceiling|supervised|fine-?tuned|full|best|sota|state|prior|reported)\b", re.I
)
_NO_SCORE = re.compile(
    r"(?:#.*|n|size|avg\.?|average|mean|all|overall|total|year|rank|.*\b(?:params?|parameters|time|speed|cost|flops|macs|"
    r"madds|latency|memory|tokens|data|pairs|steps)\b.*)$",
    re.I,
)
_LOWER = re.compile(
    r"↓|\b(?:ppl|perplexity|loss|errors?|rmse|mse|mae|wer|cer|fid|nll|bpb|bits|rank|hallucination)\b", re.I
)
"""Heads of columns where less is better."""
_FEWEST = 3


def sweep_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Claims of one named row over all others, or over another on so many columns, that the table does not bear out.

    Which way is better need not be known: a row that beats all others has the greatest or the least number of a
    column; where it lies between two rows, it does not.
    """
    for telling in places.tellings:
        if not telling.named and telling.sentence.layer != "caption":
            continue
        for shape, check in _CHECKS:
            for m in shape.finditer(telling.sentence.text):
                clash = check(telling, m, places)
                if clash is not None:
                    yield clash


def _not_all(telling: Telling, m: re.Match[str], places: Places) -> Clash | None:
    grid = telling.grid
    row = _subject(telling, m.start())
    if row is None or _EXCEPT.search(telling.sentence.text):
        return None
    name = grid.full_name(row)
    # Below it stand, as a rule, the authors' own other variants.
    rivals = [i for i in grid.names if i < row and not _kin(grid, i, name) and not _NO_RIVAL.search(_whole(grid, i))]
    for column in _scores(grid, row):
        own = _value(grid.at(row, column))
        others = [(value, i) for i in rivals if (value := _value(grid.at(i, column))) is not None]
        if own is None or len(others) < 2:
            continue
        (least, low), (most, high) = min(others), max(others)
        if least < own < most:
            message = (
                f"{capital(places.name(telling.sentence))} says that {name} is ahead of all others on all; in "
                f"{grid.label} its {own} in {plain(grid.heads[column])} lies between the {least} of "
                f"{grid.full_name(low)} and the {most} of {grid.full_name(high)}."
            )
            return Clash("not_all", message, "medium", places.beside(telling.sentence, grid.table))
    return None


def _miscounted(telling: Telling, m: re.Match[str], places: Places) -> Clash | None:
    pair = _pair(telling, m)
    if pair is None:
        return None
    row, other, ahead = pair
    won, of = _as_number(m["won"]), _as_number(m["of"])
    if len(ahead) != of or len(ahead) < _FEWEST or sum(ahead.values()) == won:
        return None
    message = (
        f"{capital(places.name(telling.sentence))} has {row} ahead of {other} on {won} of {of}; "
        f"in {telling.grid.label} it is ahead on {sum(ahead.values())}."
    )
    return Clash("not_all", message, "medium", places.beside(telling.sentence, telling.grid.table))


def _not_best(telling: Telling, m: re.Match[str], places: Places) -> Clash | None:
    """One row said to be best on so many columns, which has the greatest number (of errors the least) in others."""
    grid = telling.grid
    row = _subject(telling, m.start())
    if row is None or any(_kin(grid, i, grid.full_name(row)) for i in grid.names if i != row):
        return None
    columns = _scores(grid, row)
    won, of = _as_number(m["won"]), _as_number(m["of"])
    best = 0
    for j in columns:
        values = [(_value(cell), cell.row) for cell in grid.column(j)]
        told = [(value, i) for value, i in values if value is not None]
        top = (min if _LOWER.search(grid.heads[j]) else max)(told)[0]
        holders = [i for value, i in told if value == top]
        if len(told) < len(values) or (row in holders and len(holders) > 1):
            return None
        best += row in holders
    if len(columns) != of or len(columns) < _FEWEST or best == won:
        return None
    message = (
        f"{capital(places.name(telling.sentence))} has {grid.full_name(row)} best on {won} of {of}; "
        f"in {grid.label} it is best on {best}."
    )
    return Clash("not_all", message, "medium", places.beside(telling.sentence, grid.table))


def _as_number(numeral: str) -> int:
    return 1 if numeral.lower() == "one" else number(numeral)


def _not_always(telling: Telling, m: re.Match[str], places: Places) -> Clash | None:
    """Where the first row is behind on a column that is not excepted, or ahead on one that is."""
    pair = _pair(telling, m)
    text = telling.sentence.text
    exception = _EXCEPTION.search(text)
    if pair is None or _EXCEPT.search(_EXCEPTION.sub(" ", text)):
        return None
    row, other, ahead = pair
    if len(ahead) < _FEWEST:
        return None
    excepted = [head for head in ahead if exception is not None and named_in(head, exception["which"])]
    behind = [head for head, won in ahead.items() if not won]
    if exception is not None and not excepted:
        return None
    wrong = [f"behind on {head}" for head in behind if head not in excepted]
    wrong += [f"ahead on {head}" for head in excepted if head not in behind]
    if not wrong or 2 * len(behind) > len(ahead):
        return None
    but = f" but {' and '.join(excepted)}" if excepted else ""
    message = (
        f"{capital(places.name(telling.sentence))} has {row} ahead of {other} on all{but}; "
        f"in {telling.grid.label} it is {', '.join(wrong)}."
    )
    return Clash("not_all", message, "medium", places.beside(telling.sentence, telling.grid.table))


def _pair(telling: Telling, m: re.Match[str]) -> tuple[str, str, dict[str, bool]] | None:
    """The row in front of the verb, the one behind it, and by column whether the first is ahead; ties left out."""
    grid, text = telling.grid, telling.sentence.text
    row = _subject(telling, m.start())
    others = {x.index for x in grid.rows_in(text) if m.start("rival") <= x.start and x.end <= m.end("rival")}
    if row is None or len(others) != 1:
        return None
    (other,) = others
    ahead: dict[str, bool] = {}
    for j in _scores(grid, row):
        a, b = _value(grid.at(row, j)), _value(grid.at(other, j))
        if a is None or b is None or a == b:
            return None
        ahead[plain(grid.heads[j])] = (a > b) != bool(_LOWER.search(grid.heads[j]))
    return grid.full_name(row), grid.full_name(other), ahead


def _subject(telling: Telling, at: int) -> int | None:
    """The only row named before the verb, close by it."""
    named = {m.index for m in telling.grid.rows_in(telling.sentence.text) if m.end <= at and at - m.end <= 30}
    return named.pop() if len(named) == 1 else None


def _scores(grid: Grid, row: int) -> list[int]:
    return [
        j
        for j, name in sorted(grid.heads.items())
        if not _NO_SCORE.fullmatch(plain(name)) and grid.at(row, j) is not None
    ]


def _value(cell: Cell | None) -> Decimal | None:
    return cell.number.value if cell is not None and cell.number is not None else None


def _whole(grid: Grid, row: int) -> str:
    return " ".join([grid.groups[row], *grid.table.rows[row]])


def _kin(grid: Grid, row: int, name: str) -> bool:
    """Whether a row is a variant of the one of that name, by its name."""
    other = grid.full_name(row).lower()
    return name.lower() in other or (bool(other) and other in name.lower())


_CHECKS: tuple[tuple[re.Pattern[str], Callable[[Telling, re.Match[str], Places], Clash | None]], ...] = (
    (_ALL_RIVALS, _not_all),
    (_COUNTED, _miscounted),
    (_BEST, _not_best),
    (_PAIR, _not_always),
)
