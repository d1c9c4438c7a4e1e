"""Causes stated flatly where no comparison isolates them."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded

_NEEDED = "Compare runs that differ in this one thing only, or call it one explanation among others."


def check(view: View) -> Iterator[Draft]:
    """Explanations without a hedge, unless the evidence holds other things fixed or takes the cause away."""
    yield from worded(view, "causal", "causal", ("interpretation", "result"), _holds, _says, lambda _: _NEEDED)


def _holds(found: Worded) -> bool:
    # With a work cited, the cause is that work's.
    if any(r.kind == "citation" for r in found.view.document.references[found.i]):
        return False
    around = {found.i - 1, found.i, found.i + 1, *found.carried.indices}
    return not any(found.view.cues_at(j, "isolation") for j in around)


def _says(found: Worded) -> str:
    if not found.carried.backed:
        return f"“{found.words}” states a cause, but no experiment was found that changes this and holds the rest."
    return (
        f"“{found.words}” states a cause, but in the evidence found ({found.carrier}) nothing says that this one thing "
        "was changed and the rest held."
    )
