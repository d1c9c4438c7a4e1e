"""Mends trees that contradict the tags: a finite verb hung where only a noun can hang, a root that is none.

The parser does not see the tags, mended ones least of all. Where a word is plainly a finite verb and its tree treats it
as a noun, or where the main clause hangs on what only opens the sentence, heads and labels are set anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import SUBJECTS, is_clausal, kid

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "claimcheck_regraft"
"""Name of :func:`regraft` as a component of the pipeline."""

_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = _PRESENT | {"VBD"}
_NOMINAL = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc"})
_NOUN_LINKS = frozenset({"obj", "obl", "nmod", "iobj", "compound", "amod", "appos"})
_LATE_CLAUSE = frozenset({"ccomp", "parataxis", "conj", "advcl", "dep"})

Edits = dict[int, tuple[int, str]]
"""For a token its new head and label."""


def regraft(doc: Doc) -> Doc:
    """Sets heads and labels anew where they contradict the tags; a Doc without a tree is left as it is."""
    if not len(doc) or not doc.has_annotation("DEP"):
        return doc
    for mend in (_nouns_of_verbs, _main_verb, _fronted, _reduced_relative, _stray_conjuncts):
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
        if verb.tag_ not in _PRESENT or verb.pos_ != "VERB" or kid(verb, *SUBJECTS) is not None:
            continue
        noun = _noun_right_before(verb)
        if noun is None or noun.head != verb or noun.dep_ not in _NOMINAL:
            continue
        for child in verb.lefts:
            if child.i < noun.i and child.dep_ in _NOMINAL:
                edits[child.i] = (noun.i, child.dep_)
        edits[noun.i] = (verb.i, "nsubj")
    return edits


def _main_verb(doc: Doc) -> Edits:
    """*The policies either stall or cheat*: a noun as root, and its verb hung on it or on the clause it carries."""
    root = next(t for t in doc if t.head == t)
    if root.pos_ not in {"NOUN", "PROPN"} or kid(root, "cop", "case", "nsubj", "expl") is not None:
        return {}
    for verb in doc[root.i + 1 :]:
        if verb.tag_ not in _FINITE or not is_clausal(verb) or verb.dep_ in {"aux", "aux:pass", "cop"}:
            continue
        direct = verb.head == root and verb.dep_ in _NOUN_LINKS | {"conj", "dep", "parataxis", "acl"}
        if direct and (verb.tag_ == "VBD" and verb.dep_ not in {"dep", "parataxis"}):
            continue
        if direct and kid(verb, "cc", "mark", *SUBJECTS) is None:
            return _promote(verb, root, {})
        own = kid(verb, *SUBJECTS)
        inside = verb.tag_ in _PRESENT and verb.dep_ in {"obl", "obj", "nmod"} and own is not None
        if inside and own is not None and own.i == verb.i - 1 and any(a.dep_ == "acl:relcl" for a in verb.ancestors):
            back: Edits = {c.i: (own.i, c.dep_) for c in verb.lefts if c.dep_ in _NOMINAL | {"case"} and c != own}
            return _promote(verb, root, back | {own.i: (verb.head.i, verb.dep_)})
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


def _fronted(doc: Doc) -> Edits:
    """*Aware of the test, the model answers*: the adjective or participle that opens the sentence is not its root."""
    root = next(t for t in doc if t.head == t)
    if root.tag_ not in {"JJ", "VBG", "VBN"} or kid(root, "cop", "aux:pass", *SUBJECTS) is not None:
        return {}
    if any(c.lemma_ == "be" for c in root.children if c.dep_ == "aux"):
        return {}
    for clause in root.rights:
        if clause.dep_ not in _LATE_CLAUSE or clause.pos_ not in {"VERB", "AUX", "ADJ"}:
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


def _reduced_relative(doc: Doc) -> Edits:
    """*Models caught cheating were retrained*: of two finite verbs with nothing between, the first is a participle."""
    root = next(t for t in doc if t.head == t)
    own = kid(root, *SUBJECTS)
    if root.tag_ not in {"VBD", "VBN"} or own is None or own.i != root.i - 1 or own.pos_ not in {"NOUN", "PROPN"}:
        return {}
    if kid(root, "aux", "aux:pass", "obj", "cop") is not None:
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


def _stray_conjuncts(doc: Doc) -> Edits:
    """*notices the shift, adapts*: a verb in a row with an object belongs in a row with the object's verb."""
    edits: Edits = {}
    for verb in doc:
        if verb.dep_ != "conj" or verb.tag_ not in _PRESENT or verb.pos_ != "VERB":
            continue
        if verb.head.pos_ not in {"NOUN", "PROPN"} or kid(verb, *SUBJECTS) is not None:
            continue
        above = next((a for a in verb.head.ancestors if a.tag_ == verb.tag_ and is_clausal(a)), None)
        if above is not None and above.i < verb.i:
            edits[verb.i] = (above.i, "conj")
    return edits
