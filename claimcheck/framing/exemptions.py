"""Why a match is not flagged, as a reason code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from claimcheck.language.model import StanceMark
from claimcheck.matching.model import Match
from claimcheck.records.words import Exemption, Layer

_REASONS: dict[str, Exemption] = {
    "quoted": "quoted",
    "scare_quotes": "mentioned",
    "prompt": "prompt",
    "model_output": "model_output",
    "definition": "definition",
    "reference": "reference",
}
"""What the stance says of a mention, in the words of the report."""

_LAYERS: dict[Layer, Exemption] = {"quote": "quoted", "code": "model_output", "reference": "reference"}


@dataclass(frozen=True, slots=True)
class Reason:
    """An exemption and why it holds, in plain words."""

    code: Exemption
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art found in a sentence: a token span and the exemption of its rule."""

    rule: str
    start: int
    end: int
    code: Exemption


def exempt(
    match: Match, stance: StanceMark, layer: Layer, terms: Sequence[Term], *, of_systems: bool = True
) -> Reason | None:
    """Why ``match`` is not flagged, or None. ``of_systems``: the category is about AI systems, not about people.

    The order is that of certainty: what kind of text it is, who is meant, whether the words are a term, how it is put.
    """
    if layer in _LAYERS:
        return Reason(_LAYERS[layer], f"exempt: it stands in a {layer}")
    if of_systems and match.agent is not None and match.agent.kind == "human":
        return Reason("human_agent", f'exempt: the doer is human ("{match.agent.lemma}")')
    for term in terms:
        if term.start <= match.start and match.end <= term.end:
            return Reason(term.code, f"exempt: a term of art ({term.rule})")
    if stance.stance == "mentioned":
        code = _REASONS.get(stance.reason or "", "mentioned")
        return Reason(code, f"exempt: mentioned, not used ({_plain(stance, code)})")
    if stance.stance == "negated":
        return Reason("negated", f"exempt: denied ({_plain(stance, 'negated')})")
    return None


def code_of(name: str | None) -> Exemption:
    """The exemption of a term rule; ``term_of_art`` where it names none."""
    return cast(Exemption, name) if name in get_args(Exemption) else "term_of_art"


def _plain(stance: StanceMark, code: str) -> str:
    return f'"{stance.cue}"' if stance.cue else code.replace("_", " ")
