""" "All but A and B" against a table of ticks: the rows that stand out must be the ones named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from claimcheck.claims.consistency.grid import plain
from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import Places, capital, listed
from claimcheck.language.document import Document
from claimcheck.paper.model import Float

_ALL_BUT = re.compile(
    r"\b(?:all|every|each)\b[^.;]*?\b(?:except(?:ing)?(?: for)?|apart from|but)\b(?P<named>[^.;]+)", re.I
)
_MARKS = frozenset({"✓", "✔", "✗", "✘", "×", "x", "X", "yes", "no", "-", "–", "—", "", "•", "○", "●"})
_FEWEST = 5


def mark_clashes(_: Document, places: Places) -> Iterator[Clash]:
    """Sentences that except some rows of a table of marks, where others stand out, or those do not."""
    for telling in places.tellings:
        m = _ALL_BUT.search(telling.sentence.text)
        if m is None or not telling.named:
            continue
        rows = marked_rows(telling.grid.table)
        named = {name for name in rows if re.search(rf"\b{re.escape(name)}\b", m["named"], re.I)}
        if len(rows) < _FEWEST or not named:
            continue
        usual, often = Counter(rows.values()).most_common(1)[0]
        odd = {name for name, marks in rows.items() if marks != usual}
        if odd == named or often < len(rows) / 2 or 2 * len(odd) > len(rows):
            continue
        wrong = [f"{name} stands out as well" for name in sorted(odd - named)]
        wrong += [f"{name} does not stand out" for name in sorted(named - odd)]
        message = (
            f"{capital(places.name(telling.sentence))} excepts {listed(sorted(named))}; in {telling.grid.label} "
            f"{' and '.join(wrong)}."
        )
        yield Clash("not_all", message, "medium", places.beside(telling.sentence, telling.grid.table))


def marked_rows(table: Float) -> dict[str, tuple[str, ...]]:
    """By the name of a row its marks, of a table that has nothing else but names and numbers of rows; else none."""
    body = table.rows[1:]
    width = max((len(row) for row in table.rows), default=0)
    columns = [j for j in range(width) if all(len(row) == width and row[j].strip() in _MARKS for row in body)]
    names = [j for j in range(width) if j not in columns and all(re.search("[A-Za-z]{3}", row[j]) for row in body)]
    if not columns or len(names) != 1:
        return {}
    found = {plain(row[names[0]]): tuple(row[j].strip() for j in columns) for row in body}
    return found if len(found) == len(body) else {}
