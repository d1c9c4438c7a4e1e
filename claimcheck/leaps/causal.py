"""Causes stated flatly where no comparison isolates them."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.topline import content, content_places
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded

_NEEDED = "Compare runs that differ in this one thing only, or call it one explanation among others."


_SHARED = 2
"""So many words an ablation further off shares with the cause that it takes away."""


def check(view: View) -> Iterator[Draft]:
    """Explanations without a hedge, unless the evidence holds other things fixed or takes the cause away."""
    yield from worded(view, "causal", "causal", ("interpretation", "result"), _holds, _says, lambda _: _NEEDED)


def _holds(found: Worded) -> bool:
    # With a work cited, the cause is that work's.
    if any(r.kind == "citation" for r in found.view.document.references[found.i]):
        return False
    if _credited(found):
        return False
    near = {found.i - 1, found.i, found.i + 1}
    if any(found.view.cues_at(j, "isolation") for j in near):
        return False
    far = [j for j in found.carried.indices if found.view.cues_at(j, "isolation")]
    cause = _cause(found)
    return not any(len(cause & content(found.view, j)) >= min(_SHARED, len(cause)) for j in far)


def _credited(found: Worded) -> bool:
    """*This framework is due to Wren*: a name after it tells whose it is."""
    doc = found.view.document.doc(found.i)
    span = doc[found.cue.start : found.cue.end]
    after = doc[found.cue.end] if found.cue.end < len(doc) else None
    return span.text.lower().endswith("due to") and after is not None and after.pos_ == "PROPN" and after.is_title


def _cause(found: Worded) -> set[str]:
    """The content words from the cue on: an ablation of something else, further off, does not isolate this."""
    columns = found.view.document.columns(found.i)
    kept = [k for k in content_places(found.view, found.i) if k >= found.cue.start and columns.agent_kinds[k] != "ai"]
    return {columns.lemmas_in_lower_case[k] for k in kept} - found.view.words["light_verb"]


def _says(found: Worded) -> str:
    if not found.carried.backed:
        return f"“{found.words}” states a cause, but no experiment was found that changes this and holds the rest."
    return (
        f"“{found.words}” states a cause, but in the evidence found ({found.carrier}) nothing says that this one thing "
        "was changed and the rest held."
    )
