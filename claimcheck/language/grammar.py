"""Who is the subject of a verb, whatever construction hides it. Universal Dependencies in, tokens out.

The parser errs in regular ways (an ``xcomp`` read as ``acl`` or ``advcl`` after *train* and *teach*); the rules here
look through the ways that are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.language.controlled import object_found, only_needed, uses_system
from claimcheck.language.gerunds import assessed, for_whom
from claimcheck.language.grammar_repairs import before_infinitive, before_participle, noun_before
from claimcheck.language.possession import labelled, possessor
from claimcheck.language.tree import (
    OBJECTS,
    SUBJECTS,
    Found,
    by_phrase,
    hyphen_first,
    is_clausal,
    is_infinitive,
    is_passive,
    kid,
    lists,
    marks,
    own_subject,
    through_relative,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def subject(verb: Token, depth: int = 0) -> Found | None:
    """The grammatical subject of a verb or predicate: its own, a shared one, or one supplied by control."""
    if depth > 8:
        return None
    found = _by_tree(verb, depth)
    if found is None and verb.pos_ == "VERB":
        beside = noun_before(verb)
        return Found(beside, "subject") if beside is not None else None
    return found


def _by_tree(verb: Token, depth: int) -> Found | None:
    own = own_subject(verb)
    if own is not None:
        return through_relative(own, verb)
    before = before_infinitive(verb)
    if before is not None:
        return _renamed(subject(before, depth + 1), "control") if is_clausal(before) else Found(before, "for-phrase")
    governor = verb.head
    if governor == verb:
        return None
    relation = verb.dep_
    if relation in {"xcomp", "ccomp"} or (relation == "acl" and is_clausal(governor)):
        return _of_complement(verb, governor, depth)
    if relation == "conj":
        return _of_conjunct(verb, governor, depth)
    if relation in {"csubj", "csubj:pass"} and is_infinitive(verb) and verb.i > governor.i and is_clausal(governor):
        return _of_complement(verb, governor, depth)
    if relation in {"acl", "acl:relcl", "amod"}:
        return _of_modifier(verb, governor, depth)
    if relation in {"advcl", "advcl:relcl", "obl", "nmod", "dep"}:
        return _of_adverbial(verb, governor, depth)
    if relation in {"parataxis"} and (verb.tag_ in {"VBG", "VBN"} or verb.i > governor.i) and is_clausal(governor):
        return _renamed(subject(governor, depth + 1), "shared subject") if verb.tag_ != "VB" else None
    if relation == "appos" and governor.pos_ in {"NOUN", "PROPN"}:
        return Found(governor, "apposition")
    return None


_GERUND_MARKS = frozenset({"by", "without", "through", "instead", "after", "before", "while", "rather"})


def _renamed(found: Found | None, via: str) -> Found | None:
    return Found(found.token, via) if found is not None else None


def _of_complement(verb: Token, governor: Token, depth: int) -> Found | None:
    if is_clausal(governor):
        if is_passive(governor):
            return _renamed(subject(governor, depth + 1), "control")
        found = object_found(governor)
        if found is not None and only_needed(found, governor):
            return _renamed(subject(governor, depth + 1), "control")
        of_object = governor.lemma_ not in lists().subject_control or (
            governor.lemma_ in lists().using and uses_system(governor)
        )
        if of_object and found is not None and (verb.dep_ == "xcomp" or governor.lemma_ in lists().object_control):
            return found
        return _renamed(subject(governor, depth + 1), "control")
    return _renamed(subject(governor, depth + 1), "control")


def _of_conjunct(verb: Token, governor: Token, depth: int) -> Found | None:
    if is_infinitive(verb) and is_clausal(governor) and not is_infinitive(governor):
        above = next((a for a in governor.ancestors if is_clausal(a) and is_infinitive(a) and a.i < verb.i), None)
        if above is not None:
            return _renamed(subject(above, depth + 1), "shared subject")
    if governor.pos_ in {"NOUN", "PROPN", "PRON"} and is_clausal(verb) and not kid(governor, "cop"):
        if governor.dep_ in SUBJECTS | OBJECTS:
            return _renamed(subject(governor.head, depth + 1), "shared subject") if verb.tag_ != "VBG" else None
        return None
    return _renamed(subject(governor, depth + 1), "shared subject")


def _of_modifier(verb: Token, governor: Token, depth: int) -> Found | None:
    """The subject of a participle, reduced relative or infinitive that hangs on a noun."""
    words = marks(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and words & _GERUND_MARKS and is_clausal(governor.head):
        return _renamed(subject(governor.head, depth + 1), "adverbial clause")
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and governor.lemma_ in lists().ease_nouns:
        whose = owner(governor, depth + 1)
        if whose is None and governor.dep_ == "obj" and is_clausal(governor.head):
            whose = subject(governor.head, depth + 1)  # *spends time thinking*
        return _renamed(whose, "control") or Found(governor, "participle")
    agentive = governor._.agent_kind in {"ai", "human", "unknown"} or governor._.noun_kind == "ai"
    if verb.dep_ in {"acl:relcl", "amod"}:
        return Found(governor, "participle")
    if is_infinitive(verb) or words:
        if governor.lemma_.lower() in lists().control_nouns or not agentive:
            return _renamed(owner(governor, depth + 1), "control")
        return Found(governor, "infinitive")
    return Found(governor, "participle")


def _of_adverbial(verb: Token, governor: Token, depth: int) -> Found | None:
    words = marks(verb)
    beside = before_participle(verb) if not words else None
    if beside is not None:
        return Found(beside, "participle")
    if governor.pos_ in {"NOUN", "PROPN", "PRON"} and not kid(governor, "cop"):
        return _of_modifier(verb, governor, depth)
    if not is_clausal(governor):
        return _renamed(subject(governor, depth + 1), "control")
    control = governor.lemma_ in lists().object_control and governor.lemma_ not in lists().subject_control
    if is_passive(governor):
        if "for" in words or (words & {"to", "into", "from", "of", "as"} and control):
            return _renamed(subject(governor, depth + 1), "control")
        if words & {"when", "while", "if", "once", "before", "after", "without", "despite", "in"} or not words:
            return _renamed(subject(governor, depth + 1), "adverbial clause")
        doer = by_phrase(governor)
        return Found(doer, "adverbial clause") if doer is not None else None
    if control and words & {"to", "into", "from", "for", "of"} and verb.i > governor.i:
        found = object_found(governor)
        if found is not None and not only_needed(found, governor):
            return found
    return _renamed(subject(governor, depth + 1), "adverbial clause")


def owner(noun: Token, depth: int = 0) -> Found | None:
    """Who has or does what a noun names: possessor, by-phrase, of-phrase, compound, or the subject of a light verb."""
    if depth > 8:
        return None
    return (
        possessor(noun)
        or labelled(noun)
        or described(noun, depth)
        or _light_subject(noun, depth)
        or _shared_owner(noun, depth)
        or doer_of_gerund(noun, depth)
    )


def doer_of_gerund(word: Token, depth: int = 0) -> Found | None:
    """Who does what a gerund or noun names after a word for success, or with an end named by *for*."""
    governor = assessed(word) if not depth else None
    if governor is not None:
        found = owner(governor, depth + 1) if governor.pos_ in {"NOUN", "PROPN"} else subject(governor, depth + 1)
        return _renamed(found, "control")
    system = for_whom(word)
    if system is not None:
        return Found(system, "for-phrase")
    return subject(word, depth + 1) if word.tag_ == "VBG" and word.dep_ in {"acl", "advcl"} else None


def described(noun: Token, depth: int) -> Found | None:
    """A predicate noun: *is a liar*, *acts as a tutor*, *becomes an ally*, *like a person*."""
    if kid(noun, "cop") is not None:
        return _renamed(subject(noun, depth + 1), "copula")
    if noun.dep_ in {"xcomp", "obj"} and noun.head.lemma_ in {"become", "remain", "be"} and is_clausal(noun.head):
        return _renamed(subject(noun.head, depth + 1), "copula")
    if noun.dep_ == "xcomp" and is_clausal(noun.head):
        return _renamed(subject(noun, depth + 1), "copula")
    if noun.dep_ == "obj" and noun.head.lemma_ in {"call", "consider", "name", "deem", "label", "find", "make", "dub"}:
        other = next((c for c in noun.head.children if c.dep_ in OBJECTS and c.i < noun.i), None)
        if other is not None:
            return Found(other, "as a")
    prepositions = {k.lower_ for k in noun.children if k.dep_ in {"case", "mark"}}
    if noun.dep_ == "nmod" and "with" in prepositions and noun.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return Found(noun.head, "with-phrase")
    if noun.dep_ == "obl" and "with" in prepositions and noun.lemma_ in lists().products:
        # *prefer the bot with a personality*: the parser hung it on the verb.
        other = kid(noun.head, "obj")
        if other is not None and other.i + 1 == noun.left_edge.i and other._.agent_kind in {"ai", "human"}:
            return Found(other, "with-phrase")
    if noun.dep_ in {"obl", "nmod", "advcl", "xcomp"} and prepositions & {"as", "like"}:
        governor = noun.head
        if is_clausal(governor):
            target = object_found(governor) if governor.lemma_ in lists().as_of_object else None
            if target is None and governor.lemma_ in {"think", "conceive", "speak", "talk"}:
                about = next((c for c in governor.children if c.dep_ in {"obl", "nmod"} and "of" in marks(c)), None)
                target = Found(about, "as a") if about is not None else None
            if target is None and (
                governor.lemma_ in lists().as_of_subject or "like" in prepositions or is_passive(governor)
            ):
                target = subject(governor, depth + 1)
            return _renamed(target, "as a")
        opens = "as" in prepositions and noun.i < governor.i
        if governor.pos_ == "ADJ" and opens:
            return _renamed(subject(governor, depth + 1), "as a")
        if governor.pos_ in {"NOUN", "PROPN", "PRON"}:
            return _like_object(noun, governor, prepositions, depth) or Found(governor, "as a")
    return None


def _like_object(noun: Token, governor: Token, prepositions: set[str], depth: int) -> Found | None:
    """*rules its grid like a tyrant*: hung on the object, said of the subject."""
    article = kid(noun, "det")
    if "like" not in prepositions or governor.dep_ != "obj" or article is None or article.lower_ not in {"a", "an"}:
        return None
    who = subject(governor.head, depth + 1) if is_clausal(governor.head) else None
    agentive = who is not None and who.token._.agent_kind in {"ai", "human"} and governor._.agent_kind == "other"
    return _renamed(who, "as a") if agentive else None


def _light_subject(noun: Token, depth: int) -> Found | None:
    """*exhibits deception*, *has the ability*: the subject of the verb has what its object names."""
    governor = noun.head
    if noun.dep_ == "obl" and governor.lemma_ in lists().probed and "for" in marks(noun):
        target = subject(governor, depth + 1) if is_passive(governor) else object_found(governor)
        agentive = target is not None and target.token._.agent_kind in {"ai", "human", "unknown"}
        return _renamed(target, "object of the verb") if agentive else None
    receiver = _receiver(noun, governor)
    if receiver is not None:
        return receiver
    if noun.dep_ == "obj" and is_clausal(governor) and governor.lemma_ in lists().light:
        if is_passive(governor):
            return None
        found = subject(governor, depth + 1)
        return _renamed(found, "light verb")
    if (
        noun.dep_ == "obl"
        and is_clausal(governor)
        and governor.lemma_
        in {"engage", "lead", "act", "respond", "behave", "reason", "persist", "succeed", "participate", "resort"}
    ):
        return _renamed(subject(governor, depth + 1), "light verb")
    if noun.dep_ in SUBJECTS and is_clausal(governor):
        doer = by_phrase(governor) if is_passive(governor) and governor.lemma_ in lists().light else None
        if doer is not None:
            return Found(doer, "by-phrase")
        if governor.lemma_ in lists().found_in:
            for child in governor.children:
                if (
                    child.dep_ in {"obl", "nmod"}
                    and child._.agent_kind == "ai"
                    and {k.lower_ for k in child.children} & {"in", "among", "from", "by", "across"}
                ):
                    return Found(child, "in-phrase")
    return None


def _receiver(noun: Token, verb: Token) -> Found | None:
    """*give the model autonomy*, *equip LLMs with a memory*: the one who gets what the noun names."""
    if not is_clausal(verb):
        return None
    if noun.dep_ in {"obj", "obl:unmarked"} and verb.lemma_ in lists().giving:
        if is_passive(verb):
            return _renamed(subject(verb), "receiver")
        target = kid(verb, "iobj")
        if target is None and noun.dep_ == "obl:unmarked":
            target = kid(verb, "obj")
        return Found(target, "receiver") if target is not None else None
    if noun.dep_ in {"obl", "nmod"} and verb.lemma_ in lists().equipping and "with" in marks(noun):
        return _renamed(subject(verb) if is_passive(verb) else object_found(verb), "receiver")
    if noun.dep_ == "obl" and verb.lemma_ in lists().helping and marks(noun) & _TOWARDS:
        found = subject(verb) if is_passive(verb) else object_found(verb)
        return _renamed(found, "receiver") if found is not None and found.token._.agent_kind == "ai" else None
    return None


_TOWARDS = frozenset({"in", "to", "toward", "towards", "into"})


def _shared_owner(noun: Token, depth: int) -> Found | None:
    first = hyphen_first(noun)
    if first is not None and noun.head is first:
        return owner(first, depth + 1)
    if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        return owner(noun.head, depth + 1)
    governor = noun.head
    if noun.dep_ == "nmod" and governor.pos_ == "NOUN" and noun.i > governor.i:
        prepositions = {k.lower_ for k in noun.children if k.dep_ == "case"}
        if prepositions & {"of", "for", "to", "toward", "towards", "about"}:
            found = owner(governor, depth + 1)
            return found if found is not None and found.token != noun else None
    return None
