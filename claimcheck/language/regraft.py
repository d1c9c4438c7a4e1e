"""Mends trees that contradict the tags: a finite verb hung where only a noun can hang, a root that is none.

The parser does not see the tags, mended ones least of all. Where a word is plainly a finite verb and its tree treats it
as a noun, or where the main clause hangs on what only opens the sentence, heads and labels are set anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.main_clause import fronted, main_verb, reduced_relative
from claimcheck.language.tree import NOMINAL, PRESENT, SUBJECTS, Edits, is_clausal, kid

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "claimcheck_regraft"
"""Name of :func:`regraft` as a component of the pipeline."""

_NOUN_ROLES = frozenset({"obj", "iobj", "obl", "nmod", "appos"})
_APOSTROPHES = frozenset({"'", "’"})
_OPENING = frozenset({"'", "‘"})
_OF_VERBS = frozenset({"obj", "iobj", "xcomp", "ccomp"})


def regraft(doc: Doc) -> Doc:
    """Sets heads and labels anew where they contradict the tags; a Doc without a tree is left as it is."""
    if not len(doc) or not doc.has_annotation("DEP"):
        return doc
    for mend in _MENDS:
        edits = mend(doc)
        if edits:
            _write(doc, edits)
    return doc


def _write(doc: Doc, edits: Edits) -> None:
    """The edits, unless they would leave no tree."""
    import numpy

    heads = [edits[t.i][0] if t.i in edits else t.head.i for t in doc]
    if sum(head == i for i, head in enumerate(heads)) != 1 or not all(_reaches_root(heads, i) for i in edits):
        return
    add = doc.vocab.strings.add
    values = numpy.zeros((len(doc), 2), dtype="int64")
    values[:, 0] = numpy.array(heads) - numpy.arange(len(doc))
    values[:, 1] = doc.to_array("DEP").astype("int64")
    for i, (_, label) in edits.items():
        values[i, 1] = numpy.uint64(add(label)).astype("int64")
    doc.from_array(["HEAD", "DEP"], values.astype("uint64"))  # type: ignore[arg-type]


def _reaches_root(heads: list[int], start: int) -> bool:
    place = start
    for _ in heads:
        if heads[place] == place:
            return True
        place = heads[place]
    return False


def _noun_right_before(verb: Token) -> Token | None:
    """The noun before a verb, adverbs and *neither* or *either* between."""
    doc, i = verb.doc, verb.i - 1
    while i >= 0 and (doc[i].pos_ == "ADV" or doc[i].lower_ in {"neither", "either", "both"}):
        i -= 1
    return doc[i] if i >= 0 and doc[i].pos_ in {"NOUN", "PROPN"} else None


def _nouns_of_verbs(doc: Doc) -> Edits:
    """*The learner's curiosity drives it*: what hangs on the verb as on a noun belongs to the noun before it."""
    edits: Edits = {}
    for verb in doc:
        if verb.tag_ not in PRESENT or verb.pos_ != "VERB" or kid(verb, *SUBJECTS) is not None:
            continue
        noun = _noun_right_before(verb)
        if noun is None or noun.head != verb or noun.dep_ not in NOMINAL:
            continue
        if verb.dep_ in _NOUN_ROLES and not any(c.dep_ in _OF_VERBS for c in verb.rights):
            continue  # then it is the tag that is wrong
        for child in verb.lefts:
            if child.i < noun.i and child.dep_ in NOMINAL:
                edits[child.i] = (noun.i, child.dep_)
        edits[noun.i] = (verb.i, "nsubj")
    return edits


def _correlatives(doc: Doc) -> Edits:
    """*neither* of *neither plans nor waits* is no subject."""
    return {t.i: (t.head.i, "cc:preconj") for t in doc if t.tag_ == "CC" and t.dep_ in SUBJECTS and t.head != t}


def _verbs_as_subjects(doc: Doc) -> Edits:
    """*GPT-4 listens, negotiates and signs*, *the rule that the policy resents is old*: a finite verb is no subject."""
    edits: Edits = {}
    for verb in doc:
        if verb.tag_ not in PRESENT or verb.pos_ != "VERB" or verb.dep_ not in {"nsubj", "nsubj:pass"}:
            continue
        noun, other = _noun_right_before(verb), verb.head
        if noun is None or noun.head != verb or verb.i > other.i:
            continue
        owner = next((c for c in other.lefts if c.dep_ in SUBJECTS and c.i < noun.left_edge.i), None)
        if owner is not None and owner.pos_ in {"NOUN", "PROPN", "PRON"}:
            edits[verb.i] = (owner.i, "acl:relcl")
        elif other.dep_ == "acl" and other.head.i < noun.left_edge.i and other.head.pos_ in {"NOUN", "PROPN"}:
            owner = other.head
            edits |= {verb.i: (owner.i, "acl:relcl"), owner.i: (other.i, "nsubj")}
            edits[other.i] = (other.i if owner.head == owner else owner.head.i, owner.dep_)
            edits |= {c.i: (other.i, c.dep_) for c in owner.rights if c.i > other.i}
            edits |= {c.i: (verb.i, c.dep_) for c in other.lefts if c.dep_ == "mark"}
        elif other.tag_ == verb.tag_ and any(t.tag_ in {",", "CC"} for t in doc[verb.i : other.i]):
            edits |= {verb.i: (verb.i if other.head == other else other.head.i, other.dep_), other.i: (verb.i, "conj")}
    return edits


