"""Agents and anchors of matches that have no frame: told by tags alone."""

from __future__ import annotations

from claimcheck.language.model import Argument
from claimcheck.matching.view import View
from claimcheck.matching.words import Slot


def nearest(view: View, near: Slot, start: int, end: int) -> Argument | None:
    """The mention of one of the kinds that is nearest to a trigger."""
    places = [i for i, kind in enumerate(view.agent_kinds) if kind in near.kinds]
    if not places:
        return None
    # The nearest; of two equally near the one before the trigger.
    return phrase_of(view, min(places, key=lambda i: (min(abs(i - start), abs(i - end + 1)), i)), "near")


def phrase_of(view: View, head: int, via: str) -> Argument:
    """The noun phrase that ends with ``head``, told by tags alone."""
    start = head
    while start > 0 and view.pos(start - 1) in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
        start -= 1
    token = view.doc[head]
    return Argument(head, start, head + 1, token._.referent or view.lemmas[head], token._.agent_kind, via)


def anchor_token(view: View, start: int, end: int) -> int:
    """The word of a trigger whose stance counts: first verb, else first adjective, else last noun, else last word."""
    for wanted in (("VERB",), ("ADJ",)):
        for i in range(start, end):
            if view.pos(i) in wanted:
                return i
    nouns = [i for i in range(start, end) if view.pos(i) in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else end - 1
