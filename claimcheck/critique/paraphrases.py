"""Sentences of a critique that tell in its own words what the paper says: *the authors state that ...*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.critique.reporting import NAMED, SPEAKER, VERB
from claimcheck.critique.stream import words
from claimcheck.language.quotes import quoted
from claimcheck.records.report import Report

_READ = frozenset({"abstract", "body", "caption", "footnote"})
_SHORTEST = 4
"""Words of a clause that says anything that can be looked for."""
_QUOTATION = 0.6
"""A clause of which more than this stands in quotation marks is a quotation, and judged as one."""

_ADVERB = (
    r"(?:(?:also|then|further|even|clearly|openly|repeatedly|only|rightly|later|explicitly|first|finally|thus|themselves|do|have|"
    r"go on to|seem to|want to) )*"
)
_PLACE = r"(?:,? (?:in|on) (?:(?:[Ss]ection|[Tt]able|[Ff]igure|[Aa]ppendix|page|the|their) ?[^,]{0,30}?))?"
_REPORT = re.compile(
    rf"\b(?P<who>(?i:{SPEAKER})|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|{NAMED}),? {_ADVERB}(?P<verb>(?i:{VERB})){_PLACE},? "
    r"that (?P<clause>.+)$"
)
_ACCORDING = re.compile(
    rf"\b(?i:according to|as|in) (?P<who>(?i:{SPEAKER})|{NAMED})(?: (?P<verb>(?i:{VERB})))?(?: it)?, (?P<clause>.+)$"
)
_PRONOUNS = frozenset({"they", "he", "she", "it"})
_PEOPLE = re.compile(rf"\b(?:{SPEAKER}|et al)\b", re.IGNORECASE)
_BELIEFS = frozenset({"believe", "think", "hold", "want"})


@dataclass(frozen=True, slots=True)
class Told:
    """One such sentence."""

    sentence: str
    text: str
    """What the paper is said to say: the clause."""
    whole: str
    """The whole sentence, for the places that it names."""
    verb: str
    """The reporting verb, as written; empty after *according to*."""


def paraphrases(critique: Report, names: frozenset[str]) -> Iterator[Told]:
    """The paraphrases of the critique, in order; ``names`` are words that may be the authors' names, case folded."""
    before = ""
    block: str | None = None
    for sentence in critique.sentences:
        if sentence.layer not in _READ:
            continue
        if sentence.block != block:
            block, before = (
                sentence.block,
                before if sentence.text[:5].lower().startswith(("they ", "he ", "she ")) else "",
            )
        found = _told(sentence.text, before, names)
        before = f"{before} {sentence.text}"[-400:]
        if found is not None:
            clause, verb = found
            yield Told(sentence.id, clause, sentence.text, verb)


def _told(text: str, before: str, names: frozenset[str]) -> tuple[str, str] | None:
    for pattern in (_REPORT, _ACCORDING):
        match = pattern.search(text)
        if match is None or not _is_the_papers(match["who"], match["verb"] or "", before, names):
            continue
        clause = match["clause"].rstrip(" .;:")
        start = match.start("clause")
        held = sum(max(0, min(b, start + len(clause)) - max(a, start)) for a, b in quoted(text))
        if len(words(clause)) >= _SHORTEST and held <= _QUOTATION * len(clause):
            return clause, (match["verb"] or "").lower()
    return None


def _is_the_papers(who: str, verb: str, before: str, names: frozenset[str]) -> bool:
    low = who.lower()
    if low in _PRONOUNS:
        # *They believe that* may be said of the models; what people do to a paper is said of its authors.
        return verb.lower().rstrip("s") not in _BELIEFS and (low == "they" or _PEOPLE.search(before) is not None)
    if _PEOPLE.fullmatch(low):
        return True
    return any(word.norm in names for word in words(who)[:1])
