"""What a reader is told of a finding: one sentence why, and a plainer wording with the sentence's own slots."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.language.model import Argument
from claimcheck.matching.model import Match
from claimcheck.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SLOT = re.compile(r"\{(\w+)\}")
_PRONOUNS = frozenset("it its itself they them their themselves which that who whom whose this these those one".split())
_FIRST_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z“\"])")
_LONGEST = 12
"""A phrase of more words makes no readable template; the template is left out."""


def message(rule: Rule, trigger: str, agent: str | None) -> str:
    """Why the rule marks this place: what is said of whom, and the first sentence of the rationale, in one sentence."""
    why = _FIRST_SENTENCE.split(" ".join((rule.rationale or rule.title).split()), maxsplit=1)[0].rstrip(".")
    said = f"“{trigger}”" if agent is None else f"“{trigger}”, said of “{agent}”"
    return f"{said}: {why[:1].lower()}{why[1:]}."


def reword(templates: Sequence[str], slots: Mapping[str, str]) -> str | None:
    """The first template all of whose slots are filled, or None.

    >>> reword(["{agent} gave {object} in {n} trials", "the outputs of {agent}"], {"agent": "the model"})
    'The outputs of the model'
    """
    for template in templates:
        if all(name in slots for name in _SLOT.findall(template)):
            text = _SLOT.sub(lambda m: slots[m[1]], template)
            return text[:1].upper() + text[1:]
    return None


def slots_of(match: Match, doc: Doc) -> dict[str, str]:
    """``agent``, ``predicate`` and ``object`` of the match as they stand in the sentence; missing ones left out."""
    found: dict[str, str] = {}
    frame = match.frame
    agent = _phrase(match.agent, doc)
    if agent is not None:
        found["agent"] = agent
    if frame is not None:
        found["predicate"] = doc[match.start : match.end].text
        object_ = _phrase(frame.object if frame.object is not None else frame.patient, doc)
        if object_ is not None and object_ != agent and object_.lower() not in _PRONOUNS:
            found["object"] = object_
    return found


def _phrase(argument: Argument | None, doc: Doc) -> str | None:
    if argument is None or argument.end <= argument.start:
        return None
    text = doc[argument.start : argument.end].text.strip(" ,;:.()[]“”\"'’")
    if not text or argument.end - argument.start > _LONGEST:
        return None
    if text.lower() in _PRONOUNS:
        return "the system"
    first = doc[argument.start]
    if argument.start == 0 and first.pos_ in ("DET", "PRON", "ADJ") and text[:1].isupper() and not text[:2].isupper():
        text = text[0].lower() + text[1:]
    return text
