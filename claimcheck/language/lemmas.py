"""Lemmas of verbs and nouns: WordNet's base forms, irregular forms and suffix rules (WordNet licence)."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path

_PLURALS = {
    "biases": "bias",
    "aliases": "alias",
    "atlases": "atlas",
    "canvases": "canvas",
    "heroes": "hero",
    "vetoes": "veto",
    "echoes": "echo",
    "thieves": "thief",
    "knives": "knife",
    "shelves": "shelf",
    "loaves": "loaf",
    "criteria": "criterion",
    "phenomena": "phenomenon",
}
_TABLES = Path(__file__).resolve().parent / "verb_lemmas.json.gz"


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, list[str]], list[tuple[str, str]]]:
    """WordNet's verbs, its irregular forms, and its suffix rules (spacy-lookups-data, WordNet licence)."""
    with gzip.open(_TABLES, "rt", encoding="utf-8") as file:
        data = json.load(file)
    return frozenset(data["verbs"]), data["exceptions"], [(a, b) for a, b in data["rules"]]


@lru_cache(maxsize=1)
def _verbs_only() -> frozenset[str]:
    with gzip.open(_TABLES, "rt", encoding="utf-8") as file:
        return frozenset(json.load(file)["verbs_only"]) | {"exhibit"}  # a noun too, not in papers


def is_verb(lemma: str) -> bool:
    """Whether WordNet has it as the base form of a verb."""
    return lemma in _tables()[0]


def only_verb(lemma: str) -> bool:
    """Whether WordNet has it as a verb and as no noun."""
    return lemma in _verbs_only()


@lru_cache(maxsize=1 << 14)
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


def noun_lemma(form: str, guess: str) -> str:
    """The singular of a plural that the lemmatizer left as it was, or cut in the wrong place (*nurs*, *biase*)."""
    word = form.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ses") and guess == word[:-2] and guess[-2:] in {"rs", "ls", "ps"}:
        return word[:-1]
    if guess != word or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")) or len(word) < 4:
        return guess
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zes")) else word[:-1]
