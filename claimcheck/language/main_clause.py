"""Trees whose main clause hangs on what only opens the sentence: set anew with the main verb as root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import (
    BARE_INFINITIVE_AFTER,
    NOMINAL,
    PRESENT,
    SUBJECTS,
    Edits,
    is_clausal,
    is_infinitive,
    kid,
    marks,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUN_LINKS = frozenset({"obj", "obl", "nmod", "iobj", "compound", "amod", "appos"})
_CLAUSE_MARKS = frozenset({"that", "whether", "if", "because", "while", "when", "as", "although"})
_LATE_CLAUSE = frozenset({"ccomp", "parataxis", "conj", "advcl", "dep"})
_FINITE = PRESENT | {"VBD"}


def main_verb(doc: Doc) -> Edits:
    """*The policies either stall or cheat*: a noun as root, and its verb hung on it or on the clause it carries."""
    root = next(t for t in doc if t.head == t)
    if root.pos_ not in {"NOUN", "PROPN"} or kid(root, "cop", "case", "expl") is not None:
        return {}
    own = kid(root, "nsubj")
    if own is not None:
        return _before_root(root, own)
    for verb in doc[root.i + 1 :]:
        if verb.tag_ in {":", "-LRB-"}:
            return {}
        if verb.tag_ not in _FINITE | {"VB"} or not is_clausal(verb) or verb.dep_ in {"aux", "aux:pass", "cop"}:
            continue
        if verb.head == root and _is_direct(verb):
            return _promote(verb, root, {})
        if (edits := _in_clause(verb, root)) is not None:
            return _promote(verb, root, edits)
    return {}


def _is_direct(verb: Token) -> bool:
    """Whether a verb that hangs on the root can be the main verb: no clause of its own, no participle."""
    if kid(verb, "cc", "mark", *SUBJECTS) is not None or verb.tag_ == "VB":
        return False
    if verb.tag_ == "VBD":
        return verb.dep_ in {"dep", "parataxis"}
    return verb.dep_ in _NOUN_LINKS | {"conj", "dep", "parataxis", "acl", "acl:relcl"}


def _in_clause(verb: Token, root: Token) -> Edits | None:
    """What else to set anew if ``verb`` is the main verb, swallowed by a phrase or clause of its subject; else None."""
    if (
        verb.tag_ not in PRESENT | {"VB"}
        or kid(verb, "aux", "aux:pass", "cop") is not None
        or marks(verb) & _CLAUSE_MARKS
    ):
        return None
    clause = next((a for a in verb.ancestors if a.head == root and a.dep_ in {"acl", "acl:relcl"}), None)
    own = kid(verb, *SUBJECTS)
    in_phrase = verb.head == root and verb.dep_ in {"nmod", "obl"} and kid(verb, "case") is not None
    if clause is None and not in_phrase:
        return None
    infinitive = "to" in marks(verb) and not any(c.tag_ == "VB" for c in verb.lefts)
    if infinitive:
        return None
    if own is None and verb.dep_ in {"xcomp", "iobj", "obj"} and verb.head.lemma_ not in BARE_INFINITIVE_AFTER:
        return _infinitive_before(verb)
    if own is None or own.i != verb.i - 1 or verb.tag_ == "VB":
        return None
    if verb.dep_ in {"obl", "obj", "nmod"}:
        back: Edits = {c.i: (own.i, c.dep_) for c in verb.lefts if c.dep_ in NOMINAL | {"case"} and c != own}
        return back | {own.i: (verb.head.i, verb.dep_)}
    if clause is not None and verb.dep_ == "ccomp" and verb.head == clause and clause.dep_ == "acl:relcl":
        return {own.i: (clause.i, "obj")}
    return None


def _infinitive_before(verb: Token) -> Edits:
    """*designed to please fails*: what the parser hung on the main verb belongs to the participle before."""
    participle = verb.head
    infinitive = next((c for c in verb.lefts if c.tag_ == "VB"), None)
    edits: Edits = {}
    for child in verb.lefts:
        if child == infinitive:
            edits[child.i] = (participle.i, "xcomp")
        else:
            to = child.lower_ == "to" and infinitive is not None
            edits[child.i] = (infinitive.i, "mark") if to and infinitive is not None else (participle.i, child.dep_)
    return edits


def _before_root(root: Token, own: Token) -> Edits:
    """*The critic in the group bluffs each time*: a noun as root, its verb taken for a part of its subject."""
    for verb in own.rights:
        noun = kid(verb, *SUBJECTS) or next((c for c in verb.lefts if c.i == verb.i - 1 and c.dep_ in NOMINAL), None)
        if verb.tag_ not in PRESENT or verb.dep_ not in {"nmod", "obl"} or verb.i > root.i or noun is None:
            continue
        if noun.i == verb.i - 1:
            edits: Edits = {c.i: (noun.i, c.dep_) for c in verb.lefts if c.dep_ in NOMINAL | {"case"} and c != noun}
            edits |= {noun.i: (own.i, verb.dep_), verb.i: (verb.i, "ROOT"), own.i: (verb.i, "nsubj")}
            edits[root.i] = (verb.i, "obj")
            return edits | {c.i: (verb.i, c.dep_) for c in root.rights if c.dep_ == "punct"}
    return {}


def _promote(verb: Token, root: Token, edits: Edits) -> Edits:
    """``verb`` as the root, the old one as its subject; what stood after the verb now hangs on it."""
    passive = kid(verb, "aux:pass") is not None
    found = edits | {verb.i: (verb.i, "ROOT"), root.i: (verb.i, "nsubj:pass" if passive else "nsubj")}
    for child in root.children:
        if child.i > verb.i:
            found[child.i] = (verb.i, child.dep_)
        elif child.i > root.i and child.lower_ in {"neither", "either", "both"}:
            found[child.i] = (verb.i, "cc:preconj")
    return found


def fronted(doc: Doc) -> Edits:
    """*Aware of the test, the model answers*: the adjective or participle that opens the sentence is not its root."""
    root = next(t for t in doc if t.head == t)
    if root.tag_ not in {"JJ", "VBG", "VBN"} or kid(root, "cop", "aux:pass", *SUBJECTS) is not None:
        return {}
    if any(c.lemma_ == "be" for c in root.children if c.dep_ == "aux"):
        return {}
    for clause in root.rights:
        if (
            clause.dep_ not in _LATE_CLAUSE
            or clause.pos_ not in {"VERB", "AUX", "ADJ"}
            or kid(clause, "cc") is not None
        ):
            continue
        own = kid(clause, *SUBJECTS)
        if own is None or own.i < root.i or not any(t.lower_ == "," for t in doc[root.i : own.i]):
            continue
        edits: Edits = {clause.i: (clause.i, "ROOT"), root.i: (clause.i, "advcl")}
        for child in root.rights:
            if child.i > own.i and child != clause:
                edits[child.i] = (clause.i, child.dep_)
        return edits
    return {}


def reduced_relative(doc: Doc) -> Edits:
    """*Models caught cheating were retrained*: of two finite verbs with nothing between, the first is a participle."""
    root = next(t for t in doc if t.head == t)
    own = kid(root, *SUBJECTS)
    if root.tag_ not in {"VBD", "VBN"} or own is None or own.i != root.i - 1 or own.pos_ not in {"NOUN", "PROPN"}:
        return {}
    if kid(root, "aux", "aux:pass", "obj", "cop") is not None or any(is_infinitive(c) for c in root.rights):
        return {}
    for verb in root.rights:
        finite = verb.tag_ in _FINITE or kid(verb, "aux", "aux:pass", "cop") is not None
        if verb.dep_ not in {"conj", "parataxis", "ccomp"} or not finite or kid(verb, "cc", "mark", *SUBJECTS):
            continue
        if any(t.tag_ in {",", ":", "CC"} for t in doc[root.i : verb.left_edge.i + 1]):
            continue
        passive = kid(verb, "aux:pass") is not None
        edits: Edits = {verb.i: (verb.i, "ROOT"), root.i: (own.i, "acl")}
        edits[own.i] = (verb.i, "nsubj:pass" if passive else "nsubj")
        return edits | {c.i: (verb.i, c.dep_) for c in root.children if c.i > verb.i or c.i < own.i}
    return {}
