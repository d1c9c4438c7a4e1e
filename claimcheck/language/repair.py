"""Mends what the trained tagger and lemmatizer get wrong in a regular way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.conjoined import mend_conjoined
from claimcheck.language.lemmas import is_verb, noun_lemma, only_verb, verb_lemma
from claimcheck.language.retag import SYMBOLS, as_finite_verb, as_verb, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "claimcheck_repair"
"""Name of :func:`mend` as a component of the pipeline."""
_BASE_FORM_AFTER = {"to", "can", "could", "may", "might", "must", "shall", "should", "will", "would"}
_TAKE_INFINITIVES = frozenset(
    """try want seek refuse decide learn tend seem appear prefer choose fail pretend agree threaten struggle intend
    continue begin like wish hate""".split()
)
_TAKE_THAT = frozenset(
    "claim argue report state note say think believe hold show find worry fear doubt guess answer".split()
)
_OBJECT_PRONOUNS = frozenset({"them", "us", "him", "her", "me", "itself", "themselves"})
_BEFORE_GERUND = frozenset({"by", "without", "while", "when", "before", "after"})
_NEED_CLAUSE = frozenset({"when", "if", "while", "because", "although", "though", "whenever", "unless"})
_MENDED = frozenset("UH JJ JJS NN NNS VB VBG VBD VBN VBZ WRB IN".split())
"""Tags that a rule of :func:`mend` asks for."""
_FINITE = {"VBZ", "VBP", "VBD", "MD"}
_NOUN_ENDINGS = ("ncy", "ness", "tion", "sion", "ism", "ship", "hood", "havior", "haviour")
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


def as_name(token: Token) -> None:
    """Tags a token that is known to be a name."""
    if token.tag_ not in {"NNP", "NNPS", "CD"} and token.is_alpha is False:
        retag(token, "NNP", "PROPN", "Number=Sing", token.text)


def _tag_formulas(doc: Doc) -> None:
    starts = doc.user_data.get(SYMBOLS)
    if starts:
        for token in doc:
            if token.idx in starts:
                retag(token, "SYM", "SYM", "", token.text)


def _mend_infinitive(token: Token) -> None:
    """*to please*, *can fake*: a base form after *to* or a modal, tagged as something else."""
    previous = token.nbor(-1)
    after_to = previous.lower_ == "to" and previous.tag_ == "TO"
    after_modal = previous.tag_ == "MD" and previous.lower_ in _BASE_FORM_AFTER
    attribute = token.tag_ == "JJ" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ in {"NN", "NNS", "JJ"}
    if (after_to and token.tag_ in {"UH", "JJ", "NN"} and not attribute) or (
        after_modal and token.tag_ in {"NN", "UH"}
    ):
        as_verb(token, "VB", "VerbForm=Inf")


def _mend_thought(token: Token) -> None:
    """*chain-of-thought* thinks nothing."""
    if token.i >= 2 and token.nbor(-1).tag_ == "HYPH" and token.nbor(-2).lower_ == "of":
        retag(token, "NN", "NOUN", "Number=Sing", "thought")


def _mend_suffix(token: Token) -> None:
    """*sycophancy* is no adjective; *sycophantic* before a noun is no noun."""
    low = token.lower_
    if token.pos_ == "ADJ" and low.endswith(_NOUN_ENDINGS):
        retag(token, "NN", "NOUN", "Number=Sing", low)
    elif (
        token.tag_ == "NN"
        and low.endswith(_ADJECTIVE_ENDINGS)
        and token.i + 1 < len(token.doc)
        and token.nbor(1).pos_ == "NOUN"
        and low not in _NOUNS
    ):
        retag(token, "JJ", "ADJ", "Degree=Pos", low)


def mend_missing_verb(doc: Doc) -> None:
    """*The assistant lies.* has no finite verb: then the first noun that can be one is, if it follows another."""
    if len(doc) < 3 or doc[len(doc) - 1].lower_ not in {".", "!", "?"} or any(t.tag_ in _FINITE for t in doc):
        return
    for token in doc[1:]:
        before = token.nbor(-1)
        many = before.tag_ != "NNP" and before.pos_ in {"NOUN", "PROPN"} and before.lower_.endswith("s")
        many = many and not before.lower_.endswith("ss")
        singular = token.tag_ == "NNS" and token.lower_.endswith("s") and before.pos_ in {"NOUN", "PROPN"} and not many
        plural = token.tag_ == "NN" and many
        if (singular or plural) and is_verb(verb_lemma(token.text, token.lower_)):
            as_finite_verb(token, "VBZ" if singular else "VBP")
            return


def _mend_verb_between(token: Token, doc: Doc) -> None:
    """*the agent tries to cheat*, *the model shows the plan*: a noun that stands where only a verb can."""
    before = doc[token.i - 1]
    many = before.lower_.endswith("s") and not before.lower_.endswith("ss")
    pair = token.i > 2 and doc[token.i - 2].lower_ in {"and", "nor"} and before.tag_ in {"NN", "NNP"}
    plural = pair or (many and before.tag_ in {"NNS", "NNPS"})
    agrees = (token.tag_ == "NNS" and not many) or (token.tag_ == "NN" and plural)
    if not agrees or before.pos_ not in {"NOUN", "PROPN"} or not is_verb(verb_lemma(token.text, token.lower_)):
        return
    after = doc[token.i + 1]
    opens_object = (after.tag_ in {"DT", "PRP$"} and after.lower_ != "that") or after.lower_ in _OBJECT_PRONOUNS
    opens_infinitive = after.tag_ == "TO" and token.i + 2 < len(doc) and doc[token.i + 2].tag_ == "VB"
    if opens_object or (opens_infinitive and verb_lemma(token.text, token.lower_) in _TAKE_INFINITIVES):
        as_finite_verb(token, "VBZ" if token.tag_ == "NNS" else "VBP")


def _mend_plain_verb(token: Token) -> None:
    """*Models perform well*, *models often exhibit it*: after a noun, what can only be a verb."""
    before = token.nbor(-1)
    adverb = before.pos_ == "ADV" and token.i > 1
    subject = token.nbor(-2) if adverb else before
    if subject.pos_ not in {"NOUN", "PROPN"} or not token.text.islower():
        return
    plural = subject.lower_.endswith("s") and not subject.lower_.endswith("ss")
    if token.tag_ in {"NN", "JJ"} and (
        only_verb(token.lower_) or (token.tag_ == "NN" and adverb and plural and is_verb(token.lower_))
    ):
        as_finite_verb(token, "VBP")
    elif token.tag_ == "NNS" and not plural and only_verb(verb_lemma(token.text, token.lower_)):
        as_finite_verb(token, "VBZ")


def _mend_disagreement(token: Token) -> None:
    """Noun says the morphologizer, adjective the tagger: at the end of a phrase the noun is the safer guess."""
    if token.i + 1 == len(token.doc) or token.nbor(1).tag_ not in {"NN", "NNS", "NNP", "HYPH"}:
        retag(token, "NN", "NOUN", "Number=Sing", token.lower_)


def _mend_plural_subject(token: Token) -> None:
    """*that machines feel pain*: no verb in *-s* stands between *that* or an article and a verb that wants a plural."""
    following = token.nbor(1)
    if following.tag_ == "RB" and token.i + 2 < len(token.doc):
        following = token.nbor(2)
    before = token.nbor(-1)
    opens = before.tag_ in {"IN", "DT", "JJ"} or before.lower_ == "that"
    if opens and following.tag_ == "VBP" and following.pos_ == "VERB":
        retag(token, "NNS", "NOUN", "Number=Plur", noun_lemma(token.text, token.lower_))


def _mend_name(token: Token) -> None:
    """*Turing argued*: a capital, the ending of a verb, and no such verb."""
    low = token.lower_
    if token.text.istitle() and token.is_alpha and not is_verb(verb_lemma(token.text, low)):
        retag(token, "NNP", "PROPN", "Number=Sing", token.text)


def _mend_between_singulars(token: Token) -> None:
    """*the plan that the doctor exploits is new*: a plural noun is no subject of *is*."""
    before, after = token.nbor(-1), token.nbor(1)
    if before.tag_ not in {"NN", "NNP"} or after.tag_ != "VBZ" or after.lower_ not in {"is", "was", "has", "does"}:
        return
    relative = any(t.lower_ in {"that", "which", "what", "whom"} for t in token.doc[: token.i])
    if relative and not token.lower_.endswith("ics") and is_verb(verb_lemma(token.text, token.lower_)):
        as_finite_verb(token, "VBZ")


def _mend_subordinate(opener: Token) -> None:
    """*When the chatbot doubts, it stops*: a clause that opens with *when* or *if* has a finite verb."""
    for token in opener.doc[opener.i + 1 : -1]:
        if token.tag_ in _FINITE | {"VBN", "VBG", "TO", "CC", "IN", "JJ", ":"}:
            return
        if token.nbor(1).lower_ in {",", "."}:
            before = token.nbor(-1)
            if token.tag_ == "NNS" and before.tag_ in {"NN", "NNP"} and is_verb(verb_lemma(token.text, token.lower_)):
                as_finite_verb(token, "VBZ")
            return


def _mend_report(token: Token) -> None:
    """*Omohundro claims that*: after a name and before *that*, a plural noun is a verb."""
    before = token.nbor(-1)
    name = before.tag_ == "NNP" or (before.tag_ == "NN" and before.i == 0 and not before.is_lower)
    if name and token.nbor(1).lower_ == "that" and verb_lemma(token.text, token.lower_) in _TAKE_THAT:
        as_finite_verb(token, "VBZ")
        if before.tag_ == "NN":
            retag(before, "NNP", "PROPN", "Number=Sing", before.text)


def mend(doc: Doc) -> Doc:
    """Repairs tags that contradict their neighbours or endings, and lemmas of verbs and plurals."""
    _tag_formulas(doc)
    for token in doc:
        if token.tag_ not in _MENDED and token.pos_ not in {"ADJ", "NOUN", "VERB"}:
            continue
        if token.lower_ == "thought" and token.pos_ == "VERB":
            _mend_thought(token)
        if token.i and token.tag_ in {"UH", "JJ", "NN"} and is_verb(token.lower_):
            _mend_infinitive(token)
        if token.tag_ == "VB" and token.pos_ in {"ADJ", "NOUN"} and is_verb(token.lower_):
            as_verb(token, "VB", "VerbForm=Inf")
        if token.pos_ in {"ADJ", "NOUN"}:
            _mend_suffix(token)
        if token.pos_ == "NOUN" and token.tag_ in {"JJ", "JJS"}:
            _mend_disagreement(token)
        if token.i and token.tag_ == "VBG" and token.pos_ == "NOUN" and token.nbor(-1).lower_ in _BEFORE_GERUND:
            as_verb(token, "VBG", "VerbForm=Ger")
        if token.i and token.tag_ in {"NN", "NNS", "JJ"}:
            _mend_plain_verb(token)
        if 0 < token.i < len(doc) - 1 and token.tag_ in {"NN", "NNS"}:
            _mend_verb_between(token, doc)
            if token.tag_ == "NNS":
                _mend_report(token)
                _mend_between_singulars(token)
        if token.lower_ in _NEED_CLAUSE and token.tag_ in {"WRB", "IN"}:
            _mend_subordinate(token)
        if 0 < token.i < len(doc) - 1 and token.tag_ == "VBZ" and token.pos_ in {"VERB", "NOUN"}:
            _mend_plural_subject(token)
        if token.i + 1 < len(doc) and token.tag_ in {"VBG", "VBD", "VBN"} and token.nbor(1).tag_ in _FINITE:
            _mend_name(token)
    mend_missing_verb(doc)
    mend_conjoined(doc)
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
