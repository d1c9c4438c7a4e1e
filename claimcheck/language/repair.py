"""Mends what the trained tagger and lemmatizer get wrong in a regular way."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "claimcheck_repair"
"""Name of :func:`mend` as a component of the pipeline."""
_TABLES = Path(__file__).resolve().parent / "verb_lemmas.json.gz"
_BASE_FORM_AFTER = {"to", "can", "could", "may", "might", "must", "shall", "should", "will", "would"}
_TAKE_INFINITIVES = frozenset(
    """try want seek refuse decide learn tend seem appear prefer choose fail pretend agree threaten struggle intend
    continue begin like wish hate""".split()
)
_OBJECT_PRONOUNS = frozenset({"them", "us", "him", "her", "me", "itself", "themselves"})
_BEFORE_GERUND = frozenset({"by", "without", "while", "when", "before", "after"})
_FINITE = {"VBZ", "VBP", "VBD", "MD"}
_NOUN_ENDINGS = ("ncy", "ness", "tion", "sion", "ism", "ship", "hood")
_ADJECTIVE_ENDINGS = ("antic", "istic", "ical", "ous", "ful", "less", "ible")
_NOUNS = {
    "statistic",
    "heuristic",
    "characteristic",
    "logistic",
    "linguistic",
    "semantic",
    "handful",
    "crucible",
    "mandible",
}


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
    """The singular of a regular plural that the lemmatizer left as it was."""
    word = form.lower()
    if guess != word or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")) or len(word) < 4:
        return guess
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zes")) else word[:-1]


def as_name(token: Token) -> None:
    """Tags a token that is known to be a name."""
    if token.tag_ not in {"NNP", "NNPS", "CD"} and token.is_alpha is False:
        _retag(token, "NNP", "PROPN", "Number=Sing", token.text)


def _retag(token: Token, tag: str, pos: str, morph: str, lemma: str) -> None:
    token.tag_ = tag
    token.pos_ = pos
    token.set_morph(morph)  # type: ignore[attr-defined]
    token.lemma_ = lemma


def _as_verb(token: Token, tag: str, morph: str) -> None:
    _retag(token, tag, "VERB", morph, verb_lemma(token.text, token.lower_))


def _mend_infinitive(token: Token) -> None:
    """*to please*, *can fake*: a base form after *to* or a modal, tagged as something else."""
    previous = token.nbor(-1)
    after_to = previous.lower_ == "to" and previous.tag_ == "TO"
    after_modal = previous.tag_ == "MD" and previous.lower_ in _BASE_FORM_AFTER
    attribute = token.tag_ == "JJ" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ in {"NN", "NNS", "JJ"}
    if (after_to and token.tag_ in {"UH", "JJ", "NN"} and not attribute) or (
        after_modal and token.tag_ in {"NN", "UH"}
    ):
        _as_verb(token, "VB", "VerbForm=Inf")


def _mend_thought(token: Token) -> None:
    """*chain-of-thought* thinks nothing."""
    if token.i >= 2 and token.nbor(-1).tag_ == "HYPH" and token.nbor(-2).lower_ == "of":
        _retag(token, "NN", "NOUN", "Number=Sing", "thought")


def _mend_suffix(token: Token) -> None:
    """*sycophancy* is no adjective; *sycophantic* before a noun is no noun."""
    low = token.lower_
    if token.pos_ == "ADJ" and low.endswith(_NOUN_ENDINGS):
        _retag(token, "NN", "NOUN", "Number=Sing", low)
    elif (
        token.tag_ == "NN"
        and low.endswith(_ADJECTIVE_ENDINGS)
        and token.i + 1 < len(token.doc)
        and token.nbor(1).pos_ == "NOUN"
        and low not in _NOUNS
    ):
        _retag(token, "JJ", "ADJ", "Degree=Pos", low)


def mend_missing_verb(doc: Doc) -> None:
    """*The assistant lies.* has no finite verb: then the first noun that can be one is, if it follows another."""
    if len(doc) < 3 or doc[len(doc) - 1].lower_ not in {".", "!", "?"} or any(t.tag_ in _FINITE for t in doc):
        return
    for token in doc[1:]:
        before = token.nbor(-1)
        many = before.pos_ in {"NOUN", "PROPN"} and before.lower_.endswith("s") and not before.lower_.endswith("ss")
        singular = token.tag_ == "NNS" and token.lower_.endswith("s") and before.pos_ in {"NOUN", "PROPN"} and not many
        plural = token.tag_ == "NN" and many
        if (singular or plural) and is_verb(verb_lemma(token.text, token.lower_)):
            _as_verb(token, "VBZ" if singular else "VBP", "VerbForm=Fin|Tense=Pres|Mood=Ind")
            return


def _mend_verb_between(token: Token, doc: Doc) -> None:
    """*the agent tries to cheat*, *the model shows the plan*: a noun that stands where only a verb can."""
    before = doc[token.i - 1]
    many = before.lower_.endswith("s") and not before.lower_.endswith("ss")
    agrees = (token.tag_ == "NNS" and not many) or (token.tag_ == "NN" and many and before.tag_ in {"NNS", "NNPS"})
    if not agrees or before.pos_ not in {"NOUN", "PROPN"} or not is_verb(verb_lemma(token.text, token.lower_)):
        return
    after = doc[token.i + 1]
    opens_object = (after.tag_ in {"DT", "PRP$"} and after.lower_ != "that") or after.lower_ in _OBJECT_PRONOUNS
    opens_infinitive = after.tag_ == "TO" and token.i + 2 < len(doc) and doc[token.i + 2].tag_ == "VB"
    if opens_object or (opens_infinitive and verb_lemma(token.text, token.lower_) in _TAKE_INFINITIVES):
        _as_verb(token, "VBZ" if token.tag_ == "NNS" else "VBP", "VerbForm=Fin|Tense=Pres|Mood=Ind")


def _mend_plain_verb(token: Token) -> None:
    """*Models perform well*, *models often exhibit it*: after a noun, what can only be a verb."""
    before = token.nbor(-1)
    adverb = before.pos_ == "ADV" and token.i > 1
    subject = token.nbor(-2) if adverb else before
    if subject.pos_ not in {"NOUN", "PROPN"} or not token.text.islower():
        return
    plural = subject.lower_.endswith("s") and not subject.lower_.endswith("ss")
    if token.tag_ in {"NN", "JJ"} and (
        token.lower_ in _verbs_only() or (token.tag_ == "NN" and adverb and plural and is_verb(token.lower_))
    ):
        _as_verb(token, "VBP", "VerbForm=Fin|Tense=Pres|Mood=Ind")
    elif token.tag_ == "NNS" and not plural and verb_lemma(token.text, token.lower_) in _verbs_only():
        _as_verb(token, "VBZ", "VerbForm=Fin|Tense=Pres|Mood=Ind")


def mend(doc: Doc) -> Doc:
    """Repairs tags that contradict their neighbours or endings, and lemmas of verbs and plurals."""
    for token in doc:
        if token.lower_ == "thought" and token.pos_ == "VERB":
            _mend_thought(token)
        if token.i and token.tag_ in {"UH", "JJ", "NN"} and is_verb(token.lower_):
            _mend_infinitive(token)
        if token.tag_ == "VB" and token.pos_ in {"ADJ", "NOUN"} and is_verb(token.lower_):
            _as_verb(token, "VB", "VerbForm=Inf")
        if token.pos_ in {"ADJ", "NOUN"}:
            _mend_suffix(token)
        if token.i and token.tag_ == "VBG" and token.pos_ == "NOUN" and token.nbor(-1).lower_ in _BEFORE_GERUND:
            _as_verb(token, "VBG", "VerbForm=Ger")
        if token.i and token.tag_ in {"NN", "NNS", "JJ"}:
            _mend_plain_verb(token)
        if 0 < token.i < len(doc) - 1 and token.tag_ in {"NN", "NNS"}:
            _mend_verb_between(token, doc)
    mend_missing_verb(doc)
    for token in doc:
        if token.pos_ == "VERB":
            token.lemma_ = verb_lemma(token.text, token.lemma_.lower())
        elif token.tag_ == "NNS":
            token.lemma_ = noun_lemma(token.text, token.lemma_.lower())
        elif token.pos_ == "ADJ" and token.lower_.endswith(("ed", "ing")):
            token.lemma_ = token.lower_
        elif token.lower_ in {"n't", "n’t"}:
            token.lemma_ = "not"
    return doc
