"""Conclusions about systems by likeness with people, animals or institutions, without a word on where it ends."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.support import bounds
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded

_NEAR = 2
"""How many sentences to either side may say where the likeness ends."""


def check(view: View) -> Iterator[Draft]:
    """Likenesses in claims, unless a sentence nearby, or a caveat that bounds the claim, says where they end."""
    yield from worded(view, "analogy", "analogy", ("interpretation", "result", "aim"), _holds, _says)


def _holds(found: Worded) -> bool:
    view = found.view
    near = range(max(0, found.i - _NEAR), min(len(view.sentences), found.i + _NEAR + 1))
    same = [j for j in near if view.sentences[j].section == view.sentences[found.i].section]
    caveats = [view.index[s] for s in bounds(view, found.claim)]
    return not any(view.cues_at(j, "boundary") for j in (*same, *caveats))


def _says(found: Worded) -> str:
    carried = (
        f"what carries the claim is {found.carrier}, which is about the system alone"
        if found.carried.backed
        else "no experiment was found that compares the two"
    )
    return f"“{found.words}” draws a likeness with living beings; {carried}, and nothing near says where it ends."
