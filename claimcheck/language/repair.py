"""Mends what the trained tagger and lemmatizer get wrong in a regular way."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "claimcheck_repair"
_TABLES = Path(__file__).resolve().parent / "verb_lemmas.json.gz"
_BASE_FORM_AFTER = {"to", "can", "could", "may", "might", "must", "shall", "should", "will", "would"}
_VERBAL_WORDS_READ_AS_OTHER = {"please", "fake", "lie", "lies", "claim", "scheme", "plan", "plot", "trick", "hack"}


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, list[str]], list[tuple[str, str]]]:
    """WordNet's verbs, its irregular forms, and its suffix rules (spacy-lookups-data, WordNet licence)."""
    with gzip.open(_TABLES, "rt", encoding="utf-8") as file:
        data = json.load(file)
    return frozenset(data["verbs"]), data["exceptions"], [(a, b) for a, b in data["rules"]]


def is_verb(lemma: str) -> bool:
    """Whether WordNet has it as the base form of a verb."""
    return lemma in _tables()[0]


def verb_lemma(form: str, guess: str) -> str:
    """``guess`` where it is a base form that WordNet knows, else the first rule result that is one, else ``guess``.

    A prefix (``re``, ``un``, ``mis`` ...) that WordNet does not list with its verb is looked through.
    """
    known, exceptions, rules = _tables()
    word = form.lower()
    if guess in known:
        return guess
    if word in exceptions:
        return exceptions[word][0]
    for candidate in _candidates(word, rules):
        if candidate in known:
            return candidate
    for prefix in ("re", "un", "mis", "de", "pre", "co", "out", "over", "under", "fine"):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3:
            for candidate in _candidates(rest, rules):
                if candidate in known:
                    return prefix + candidate
    return guess


def _candidates(word: str, rules: list[tuple[str, str]]) -> list[str]:
    found = [word]
    for old, new in rules:
        if old and word.endswith(old):
            found.append(word.removesuffix(old) + new)
    stem = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    if stem != word and len(stem) > 2 and stem[-1] == stem[-2]:
        found.append(stem[:-1])
    return found


def _mend_tag(token: Token) -> None:
    """``to please``, ``can fake``: a base form after *to* or a modal, tagged as something else."""
    previous = token.nbor(-1)
    after_to = previous.lower_ == "to" and previous.tag_ == "TO"
    after_modal = previous.tag_ == "MD" and previous.lower_ in _BASE_FORM_AFTER
    if (after_to and (token.tag_ in {"UH", "JJ"} or token.lower_ in _VERBAL_WORDS_READ_AS_OTHER)) or (
        after_modal and token.tag_ in {"NN", "UH"} and is_verb(token.lower_)
    ):
        token.tag_ = "VB"
        token.pos_ = "VERB"
        token.set_morph("VerbForm=Inf")
        token.lemma_ = token.lower_


@Language.component(NAME)
def mend(doc: Doc) -> Doc:
    """Repairs tags after *to* and modals, and lemmas of verbs."""
    for token in doc:
        if token.i and token.tag_ in {"UH", "JJ", "NN", "NNS"} and is_verb(token.lower_):
            _mend_tag(token)
        if token.pos_ == "VERB":
            token.lemma_ = verb_lemma(token.text, token.lemma_.lower())
        elif token.lower_ == "n't" or token.lower_ == "n’t":
            token.lemma_ = "not"
    return doc
