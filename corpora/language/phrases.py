"""Noun phrases: systems, people and things, alone, coordinated or possessed; authors with their year."""

from __future__ import annotations

import inflect
from trees import Node
from vocabulary import (
    ACTS,
    ADJECTIVES,
    COMPOUNDS,
    NAMES,
    OTHERS,
    PEOPLE,
    PROCESSES,
    SURNAMES,
    SYSTEMS,
    THINGS,
    chance,
    pick,
)

_IN = ["in", "during", "from", "after", "for", "on", "under"]


def attach(marker: Node, phrase: Node) -> Node:
    """Put a marker in front of a phrase or clause."""
    phrase.left.insert(0, marker)
    return phrase


def comma() -> Node:
    return Node(",", ",", ",", "punct", glued=True)


def noun(lemma: str, plural: bool, deprel: str = "root") -> Node:
    capital = lemma.isupper()
    form = (lemma + "s" if capital else inflect.plural(lemma)) if plural else lemma
    return Node(form, lemma, "NNS" if plural else "NN", deprel)


def phrase(deprel: str, lemmas: list[str], plural: bool | None = None, *, article: bool = True) -> Node:
    """A noun phrase with article, adjectives or a compound."""
    plural = chance(0.5) if plural is None else plural
    head = noun(pick(lemmas), plural, deprel)
    if chance(0.12):
        head.left.append(Node(word := pick(COMPOUNDS), word, "NN", "compound"))
    if chance(0.3):
        head.left.insert(0, Node(word := pick(ADJECTIVES), word, "JJ", "amod"))
    if not article:
        return head
    first = (head.left[0] if head.left else head).form
    if not plural:
        word = pick(["the", "the", "this", "a", "our", "each"])
        if word == "a" and inflect.takes_an(first):
            head.left.insert(0, Node("an", "a", "DT", "det"))
        elif word == "our":
            head.left.insert(0, Node("our", "we", "PRP$", "nmod:poss"))
        else:
            head.left.insert(0, Node(word, word, "DT", "det"))
    elif chance(0.5):
        word = pick(["the", "our", "these", "some", "both"])
        if word == "our":
            head.left.insert(0, Node("our", "we", "PRP$", "nmod:poss"))
        else:
            head.left.insert(0, Node(word, "this" if word == "these" else word, "DT", "det"))
    return head


def prepositional(deprel: str, phrase_: Node, word: str = "") -> Node:
    word = word or pick(_IN)
    phrase_.deprel = deprel
    return attach(Node(word, word, "IN", "case"), phrase_)


def system(deprel: str, plural: bool | None = None) -> Node:
    if plural is not True and chance(0.15):
        return Node(name := pick(NAMES), name, "NNP", deprel)
    return phrase(deprel, SYSTEMS, plural)


def coordinated(deprel: str) -> Node:
    """*both the model and its user*, *neither LLMs nor people*, *the agent, the judge, and the user*"""
    kind = pick(["and", "and", "and", "or", "both", "either", "neither", "neither"])
    plural = None if kind == "and" else chance(0.5)
    parts = [
        system("conj", plural) if chance(0.6) else phrase("conj", PEOPLE, plural)
        for _ in range(3 if chance(0.2) else 2)
    ]
    first, *others = parts
    first.deprel = deprel
    word = {"and": "and", "both": "and", "or": "or", "either": "or", "neither": "nor"}.get(kind, "and")
    for other in others[:-1]:
        first.right.append(attach(comma(), other))
    last = attach(Node(word, word, "CC", "cc"), others[-1])
    first.right.append(attach(comma(), last) if len(others) > 1 and chance(0.6) else last)
    if kind in ("both", "either", "neither") and len(others) == 1:
        pair = kind
        if first.left and first.left[0].form == "both":
            first.left.pop(0)
        first.left.insert(0, Node(pair, pair, "CC", "cc:preconj"))
    first.many = kind in ("and", "both") or is_plural(others[-1])
    return first


def with_tail(deprel: str) -> Node:
    """*agents with long-term goals*, *the users of the model*, *models in the first group*"""
    if chance(0.3):
        head = phrase(deprel, PEOPLE)
        head.right.append(prepositional("nmod", system("nmod"), "of"))
        return head
    head = phrase(deprel, SYSTEMS)
    if chance(0.5):
        head.right.append(prepositional("nmod", phrase("nmod", THINGS + ACTS[-6:], article=False), "with"))
    else:
        word = pick(["in", "of", "from", "under"])
        head.right.append(prepositional("nmod", phrase("nmod", THINGS + PROCESSES), word))
    return head


def someone(deprel: str, plural: bool | None = None) -> Node:
    if deprel == "nsubj" and plural is not False:
        if chance(0.05):
            return Node(word := pick(PROCESSES), word, "NN", deprel)
        if chance(0.14):
            return coordinated(deprel)
        if chance(0.08):
            return with_tail(deprel)
        if chance(0.05):
            return phrase(deprel, OTHERS, plural)
    if chance(0.15):
        return {
            "nsubj": Node("we", "we", "PRP", deprel),
            "obj": Node("it", "it", "PRP", deprel),
        }.get(deprel) or phrase(deprel, PEOPLE, plural)
    return system(deprel, plural) if chance(0.6) else phrase(deprel, PEOPLE, plural)


def thing(deprel: str) -> Node:
    if chance(0.3):
        owner = Node(*(("its", "its", "PRP$", "nmod:poss") if chance(0.6) else ("their", "their", "PRP$", "nmod:poss")))
        head = noun(pick(THINGS), chance(0.4), deprel)
        head.left = [owner] + ([Node(a := pick(ADJECTIVES), a, "JJ", "amod")] if chance(0.3) else [])
    else:
        head = phrase(deprel, THINGS)
    if chance(0.08):
        second = phrase("conj", THINGS)
        head.right.append(attach(Node(c := pick(["and", "or"]), c, "CC", "cc"), second))
    return head


def author(deprel: str) -> Node:
    """*Turing*, *Park et al. (2023)*, *Smith and Lee (2020)*"""
    head = Node(name := pick(SURNAMES), name, "NNP", deprel)
    if chance(0.3):
        return head
    if chance(0.5):
        al = Node("al.", "al.", "FW", "conj", left=[Node("et", "et", "FW", "cc")])
        head.right.append(al)
    else:
        second = Node(name := pick(SURNAMES), name, "NNP", "conj")
        head.right.append(attach(Node("and", "and", "CC", "cc"), second))
        head.many = True
    if chance(0.8):
        year = pick(["1950", "2017", "2020", "2021", "2022", "2023", "2024"])
        date = Node(year, year, "CD", "nmod:unmarked", glued=True)
        date.left = [Node("(", "(", "-LRB-", "punct")]
        date.right = [Node(")", ")", "-RRB-", "punct", glued=True)]
        head.right.append(date)
    return head


def is_plural(subject: Node) -> bool:
    if subject.many is not None:
        return subject.many
    return subject.xpos == "NNS" or subject.form.lower() in ("we", "they")
