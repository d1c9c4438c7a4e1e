"""Heavy subjects and whole sentences: relative clauses, participles, fronted and trailing clauses, reports."""

from __future__ import annotations

import inflect
from clauses import clause, copula, finite, passive, predicate, to_infinitive
from phrases import attach, author, comma, is_plural, phrase, prepositional, someone, system, thing
from trees import Node
from vocabulary import (
    CLAUSAL,
    CONTROL,
    FIGURES,
    PEOPLE,
    QUALITIES,
    RNG,
    SYSTEMS,
    THINGS,
    TRANSITIVE,
    chance,
    pick,
)

_REPORTS = "argue claim report suggest show find note believe observe".split()


def with_relative(deprel: str) -> Node:
    """*models that lie*, *the agent, which knows it, ...*, *the goal (that) the model pursues*"""
    if chance(0.2):
        head = phrase(deprel, [*THINGS, *SYSTEMS])
        subject = someone("nsubj")
        verb = Node(inflect.verb(lemma := pick(TRANSITIVE), tag := "VBP" if is_plural(subject) else "VBZ"), lemma, tag)
        verb.left = ([Node("that", "that", "WDT", "obj")] if chance(0.6) else []) + [subject]
        verb.deprel = "acl:relcl"
        head.right.append(verb)
        return head
    head = phrase(deprel, SYSTEMS if chance(0.7) else PEOPLE)
    apart = chance(0.3)
    word = "which" if apart else pick(["that", "that", "which"])
    who = Node(word, word, "WDT", "nsubj")
    if chance(0.2):
        quality = pick(QUALITIES)
        be = Node("are", "be", "VBP", "cop") if is_plural(head) else Node("is", "be", "VBZ", "cop")
        relative = Node(quality, quality, "JJ", "acl:relcl", [who, be])
    elif chance(0.15):
        who.deprel = "nsubj:pass"
        be = Node("were", "be", "VBD", "aux:pass") if is_plural(head) else Node("was", "be", "VBD", "aux:pass")
        lemma = pick(CONTROL)
        relative = Node(inflect.verb(lemma, "VBN"), lemma, "VBN", "acl:relcl", [who, be])
        relative.right.append(to_infinitive("xcomp", 2))
    else:
        relative = predicate("VBP" if is_plural(head) else "VBZ", 1)
        relative.left.insert(0, who)
        relative.deprel = "acl:relcl"
    if apart:
        attach(comma(), relative)
        relative.right.append(comma())
    head.right.append(relative)
    return head


def with_participle(deprel: str) -> Node:
    """*models trained to lie*, *systems seeking reward*, *the agent rewarded by the user*"""
    head = phrase(deprel, SYSTEMS if chance(0.8) else PEOPLE)
    if chance(0.35):
        part = predicate("VBG", 2)
    elif chance(0.3):
        part = Node(inflect.verb(lemma := pick(TRANSITIVE), "VBN"), lemma, "VBN")
        part.right.append(prepositional("obl:agent", system("obl:agent"), "by"))
    else:
        part = Node(inflect.verb(lemma := pick(CONTROL), "VBN"), lemma, "VBN")
        part.right.append(to_infinitive("xcomp"))
    part.deprel = "acl"
    head.right.append(part)
    return head


def existential() -> Node:
    """*There are models that ...*"""
    head = with_relative("nsubj")
    be = Node("are", "be", "VBP") if is_plural(head) else Node("is", "be", "VBZ")
    be.left, be.right = [Node("there", "there", "EX", "expl")], [head]
    return be


