"""What the language pipeline makes of single words, for the lint of rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_CARRIERS = {
    "VERB": ("They will {} it.", 2),
    "NOUN": ("This is the {}.", 3),
    "ADJ": ("It is very {}.", 3),
    "ADV": ("They did it {}.", 3),
}
"""A sentence for each part of speech, and the place of the word in it."""


class Words:
    """Tokens and basic forms, as the pipeline has them."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def tokens(self, text: str) -> list[str]:
        """The lower-case tokens of a word or phrase."""
        return [token.lower_ for token in self._nlp.make_doc(text) if not token.is_space]

    def basic_forms(self, words: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str | None], frozenset[str]]:
        """For each word with its part of speech (None: any) the lemmas it gets in simple sentences."""
        wanted = sorted(set(words), key=lambda w: (w[0], w[1] or ""))
        texts = [
            (key, *_CARRIERS[pos])
            for key in wanted
            for pos in ([key[1]] if key[1] in _CARRIERS else [] if key[1] else sorted(_CARRIERS))
        ]
        found: dict[tuple[str, str | None], set[str]] = {key: set() for key in wanted}
        with self._nlp.select_pipes(disable=["parser"]):
            docs = self._nlp.pipe([carrier.format(key[0]) for key, carrier, _ in texts], batch_size=128)
            for (key, _, place), doc in zip(texts, docs, strict=True):
                if len(doc) > place:
                    found[key].add(doc[place].lemma_.lower())
        return {key: frozenset(lemmas) for key, lemmas in found.items()}
