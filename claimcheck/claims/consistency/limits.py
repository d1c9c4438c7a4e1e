""" "All bakers stay above 60 on crumb" against the cells of the column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.claims.consistency.grid import plain
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.numbers import numbers
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document

_THINGS = r"(?:models?|methods?|systems?|baselines?|approach(?:es)?|variants?|rows?|[a-z]+ers|[a-z]+ors)"
_MORE, _LESS = r"above|over|more than|at least|exceed\w*|higher than", r"below|under|less than|at most|lower than"
_SAID = re.compile(
    rf"\b(?P<who>all|every|each|none|no)(?: of)?(?: the| our)?(?: [a-z-]+)? {_THINGS}\b"
    r"(?! (?:except|but|with|that|which|from|of|in)\b)"
    rf"[^.;:,]{{0,50}}?\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\s(?=[\d.])",
    re.I,
)
_ABSTAIN = re.compile(
    r"\b(?:except\w*|most\w*|nearly|almost|but|besides|apart|average|mean|points?|better|faster|times|by|than the)\b",
    re.I,
)
_NO_ROW = re.compile(r"\b(?:human\w*|random\w*|chance|majority|oracle|upper)\b", re.I)


def limit_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Limits said of all rows (or of none) in the one column named, where a cell lies on the other side."""
    for telling in places.tellings:
        grid, text = telling.grid, telling.sentence.text
        m = _SAID.search(text)
        if m is None or not telling.named or _ABSTAIN.search(text) or grid.rows_in(text):
            continue
        columns = {c.index for c in grid.columns_in(text)}
        limit = next((n for n in numbers(text) if n.start >= m.end()), None)
        if len(columns) != 1 or limit is None or limit.start > m.end() + 1:
            continue
        (column,) = columns
        above = (m["more"] is not None) != (m["who"].lower() in ("none", "no"))
        cells = [c for c in grid.column(column) if c.number and not _NO_ROW.search(grid.full_name(c.row))]
        odd = [
            c for c in cells if c.number and (c.number.value < limit.value if above else c.number.value > limit.value)
        ]
        shares = limit.percent and any(c.number and not c.number.percent and c.number.value <= 1 for c in cells)
        if not odd or 2 * len(odd) > len(cells) or shares:
            continue
        worst = (min if above else max)(odd, key=lambda c: (c.number.value if c.number else 0, c.row))
        message = (
            f"{capital(places.name(telling.sentence))} puts all {'above' if above else 'below'} {limit.text} in "
            f"{plain(grid.heads[column])}; in {grid.label} {grid.full_name(worst.row)} has {worst.text.strip()}."
        )
        yield Clash("not_all", message, "medium", places.beside(telling.sentence, grid.table))
