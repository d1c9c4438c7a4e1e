"""Mends tags of coordinated verbs taken for nouns: *ranks, filters and manipulates*, *neither plans nor waits*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.lemmas import is_verb, only_verb, verb_lemma
from claimcheck.language.retag import as_finite_verb, as_verb
from claimcheck.language.tree import NOUN_TAGS, PRESENT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CORRELATIVE = {"neither": frozenset({"nor"}), "either": frozenset({"or"}), "both": frozenset({"and"})}
_OBJECT_PRONOUNS = frozenset({"it", "them", "us", "him", "me", "itself", "themselves"})
_LONGEST_LIST = 6


def mend_conjoined(doc: Doc) -> None:
    """Retags nouns that only a verb's place, partner or object explains. Needs tags, no tree."""
    for token in doc:
        if token.tag_ == "NNS" and token.i and doc[token.i - 1].tag_ not in {"DT", "JJ", "PRP$", "HYPH", "POS", "CD"}:
            if only_verb(verb_lemma(token.text, token.lower_)):
                as_finite_verb(token, "VBZ")
        elif token.lower_ in _CORRELATIVE:
            _correlated(token)
        elif token.tag_ in PRESENT and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            _agreeing(token)
    for token in doc:
        if token.tag_ in {"NN", "NNS"} and 1 < token.i < len(doc) - 2:
            _before_object(token)
    for token in doc:
        if 1 < token.i < len(doc) - 1 and (token.tag_ == "CC" or token.lower_ == "then"):
            _after_conjunction(token)
            _partners(token)
        elif 0 < token.i < len(doc) - 4 and token.tag_ == "VBZ" and doc[token.i + 1].tag_ == ",":
            _series(token)


def _can_be(token: Token, tag: str) -> bool:
    """Whether a word tagged as a noun has the form of a present verb, third person (VBZ) or not (VBP)."""
    if not token.text.islower():
        return False
    if tag == "VBZ":
        return token.tag_ == "NNS" and token.lower_.endswith("s") and is_verb(verb_lemma(token.text, token.lower_))
    return token.tag_ in {"NN", "JJ", "VB"} and is_verb(token.lower_)


def _form_after(noun: Token) -> str | None:
    """The tag of a present verb that agrees with a noun."""
    if noun.tag_ in {"NNS", "NNPS"}:
        return "VBP"
    return "VBZ" if noun.tag_ in {"NN", "NNP"} else None


def _correlated(first: Token) -> None:
    """*The policy neither plans nor waits*: after a noun, *neither* opens a pair of verbs."""
    doc = first.doc
    form = _form_after(doc[first.i - 1]) if first.i else None
    if form is None or first.i + 3 >= len(doc) or not _can_be(doc[first.i + 1], form):
        return
    second = next((t for t in doc[first.i + 2 : first.i + 12] if t.lower_ in _CORRELATIVE[first.lower_]), None)
    if second is None:
        return
    as_finite_verb(doc[first.i + 1], form)
    if second.i + 1 < len(doc) and _can_be(doc[second.i + 1], form):
        as_finite_verb(doc[second.i + 1], form)


def _agreeing(token: Token) -> None:
    """Noun says the morphologizer, verb the tagger: a verb, if it agrees with a noun or pronoun right before it."""
    before = _past_adverbs(token.doc, token.i - 1, -1)
    if before is not None and (before.tag_ == "PRP" or _form_after(before) == token.tag_):
        as_finite_verb(token, token.tag_)


def _after_conjunction(conjunction: Token) -> None:
    """*sleeps and dreams*, *waits, then stalls*, *argue and hesitate*: what can follow a verb only as a second one."""
    doc = conjunction.doc
    token = _past_adverbs(doc, conjunction.i + 1, 1)
    before = _past_adverbs(doc, conjunction.i - 1, -1)
    if token is None or before is None:
        return
    verbs = [t for t in doc[: conjunction.i] if t.tag_ in PRESENT | {"VB"} and t.pos_ == "VERB"]
    if not verbs:
        return
    after_then = conjunction.lower_ == "then" and before.tag_ in {",", "CC"}
    if verbs[-1].tag_ == "VBZ" and (before == verbs[-1] or after_then) and _can_be(token, "VBZ"):
        as_finite_verb(token, "VBZ")
    elif verbs[-1].tag_ != "VBZ" and (_is_bare(token, before, verbs[-1]) or only_verb(token.lower_)):
        if token.tag_ not in {"NN", "JJ"}:
            return
        if verbs[-1].tag_ == "VB":
            as_verb(token, "VB", "VerbForm=Inf")
        else:
            as_finite_verb(token, "VBP")


