"""Which cues reach a predicate: a walk from it to the root of the tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.language import tree
from claimcheck.language.attribution import according_to, attributing
from claimcheck.language.negation import negator
from claimcheck.language.stance_cues import cues
from claimcheck.language.stance_hedges import (
    hangs_on_noun,
    is_attempted,
    is_comparison,
    is_doubt,
    is_hedge,
    is_wished_of_others,
)
from claimcheck.language.tree import is_clausal, kid
from claimcheck.records.words import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
_PHRASE_LINKS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "appos", "flat", "det", "nummod"})
_ARGUMENTS = frozenset({"obj", "iobj", "obl", "nsubj:pass", "obl:agent", "nsubj", "obl:unmarked"})


@dataclass(frozen=True, slots=True)
class Hit:
    stance: Stance
    cue: Token


@dataclass(slots=True)
class _Reach:
    """What may still come down to the predicate as the walk goes up."""

    modal: bool = True
    """Modals, adverbs, evidential verbs of the clause."""
    negation: bool = True
    denials: list[Token] = field(default_factory=list)

    def deny(self, cue: Token) -> None:
        """Count ``cue``, *neither* and *nor* as one."""
        if cue.lower_ == "neither" and any(d.lower_ == "nor" for d in self.denials):
            return
        if cue not in self.denials:
            self.denials.append(cue)


def hits(target: Token, *, scenario: bool, cited: bool) -> list[Hit]:
    """Every cue that reaches ``target``; negation only where the denials do not cancel."""
    found: list[Hit] = []
    reach = _Reach()
    node, via = target, None
    for _ in range(30):
        _at(node, via, target, reach, found, scenario=scenario)
        source = according_to(node, cited=cited)
        if source is not None:
            found.append(Hit("attributed", source))
        governor = node.head
        if governor == node:
            break
        if node.dep_ == "acl:relcl" and (would := _imagined(governor)) is not None:
            found.append(Hit("hypothetical", would))
        _cross(node, governor, target, reach, found, cited=cited)
        via, node = node, governor
    if len(reach.denials) % 2:
        found.append(Hit("negated", reach.denials[0]))
    return found


def _at(node: Token, via: Token | None, target: Token, reach: _Reach, found: list[Hit], *, scenario: bool) -> None:
    """Cues that hang on ``node`` itself."""
    lists = cues()
    inside_subject = via is not None and via.dep_ in tree.SUBJECTS and not _is_whole_subject(via, target)
    if reach.negation and not (via is not None and via.dep_ in tree.SUBJECTS and not _exists(node, via, target)):
        denial = negator(node)
        if denial is None and node == target and node.lemma_ in lists.existence:
            denied = kid(node, "obj")
            denial = negator(denied) if denied is not None else None
        if denial is not None and denial != via:
            reach.deny(denial)
    for child in node.children:
        if child == via:
            continue
        low, lemma = child.lower_, child.lemma_.lower()
        if child.dep_ == "mark" and low in lists.hypo_marks and not _is_as_if(child):
            found.append(Hit("hedged" if is_doubt(child, node) else "hypothetical", child))
        elif child.dep_ == "mark" and low in {"if", "though"} and _is_as_if(child):
            found.append(Hit("hedged", child))
        elif (
            node == target
            and child.dep_ in {"case", "mark", "cc"}
            and low in {"rather", "instead"}
            and child.i < node.i
        ):
            reach.deny(child)
        elif child.dep_ == "aux" and child.tag_ == "MD" and reach.modal:
            _modal(child, node, found, scenario=scenario, inside_subject=inside_subject)
        elif (
            child.dep_ in {"advmod", "discourse"}
            and reach.modal
            and not inside_subject
            and lemma in lists.hedge_adverbs
            and not is_comparison(child)
        ):
            found.append(Hit("hedged", child))
        elif child.dep_ in {"amod", "compound"} and node.pos_ in {"NOUN", "PROPN"}:
            if low in lists.hypo_attributes and node.lemma_.lower() not in lists.not_imagined:
                found.append(Hit("hypothetical", child))
            elif low in lists.hedge_attributes and node in (target, target.head):
                found.append(Hit("hedged", child))
        elif child.dep_ in tree.SUBJECTS and reach.modal:
            _subject_cues(child, node, found)
        elif child.dep_ in {"obl", "nmod"} and _is_threat_model(child):
            found.append(Hit("hypothetical", child))


def _subject_cues(subject: Token, node: Token, found: list[Hit]) -> None:
    """*Future systems lie*; *the hypothesis is that it lies*."""
    lists = cues()
    lemma = subject.lemma_.lower()
    for attribute in subject.children:
        if attribute.dep_ == "amod" and attribute.lower_ in lists.hypo_attributes and lemma not in lists.not_imagined:
            found.append(Hit("hypothetical", attribute))
    if "that" in tree.marks(node) and (kid(node, "cop") is not None or subject.dep_ == "nsubj:outer"):
        if lemma in lists.hedge_nouns:
            found.append(Hit("hedged", subject))
        elif lemma in lists.hypo_nouns:
            found.append(Hit("hypothetical", subject))


def _modal(modal: Token, node: Token, found: list[Hit], *, scenario: bool, inside_subject: bool) -> None:
    lists = cues()
    low = {"'d": "would", "ca": "can"}.get(modal.lower_, modal.lower_)
    who = tree.own_subject(node)
    authors = who is not None and who.lower_ in {"we", "i"}
    if (low in lists.hypo_modals and not authors) or (
        low in lists.scenario_modals and not authors and (scenario or _has_condition(node))
    ):
        found.append(Hit("hypothetical", modal))
    elif low in lists.hedge_modals and not inside_subject:
        found.append(Hit("hedged", modal))


def _imagined(noun: Token) -> Token | None:
    """*A system that lies would be hard to govern*: the modal, where it speaks of no system in particular."""
    article = kid(noun, "det")
    if noun.dep_ not in tree.SUBJECTS or (article is not None and article.lower_ not in {"a", "an", "any", "such"}):
        return None
    return next((k for k in noun.head.children if k.dep_ == "aux" and k.lower_ in cues().hypo_modals), None)


def _has_condition(clause: Token) -> bool:
    """*If it is rewarded, it could learn to lie*."""
    return any(
        child.dep_ == "advcl" and any(k.dep_ == "mark" and k.lower_ in {"if", "unless"} for k in child.children)
        for child in clause.children
    )


def _names_threat_model(noun: Token) -> bool:
    """*the collusion threat model*."""
    return noun.lemma_.lower() == "model" and noun.i > 0 and noun.nbor(-1).lower_ == "threat"


def _is_threat_model(phrase: Token) -> bool:
    """*In our threat model, it lies*."""
    return _names_threat_model(phrase) and any(k.lower_ in {"in", "under", "within"} for k in phrase.children)


def _is_as_if(mark: Token) -> bool:
    return bool(mark.i > 0 and mark.nbor(-1).lower_ == "as")


def _is_whole_subject(via: Token, target: Token) -> bool:
    """*Deception may arise*: what is weighed is the subject, not something said of it in passing."""
    if via.dep_ == "nsubj:pass":
        return True
    return via._.agent_kind != "ai" and (via == target or (target.head == via and target.dep_ in {"amod", "compound"}))


def _exists(node: Token, via: Token, target: Token) -> bool:
    """*Deception was not found*, *no deceptive behavior was found*: the subject is what is denied."""
    denied = via == target or (target.head == via and target.dep_ in {"amod", "compound"})
    return (
        denied
        and (via.dep_ == "nsubj:pass" or node.lemma_ in {"exist", "occur", "emerge", "arise", "appear"})
        and node.lemma_ in cues().existence
    )


def _cross(node: Token, governor: Token, target: Token, reach: _Reach, found: list[Hit], *, cited: bool) -> None:
    """Cues that ``governor`` sends down the link to ``node``, and what the link lets through from above."""
    lists = cues()
    relation = node.dep_
    lemma = governor.lemma_.lower()
    complement = (
        relation in _COMPLEMENTS
        or (relation == "advcl" and tree.is_infinitive(node) and governor.pos_ == "ADJ")
        or (relation in {"dep", "advcl", "obj"} and "that" in tree.marks(node))
    )
    speaker = attributing(governor, node, cited=cited)
    if speaker is not None:
        found.append(Hit("attributed", speaker))
    if reach.modal and is_hedge(node, governor, complement=complement):
        found.append(Hit("hedged", governor))
    if (
        lemma in lists.hypo_verbs
        and is_clausal(governor)
        and relation in {"ccomp", "xcomp", "obj"}
        and not tree.is_passive(governor)
    ):
        found.append(Hit("hypothetical", governor))
    if lemma in lists.wishes and relation in {"xcomp", "ccomp"} and is_wished_of_others(node, governor):
        found.append(Hit("hypothetical", governor))
    if relation == "obj" and lemma in lists.creations and is_attempted(governor):
        found.append(Hit("hypothetical", governor))
    if governor.pos_ == "NOUN" and (
        (lemma in lists.hypo_of_nouns and hangs_on_noun(node, governor))
        or (lemma in lists.hypo_nouns and node.dep_ in {"acl", "ccomp"} and node.i > governor.i)
    ):
        found.append(Hit("hypothetical", governor))
    if relation in {"compound", "amod", "nmod:desc"} and _names_threat_model(governor):
        found.append(Hit("hypothetical", governor))
    if reach.negation and _denies(node, governor, complement=complement):
        reach.deny(governor)
    if relation in {"acl", "acl:relcl"} and lemma not in lists.raised and _is_none(governor):
        reach.deny(governor)
    _narrow(node, governor, lemma, target, reach)


def _is_none(noun: Token) -> bool:
    """*There is no model that lies*, *we found no model lying*."""
    determiner = kid(noun, "det")
    if determiner is None or determiner.lower_ != "no":
        return False
    verb = noun.head
    return kid(noun, "expl") is not None or (
        (noun.dep_ == "obj" and verb.lemma_ in cues().existence)
        or (kid(verb, "expl") is not None and noun.dep_ in tree.SUBJECTS)
    )


def _denies(node: Token, governor: Token, *, complement: bool) -> bool:
    """*fails to lie*, *lacks awareness*, *a lack of awareness*."""
    lists = cues()
    lemma = governor.lemma_.lower()
    if governor.pos_ == "NOUN":
        denies = lemma in lists.neg_nouns and hangs_on_noun(node, governor)
        return denies or (complement and lemma in lists.neg_complements)
    return (complement and lemma in lists.neg_complements) or (node.dep_ == "obj" and lemma in lists.neg_objects)


def _narrow(node: Token, governor: Token, lemma: str, target: Token, reach: _Reach) -> None:
    """What the link from ``governor`` to ``node`` stops."""
    relation = node.dep_
    lists = cues()
    if relation == "acl:relcl" and _is_bare_clause(node, governor):
        return
    if relation in {"acl:relcl", "advcl:relcl", "parataxis"}:
        reach.modal = reach.negation = False
    elif relation == "advcl":
        if not (tree.is_infinitive(node) and (governor.pos_ == "ADJ" or lemma in lists.causing)):
            reach.negation = False
            reach.modal = reach.modal and tree.own_subject(node) is None
    elif relation == "conj":
        if is_clausal(node) and tree.own_subject(node) is not None:
            reach.modal = reach.negation = False
        elif (cc := kid(node, "cc")) is not None and cc.lower_ == "but":
            reach.negation = False
    elif relation in {"ccomp", "xcomp", "csubj", "acl"}:
        raised = (
            lemma in lists.raised
            or lemma in lists.causing
            or (governor.pos_ == "NOUN" and lemma in tree.lists().control_nouns - tree.lists().ease_nouns)
        )
        reach.negation = reach.negation and raised
        if relation == "ccomp" and tree.own_subject(node) is not None:
            reach.modal = reach.modal and (lemma in lists.raised or lemma in lists.hedge_verbs)
    elif relation in tree.SUBJECTS:
        reach.negation = reach.negation and _exists(governor, node, target)
        reach.modal = reach.modal and relation in {"nsubj", "nsubj:pass"}
    elif relation in _ARGUMENTS:
        reach.negation = reach.negation and relation == "obj" and lemma in lists.existence
    elif relation in _PHRASE_LINKS:
        of_evidence = relation == "nmod" and lemma in lists.raised and "of" in tree.marks(node)
        reach.negation = reach.negation and (relation in {"amod", "compound"} or of_evidence)


def _is_bare_clause(node: Token, governor: Token) -> bool:
    """*suggest the model prefers it*, where the parser took the subject for an object with a relative clause."""
    above = governor.head
    return (
        governor.dep_ == "obj"
        and above.lemma_ in cues().hedge_verbs | cues().opinions
        and tree.own_subject(node) is None
        and node.tag_ in {"VBZ", "VBP", "VBD"}
    )
