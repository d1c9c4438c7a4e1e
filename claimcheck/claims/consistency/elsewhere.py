"""A figure or table that does not hold what is said of it: values of another table, a line of another name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.consistency.grid import Grid
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.numbers import Number, numbers
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.paper.model import Float, Paper

_QUOTED = re.compile(
    r"[“\"](?P<name>[^”\"]{3,40}?)[,.]?[”\"]\s(?:model|line|curve|bar|legend|panel)s?\b(?:\s(?:in|of)\s(?:the\s)?|\s\()$"
)
_LEAST_WORDS = 8
"""Of a figure, to be drawn as text and not as a picture."""


def elsewhere_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Sentences that name one table and give two values or more which only another table has, in a row they name; and
    sentences that quote the name of a line of a figure whose words, all read, have no such name."""
    yield from _other_table(places)
    yield from _no_such_line(document, places)


def _other_table(places: Places) -> Iterator[Clash]:
    tables = places.tables
    for telling in places.tellings:
        named = [r for r in telling.references if r.kind == "table"]
        if len(named) != 1 or any(r.kind == "citation" for r in telling.references):
            continue
        text = telling.sentence.text
        own = [n for n in numbers(text) if n.places and not any(r.start <= n.start < r.end for r in telling.references)]
        if len(own) < 2 or any(telling.grid.holds(n) for n in own):
            continue
        others = [g for g in tables.values() if g is not telling.grid and _in_named_rows(g, own, text)]
        if len(others) == 1:
            told = " and ".join(n.text for n in own)
            message = (
                f"{capital(places.name(telling.sentence))} takes {told} from {telling.grid.label}, which has no such "
                f"numbers; {others[0].label} has them."
            )
            yield Clash("wrong_table", message, "low", places.beside(telling.sentence, telling.grid.table))


def _in_named_rows(grid: Grid, own: list[Number], text: str) -> bool:
    rows = {m.index for m in grid.rows_in(text)}
    cells = [cell for cell in grid.cells if cell.row in rows]
    return bool(rows) and all(any(cell.holds(n) for cell in cells) for n in own)


def _no_such_line(document: Document, places: Places) -> Iterator[Clash]:
    paper = document.paper
    figures = {f.label: f for f in paper.floats if f.kind == "figure"}
    for sentence, references in zip(document.sentences, document.references, strict=True):
        for reference in references:
            figure = figures.get(reference.target or "")
            m = _QUOTED.search(sentence.text[: reference.start])
            if figure is None or m is None:
                continue
            words = _drawn_words(paper, figure)
            name = _squeezed(m["name"])
            if words is None or name in _squeezed(words):
                continue
            message = (
                f"{capital(places.name(sentence))} speaks of “{m['name']}” in {figure.label}, "
                "and no word of the figure or its caption names it so."
            )
            yield Clash("not_in_figure", message, "low", places.beside(sentence, figure))


def _drawn_words(paper: Paper, figure: Float) -> str | None:
    """The words of a figure's page that are drawn, with its captions; None where the figure may be a picture.

    All of the page's figures are taken together: which word belongs to which is not asked.
    """
    drawn = [b.text for b in paper.blocks if b.page == figure.page and b.layer == "furniture"]
    captions = [b.text for b in paper.blocks if b.page == figure.page and b.layer in ("caption", "quote")]
    if sum(len(re.findall(r"[A-Za-z]{3,}", text)) for text in drawn) < _LEAST_WORDS * _on_page(paper, figure):
        return None
    return " ".join([*drawn, *captions])


def _on_page(paper: Paper, figure: Float) -> int:
    return sum(f.kind == "figure" and f.page == figure.page for f in paper.floats)


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