def _verbs_as_attributes(doc: Doc) -> Edits:
    """*remember lies but forgive mistakes*, *wants to express doubt*: a verb before a noun has it for its object."""
    edits: Edits = {}
    for verb in doc:
        if verb.dep_ not in {"amod", "compound"} or verb.pos_ != "VERB":
            continue
        noun = verb.head
        if verb.i > noun.i:
            continue
        before = doc[verb.i - 1] if verb.i else None
        if verb.tag_ == "VB" and before is not None and before.tag_ == "TO" and is_clausal(noun.head):
            edits |= {verb.i: (noun.head.i, "xcomp"), noun.i: (verb.i, "obj"), before.i: (verb.i, "mark")}
            continue
        if verb.tag_ not in PRESENT:
            continue
        joined = noun.dep_ == "conj" and kid(noun, "cc") is not None
        above = next((a for a in noun.ancestors if a.tag_ in PRESENT and is_clausal(a)), None) if joined else None
        if above is None or above.i > verb.i:
            continue
        edits |= {verb.i: (above.i, "conj"), noun.i: (verb.i, "obj")}
        edits |= {c.i: (verb.i, "cc") for c in noun.lefts if c.dep_ == "cc" and c.i < verb.i}
    return edits


def _plural_possessives(doc: Doc) -> Edits:
    """*LLMs' reasoning is flawed*: an apostrophe right after a plural belongs to it, where no quotation is open."""
    edits: Edits = {}
    opened = False
    known = doc.vocab.strings
    signs = {known[sign] for sign in _APOSTROPHES | _OPENING}
    for mark in [token for token in doc if token.orth in signs]:
        if mark.text in _OPENING and (not mark.i or mark.nbor(-1).whitespace_):
            opened = True
        if mark.text not in _APOSTROPHES or not mark.i or mark.nbor(-1).whitespace_:
            continue
        owner = mark.nbor(-1)
        if opened or owner.tag_ not in {"NNS", "NNPS"} or owner.dep_ == "nmod:poss" or not mark.whitespace_:
            opened = False
            continue
        owned = next(
            (
                c
                for c in (owner.head, *owner.head.children)
                if c.i > mark.i and c.pos_ in {"NOUN", "PROPN"} and c.left_edge.i in {mark.i + 1, owner.left_edge.i}
            ),
            None,
        )
        if owned is not None:
            edits |= {owner.i: (owned.i, "nmod:poss"), mark.i: (owner.i, "case")}
    return edits


def _appositions(doc: Doc) -> Edits:
    """*The model, a gifted actor, stays*: with an article, between commas and with no conjunction."""
    edits: Edits = {}
    for noun in doc:
        if noun.dep_ != "conj" or noun.pos_ != "NOUN" or noun.head.pos_ not in {"NOUN", "PROPN"}:
            continue
        if noun.i == len(doc) - 1:
            continue
        article, start = kid(noun, "det"), noun.left_edge.i
        opened = doc[start].lower_ == "," or (start > 0 and doc[start - 1].lower_ == ",")
        closed = doc[noun.right_edge.i].lower_ == "," or doc[min(noun.right_edge.i + 1, len(doc) - 1)].lower_ == ","
        alone = kid(noun, "cc") is None and sum(c.dep_ == "conj" for c in noun.head.children) == 1
        if article is not None and article.lower_ in {"a", "an"} and opened and closed and alone:
            edits[noun.i] = (noun.head.i, "appos")
    return edits


def _stray_conjuncts(doc: Doc) -> Edits:
    """*notices the shift, adapts*: a verb in a row with an object belongs in a row with the object's verb."""
    edits: Edits = {}
    for verb in doc:
        if verb.dep_ != "conj" or verb.tag_ not in PRESENT or verb.pos_ != "VERB":
            continue
        if verb.head.pos_ not in {"NOUN", "PROPN"} or kid(verb, *SUBJECTS) is not None:
            continue
        above = next((a for a in verb.head.ancestors if a.tag_ == verb.tag_ and is_clausal(a)), None)
        if above is not None and above.i < verb.i:
            edits[verb.i] = (above.i, "conj")
    return edits


_MENDS = (
    _correlatives,
    _plural_possessives,
    _verbs_as_subjects,
    _verbs_as_attributes,
    _nouns_of_verbs,
    main_verb,
    fronted,
    reduced_relative,
    _stray_conjuncts,
    _appositions,
)
"""In this order: each sees the tree that the ones before it left."""
