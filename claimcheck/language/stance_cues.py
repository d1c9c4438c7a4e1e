"""The stance cues of ``rules/language/stance.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcheck.language import lexicon


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of lemmas by stance and kind of cue; see the file for what each reaches."""

    hedge_modals: frozenset[str]
    hedge_adverbs: frozenset[str]
    hedge_verbs: frozenset[str]
    hedge_passives: frozenset[str]
    hedge_adjectives: frozenset[str]
    hedge_attributes: frozenset[str]
    hedge_nouns: frozenset[str]
    hypo_modals: frozenset[str]
    scenario_modals: frozenset[str]
    scenario: re.Pattern[str]
    hypo_marks: frozenset[str]
    hypo_verbs: frozenset[str]
    question_verbs: frozenset[str]
    hypo_nouns: frozenset[str]
    hypo_of_nouns: frozenset[str]
    hypo_attributes: frozenset[str]
    not_imagined: frozenset[str]
    wishes: frozenset[str]
    attempts: frozenset[str]
    creations: frozenset[str]
    opinions: frozenset[str]
    reports: frozenset[str]
    claim_nouns: frozenset[str]
    works: frozenset[str]
    prior: frozenset[str]
    own: frozenset[str]
    neg_complements: frozenset[str]
    neg_objects: frozenset[str]
    neg_nouns: frozenset[str]
    raised: frozenset[str]
    causing: frozenset[str]
    existence: frozenset[str]
    definition_roots: frozenset[str]
    naming: frozenset[str]
    word_nouns: frozenset[str]
    topic_nouns: frozenset[str]
    so_called: frozenset[str]
    model_speakers: re.Pattern[str]
    prompt_speakers: re.Pattern[str]
    tags: tuple[str, ...]


def _any_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues, read once.

    Raises:
        RuleError: the file is not what it should be.
    """
    table = lexicon.read("stance")
    hedged, hypo, attributed, negated, mentioned = (
        table[k] for k in ("hedged", "hypothetical", "attributed", "negated", "mentioned")
    )
    speakers: dict[str, Any] = mentioned["speakers"]

    def speaker(key: str) -> re.Pattern[str]:
        names = _any_of(lexicon.words(speakers, key))
        return re.compile(rf"^[\W\d]*(?:{names})(?: \d+)?\s?:\s", re.IGNORECASE)

    get = lexicon.words
    return Cues(
        hedge_modals=get(hedged, "modals"),
        hedge_adverbs=get(hedged, "adverbs"),
        hedge_verbs=get(hedged, "verbs"),
        hedge_passives=get(hedged, "passives"),
        hedge_adjectives=get(hedged, "adjectives"),
        hedge_attributes=get(hedged, "attributes"),
        hedge_nouns=get(hedged, "nouns"),
        hypo_modals=get(hypo, "modals"),
        scenario_modals=get(hypo, "scenario_modals"),
        scenario=re.compile(
            rf"\b(?:{_any_of(get(hypo, 'scenario_words'))})\b(?! (?:{_any_of(get(hypo, 'not_imagined'))})(?:e?s)?\b)"
        ),
        hypo_marks=get(hypo, "subordinators"),
        hypo_verbs=get(hypo, "verbs"),
        question_verbs=get(hypo, "question_verbs"),
        hypo_nouns=get(hypo, "nouns"),
        hypo_of_nouns=get(hypo, "of_nouns"),
        hypo_attributes=get(hypo, "attributes"),
        not_imagined=get(hypo, "not_imagined"),
        wishes=get(hypo, "wishes"),
        attempts=get(hypo, "attempts"),
        creations=get(hypo, "creations"),
        opinions=get(attributed, "opinions"),
        reports=get(attributed, "reports"),
        claim_nouns=get(attributed, "nouns"),
        works=get(attributed, "works"),
        prior=get(attributed, "prior"),
        own=get(attributed, "own"),
        neg_complements=get(negated, "complements"),
        neg_objects=get(negated, "objects"),
        neg_nouns=get(negated, "nouns"),
        raised=get(negated, "raised"),
        causing=get(negated, "causing"),
        existence=get(negated, "existence"),
        definition_roots=get(mentioned, "definition_roots"),
        naming=get(mentioned, "naming"),
        word_nouns=get(mentioned, "word_nouns"),
        topic_nouns=get(mentioned, "topic_nouns"),
        so_called=get(mentioned, "attributes"),
        model_speakers=speaker("model_output"),
        prompt_speakers=speaker("prompt"),
        tags=tuple(str(t) for t in mentioned["tags"]),
    )
