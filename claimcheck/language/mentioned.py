"""Words that the authors show rather than use: quotations, prompts, transcripts, definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import tree
from claimcheck.language.mentions import is_first_person
from claimcheck.language.model import StanceMark
from claimcheck.language.profile import PaperProfile
from claimcheck.language.stance_cues import cues
from claimcheck.records.words import Layer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SCARE_QUOTE = 3
"""Words; what is longer is a quotation."""
_WORD_FOR_WORD = frozenset({"term", "word", "phrase", "label", "expression"})
_MANNER = frozenset({"by", "without", "while", "after", "before", "when", "instead", "in"})
_ON = frozenset({"of", "about", "on", "regarding", "concerning"})
_DOWN = frozenset({"compound", "amod", "appos", "nmod", "flat", "conj", "acl", "dep", "advmod", "nmod:poss", "obj"})


def whole_sentence(
    doc: Doc, layer: Layer, profile: PaperProfile, quotes: tuple[tuple[int, int], ...] = ()
) -> StanceMark | None:
    """The mark for every predicate of a sentence that is quoted or transcript as a whole."""
    if layer == "quote":
        return StanceMark("mentioned", reason="quoted")
    if layer == "code":
        return StanceMark("mentioned", reason="prompt")
    text = doc.text
    for tag in cues().tags:
        if tag in text and text.find(tag) < 25:
            return StanceMark("mentioned", cue=tag, reason="model_output")
    for pattern, reason in ((cues().model_speakers, "model_output"), (cues().prompt_speakers, "prompt")):
        match = pattern.match(text)
        if match:
            return StanceMark("mentioned", cue=match.group().strip(), start=0, end=1, reason=reason)
    if not (profile.authors_say_we and profile.about_ai):
        return None
    for token in doc:
        if token.tag_ not in {"PRP", "PRP$"} or any(a <= token.idx < b for a, b in quotes):
            continue
        if is_first_person(token):
            return StanceMark("mentioned", token.text, token.i, token.i + 1, "model_output")
        if token.lower_ in {"you", "your", "yourself"}:
            if any(_is_anyone(other) for other in doc):
                return None
            return StanceMark("mentioned", token.text, token.i, token.i + 1, "prompt")
    return None


def _is_anyone(token: Token) -> bool:
    """*If you ask a model for a joke*: who does something to a system is not that system, but anyone."""
    if token.lower_ != "you" or token.dep_ not in tree.SUBJECTS:
        return False
    done_to = tree.kids(token.head, frozenset({"obj", "iobj", "obl"}))
    return any(child._.agent_kind == "ai" and child.pos_ != "PRON" for child in done_to)


def in_quotes(token: Token, quotes: tuple[tuple[int, int], ...]) -> StanceMark | None:
    """The mark for a predicate within quotation marks."""
    for start, end in quotes:
        if start <= token.idx < end:
            inside = token.doc.text[start:end]
            reason = "scare_quotes" if len(inside.split()) <= _SCARE_QUOTE else "quoted"
            return StanceMark("mentioned", cue=inside if reason == "scare_quotes" else None, reason=reason)
    return None


def by_definition(token: Token) -> StanceMark | None:
    """The mark for a predicate that is being defined or named: *the term X*, *X refers to*, *so-called X*."""
    lists = cues()
    before = token.nbor(-1) if token.i else None
    hyphenated = token.i > 1 and token.nbor(-2).tag_ == "HYPH"
    if before is not None and before.pos_ == "NOUN" and before.lemma_.lower() in _WORD_FOR_WORD and not hyphenated:
        return StanceMark("mentioned", before.text, before.i, before.i + 1, "reference")
    climb = token
    for _ in range(6):
        for child in climb.children:
            if child.lower_ in lists.so_called or (
                child.lower_ == "called" and child.i and child.nbor(-1).tag_ == "HYPH"
            ):
                return StanceMark("mentioned", child.text, child.i, child.i + 1, "reference")
        governor = climb.head
        if governor == climb:
            break
        lemma = governor.lemma_.lower()
        manner = climb.dep_ == "acl" and tree.marks(climb) & _MANNER
        if lemma in lists.word_nouns and climb.dep_ in _DOWN and governor.pos_ in {"NOUN", "PROPN"} and not manner:
            return StanceMark("mentioned", governor.text, governor.i, governor.i + 1, "reference")
        if lemma in lists.topic_nouns and _is_topic(climb, governor):
            return StanceMark("mentioned", governor.text, governor.i, governor.i + 1, "reference")
        if lemma in lists.naming and governor.pos_ == "VERB" and _is_name(token, climb, governor):
            return StanceMark("mentioned", governor.text, governor.i, governor.i + 1, "definition")
        if climb.pos_ in {"VERB", "AUX"} and climb.dep_ in {"acl:relcl", "advcl"}:
            break
        climb = governor
    root = next((t for t in token.doc if t.dep_ == "ROOT"), None)
    if root is not None and root.lemma_.lower() in lists.definition_roots and root.pos_ == "VERB":
        particle = any(c.lower_ in {"to", "as"} for t in root.children for c in [t, *t.children])
        if root.lemma_.lower() in {"define", "denote"} or (root.lemma_.lower() == "refer" and particle):
            return StanceMark("mentioned", root.text, root.i, root.i + 1, "definition")
        if root.lemma_.lower() == "mean" and token.doc[0].lower_ == "by" and token.i < root.i:
            return StanceMark("mentioned", root.text, root.i, root.i + 1, "definition")
    return None


def _is_topic(climb: Token, noun: Token) -> bool:
    """*an explanation of deceptive alignment*: written by nobody, about no system that is named."""
    if climb.dep_ != "nmod" or not tree.marks(climb) & _ON or tree.kid(noun, "nmod:poss") is not None:
        return False
    return not any(token._.agent_kind == "ai" for token in climb.subtree)


def _is_name(token: Token, climb: Token, verb: Token) -> bool:
    """The name in *we call this X*, *refer to such models as X*, *X is defined as*."""
    lemma = verb.lemma_.lower()
    # *call an answer deceptive*, where the parser made one phrase of object and name.
    if lemma in {"call", "term", "dub", "label"} and climb.dep_ == "obj" and token.dep_ == "amod" and token.i > climb.i:
        return True
    # *call this deception*: an article of the name it is not.
    article = tree.kid(climb, "det")
    if lemma in {"call", "term", "dub"} and climb.dep_ == "obj" and article is not None and article.lower_ == "this":
        return True
    with_as = any(c.lower_ == "as" and c.dep_ in {"case", "mark"} for c in climb.children)
    if lemma in {"define", "coin", "denote"}:
        return True
    if lemma in {"refer", "label", "know"}:
        return with_as and (lemma != "know" or verb.tag_ == "VBN")
    return (
        climb.dep_ in {"xcomp", "ccomp"}
        or with_as
        or (climb.dep_ == "obj" and sum(c.dep_ in {"obj", "iobj"} for c in verb.children) > 1)
    )
