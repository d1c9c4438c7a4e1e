"""Which sentences the authors put forward as true of systems: the only ones that can leap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.words import Layer, Role, SectionKind

CLAIM_ROLES: tuple[Role, ...] = ("result", "interpretation", "aim")
"""The roles of the guidelines in which a leap can be; the title is judged as a claim whatever its role."""

_LAYERS: tuple[Layer, ...] = ("title", "abstract", "body", "caption", "footnote")


_TELLING: tuple[SectionKind, ...] = ("result", "experiment", "discussion", "conclusion")

_ITEM = re.compile(r"(?:\d{1,2}[.)]|\([a-z\d]\)|[•–])\s")
_ITEM_REACH = 8

_FIRST_PERSON = frozenset({"i", "we", "us", "our", "ours", "my"})


def flatly_said(view: View) -> Iterator[tuple[int, Claim | None]]:
    """Sentences where results are told that pass for method or background, and yet speak of no one's doing.

    The authors are not in them and nobody is cited, so what they say of a system stands as the paper's own word.
    """
    for i, sentence in enumerate(view.sentences):
        section = view.sections.get(sentence.section or "")
        if section is None or section.kind not in _TELLING or sentence.layer != "body":
            continue
        if sentence.role not in ("method", "background") or any(
            r.kind == "citation" for r in view.document.references[i]
        ):
            continue
        if _FIRST_PERSON.isdisjoint(view.document.columns(i).lowers_as_given):
            yield i, view.claim_at.get(sentence.id)


def told(view: View, *roles: Role) -> Iterator[tuple[int, Claim | None]]:
    """As :func:`claimed`, with sentences that pass for method where results are told and in which *we* do nothing."""
    yield from claimed(view, *roles)
    for i, sentence in enumerate(view.sentences):
        section = view.sections.get(sentence.section or "")
        if section is None or section.kind not in _TELLING or sentence.layer != "body" or sentence.role != "method":
            continue
        if not {"we", "i"}.intersection(view.document.columns(i).lowers_as_given):
            yield i, view.claim_at.get(sentence.id)


def claimed(view: View, *roles: Role) -> Iterator[tuple[int, Claim | None]]:
    """The sentences in which the authors claim something, with their claims, in document order.

    ``roles`` narrows the choice; the title counts as an interpretation (it says what the paper is taken to show).
    """
    wanted = roles or CLAIM_ROLES
    for i, sentence in enumerate(view.sentences):
        if sentence.layer not in _LAYERS:
            continue
        claim = view.claim_at.get(sentence.id)
        if sentence.layer == "title":
            if "interpretation" in wanted:
                yield i, claim
            continue
        said = (sentence.role or (claim.kind if claim else None)) in wanted
        if said or (claim is not None and "result" in wanted and _found_in_brief(view, i)):
            yield i, claim


def _found_in_brief(view: View, i: int) -> bool:
    """An abstract tells a finding in the words of its method (*our study identifies ...*)."""
    sentence = view.sentences[i]
    if sentence.layer != "abstract" or sentence.role != "method":
        return False
    if any(r.kind == "citation" for r in view.document.references[i]):
        return False
    return any(t.lemma_.lower() in view.words["assert_verb"] and t.pos_ == "VERB" for t in view.document.doc(i))


def listed_as_guess(view: View, i: int) -> bool:
    """Whether a sentence is an item of a list that a guess leads in: *we suspect two things: 1. ...*."""
    if not _ITEM.match(view.sentences[i].text):
        return False
    section = view.sentences[i].section
    passed = 0
    for j in range(i - 1, -1, -1):
        sentence = view.sentences[j]
        if sentence.layer != "body":
            continue
        passed += 1
        if sentence.section != section or passed > _ITEM_REACH:
            return False
        if sentence.text.rstrip().endswith(":"):
            return bool(view.cues_at(j, "conjecture"))
    return False