def report() -> Node:
    """*Park et al. (2023) argue that ...*, *our results suggest that ...*, *Figure 2 shows that ...*"""
    if chance(0.5):
        subject = author("nsubj")
        many = bool(subject.many) or any(c.form == "al." for c in subject.right)
        tag = pick(["VBD", "VBP" if many else "VBZ"])
    elif chance(0.5):
        subject = phrase("nsubj", ["result", "experiment", "finding", "analysis", "author", "critic"], plural=True)
        tag = "VBP"
    else:
        subject = Node(word := pick(FIGURES), word, "NN", "nsubj")
        subject.right.append(Node(n := pick("1 2 3 4".split()), n, "CD", "nummod"))
        tag = "VBZ"
    verb = Node(inflect.verb(lemma := pick(_REPORTS), tag), lemma, tag)
    inner = clause(1)
    inner.deprel = "ccomp"
    verb.left = [subject]
    verb.right = [attach(Node("that", "that", "IN", "mark"), inner)]
    return verb


def gerund_subject() -> Node:
    """*Teaching LLMs to lie takes few examples.*"""
    head = Node(inflect.verb(lemma := pick(CONTROL), "VBG"), lemma, "VBG", "csubj")
    head.right = [system("obj"), to_infinitive("xcomp", 2)]
    lemma = pick(["require", "take", "need", "help", "affect", "reveal"])
    verb = Node(inflect.verb(lemma, "VBZ"), lemma, "VBZ")
    verb.left, verb.right = [head], [thing("obj")]
    return verb


def question() -> Node:
    """*Do LLMs understand negation?*, *Can a model lie?*"""
    subject = someone("nsubj")
    if chance(0.5):
        first = Node("Do", "do", "VBP", "aux") if is_plural(subject) else Node("Does", "do", "VBZ", "aux")
    else:
        first = Node(m := pick(["Can", "Could", "Would", "Will"]), m.lower(), "MD", "aux")
    verb = predicate("VB", 1)
    verb.left = [first, subject, *verb.left]
    verb.right.append(Node("?", "?", ".", "punct", glued=True))
    return verb


def fronted() -> Node:
    """*Realising that ..., the agent ...*, *Having lied, ...*, *Asked for it, ...*, *Without knowing it, ...*"""
    kind = pick(["that", "having", "asked", "marked", "like"])
    if kind == "asked":
        lemma = pick([*CONTROL, "ask", "threaten", "promise"])
        part = Node(inflect.verb(lemma, "VBN"), lemma, "VBN", "advcl")
        part.right.append(to_infinitive("xcomp", 2) if chance(0.5) else prepositional("obl", thing("obl"), "with"))
        if chance(0.4):
            attach(Node("when", "when", "WRB", "advmod"), part)
        return part
    if kind == "having":
        part = predicate("VBN", 1)
        part.left.insert(0, Node("having", "have", "VBG", "aux"))
    elif kind == "marked":
        word = pick("by without while when after before".split())
        part = attach(Node(word, word, "IN", "mark"), predicate("VBG", 1))
    elif kind == "like":
        return prepositional("obl", phrase("obl", ["spy", "parrot", "child", "person"]), "like")
    else:
        part = Node(inflect.verb(lemma := pick(CLAUSAL), "VBG"), lemma, "VBG")
        inner = clause(2)
        inner.deprel = "ccomp"
        part.right.append(attach(Node("that", "that", "IN", "mark"), inner))
    part.deprel = "advcl"
    return part


def root() -> Node:
    """The main clause of a sentence."""
    kind = RNG.choices(["clause", "there", "report", "gerund"], [20, 0.7, 2, 0.7])[0]
    return {"clause": clause, "there": existential, "report": report, "gerund": gerund_subject}[kind]()


def trailing() -> Node:
    """*..., pretending to be aligned*"""
    part = predicate("VBG", 1)
    part.deprel = "advcl"
    return attach(comma(), part)


def conjoined() -> Node:
    """A clause with a subject of its own after *and*: *..., and we want it to rest*"""
    subject = someone("nsubj")
    second = RNG.choice([finite, passive, copula])(subject)
    second.deprel = "conj"
    return attach(comma(), attach(Node(c := pick(["and", "but", "so"]), c, "CC", "cc"), second))
