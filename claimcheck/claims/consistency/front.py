"""A number of the abstract, introduction or conclusion, beside the table that it is taken from unnamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.consistency.cells import of_row_and_column, values
from claimcheck.claims.consistency.context import Telling
from claimcheck.claims.consistency.model import FRONT, Clash
from claimcheck.claims.consistency.numbers import Number, numbers, prints
from claimcheck.claims.consistency.places import Places
from claimcheck.language.document import Document

_NEAR = Decimal("0.03")


def front_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Values of a row and a column that one table only has, told where the paper is summed up, and nowhere else.

    Silent where the number stands in any table, or in another sentence: it may then be of another setting.
    """
    tables = places.tables
    if not tables:
        return
    kinds = {section.id: section.kind for section in document.paper.sections}
    for i, (sentence, references) in enumerate(zip(document.sentences, document.references, strict=True)):
        if sentence.layer != "abstract" and (
            sentence.layer != "body" or kinds.get(sentence.section or "") not in FRONT
        ):
            continue
        if any(r.kind in ("table", "figure", "citation") for r in references):
            continue
        held = [g for g in tables.values() if g.rows_in(sentence.text) and g.columns_in(sentence.text)]
        if len(held) != 1:
            continue
        telling = Telling(i, sentence, references, held[0], named=False)
        own = [n for n in values(telling) if n.places and not _stands_elsewhere(n, i, document)]
        if own and not any(g.holds(n) for g in tables.values() for n in own):
            clash = of_row_and_column(telling, own, places, near=_NEAR)
            if clash is not None:
                yield clash


def _stands_elsewhere(n: Number, i: int, document: Document) -> bool:
    others: Sequence[str] = [s.text for k, s in enumerate(document.sentences) if k != i and str(n.value) in s.text]
    return any(prints(n, x) for text in others for x in numbers(text))
