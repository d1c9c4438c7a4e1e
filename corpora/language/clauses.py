"""Verbs with their complements, and clauses around a subject: active, passive, copular, with every kind of control."""

from __future__ import annotations

import inflect
from phrases import attach, comma, is_plural, phrase, prepositional, someone, system, thing
from trees import Node
from vocabulary import (
    ACTING,
    ACTS,
    ADVERBS,
    AWAY,
    CAUGHT,
    CLAUSAL,
    CONTROL,
    GERUND,
    HAD,
    INFINITIVE,
    INTRANSITIVE,
    MENTAL_NOUNS,
    MODALS,
    PARTICLES,
    PASSIVE_RAISING,
    QUALITIES,
    RNG,
    ROLES,
    SEEMING,
    STATES,
    THINGS,
    TRANSITIVE,
    TREATING,
    TURNING,
    WHETHER,
    chance,
    pick,
    pick_pair,
)

_HAVE = {"VBZ": "has", "VBP": "have", "VBD": "had", "VB": "have"}
_BE = {"VBZ": "is", "VBP": "are", "VB": "be", "VBN": "been", "VBG": "being"}


def to_infinitive(deprel: str, depth: int = 0) -> Node:
    """*to hide it*, *to be honest*, *to be trusted*, *to have lied*"""
    if chance(0.2):
        word = pick(QUALITIES)
        clause = Node(word, word, "JJ", deprel, [Node("to", "to", "TO", "mark"), Node("be", "be", "VB", "cop")])
    elif chance(0.15):
        lemma = pick(TRANSITIVE)
        be = Node("be", "be", "VB", "aux:pass")
        clause = Node(inflect.verb(lemma, "VBN"), lemma, "VBN", deprel, [Node("to", "to", "TO", "mark"), be])
    elif chance(0.06):
        clause = predicate("VBN", depth)
        clause.left = [Node("to", "to", "TO", "mark"), Node("have", "have", "VB", "aux"), *clause.left]
        clause.deprel = deprel
    else:
        clause = attach(Node("to", "to", "TO", "mark"), predicate("VB", depth))
        clause.deprel = deprel
    return clause


def gerund(deprel: str) -> Node:
    """*hiding it*, *being shut down*"""
    if chance(0.3):
        verb, particle = pick_pair(PARTICLES) if chance(0.4) else (pick(TRANSITIVE), "")
        head = Node(inflect.verb(verb, "VBN"), verb, "VBN", deprel, [Node("being", "be", "VBG", "aux:pass")])
        if particle:
            head.right.append(Node(particle, particle, "RP", "compound:prt"))
        return head
    head = predicate("VBG", 2)
    head.deprel = deprel
    return head


def predicate(tag: str, depth: int = 0) -> Node:
    """A verb in the form that ``tag`` asks for, with its complements but without a subject; sometimes two or three."""
    if depth < 2 and chance(0.12):
        return _shared_object(tag) if chance(0.45) else _coordinated(tag, depth)
    return _simple(tag, depth)


def _coordinated(tag: str, depth: int) -> Node:
    """*answers the question but refuses the task*, *either insult or flatter*, *reads, understands, and rejects it*"""
    parts = [_simple(tag, max(depth, 1)) for _ in range(3 if chance(0.25) else 2)]
    first, last = parts[0], parts[-1]
    word = pick(["and", "and", "and", "but", "or"])
    for middle in parts[1:-1]:
        middle.deprel = "conj"
        first.right.append(attach(comma(), middle))
    if len(parts) == 2 and chance(0.15):
        pair = pick(["either", "neither", "both"])
        first.left.insert(0, Node(pair, pair, "CC", "cc:preconj"))
        word = {"either": "or", "neither": "nor", "both": "and"}[pair]
    if chance(0.2):
        last.left.insert(0, Node(a := pick([*ADVERBS, "then", "instead"]), a, "RB", "advmod"))
    last.deprel = "conj"
    attach(Node(word, word, "CC", "cc"), last)
    first.right.append(attach(comma(), last) if len(parts) > 2 and chance(0.7) else last)
    return first