def _is_bare(token: Token, before: Token, verb: Token) -> bool:
    """*agents sleep and trust*: a lone noun right after a verb and a conjunction."""
    return before == verb and token.tag_ == "NN" and verb.tag_ == "VBP" and _can_be(token, "VBP")


def _before_object(token: Token) -> None:
    """*reads the note, answers it*; *and skips the rest*: between a comma or conjunction and an object."""
    doc = token.doc
    before = doc[token.i - 1]
    if before.tag_ not in {",", "CC"} or token.tag_ != "NNS" or not _can_be(token, "VBZ"):
        return
    if not any(t.tag_ == "VBZ" for t in doc[: token.i]):
        return
    after = doc[token.i + 1]
    if after.lower_ not in _OBJECT_PRONOUNS and (after.tag_ not in {"DT", "PRP$"} or after.lower_ == "that"):
        return
    # *answers the model gave* are nouns with a relative clause.
    end = token.i + 2
    while end < len(doc) and after.tag_ in {"DT", "PRP$"} and doc[end].tag_ in NOUN_TAGS | {"JJ", "HYPH", "CD", "VBN"}:
        end += 1
    if end < len(doc) and doc[end].tag_ in {"VBZ", "VBP", "VBD", "MD", "RB"}:
        return
    as_finite_verb(token, "VBZ")


def _partners(conjunction: Token) -> None:
    """*ranks, filters and manipulates*: what stands in one list with a finite verb, in its form, is one."""
    doc = conjunction.doc
    right = _past_adverbs(doc, conjunction.i + 1, 1)
    if right is None or right.tag_ not in {"VBZ", "VBP", "VB"}:
        return
    form = "VBZ" if right.tag_ == "VBZ" else "VBP"
    place = conjunction.i - 1
    for _ in range(_LONGEST_LIST):
        if place > 0 and doc[place].tag_ == ",":
            place -= 1
        left = _past_adverbs(doc, place, -1)
        if left is None or left.i < 1:
            return
        before = doc[left.i - 1]
        if left.tag_ not in {form, right.tag_}:
            first = doc[left.i - 2].tag_ if before.tag_ == "," and left.i > 1 else ""
            listed = first == right.tag_ or {first, right.tag_} == {"VB", "VBP"}
            opens = form == "VBZ" and before.tag_ in {",", "NN", "NNP", "RB"}
            if not _can_be(left, form) or not (listed or opens):
                return
            if first == "VB":
                as_verb(left, "VB", "VerbForm=Inf")
            else:
                as_finite_verb(left, form)
        if before.tag_ != ",":
            return
        place = left.i - 1


def _series(verb: Token) -> None:
    """*helps, sleeps and questions*: bare plurals after a verb and a comma go on with what the subject does."""
    doc = verb.doc
    found: list[Token] = []
    place = verb.i + 1
    while place + 1 < len(doc) and doc[place].tag_ in {",", "CC"}:
        last = doc[place].tag_ == "CC"
        place += 1
        if not last and doc[place].tag_ == "CC":
            last, place = True, place + 1
        token = _past_adverbs(doc, place, 1)
        if token is None or not (token.tag_ == "VBZ" or _can_be(token, "VBZ")):
            return
        found.append(token)
        if last:
            for each in found:
                as_finite_verb(each, "VBZ")
            return
        place = token.i + 1


def _past_adverbs(doc: Doc, place: int, step: int) -> Token | None:
    while 0 <= place < len(doc) and doc[place].tag_ in {"RB", "RBR"}:
        place += step
    return doc[place] if 0 <= place < len(doc) else None
