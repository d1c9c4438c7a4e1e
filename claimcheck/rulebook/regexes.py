"""Regular expressions in token patterns: that they compile, and that no word can keep them busy without end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from claimcheck.rulebook.source import Loc

Fault = tuple[str, str | None]

_LONGEST = 1000
"""Characters of a regular expression."""
_OPEN_AT_MOST = 2
"""Repeats without an end in a row; broken PDFs have words of thousands of letters, and each repeat is a power more."""
_ENDLESS = 50
"""A repeat of more than this counts as one without an end."""
_FEW = 3
"""A group that repeats at most so often may hold other repeats."""
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)


def find(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The regular expressions in a token's attributes, each with its place."""
    if not isinstance(value, Mapping):
        return
    for key, inner in value.items():
        if key != "REGEX":
            yield from find(inner, (*loc, key))
            continue
        many = inner.items() if isinstance(inner, Mapping) else [(None, inner)]
        for name, item in many:
            for i, text in enumerate(item) if isinstance(item, list) else [(None, item)]:
                place = [part for part in (key, name, i) if part is not None]
                if isinstance(text, str):
                    yield (*loc, *place), text


def fault(text: str) -> Fault | None:
    """What is wrong with the regular expression ``text``; None: nothing."""
    if len(text) > _LONGEST:
        return f"this regular expression has {len(text)} characters; {_LONGEST} is the most", "use a word list"
    try:
        parsed = parser.parse(text)
        re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        reason = getattr(error, "msg", None) or "it is nested too deeply or counts too far"
        place = getattr(error, "pos", None)
        where = "" if place is None else f", at character {place + 1}"
        return f'the regular expression "{text}" does not compile: {reason}{where}', _hint(reason)
    if _nested(parsed, inside=False):
        what = f'the regular expression "{text}" repeats what itself repeats: some words would take it for ever'
        return what, "one repeat will do: [ab]+ instead of (a+|b+)+"
    if _open_repeats(parsed) > _OPEN_AT_MOST:
        what = f'the regular expression "{text}" has more than {_OPEN_AT_MOST} repeats without an end'
        return what, "leave out .* at both ends (a regular expression looks anywhere in the word), or name what repeats"
    return None


def _hint(reason: str) -> str | None:
    if "nothing to repeat" in reason or "unterminated" in reason or "unbalanced" in reason:
        return (
            "a mark such as ( [ * + ? that is meant as itself needs a backslash before it, and single quotes around all"
        )
    return None


def _endless(upper: Any) -> bool:
    return upper is op.MAXREPEAT or int(upper) > _ENDLESS


def _nested(pattern: Any, *, inside: bool) -> bool:
    """Whether what repeats often holds something of varying length, or a choice whose arms may begin alike."""
    for kind, argument in pattern:
        if kind in _REPEATS:
            lower, upper, body = argument
            # Not only (a*)*: (aa?)* and (a?){30} cut a row of letters in as many ways.
            if inside and lower != upper:
                return True
            if _nested(body, inside=inside or int(upper) > _FEW):
                return True
        elif kind is op.BRANCH:
            if inside:
                return True
            if any(_nested(arm, inside=inside) for arm in argument[1]):
                return True
        elif inside and kind is op.GROUPREF:
            return True
        else:
            if any(_nested(body, inside=inside) for body in _bodies(kind, argument)):
                return True
    return False


def _open_repeats(pattern: Any) -> int:
    """The most repeats without an end that one way through the pattern meets."""
    count = 0
    for kind, argument in pattern:
        if kind in _REPEATS:
            upper = argument[1]
            count += int(_endless(upper)) + min(int(upper), _FEW) * _open_repeats(argument[2])
        elif kind is op.BRANCH:
            count += max(map(_open_repeats, argument[1]), default=0)
        else:
            count += sum(map(_open_repeats, _bodies(kind, argument)))
    return count


def _bodies(kind: Any, argument: Any) -> list[Any]:
    """What a group, look-around or condition holds."""
    if kind is op.SUBPATTERN:
        return [argument[-1]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [argument[1]]
    if kind is op.ATOMIC_GROUP:
        return [argument]
    if kind is op.POSSESSIVE_REPEAT:
        return [argument[2]]
    if kind is op.GROUPREF_EXISTS:
        return [body for body in argument[1:] if body is not None]
    return []