def _shared_object(tag: str) -> Node:
    """*detect and exploit the bug*: the object hangs on the first verb."""
    first = _bare(pick(TRANSITIVE), tag)
    parts = [_bare(pick(TRANSITIVE), tag) for _ in range(2 if chance(0.25) else 1)]
    for middle in parts[:-1]:
        middle.deprel = "conj"
        first.right.append(attach(comma(), middle))
    word = pick(["and", "and", "or"])
    parts[-1].deprel = "conj"
    last = attach(Node(word, word, "CC", "cc"), parts[-1])
    first.right.append(attach(comma(), last) if len(parts) > 1 and chance(0.6) else last)
    first.right.append(thing("obj") if chance(0.6) else someone("obj"))
    return first


def _bare(lemma: str, tag: str) -> Node:
    return Node(inflect.verb(lemma, tag), lemma, tag)


def _simple(tag: str, depth: int) -> Node:
    weights = {
        "object": 10,
        "none": 5,
        "that": 6,
        "to": 6,
        "control": 4 if depth == 0 else 0,
        "gerund": 2,
        "whether": 1,
        "what": 2,
        "had": 2,
        "role": 1,
        "treat": 1,
        "turn": 1,
    }
    kind = RNG.choices(list(weights), list(weights.values()))[0]
    if depth > 1 and kind in ("that", "to", "gerund", "whether", "what"):
        kind = "object"
    return _KINDS[kind](tag, depth)


def _object(tag: str, _: int) -> Node:
    if chance(0.06):
        lemma, particle = pick_pair(PARTICLES)
        verb = _bare(lemma, tag)
        verb.right = [Node(particle, particle, "RP", "compound:prt"), thing("obj")]
        return verb
    verb = _bare(pick(TRANSITIVE), tag)
    verb.right.append(thing("obj") if chance(0.7) else someone("obj"))
    if chance(0.2):
        verb.right.append(prepositional("obl", phrase("obl", THINGS)))
    return verb


def _none(tag: str, _: int) -> Node:
    verb = _bare(pick(INTRANSITIVE), tag)
    if chance(0.25):
        verb.right.append(Node(a := pick(AWAY), a, "RB", "advmod"))
    elif chance(0.4):
        verb.right.append(prepositional("obl", someone("obl"), pick(["to", "about", "against", "with"])))
    return verb


def _that(tag: str, depth: int) -> Node:
    verb = _bare(pick(CLAUSAL), tag)
    inner = clause(depth + 1)
    inner.deprel = "ccomp"
    verb.right.append(attach(Node("that", "that", "IN", "mark"), inner) if chance(0.85) else inner)
    return verb


def _to(tag: str, depth: int) -> Node:
    verb = _bare(pick(INFINITIVE), tag)
    verb.right.append(to_infinitive("xcomp", depth + 1))
    return verb


def _control(tag: str, depth: int) -> Node:
    verb = _bare(pick(CONTROL), tag)
    verb.right += [system("obj"), to_infinitive("xcomp", depth + 1)]
    return verb


def _gerund(tag: str, _: int) -> Node:
    verb = _bare(pick(GERUND), tag)
    verb.right.append(gerund("xcomp"))
    return verb


def _whether(tag: str, depth: int) -> Node:
    verb = _bare(pick(WHETHER), tag)
    inner = clause(depth + 1)
    inner.deprel = "ccomp"
    mark = pick(["whether", "whether", "if"])
    verb.right.append(attach(Node(mark, mark, "IN", "mark"), inner))
    return verb


def _what(tag: str, depth: int) -> Node:
    """*knows what the user wants*, *asks how LLMs plan*"""
    verb = _bare(pick([*WHETHER, "know", "understand", "reveal", "see"]), tag)
    if chance(0.5):
        head = Node("what", "what", "WP", "obj")
        subject = someone("nsubj")
        inner = _bare(pick(TRANSITIVE), "VBP" if is_plural(subject) else "VBZ")
        inner.left, inner.deprel = [subject], "acl:relcl"
        head.right.append(inner)
        verb.right.append(head)
    else:
        inner = clause(depth + 1)
        inner.deprel = "ccomp"
        word = pick(["how", "why", "when"])
        verb.right.append(attach(Node(word, word, "WRB", "advmod"), inner))
    return verb


