"""The frames of a parsed sentence: one for each verb, adjective, noun and manner adverb, whatever the construction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from claimcheck.language import tree
from claimcheck.language.arguments import argument
from claimcheck.language.attributes import WORDS_FOR_WORDS, described_noun, of_adjective
from claimcheck.language.complements import complement, modality, modifiers, particle, predicate_words
from claimcheck.language.grammar import doer_of_gerund, owner, subject
from claimcheck.language.model import Argument, Frame
from claimcheck.language.negation import is_negated
from claimcheck.language.tree import Found, by_phrase, is_clausal, is_passive, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBLIQUES = frozenset({"obl", "nmod", "obl:agent", "obl:unmarked"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


def build(doc: Doc, at: int) -> tuple[Frame, ...]:
    """The frames whose predicate is token ``at`` of a parsed Doc (one tree): none, one, or two for a participle."""
    token = doc[at]
    pos = token.pos_
    if pos == "VERB" or (pos == "AUX" and token.dep_ not in _AUXILIARY):
        frame = _verb(token)
        return (frame, _state(token, frame)) if _is_state(token) else (frame,)
    if pos == "ADJ":
        return (_frame(token, "ADJ", argument(of_adjective(token)), causer=argument(_causer(token))),)
    if pos in {"NOUN", "PROPN"} and token.tag_ != "CD":
        return (_noun(token),)
    if pos == "ADV" and token.lower_.endswith("ly") and token.dep_ == "advmod":
        return (_adverb(token),)
    return ()


def _frame(
    token: Token,
    pos: Literal["VERB", "ADJ", "NOUN", "ADV"],
    agent: Argument | None,
    *,
    patient: Argument | None = None,
    causer: Argument | None = None,
    object_: Argument | None = None,
) -> Frame:
    lemma = token.lemma_.lower()
    extra = particle(token) if pos == "VERB" else None
    return Frame(
        predicate=token.i,
        lemma=f"{lemma} {extra.lower_}" if extra is not None else lemma,
        pos=pos,
        agent=agent,
        patient=patient,
        causer=causer,
        object=object_,
        obliques=_obliques(token),
        modifiers=modifiers(token),
        complement=complement(token),
        words=predicate_words(token, extra),
        negated=is_negated(token),
        modality=modality(token),
    )


def _verb(verb: Token) -> Frame:
    if is_passive(verb):
        doer = by_phrase(verb)
        undergoer = _passive_subject(verb)
        target = argument(undergoer)
        second = kid(verb, "obj")
        return _frame(
            verb,
            "VERB",
            argument(Found(doer, "by-phrase")) if doer is not None else None,
            patient=target,
            object_=argument(Found(second, "object")) if second is not None else target,
        )
    who, done_to = _active_agent(verb), _object_of(verb)
    if who is not None and done_to is not None and _named_again(who, done_to):
        who = None
    target = argument(done_to)
    return _frame(verb, "VERB", argument(who), patient=target, causer=argument(_causer(verb)), object_=target)


def _is_state(verb: Token) -> bool:
    """*is confused*, *confused models*: a participle without a doer says what state its subject is in."""
    if verb.tag_ not in {"VBN", "VBD"} or not is_passive(verb) or by_phrase(verb) is not None:
        return False
    return verb.dep_ in {"amod", "acl", "xcomp"} or kid(verb, "aux:pass") is not None or verb.dep_ == "conj"


def _state(verb: Token, frame: Frame) -> Frame:
    found = described_noun(verb) if verb.dep_ == "amod" else _passive_subject(verb)
    return replace(frame, lemma=verb.lower_, pos="ADJ", agent=argument(found), patient=None, object=None)


def _named_again(who: Found, done_to: Found) -> bool:
    """*It lies despite telling the model not to*: who is named again in full is another (Chomsky 1981, principle C)."""
    a, b = who.token, done_to.token
    return who.via == "adverbial clause" and a != b and b.pos_ in {"NOUN", "PROPN"} and a.lemma_ == b.lemma_


def _is_gerund_of_compound(verb: Token) -> bool:
    """*alignment faking*, *reward hacking*: a noun and what is done to it, no noun that does something."""
    noun = verb.head
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "acl"
        and noun.i == verb.i - 1
        and noun.tag_ == "NN"
        and noun._.noun_kind == "other"
        and kid(noun, "det", "nmod:poss", "amod") is None
        and kid(verb, "obj", "ccomp", "xcomp", "mark") is None
    )


def _active_agent(verb: Token) -> Found | None:
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_ in WORDS_FOR_WORDS and verb.i == verb.head.i + 1:
        return None
    if _is_gerund_of_compound(verb):
        return owner(verb) or owner(verb.head)
    if verb.dep_ in {"amod", "compound"} and verb.tag_ == "VBG":
        doer = doer_of_gerund(verb)
        if doer is not None:
            return doer
    before = kid(verb, "compound") if verb.tag_ == "VBG" else None
    if before is not None and before.i == verb.i - 1 and before._.noun_kind == "ai":
        return Found(before, "compound")  # *a look into LLM reasoning*
    if verb.dep_ == "amod" and verb.tag_ != "VBN":
        return described_noun(verb)
    if verb.dep_ == "compound" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.tag_ in {"VBG", "VBN"}:
        return Found(verb.head, "compound")
    found = subject(verb)
    if found is not None:
        return found
    possessor = kid(verb, "nmod:poss")
    if possessor is not None:
        return Found(possessor, "possessive")
    if verb.dep_ in {"csubj", "nsubj", "obj", "obl", "nmod", "csubj:pass", "nsubj:pass"}:
        return owner(verb) if verb.tag_ in {"VBG", "NN"} else None
    return None


def _passive_subject(verb: Token) -> Found | None:
    if verb.dep_ == "amod":
        return Found(verb.head, "participle")
    return subject(verb)


def _object_of(verb: Token) -> Found | None:
    token = kid(verb, "obj") or kid(verb, "iobj")
    if token is not None:
        found = tree.through_relative(token, verb)
        return Found(found.token, "object" if found.token == token else "relative clause")
    if verb.dep_ == "amod":
        return _compounded_object(verb)
    if _is_gerund_of_compound(verb):
        return Found(verb.head, "compound")
    if verb.dep_ == "acl:relcl" and tree.own_subject(verb) is not None:
        own = tree.own_subject(verb)
        taken = own is not None and own.lower_ in tree.RELATIVE
        oblique = any(c.lower_ in tree.RELATIVE for k in kids(verb, _OBLIQUES) for c in [k])
        if (
            not taken
            and not oblique
            and kid(verb, "ccomp", "xcomp") is None
            and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}
        ):
            return Found(verb.head, "relative clause")
    return None


def _compounded_object(verb: Token) -> Found | None:
    """*power-seeking models*: the noun before the hyphen."""
    token = kid(verb, "compound", "obj", "obl", "nmod")
    if token is not None and token.i < verb.i:
        return Found(token, "compound")
    if verb.i >= 2 and verb.nbor(-1).tag_ == "HYPH" and verb.nbor(-2).pos_ in {"NOUN", "PROPN"}:
        return Found(verb.nbor(-2), "compound")
    return None


def _causer(verb: Token) -> Found | None:
    """Who trained, prompted or made the agent do it."""
    governor = verb.head
    if verb.dep_ == "conj" and tree.own_subject(verb) is None and governor != verb and is_clausal(governor):
        return _causer(governor)
    if verb.dep_ not in {"xcomp", "ccomp", "advcl", "acl"} or governor == verb or tree.own_subject(verb) is not None:
        return None
    if verb.dep_ == "acl" and governor.dep_ in {"obj", "iobj"} and governor._.agent_kind == "ai":
        governor = governor.head
    if not is_clausal(governor) or governor.lemma_ not in tree.lists().object_control:
        return None
    if is_passive(governor):
        doer = by_phrase(governor)
        return Found(doer, "causer") if doer is not None else None
    if kid(governor, "obj", "iobj") is None and governor.dep_ != "acl:relcl":
        return None
    found = subject(governor)
    return Found(found.token, "causer") if found is not None else None


def _noun(noun: Token) -> Frame:
    has = owner(noun)
    whose = has.token if has is not None and has.via == "of-phrase" else None
    return _frame(noun, "NOUN", argument(has), object_=argument(_of_object(noun, whose)))


def _of_object(noun: Token, whose: Token | None) -> Found | None:
    """*awareness of the test*, *deception of users*; not the one who has it."""
    for child in noun.children:
        if child == whose:
            continue
        if child.dep_ == "nmod" and any(
            k.lower_ in {"of", "towards", "toward", "for", "against"} and k.dep_ == "case" for k in child.children
        ):
            return Found(child, "of-phrase")
    before = kid(noun, "compound")
    return Found(before, "compound") if before is not None and before.i < noun.i else None


def _adverb(adverb: Token) -> Frame:
    verb = adverb.head
    found: Found | None = None
    if verb.pos_ in {"VERB", "AUX"}:
        if is_passive(verb):
            doer = by_phrase(verb)
            found = Found(doer, "by-phrase") if doer is not None else None
            if found is None:
                undergoer = _passive_subject(verb)
                found = Found(undergoer.token, "manner of passive") if undergoer is not None else None
        else:
            found = _active_agent(verb)
    elif verb.pos_ == "ADJ":
        found = described_noun(verb) if verb.dep_ == "amod" else subject(verb)
        if found is not None and verb.dep_ == "amod" and verb.lower_.endswith("ed"):
            # *deliberately backdoored models*: a participle; the one who did it is not named.
            found = Found(found.token, "manner of passive")
    elif verb.pos_ in {"NOUN", "PROPN"}:
        found = owner(verb)
    return _frame(adverb, "ADV", argument(found))


def _obliques(token: Token) -> tuple[tuple[str, Argument], ...]:
    found: list[tuple[str, Argument]] = []
    for child in token.children:
        if child.dep_ not in _OBLIQUES:
            continue
        prepositions = [k for k in child.children if k.dep_ == "case" and k.i < child.i]
        name = " ".join(k.lower_ for k in prepositions)
        target = argument(tree.through_relative(child, token))
        if target is not None:
            found.append((name, target))
    return tuple(found)
