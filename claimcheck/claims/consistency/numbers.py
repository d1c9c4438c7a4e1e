"""Numbers as printed, and when two of them may be one value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/^–])(?P<sign>[-−+])|(?<![\w.,/^–−+-]))(?P<digits>{_DIGITS})(?![\w/^–]|[.,]\d|-\w)\s?(?P<percent>%)?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: ``value`` without its sign."""

    text: str
    """As printed, with sign and percent sign."""
    value: Decimal
    places: int
    """Digits behind the point."""
    percent: bool
    signed: bool
    start: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """The numbers of ``text`` that are no part of a word, a ratio, a range or a power."""
    for m in _NUMBER.finditer(text):
        value = Decimal(m["digits"].replace(",", ""))
        places = -int(value.as_tuple().exponent)
        yield Number(m[0].strip(), value, places, m["percent"] is not None, m["sign"] is not None, m.start(), m.end())


def prints(told: Number, exact: Number) -> bool:
    """Whether ``told`` may be ``exact`` rounded or cut to fewer places or as many; one of them as a share of 1."""
    scales = [0]
    if told.percent and not exact.percent and exact.value <= 1:
        scales.append(2)
    if exact.percent and not told.percent and told.value <= 1:
        scales.append(-2)
    for scale in scales:
        places = exact.places - scale
        apart = abs(told.value - exact.value.scaleb(scale))
        if apart == 0 or (places > told.places and apart < Decimal(1).scaleb(-told.places)):
            return True
    return False


def one_digit_apart(one: Number, other: Number) -> bool:
    """Whether two numbers of three digits or more, printed alike, differ in one digit, or by two digits swapped."""
    a, b = str(one.value), str(other.value)
    if one.places != other.places or len(a) != len(b) or len(a.replace(".", "")) < 3 or a == b:
        return False
    apart = [i for i in range(len(a)) if a[i] != b[i]]
    if len(apart) == 1:
        return apart[0] > 0
    return len(apart) == 2 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