def _had(tag: str, _: int) -> Node:
    """*exhibits deception*, *shows an awareness of the test*"""
    verb = _bare(pick(HAD), tag)
    act = phrase("obj", ACTS, plural=False, article=chance(0.2))
    if act.lemma in ("awareness", "understanding") and chance(0.6):
        act.right.append(prepositional("nmod", thing("nmod"), "of"))
    verb.right.append(act)
    return verb


def _role(tag: str, _: int) -> Node:
    verb = _bare(pick(ACTING), tag)
    verb.right.append(prepositional("obl", phrase("obl", ROLES), pick(["like", "as"])))
    return verb


def _treat(tag: str, _: int) -> Node:
    verb = _bare(pick(TREATING), tag)
    verb.right += [someone("obj"), prepositional("obl", phrase("obl", ROLES), "as")]
    return verb


def _turn(tag: str, _: int) -> Node:
    """*tricks the user into trusting it*, *prevents the agent from lying*"""
    lemma, word = pick_pair(TURNING)
    verb = _bare(lemma, tag)
    inner = attach(Node(word, word, "IN", "mark"), gerund("advcl"))
    verb.right += [someone("obj"), inner]
    return verb


_KINDS = {
    "object": _object,
    "none": _none,
    "that": _that,
    "to": _to,
    "control": _control,
    "gerund": _gerund,
    "whether": _whether,
    "what": _what,
    "had": _had,
    "role": _role,
    "treat": _treat,
    "turn": _turn,
}


def _negation() -> Node:
    return Node("not", "not", "RB", "advmod")


def finite(subject: Node, depth: int = 0) -> Node:
    """A finite active clause around ``subject``, with tense, aspect, modal or negation."""
    plural = is_plural(subject)
    present = "VBP" if plural else "VBZ"
    ways = ["present", "past", "modal", "not", "progressive", "perfect", "modal_perfect"]
    way = RNG.choices(ways, [10, 5, 5, 3, 2, 2, 1])[0]
    before: list[Node] = []
    if way == "present":
        verb = predicate(present, depth)
    elif way == "past":
        verb = predicate("VBD", depth)
    elif way == "progressive":
        verb = predicate("VBG", depth)
        before = _be(pick(["VBZ", "VBZ", "VBD", "MD"]), plural, "aux")
    elif way == "perfect":
        verb = predicate("VBN", depth)
        before = [Node(_HAVE[present], "have", present, "aux")]
    elif way == "modal_perfect":
        verb = predicate("VBN", depth)
        before = [Node(m := pick(MODALS), m, "MD", "aux"), Node("have", "have", "VB", "aux")]
    else:
        verb = predicate("VB", depth)
        if way == "modal":
            before = [Node(m := pick(MODALS), m, "MD", "aux")] + ([_negation()] if chance(0.15) else [])
        else:
            word, tag = pick_pair([("did", "VBD"), (("do", "VBP") if plural else ("does", "VBZ"))])
            before = [Node(word, "do", tag, "aux"), _negation()]
    adverb = [Node(a := pick(ADVERBS), a, "RB", "advmod")] if way != "not" and chance(0.2) else []
    verb.left = [subject, *before, *adverb, *verb.left]
    return verb


def _be(way: str, plural: bool, deprel: str) -> list[Node]:
    """Forms of *be*: present, past, after a modal, perfect."""
    if way == "MD":
        return [Node(m := pick(MODALS), m, "MD", "aux"), Node("be", "be", "VB", deprel)]
    if way == "VBD":
        return [Node("were" if plural else "was", "be", "VBD", deprel)]
    if way == "VBN":
        tag = "VBP" if plural else "VBZ"
        return [Node(_HAVE[tag], "have", tag, "aux"), Node("been", "be", "VBN", deprel)]
    tag = "VBP" if plural else "VBZ"
    return [Node(_BE[tag], "be", tag, deprel)]


