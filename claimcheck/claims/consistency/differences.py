"""A change beside the two values that it lies between: "from 41.0% to 3.2%, a drop of 30 points"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.claims.consistency.model import Clash
from claimcheck.records.paper import Sentence

_CHANGE = re.compile(
    r"\bfrom (?P<old>\d{1,3}(?:\.\d+)?)\s?%? to (?P<new>\d{1,3}(?:\.\d+)?)\s?%?,? \(?(?:i\.e\.,? )?"
    r"an? (?:absolute )?(?P<word>drop|decrease|decline|fall|reduction|increase|rise|gain|improvement|jump|difference) "
    r"of (?P<by>\d{1,3}(?:\.\d+)?)(?:\s?%| percentage)?[ -](?:points?|pp)\b"
)
_UP = frozenset({"increase", "rise", "jump"})
_DOWN = frozenset({"drop", "decrease", "decline", "fall"})


def difference_clashes(sentence: Sentence) -> Iterator[Clash]:
    """Changes told in points whose size or direction is not that of the two values."""
    for m in _CHANGE.finditer(sentence.text):
        old, new, by = Decimal(m["old"]), Decimal(m["new"]), Decimal(m["by"])
        if not agrees(old, new, by):
            message = f"From {old} to {new} is {abs(new - old)} points, not the {by} told beside it."
        elif (m["word"] in _UP and new < old) or (m["word"] in _DOWN and new > old):
            message = f"From {old} to {new} is told as a {m['word']}, and goes the other way."
        else:
            continue
        yield Clash("difference", message, "medium", (sentence.id,))


def agrees(old: Decimal, new: Decimal, by: Decimal) -> bool:
    """Whether ``by`` can be the distance of two values each rounded to its last place."""
    step = max(Decimal(1).scaleb(int(x.as_tuple().exponent)) for x in (old, new, by))
    return abs(abs(new - old) - by) <= step * Decimal("1.5")
