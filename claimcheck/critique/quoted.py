"""The quoted stretches of a critique: in quotation marks, or set off as a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claimcheck.critique.reporting import NAMED, VERB, WORK
from claimcheck.critique.stream import words
from claimcheck.language.quotes import quoted
from claimcheck.records.audit import QuotationForm
from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report

SCARE = 3
"""Words up to which quotation marks may only keep a word at arm's length."""
_UNREAD = frozenset({"code", "reference", "furniture"})
_NO_NAME = frozenset("they we he she it i the this these here elsewhere what one nobody everybody someone".split())
_MARKS = "\"'“”‘’«»` "
_SAID = re.compile(
    rf"\b(?:{VERB}|reads?|has it|sentence|line|words?|phrase|passage|quotation)\b[^.;!?]{{0,60}}$", re.IGNORECASE
)
_SO_CALLED = re.compile(r"\bso[- ]called\W*$", re.IGNORECASE)
_PAPER = re.compile(rf"\b(?:{WORK}|they|it|he|she|we)\b", re.IGNORECASE)
_SPEAKER = re.compile(
    rf"\b(?P<name>{NAMED})(?:, \d{{4}},)?,? (?:once |famously |later |also )?{VERB}\b[^.;!?]{{0,40}}$"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quoted stretch, without its marks."""

    text: str
    sentence: str
    form: QuotationForm
    said: bool
    """Whether it is said to be the paper's."""
    speaker: str | None = None
    """A name in front of it to which the words are given."""


def quotations(critique: Report) -> Iterator[Quoted]:
    """The quoted stretches of the critique, in order."""
    for layer_block, group in groupby(critique.sentences, key=lambda s: (s.layer, s.block)):
        sentences = list(group)
        if layer_block[0] in _UNREAD:
            continue
        if layer_block[0] == "quote":
            yield _block(sentences)
        else:
            yield from _inline(sentences)


def _block(sentences: list[Sentence]) -> Quoted:
    return Quoted(" ".join(s.text for s in sentences).strip(_MARKS), sentences[0].id, "block", True)


def _inline(sentences: list[Sentence]) -> Iterator[Quoted]:
    text, starts = "", []
    for sentence in sentences:
        starts.append(len(text))
        text += sentence.text + " "
    for start, end in quoted(text):
        held = text[start:end].strip(_MARKS)
        size = len(words(held))
        if not size:
            continue
        before = text[:start]
        home = max(i for i, at in enumerate(starts) if at <= start)
        said = (
            _SAID.search(before[-120:]) is not None
            and _PAPER.search(before[-160:]) is not None
            and not _SO_CALLED.search(before[-20:])
        )
        named = _SPEAKER.search(before[-120:])
        form: QuotationForm = "scare" if size <= SCARE and not said else "inline"
        yield Quoted(held, sentences[home].id, form, said, _surname(named["name"]) if named else None)


def _surname(name: str) -> str | None:
    first = name.split()[0].strip(",")
    return None if first.lower() in _NO_NAME else first
