"""The places of the paper that say what a sentence of the critique tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import snowballstemmer
from spacy.lang.en.stop_words import STOP_WORDS

from claimcheck.claims.likeness import Index, Likeness
from claimcheck.critique.stream import words
from claimcheck.records.claim import Claim
from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report

TIED = 0.45
"""Likeness from which a paraphrase counts as telling a sentence."""
AS_NEAR = 0.8
"""Share of the best likeness from which another place counts as saying the same."""
_MOST = 6
_UNREAD = frozenset({"furniture", "reference", "code", "heading"})


@cache
def _stem(word: str) -> str:
    # Porter2 (Porter 2001): forms of one word count as one.
    return str(snowballstemmer.stemmer("english").stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of the words of ``text`` that tell something, numbers as they are."""
    return [_stem(w.norm) for w in words(text) if w.norm not in STOP_WORDS]


@dataclass(frozen=True, slots=True)
class Place:
    sentence: Sentence
    likeness: float
    claim: Claim | None


class Nearest:
    """Finds places in one paper."""

    def __init__(self, paper: Report) -> None:
        self._sentences = [s for s in paper.sentences if s.layer not in _UNREAD]
        read = [stems(s.text) for s in self._sentences]
        self._likeness = Likeness(read)
        self._index = Index([self._likeness.vector(i) for i in range(len(read))])
        self._known = frozenset(word for sentence in read for word in sentence)
        self._claims = {c.sentence: c for c in paper.claims}

    def places(self, text: str) -> tuple[Place, ...]:
        """The nearest sentences, best first: those as near as the best, and none where nothing is near enough."""
        asked = stems(text)
        # Another number makes it no other thing that is told.
        named = [word for word in asked if not word[0].isdigit()]
        known = sum(word in self._known for word in named) / max(1, len(named))
        scores = self._index.scores(self._likeness.text(asked))
        # Words that the paper does not have have no weight of their own, and must not count for nothing.
        ranked = sorted(
            ((round(score * known, 3), i) for i, score in enumerate(scores.tolist()) if score),
            key=lambda x: (-x[0], x[1]),
        )
        if not ranked or ranked[0][0] < TIED:
            return ()
        best = ranked[0][0]
        return tuple(
            Place(self._sentences[i], score, self._claims.get(self._sentences[i].id))
            for score, i in ranked[:_MOST]
            if score >= max(TIED, AS_NEAR * best)
        )

    def like(self, text: str, least: float) -> tuple[Sentence, ...]:
        """All sentences at least so like ``text``, in reading order."""
        scores = self._index.scores(self._likeness.text(stems(text)))
        return tuple(self._sentences[i] for i, score in enumerate(scores.tolist()) if score >= least)

    def about(self, wanted: Iterable[str]) -> tuple[Sentence, ...]:
        """The sentences that hold all of these stems."""
        needed = set(wanted)
        if not needed:
            return ()
        return tuple(s for s in self._sentences if needed <= set(stems(s.text)))
