"""What a claim leans on besides experiments, and what speaks against it: cited work, the paper told the other way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.content import direction
from claimcheck.claims.draft import Draft
from claimcheck.claims.evidence import EvidenceBook
from claimcheck.claims.ground import Ground
from claimcheck.claims.likeness import cosine, shared
from claimcheck.claims.places import Outline
from claimcheck.claims.zones import SUMS_UP
from claimcheck.records.claim import Claim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEANS = re.compile(
    r"\b(?:consistent with|in line with|in agreement with|agrees? with|as (?:shown|found|reported|observed|argued|"
    r"suggested|noted|demonstrated) (?:by|in)|following|according to|confirms?|corroborat\w+|replicat\w+|similar to)\b",
    re.IGNORECASE,
)
_FIRM, _LOOSE = 0.6, 0.4
"""Score of a citation that the claim is said to agree with, and of any other in it."""
_MOST = 2
_ALIKE = 0.4
"""Cosine from which two sentences speak of the same thing."""
_AGAINST = re.compile(
    r"^(?:However|But|In contrast|By contrast|On the contrary|Conversely|Surprisingly|Yet)\b|\bcontrary to\b"
)
_STRONGEST = 0.7
_SETS = frozenset("after in for on with without under at when among across if unless during by".split())
_WHERE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PARTLY = re.compile(r"\b(?:some(?:times|what)?|can|may|might|could|often|partly|in part)\b", re.IGNORECASE)


class Relater:
    """Finds the citations of claims and the sentences that contradict them."""

    def __init__(self, ground: Ground, outline: Outline, book: EvidenceBook) -> None:
        self._ground = ground
        self._outline = outline
        self._book = book
        self._order = {s.id: i for i, s in enumerate(ground.document.sentences)}
        self._turned = [j for j in range(len(ground.document.sentences)) if self._may_contradict(j)]

    def relate(self, claims: Sequence[Claim]) -> list[Draft]:
        """Links of relations ``cites`` and ``contradicts``."""
        return [draft for claim in claims for draft in (*self._cites(claim), *self._contradicted(claim))]

    def _cites(self, claim: Claim) -> list[Draft]:
        i = self._order[claim.sentence]
        text = self._ground.document.sentences[i].text
        labels = dict.fromkeys(
            text[r.start : r.end] for r in self._ground.document.references[i] if r.kind == "citation"
        )
        leans = _LEANS.search(text)
        score = _FIRM if leans else _LOOSE
        reason = f"is said to agree with it ({leans.group().lower()})" if leans else "cites it in the same sentence"
        return [
            Draft(claim.id, "cites", score, (reason,), evidence=self._book.citation_key(i, label))
            for label in list(labels)[:_MOST]
        ]

    def _contradicted(self, claim: Claim) -> list[Draft]:
        """Sentences that open against what went before and tell the same measure of the same thing the other way.

        One that tells of another setting is a contrast, and what a claim says of some cases stands beside others.
        """
        i, ground = self._order[claim.sentence], self._ground
        if claim.direction not in ("up", "down") or _PARTLY.search(ground.document.sentences[i].text):
            return []
        opposite = "down" if claim.direction == "up" else "up"
        vector = ground.likeness.vector(i)
        found: list[Draft] = []
        for j in self._turned:
            text = ground.document.sentences[j].text
            if j == i or direction(text) != opposite or not self._together(i, j) or self._elsewhere(i, j):
                continue
            alike = cosine(vector, ground.likeness.vector(j))
            if alike < _ALIKE:
                continue
            common = shared(vector, ground.likeness.vector(j))
            reasons = (
                f"tells it the other way ({claim.direction} here, {opposite} there)",
                "shares: " + ", ".join(common),
            )
            score = round(min(_STRONGEST, alike), 3)
            found.append(Draft(claim.id, "contradicts", score, reasons, evidence=self._book.sentence_key(j)))
        return sorted(found, key=lambda d: (-d.score, d.evidence or ("sentence", "")))[:_MOST]

    def _elsewhere(self, i: int, j: int) -> bool:
        """Whether one of the two names a setting in words that the other does not have."""
        docs = [self._ground.document.doc(n) for n in (i, j)]
        held = [{token.lemma_.lower() for token in doc} for doc in docs]
        return not (_settings(docs[0]) <= held[1] and _settings(docs[1]) <= held[0])

    def _may_contradict(self, j: int) -> bool:
        sentence = self._ground.document.sentences[j]
        return (
            sentence.layer in ("body", "footnote")
            and self._ground.roles[j] in ("result", "interpretation", "limitation")
            and _AGAINST.search(sentence.text) is not None
        )

    def _together(self, i: int, j: int) -> bool:
        """A sentence of the body is contradicted in its own section; one in front or at the end anywhere."""
        ground = self._ground
        if ground.zones[i] in SUMS_UP:
            return True
        units = [self._outline.unit(ground.document.sentences[n].section) for n in (i, j)]
        return units[0] is not None and units[0] == units[1]


def _settings(doc: Doc) -> set[str]:
    """The content words, as lemmas, right behind ``after``, ``in``, ``for`` and the like; no amounts."""
    found: set[str] = set()
    for token in doc:
        at = token.i + 1
        while token.lower_ in _SETS and at < len(doc) and (_names(doc[at]) or doc[at].pos_ in ("DET", "PUNCT")):
            if _names(doc[at]) and not doc[at].like_num and doc[at].text != "%":
                found.add(doc[at].lemma_.lower())
            elif doc[at].text not in ("-", "–") and doc[at].pos_ == "PUNCT":
                break
            at += 1
    return found


def _names(token: Token) -> bool:
    return token.pos_ in _WHERE or token.tag_ == "VBG"