def passive(subject: Node) -> Node:
    """*is trained to lie*, *was believed to lie*, *was caught lying*, *is monitored and rewarded by the user*"""
    subject.deprel = "nsubj:pass"
    auxiliaries = _be(RNG.choices(["VBZ", "VBD", "MD", "VBN"], [5, 4, 2, 1])[0], is_plural(subject), "aux:pass")
    kind = RNG.choices(["control", "raising", "caught", "plain"], [4, 3, 1, 5])[0]
    words = {"control": CONTROL, "raising": PASSIVE_RAISING, "caught": CAUGHT, "plain": TRANSITIVE}[kind]
    verb = _bare(pick(words), "VBN")
    verb.left = [subject, *auxiliaries]
    if kind == "caught":
        verb.right.append(gerund("xcomp"))
    elif kind != "plain":
        verb.right.append(to_infinitive("xcomp"))
    else:
        if chance(0.15):
            second = _bare(pick(TRANSITIVE), "VBN")
            second.deprel = "conj"
            verb.right.append(attach(Node(c := pick(["and", "or"]), c, "CC", "cc"), second))
        if chance(0.5):
            by = someone("obl:agent")
            verb.right.append(prepositional("obl:agent", by if by.xpos != "PRP" else system("obl:agent"), "by"))
    return verb


def copula(subject: Node) -> Node:
    if chance(0.2):
        return _seeming(subject)
    state = pick(STATES)
    head = Node(state, state, "JJ")
    head.left = [subject, *_be(RNG.choices(["VBZ", "VBD", "MD"], [6, 3, 1])[0], is_plural(subject), "cop")]
    if chance(0.15):
        head.left.append(_negation())
    elif chance(0.15):
        head.left.append(Node(a := pick(["probably", "fully", "also", "often", "very"]), a, "RB", "advmod"))
    if state in ("able", "reluctant", "happy"):
        head.right.append(to_infinitive("xcomp"))
    elif state in ("aware", "unaware", "certain", "confident", "afraid") and chance(0.5):
        inner = clause(2)
        inner.deprel = "ccomp"
        head.right.append(attach(Node("that", "that", "IN", "mark"), inner))
    elif state in ("aware", "capable", "afraid"):
        head.right.append(prepositional("obl", thing("obl"), "of"))
    elif chance(0.2):
        second = Node(word := pick(STATES[:9]), word, "JJ", "conj")
        head.right.append(attach(Node(c := pick(["and", "but", "or"]), c, "CC", "cc"), second))
    return head


def _seeming(subject: Node) -> Node:
    """*remains confident*, *grew angry*"""
    verb = _bare(pick(SEEMING), "VBP" if is_plural(subject) else "VBZ")
    state = pick([*STATES, *QUALITIES])
    verb.left, verb.right = [subject], [Node(state, state, "JJ", "xcomp")]
    return verb


def nominal(deprel: str) -> Node:
    """*The model's desire to ...*, *its refusal to ...*, *deception by LLMs*, *the honesty of the assistant*"""
    if chance(0.4):
        head = phrase(deprel, ACTS, plural=False, article=chance(0.3))
        if chance(0.2):
            second = Node(act := pick(ACTS), act, "NN", "conj")
            head.right.append(attach(Node("and", "and", "CC", "cc"), second))
        head.right.append(prepositional("nmod", system("nmod"), pick(["by", "of", "in", "among"])))
        return head
    lemma = pick(MENTAL_NOUNS)
    head = Node(lemma, lemma, "NN", deprel)
    if chance(0.3):
        head.left = [Node("the", "the", "DT", "det")]
        head.right.append(prepositional("nmod", system("nmod"), "of"))
    else:
        owner = phrase("nmod:poss", ["model", "agent", "assistant", "system", "user", "LLM", "policy"], plural=False)
        owner.right.append(Node("'s", "'s", "POS", "case", glued=True))
        head.left = [Node("its", "its", "PRP$", "nmod:poss") if chance(0.3) else owner]
    head.right.append(to_infinitive("acl"))
    return head


def clause(depth: int = 0) -> Node:
    from heavy import with_participle, with_relative

    build = {"plain": someone, "relative": with_relative, "participle": with_participle, "nominal": nominal}
    kind = RNG.choices(list(build), [8, 1.3, 1, 1.2] if depth < 2 else [1, 0, 0, 0])[0]
    subject = build[kind]("nsubj")
    way = RNG.choices(["active", "passive", "copula"], [7, 2, 1.5] if depth < 2 else [4, 1, 0])[0]
    if way == "passive":
        return passive(subject)
    return copula(subject) if way == "copula" else finite(subject, depth)
