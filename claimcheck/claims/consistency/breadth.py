"""A number told of a table that has one column or row more, or less: "results for four corpora", "of five bakers"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.consistency.counts import COUNT, number
from claimcheck.claims.consistency.grid import Grid, plain
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document

_TOLD = re.compile(
    rf"\b(?:on|for|across|over|of|in|includes?|comprises?|covers?|spans?)\s(?:the\s|all\s)?{COUNT}\s"
    r"(?P<things>(?:(?!(?:out|of|other|remaining|more|additional)\b)[A-Za-z][\w-]*\s){0,4}?"
    r"(?P<noun>datasets|data sets|benchmarks|corpora|languages|test sets))\b",
    re.I,
)
_COUNTS = re.compile(rf"(?<![\w.,-]){COUNT}(?![\w.,]\w)", re.I)
_NO_SET = re.compile(
    r"(?:#.*|n|size|seeds?|avg\.?|average|mean|all|overall|total|params?|parameters|model size|year|time|speed|rank|"
    r".*\([mb]\))$",
    re.I,
)
_MEASURE = re.compile(
    r"\b(?:acc\w*|f1|em|exact match|bleu|rouge\w*|meteor|cider|spice|spider|precision|recall|auc|auroc|map|miou|ppl|"
    r"perplexity|loss|error|rmse|mae|mse|kappa|score|rate|top-?\d+|hits?|mrr|ndcg|wer|bpb|correlation|p-value|train|test|"
    r"dev|val\w*|baseline|ours)\b|[%@]|\d+-?shot",
    re.I,
)
"""Heads that name no data set."""
_WINS = re.compile(
    r"\b(?:best|better|outperform\w*|improve\w*|surpass\w*|exceed\w*|state[ -]of[ -]the[ -]art|sota|wins?|gains?|"
    r"higher|lower|achiev\w*|only|subset|some)\b",
    re.I,
)
"""Of so many data sets, not of all."""
_NO_ITEM = re.compile(
    r"(?:avg\.?|average|mean|all|overall|total|sum|human\w*|random\w*|majority.*|chance|baseline|prior.*|oracle|upper.*)$",
    re.I,
)
_LEAST = 3


def breadth_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Sentences that name a table and a number of data sets one off the number of its columns.

    Only of tables whose columns are all named, each by a name of its own that is no measure, with one number a cell;
    silent where the rows, or the columns with those of means and sizes, are as many as told.
    """
    told: set[tuple[str, int]] = set()
    for telling in places.tellings:
        sets = data_sets(telling.grid)
        if not telling.named or len(sets) < _LEAST or _WINS.search(telling.sentence.text):
            continue
        for m in _TOLD.finditer(telling.sentence.text):
            count = number(m["count"])
            others = [number(x["count"]) for x in _COUNTS.finditer(telling.sentence.text)]
            if (
                len(sets) in others
                or abs(count - len(sets)) != 1
                or count == len(telling.grid.names)
                or (telling.grid.label, count) in told
            ):
                continue
            told.add((telling.grid.label, count))
            where = "" if places.float_of(telling.sentence) is telling.grid.table else f" in {telling.grid.label}"
            message = (
                f"{capital(places.name(telling.sentence))} speaks of {m['count'].lower()} {m['things']}{where}; "
                f"the table has columns for {len(sets)}: {', '.join(sets)}."
            )
            yield Clash("count", message, "low", places.beside(telling.sentence, telling.grid.table))


def row_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Captions that count what the first column lists (*Scores of five bakers*), one off the number of rows."""
    for grid in places.tables.values():
        head = plain(grid.table.rows[0][0]).lower() if grid.table.rows[0] else ""
        names = [name for name in map(plain, grid.names.values()) if name and not _NO_ITEM.fullmatch(name)]
        if len(names) < _LEAST or len(set(names)) < len(names) or any(grid.groups.values()) or not head.isalpha():
            continue
        counted = re.compile(rf"(?<![\w.,-]){COUNT}\s(?P<things>(?:[a-z][\w-]*\s){{0,2}}?{head}s)\b", re.I)
        for sentence in document.sentences:
            if places.float_of(sentence) is not grid.table or _WINS.search(sentence.text):
                continue
            m = counted.search(sentence.text)
            if m is not None and abs(number(m["count"]) - len(names)) == 1:
                message = (
                    f"{capital(places.name(sentence))} speaks of {m['count'].lower()} {m['things'].lower()}; "
                    f"the table has {len(names)}: {', '.join(names)}."
                )
                yield Clash("count", message, "low", (sentence.id,))


def data_sets(grid: Grid) -> tuple[str, ...]:
    """The names of the columns of numbers where they can all be names of data sets; else none."""
    columns = sorted({cell.column for cell in grid.cells})
    columns = [j for j in columns if not _NO_SET.fullmatch(plain(grid.heads.get(j, "")))]
    heads = [grid.heads.get(j, "") for j in columns]
    names = [plain(head) for head in heads]
    if any(len(cell.numbers) > 1 for cell in grid.cells) or len(set(names)) < len(names):
        return ()
    if len({name[:3].lower() for name in names}) < len(names):
        return ()  # two of one data set, perhaps: its splits
    if len({max(x.places for cell in grid.column(j) for x in cell.numbers) for j in columns}) > 1:
        return ()  # some column counts something: layers, epochs
    if any(_MEASURE.search(head) or not re.search("[A-Za-z]{2}", plain(head)) for head in heads):
        return ()
    return tuple(names)
