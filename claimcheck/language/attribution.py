"""Whether a clause is reported as somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language import grammar, tree
from claimcheck.language.stance_cues import cues
from claimcheck.language.tree import by_phrase, is_clausal, is_passive, kid

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({"ccomp", "xcomp", "obj", "acl", "parataxis", "obl", "advcl", "csubj:pass", "nsubj:pass"})

_PARTS = frozenset(
    {"figure", "fig.", "table", "section", "appendix", "theorem", "lemma", "equation", "algorithm", "experiment"}
)
_PROPOSING = frozenset(
    {
        "suggest",
        "propose",
        "see",
        "view",
        "consider",
        "feel",
        "call",
        "describe",
        "regard",
        "say",
        "question",
        "fear",
        "imagine",
        "write",
        "hold",
        "maintain",
        "advocate",
    }
)


def _is_finite(node: Token) -> bool:
    return "that" in tree.marks(node) or (node.dep_ == "ccomp" and tree.own_subject(node) is not None)


def attributing(governor: Token, node: Token, *, cited: bool) -> Token | None:
    """The reporting word over ``node`` if it makes the clause somebody else's claim.

    ``cited``: the sentence holds a citation.
    """
    lists = cues()
    lemma = governor.lemma_.lower()
    if is_clausal(governor) and (node.dep_ in _LINKS or "that" in tree.marks(node)):
        if (
            "that" not in tree.marks(node)
            and node.dep_ in {"obl", "advcl"}
            and not any(c.lower_ == "as" for c in node.children)
        ):
            return None
        if lemma not in lists.opinions and lemma not in lists.reports:
            return None
        if is_passive(governor):
            return governor if _passive_report(governor, lemma, cited=cited) else None
        who = grammar.subject(governor)
        if lemma in _PROPOSING and not _is_finite(node) and not cited:
            return None
        if who is not None and _speaks_for_others(who.token, opinion=lemma in lists.opinions, cited=cited):
            return governor
        return None
    if governor.pos_ == "NOUN" and lemma in lists.claim_nouns and node.dep_ in {"acl", "ccomp"}:
        whose = tree.kid(governor, "nmod:poss")
        if whose is not None and whose.lower_ in lists.own:
            return None
        return governor if cited or whose is not None else None
    return None


def according_to(node: Token, *, cited: bool) -> Token | None:
    """*according to X et al.*, said of the clause at ``node``."""
    for child in node.children:
        if child.dep_ in {"obl", "advmod", "advcl", "nmod"}:
            cue = next((k for k in [child, *child.children] if k.lower_ == "according"), None)
            if cue is not None:
                return cue if _speaks_for_others(child, opinion=True, cited=cited) else None
    return None


def _passive_report(verb: Token, lemma: str, *, cited: bool) -> bool:
    doer = by_phrase(verb)
    if doer is not None:
        return _speaks_for_others(doer, opinion=lemma in cues().opinions, cited=cited)
    perfect = any(c.lemma_ == "have" for c in verb.children if c.dep_ == "aux")
    return (
        cited and (perfect or lemma in {"argue", "claim", "hypothesize", "hypothesise", "believe", "suggest", "say"})
    ) or (perfect and lemma in {"argue", "claim", "hypothesize", "hypothesise", "speculate", "suggest", "conjecture"})


def _speaks_for_others(who: Token, *, opinion: bool, cited: bool) -> bool:
    lists = cues()
    low, lemma = who.lower_, who.lemma_.lower()
    words = {c.lower_ for c in who.children} | {
        k.lower_ for c in who.children for k in c.children if c.dep_ in {"flat", "conj"}
    }
    edge = who.left_edge.i
    words |= {t.lower_ for t in who.doc[max(0, edge - 2) : edge]} & lists.prior
    if low in lists.own or words & lists.own:
        return False
    if who.tag_ in {"PRP"}:
        return bool(who._.agent_kind == "human" and low in {"they", "he", "she"})
    if lemma in lists.works or low in lists.works:
        return (
            bool(words & lists.prior)
            or low in {"some", "others", "many", "several"}
            or cited
            or (opinion and who._.agent_kind == "human")
        )
    if who.tag_ in {"NNP", "NNPS"} and who._.noun_kind != "ai":
        if words & {"et", "al."} or who._.agent_kind == "human":
            return True
        if not opinion:
            # *CoT [12] reveals that*: a method with a citation shows something; it reports nothing.
            return False
        if cited:
            return True
        # *Turing argued that*: whoever bears a name and no number holds opinions.
        return who.text.istitle() and lemma not in _PARTS and kid(who, "nummod") is None
    return who._.agent_kind == "human" and (opinion or cited)
