"""What an adjective or participle describes, and whose it is if it describes what somebody puts out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import tree
from claimcheck.language.arguments import UNOWNED, kind_of
from claimcheck.language.grammar import described, owner, subject
from claimcheck.language.tree import Found, is_clausal, kid

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS_FOR_WORDS = frozenset({"term", "word", "phrase", "notion", "concept"})
"""Nouns that show the word after them: *the term scheming* schemes nothing."""
_LINKED = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "conj",
        "parataxis",
        "ROOT",
        "acl:relcl",
        "appos",
        "advcl:relcl",
        "obl",
        "nmod",
        "dep",
    }
)


def described_noun(token: Token) -> Found | None:
    """The noun an attribute describes; for what a system puts out, the system if it is named."""
    noun = token.head
    if token.i == noun.i + 1 and noun.lemma_ in WORDS_FOR_WORDS:
        return None
    if noun.dep_ == "amod" and noun.pos_ in {"VERB", "ADJ"}:
        noun = noun.head
    if noun.tag_ in {"VBZ", "VBP"}:
        noun = tree.own_subject(noun) or noun
    if noun.lemma_.lower() in tree.lists().products and kind_of(noun) not in {"ai", "human"}:
        found = owner(noun)
        if found is not None and kind_of(found.token) in {"ai", "human", "unknown"}:
            return Found(found.token, f"{found.via} of described noun")
        return Found(noun, UNOWNED)
    if kind_of(noun) != "ai":
        whose = described(noun, 0)
        if whose is not None and kind_of(whose.token) == "ai":
            return Found(whose.token, f"{whose.via} of described noun")
    return Found(noun, "attribute")


def of_adjective(adjective: Token) -> Found | None:
    """Whom or what an adjective describes: *a lazy model*, *the model is lazy*, *makes the model lazy*."""
    found: Found | None = None
    if adjective.dep_ == "amod":
        found = described_noun(adjective)
    elif adjective.dep_ in _LINKED or kid(adjective, "cop") is not None:
        governor = adjective.head
        if adjective.dep_ == "conj" and governor.dep_ == "amod" and tree.own_subject(adjective) is None:
            found = described_noun(governor)
        else:
            found = subject(adjective)
            if found is None and adjective.dep_ in {"acl", "appos"}:
                found = Found(governor, "attribute")
    elif (
        adjective.dep_ == "advmod"
        and adjective.i > adjective.head.i
        and (target := kid(adjective.head, "obj")) is not None
    ):
        found = Found(target, "control")
    elif adjective.dep_ == "obj" and is_clausal(adjective.head) and adjective.head.lemma_ in tree.lists().linking:
        found = subject(adjective.head)
    elif adjective.dep_ == "compound" and adjective.head.pos_ in {"NOUN", "PROPN"}:
        found = described_noun(adjective)
    if (
        found is not None
        and found.via not in {"attribute", UNOWNED}
        and found.token.lemma_.lower() in tree.lists().products
    ):
        possessor = owner(found.token)
        if (
            possessor is not None
            and kind_of(possessor.token) in {"ai", "human", "unknown"}
            and kind_of(found.token) == "other"
        ):
            return Found(possessor.token, f"{possessor.via} of described noun")
    return found
