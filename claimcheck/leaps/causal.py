"""Causes stated flatly where no comparison isolates them."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded


def check(view: View) -> Iterator[Draft]:
    """Explanations without a hedge, unless the evidence holds other things fixed or takes the cause away."""
    yield from worded(view, "causal", "causal", ("interpretation", "result"), _holds, _says)


def _holds(found: Worded) -> bool:
    around = {found.i - 1, found.i, found.i + 1, *found.carried.indices}
    return not any(found.view.cues_at(j, "isolation") for j in around)


def _says(found: Worded) -> str:
    return (
        f"“{found.words}” states a cause; what carries the claim is {found.carrier}, and no comparison was found there "
        "that changes this one thing and holds the rest."
        if found.carried.backed
        else f"“{found.words}” states a cause; no experiment was found that changes this one thing and holds the rest."
    )
