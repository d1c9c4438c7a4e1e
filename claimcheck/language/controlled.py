"""The object of a verb that decides who does the verb after it: *we train the model to lie*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.tree import RELATIVE, Found, is_passive, kid, lists, marks, own_subject, through_relative

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEEDING = frozenset({"need", "require", "have", "lack", "get"})


def _object(verb: Token) -> Token | None:
    found = kid(verb, "iobj") if verb.lemma_ in {"tell", "ask", "promise", "teach"} else None
    return found or kid(verb, "obj", "iobj")


def object_found(verb: Token) -> Found | None:
    """The object, or the antecedent that a relative clause leaves out (*models that we train to lie*)."""
    token = _object(verb)
    if token is not None:
        return Found(through_relative(token, verb).token, "control")
    if (
        verb.dep_ == "acl:relcl"
        and verb.lemma_ in lists().object_control
        and not is_passive(verb)
        and "that" not in marks(verb)
    ):
        own = own_subject(verb)
        if own is not None and own.lower_ not in RELATIVE:
            return Found(verb.head, "control")
    return None


def only_needed(found: Found, verb: Token) -> bool:
    """*needs context to understand it*, *uses cues to tell*: neither context nor cues do."""
    means = verb.lemma_ in _NEEDING or verb.lemma_ in lists().using
    return means and found.token._.agent_kind == "other"


def uses_system(verb: Token) -> bool:
    """*use LLMs to plan*: who plans are the LLMs."""
    found = object_found(verb)
    return found is not None and found.token._.agent_kind == "ai"
