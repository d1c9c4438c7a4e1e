"""What stands, of all that was ever decided."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.decisions.model import Row


def standing(rows: Iterable[Row]) -> list[Row]:
    """The latest row of each reviewer on each target that was not taken back, oldest first; a row that says nothing
    (no verdict, no reason) stands for nothing."""
    listed = list(rows)
    gone = {row.undoes for row in listed}
    latest: dict[tuple[str, str], Row] = {}
    for row in sorted(listed, key=lambda r: r.number):
        if row.undoes is None and row.number not in gone:
            latest[row.draft.reviewer, row.draft.anchor.target] = row
    return sorted((r for r in latest.values() if r.draft.verdict or r.draft.reason), key=lambda r: r.number)
