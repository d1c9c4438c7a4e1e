"""How often the paper says a thing, where the critique says how often: *repeatedly*, *only once*, *never*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.critique.nearest import Nearest, stems
from claimcheck.critique.passage import Finder
from claimcheck.critique.reporting import VERB, WORK
from claimcheck.critique.stream import words
from claimcheck.language.quotes import quoted
from claimcheck.records.audit import Problem
from claimcheck.records.paper import Sentence

_MANY = 2
_NUMBERS = {
    word: number
    for number, listed in enumerate(
        "once|twice two|thrice three|four|five|six|seven|eight|nine|ten".split("|"), start=1
    )
    for word in listed.split()
} | {"a dozen": 12}
_WORK = rf"(?:{WORK}|they|it)"
_MANY_TIMES = (
    "repeatedly|multiple times|several times|many times|again and again|time and again|over and over|more than once"
)
_SO_MANY = (
    r"(?:only |just |exactly )?(?:once|twice|thrice|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen) times)"
)
_OFTEN = re.compile(rf"\b(?:(?P<many>{_MANY_TIMES})|(?P<exact>{_SO_MANY}))\b", re.IGNORECASE)
_NEVER = re.compile(
    rf"\b{_WORK}\b[^.;]{{0,40}}?\b(?:never|nowhere|(?:does|do|did) not(?: once)?|doesn't|don't|didn't|at no point)\b"
    rf"(?: \w+)? {VERB}\b\s*(?P<what>[^.;,]*)",
    re.IGNORECASE,
)
_TELLS = re.compile(rf"\b{_WORK}\b.{{0,80}}?\b{VERB}\b|\b{VERB}\b.{{0,60}}\b{_WORK}\b", re.IGNORECASE)
_MARKS = "\"'“”‘’«»` .,"
_UNREAD = frozenset({"furniture", "reference", "code"})
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts in one paper."""

    finder: Finder
    nearest: Nearest

    def problems(self, sentence: str, clause: str | None) -> Iterator[Problem]:
        """What a sentence of the critique says of how often, and the paper does not bear out.

        ``clause`` is what the paper is said to say, where the sentence is a paraphrase.
        """
        terms = [held for a, b in quoted(sentence) if words(held := sentence[a:b].strip(_MARKS))]
        outside = _without(sentence)
        never = _NEVER.search(outside)
        if never is not None:
            yield from self._never(never["what"], terms)
            return
        often = _OFTEN.search(outside)
        if often is None or not _TELLS.search(outside) or (clause is not None and _OFTEN.search(clause)):
            return
        if terms:
            found = self._places(terms[0])
            what = f"“{terms[0]}”"
        elif clause is not None:
            found = self.nearest.like(clause, _SAME)
            what = "this"
        else:
            return
        yield from _compared(often, what, found)

    def _never(self, what: str, terms: list[str]) -> Iterator[Problem]:
        if terms:
            found, shown = self._places(terms[0]), f"“{terms[0]}”"
        else:
            wanted = stems(what)
            if len(set(wanted)) < 2:
                return
            found, shown = self.nearest.about(wanted), "this"
        if found:
            yield Problem(
                kind="count",
                message=f"The paper does say {shown}: {_times(len(found))}{_pages(found)}.",
                sentences=tuple(dict.fromkeys(s.id for s in found)),
            )

    def _places(self, term: str) -> tuple[Sentence, ...]:
        return tuple(s for s in self.finder.count([w.norm for w in words(term)]) if s.layer not in _UNREAD)


def _compared(often: re.Match[str], what: str, found: tuple[Sentence, ...]) -> Iterator[Problem]:
    real = len(found)
    said = often[0]
    if often["many"]:
        fits = real >= _MANY
    else:
        number = _number(said)
        fits = number is None or real == number
    if not fits:
        yield Problem(
            kind="count",
            message=f"“{said}”, says the critique; the paper says {what} {_times(real)}{_pages(found)}.",
            sentences=tuple(dict.fromkeys(s.id for s in found)),
        )


def _number(said: str) -> int | None:
    low = re.sub(r"^(?:only|just|exactly) | times$", "", said.lower())
    return int(low) if low.isdigit() else _NUMBERS.get(low)


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _pages(found: tuple[Sentence, ...]) -> str:
    pages = sorted({s.page for s in found if s.page is not None})
    if not pages:
        return ""
    shown = ", ".join(map(str, pages[:6])) + (", ..." if len(pages) > 6 else "")
    return f" (page{'s' if len(pages) > 1 else ''} {shown})"


def _without(sentence: str) -> str:
    """The sentence with what stands in quotation marks blanked out."""
    for a, b in quoted(sentence):
        sentence = sentence[:a] + " " * (b - a) + sentence[b:]
    return sentence
