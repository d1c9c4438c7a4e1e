"""Small questions about a dependency tree (Universal Dependencies), asked everywhere in the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.language import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "nsubj:pass", "csubj", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "IN", "DT", "WP$"})
NOMINAL = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc"})
"""What hangs on a noun and stands before it."""
Edits = dict[int, tuple[int, str]]
"""New heads and labels, by token."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRESENT = frozenset({"VBZ", "VBP"})
"""Tags of finite verbs in the present."""
BARE_INFINITIVE_AFTER = frozenset({"make", "let", "help", "have", "see", "watch", "hear"})
CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "parataxis", "acl", "advcl:relcl"})


@dataclass(frozen=True, slots=True)
class Found:
    """A token and how the grammar reached it."""

    token: Token
    via: str


@dataclass(frozen=True, slots=True)
class GrammarLists:
    object_control: frozenset[str]
    subject_control: frozenset[str]
    light: frozenset[str]
    found_in: frozenset[str]
    products: frozenset[str]
    control_nouns: frozenset[str]
    ease_nouns: frozenset[str]
    probed: frozenset[str]
    skilled: frozenset[str]
    giving: frozenset[str]
    equipping: frozenset[str]
    helping: frozenset[str]
    using: frozenset[str]
    of_is_object: frozenset[str]
    as_of_subject: frozenset[str]
    as_of_object: frozenset[str]
    linking: frozenset[str]
    semi_modals: frozenset[str]
    agentive_verbs: frozenset[str]
    negators: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> GrammarLists:
    """The verb and noun classes of ``rules/language/grammar.yaml``."""
    table = lexicon.read("grammar")
    return GrammarLists(**{name: lexicon.words(table, name) for name in GrammarLists.__slots__})


def kids(token: Token, deps: frozenset[str]) -> list[Token]:
    return [c for c in token.children if c.dep_ in deps]


def kid(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    for child in token.children:
        if child.dep_ in deps:
            return child
    return None


def marks(verb: Token) -> set[str]:
    """The words that introduce a clause: *to*, *by*, *that*, *without*."""
    return {c.lower_ for c in verb.children if c.dep_ in {"mark", "case"}}


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ in {"mark", "case", "aux"} and c.i < verb.i for c in verb.children)


def is_clausal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """Whether the grammatical subject is the one acted on."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if kid(verb, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    auxiliaries = {c.lemma_ for c in verb.children if c.dep_.startswith("aux")}
    if "be" in auxiliaries and verb.tag_ == "VBN":
        return True
    if verb.dep_ == "conj" and not auxiliaries and kid(verb, *SUBJECTS) is None and verb.tag_ == "VBN":
        head = verb.head
        return is_clausal(head) and is_passive(head)
    if auxiliaries or kid(verb, "nsubj") is not None:
        return False
    if verb.dep_ in {"amod", "acl"}:
        return not _is_main_verb_read_as_participle(verb)
    if verb.dep_ == "ROOT" and verb.tag_ == "VBN" and verb.i == 0:
        return kid(verb, "obj") is None
    if verb.dep_ in {"advcl", "parataxis", "dep"} and (
        verb.tag_ == "VBN" or (kid(verb, "obj", *SUBJECTS) is None and verb.dep_ == "advcl")
    ):
        return True
    if verb.dep_ == "xcomp" and verb.tag_ == "VBN":
        return True
    return verb.dep_ == "acl:relcl" and verb.tag_ == "VBN" and kid(verb, *SUBJECTS) is None


def _is_main_verb_read_as_participle(verb: Token) -> bool:
    """*Longer prompts made the model honest*, where the parser took the subject for the root."""
    noun = verb.head
    return bool(
        verb.dep_ == "acl"
        and noun.dep_ == "ROOT"
        and noun.pos_ in {"NOUN", "PROPN"}
        and verb.i == noun.i + 1
        and kid(verb, "obj") is not None
        and kid(noun, "cop", "acl:relcl", "conj", "parataxis") is None
    )


def by_phrase(predicate: Token) -> Token | None:
    """The doer named with *by*, also where the parser hung it on a participle or adjective after a passive."""
    found = _by_phrase(predicate)
    if found is not None or predicate.tag_ != "VBN":
        return found
    for child in predicate.children:
        participle = child.tag_ == "VBG" and kid(child, "mark") is None
        if child.dep_ in {"xcomp", "advcl"} and (participle or child.pos_ == "ADJ"):
            found = _by_phrase(child)
    return found


def _by_phrase(predicate: Token) -> Token | None:
    agent = kid(predicate, "obl:agent")
    if agent is not None:
        return agent
    for child in predicate.children:
        if child.dep_ in {"obl", "nmod"} and any(k.lower_ == "by" and k.dep_ == "case" for k in child.children):
            # *fell by two points* names an amount.
            if child._.agent_kind == "other" and kid(child, "nummod") is not None:
                continue
            return child
    return None


def antecedent(pronoun: Token, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    climb = verb
    for _ in range(6):
        if climb.dep_ in {"acl:relcl", "advcl:relcl"}:
            head = climb.head
            return head if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or climb.dep_ == "acl:relcl" else None
        if climb.dep_ == "acl" and pronoun.tag_ in {"WDT", "WP"}:
            return climb.head
        if climb.head == climb or climb.dep_ not in CLAUSES:
            break
        climb = climb.head
    before = pronoun.nbor(-1) if pronoun.i else None
    if before is not None and before.lower_ == "," and pronoun.i > 1:
        before = pronoun.nbor(-2)
    if pronoun.tag_ in {"WDT", "WP", "WP$"} and before is not None and before.pos_ in {"NOUN", "PROPN"}:
        return before
    return None


def through_relative(token: Token, verb: Token) -> Found:
    """``token``, or what it stands for if it is a relative pronoun."""
    if token.lower_ in RELATIVE and token.tag_ in _RELATIVE_TAGS:
        noun = antecedent(token, verb)
        if noun is not None and noun != verb:
            return Found(noun, "relative clause")
    return Found(token, "subject")


def own_subject(verb: Token) -> Token | None:
    found = [c for c in verb.children if c.dep_ in SUBJECTS and c.lower_ != "there"]
    if not found:
        return None
    if len(found) > 1 and found[0].dep_ == found[1].dep_ and found[0].left_edge.tag_ in {"WRB", "WDT", "WP"}:
        return found[1]  # *how much does the model know*
    return next((c for c in found if c.dep_ != "nsubj:outer"), found[0])


def hyphen_first(token: Token) -> Token | None:
    """*self* of *self-knowledge*: the tokenizer cuts words at the hyphen."""
    if (
        token.i >= 2
        and token.nbor(-1).tag_ == "HYPH"
        and not token.nbor(-1).whitespace_
        and not token.nbor(-2).whitespace_
    ):
        return token.nbor(-2)
    return None
