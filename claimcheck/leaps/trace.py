"""The trace of one proposition through a paper: put with care first, said flatly later, with no experiment between.

The same proposition is one predicate (*hide*, *is predictive*) with the same subject, in two claims that share enough
words. No experiment stands between where all that carries the later one carried the earlier one already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import subjects
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.topline import content
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token

CHECK = "certainty"

_PREDICATES = ("VERB", "ADJ")
_SAID = ("ROOT", "ccomp", "xcomp", "advcl", "conj", "parataxis")
_CAREFUL = ("result", "interpretation", "speculation")


@dataclass(frozen=True)
class _Guess:
    """A claim with a word that hedges."""

    view: View
    i: int
    claim: Claim

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(content(self.view, self.i))

    @cached_property
    def under(self) -> tuple[tuple[Token, str], ...]:
        """The predicates under its hedge, and the hedge of each; none where it hedges something else."""
        document = self.view.document
        document.parse([self.i])
        found = [(t, document.stance(self.i, t.i)) for t in document.doc(self.i) if _predicate(self.view, t)]
        return tuple((t, mark.cue) for t, mark in found if mark.stance == "hedged" and mark.cue)

    @property
    def hedge(self) -> str:
        return self.under[0][1]


def check(view: View) -> Iterator[Draft]:
    """One leap for each flat claim whose earlier self was hedged, unless something that it rests on is new."""
    guesses = list(_guesses(view))
    if not guesses:
        return
    for i, claim in claimed(view, "result", "interpretation"):
        if claim is None or view.cues_at(i, "conjecture"):
            continue
        words = content(view, i)
        earlier = [g for g in guesses if g.i < i and _same(view, g, i, claim, words)]
        if not earlier:
            continue
        carried = support(view, i, claim)
        guess = next((g for g in earlier if not _new(view, g, claim, carried)), None)
        if guess is not None:
            yield _draft(view, i, claim, guess, carried)


def _draft(view: View, i: int, claim: Claim, guess: _Guess, carried: Support) -> Draft:
    page = view.sentences[guess.i].page
    rests = f"nothing that carries it ({carried.names}) is new" if carried.backed else "no experiment was found for it"
    return Draft(
        sentence=claim.sentence,
        claim=claim.id,
        type="certainty",
        check=CHECK,
        severity="medium",
        message=f"This is said flatly, but an earlier sentence{f' (page {page})' if page else ''} says it with "
        f"“{guess.hedge}”, and {rests}.",
        because=(guess.claim.id, guess.claim.sentence, *carried.ids),
        bounded_by=bounds(view, i, claim),
        needed=f"Keep “{guess.hedge}”, or name the experiment that settles it.",
        aspect="trace",
    )


def _guesses(view: View) -> Iterator[_Guess]:
    hedges = view.words["hedge"]
    for claim in sorted(view.claims.values(), key=lambda c: view.index[c.sentence]):
        i = view.index[claim.sentence]
        if claim.kind not in _CAREFUL or "?" in view.sentences[i].text:
            continue
        doc, columns = view.document.doc(i), view.document.columns(i)
        hedged = not hedges.isdisjoint(columns.lemmas_in_lower_case) or any(t.lower_ in hedges for t in doc)
        if hedged or view.cues_at(i, "conjecture"):
            yield _Guess(view, i, claim)


def _predicate(view: View, token: Token) -> bool:
    """A verb or adjective that says something by itself, of a subject; not in a clause or phrase about a noun."""
    if token.pos_ not in _PREDICATES or token.lemma_.lower() in view.words["light_verb"] or not token.is_alpha:
        return False
    return all(t.dep_ in _SAID or _of_subject(t) for t in (token, *token.ancestors))


def _of_subject(token: Token) -> bool:
    """*It is a habit, likely driven by ...*: what stands by the noun that a subject is said to be is said of it too."""
    return token.dep_ == "acl" and bool(subjects(token.head))


def _same(view: View, guess: _Guess, i: int, claim: Claim, words: set[str]) -> bool:
    """Whether sentence ``i``, with these content words, says flatly of the same subject what the guess guesses."""
    both = guess.words & words
    linked = guess.claim.id in claim.same_as or claim.id in guess.claim.same_as
    fewest = view.numbers["trace_shared"] * min(len(guess.words), len(words))
    if len(both) < (2 if linked else view.numbers["trace_fewest"]) or len(both) < fewest:
        return False
    if not guess.under:
        return False
    view.document.parse([i])
    for token in view.document.doc(i):
        if not _predicate(view, token):
            continue
        alike = [p for p, _ in guess.under if p.lemma_.lower() == token.lemma_.lower()]
        if any(_share_subject(p, token) for p in alike) and _flat(view, i, token):
            return True
    return False


def _flat(view: View, i: int, predicate: Token) -> bool:
    """Whether neither a predicate nor what it stands under is hedged."""
    above = (predicate, *predicate.ancestors)
    if any(token.lemma_.lower() in view.words["opinion_verb"] for token in above):
        return False
    return all(view.document.stance(i, token.i).stance == "asserted" for token in above)


def _share_subject(one: Token, other: Token) -> bool:
    return bool(_nouns(one) & _nouns(other))


def _nouns(predicate: Token) -> set[str]:
    while not subjects(predicate) and (predicate.dep_ == "parataxis" or _of_subject(predicate)):
        predicate = predicate.head
    return {noun.lemma_.lower() for noun in subjects(predicate) if noun.pos_ in ("NOUN", "PROPN")}


def _new(view: View, guess: _Guess, claim: Claim, carried: Support) -> bool:
    """Whether the later claim rests on anything that did not carry the earlier one, but by way of the later one.

    Nothing is new to an abstract: whoever put it with care there had seen all experiments.
    """
    if view.sentences[guess.i].layer == "abstract":
        return False
    alone = guess.claim.model_copy(update={"same_as": tuple(c for c in guess.claim.same_as if c != claim.id)})
    before = support(view, guess.i, alone)
    later = {*carried.figures, *carried.experiments, *carried.sentences}
    return bool(later - {*before.figures, *before.experiments, *before.sentences, guess.claim.sentence})
