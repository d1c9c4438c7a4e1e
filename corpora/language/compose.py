"""Composes sentences of our own, with their trees, in the constructions that papers use and treebanks hardly have.

usage: python compose.py OUT.conllu SENTENCES TREEBANK.conllu ...    (the treebanks give the features of words)

A small grammar: who (an AI system, a person, a thing) does what, in active and passive, under control and raising, with
complement clauses, relative clauses, participles, coordination and negation. Its point is the pairs of words that are a
noun elsewhere: "the model claims that", "the assistant plans to", "agents scheme". No text of any paper is in it.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import inflect
from trees import Node, conllu, learn_features

SEED = 7
SYSTEMS = (
    "model agent assistant system network policy chatbot LLM classifier transformer AI simulator monitor student "
    "judge planner optimizer"
).split()
NAMES = "GPT-4 Claude Gemini Llama-2 BERT DeepSeek Mistral GPT-3.5 o1".split()
PEOPLE = "researcher developer user annotator attacker overseer engineer reviewer participant author student".split()
THINGS = (
    "goal trigger answer reward prompt output backdoor objective plan preference weight scratchpad token instruction "
    "test question belief secret rule log task error result dataset"
).split()
ADJECTIVES = (
    "large small backdoored deceptive aligned new hidden true harmful helpful honest trained safe unsafe fine-tuned "
    "autonomous robust other first final secret"
).split()
COMPOUNDS = "language training safety reward evaluation preference deployment".split()
TRANSITIVE = (
    "hide conceal fake exploit trick deceive reveal protect copy preserve pursue answer reward prompt attack monitor "
    "refuse resist ignore follow remember learn plan use probe steal game value please trust fool manipulate want need "
    "produce generate predict see prefer target report track support benefit harm test question sabotage control"
).split()
CLAUSAL = (
    "claim believe know realise realize think suspect infer notice report argue hope fear pretend say state find show "
    "recognise recognize understand conclude plan reason suggest assume predict note guess decide admit doubt judge"
).split()
INFINITIVE = (
    "want plan try attempt aim intend scheme learn refuse claim hope seek choose decide prefer fail struggle tend seem "
    "appear agree promise pretend threaten strive need like desire fear continue begin"
).split()
CONTROL = "train teach prompt instruct fine-tune cause force encourage incentivise lead ask tell allow enable".split()
INTRANSITIVE = (
    "lie scheme cheat plot cooperate comply reason defect hallucinate struggle misbehave generalise sandbag plan "
    "underperform collude improve object answer respond act"
).split()
GERUND = "fear avoid resist risk consider stop start prefer enjoy like keep".split()
WHETHER = "ask decide know judge test wonder predict ignore".split()
PARTICLES = [("take", "over"), ("give", "up"), ("shut", "down"), ("carry", "out"), ("give", "away"), ("play", "along")]
PROCESSES = "training fine-tuning RL pressure oversight prompting scaling reinforcement".split()
QUALITIES = "brief deceptive harmful helpful honest human safe sincere sycophantic dormant aligned robust wrong".split()
STATES = "aware unaware confident certain afraid honest deceptive curious loyal happy reluctant capable able".split()
MENTAL_NOUNS = "desire tendency attempt ability plan willingness intention propensity refusal decision goal".split()
ADVERBS = "often rarely strategically secretly then also still sometimes deliberately simply never".split()
MODALS = "may might can could will would should must".split()
RNG = random.Random(SEED)


def pick(words: list[str]) -> str:
    return RNG.choice(words)


def pick_pair(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return RNG.choice(pairs)


def chance(p: float) -> bool:
    return RNG.random() < p


def noun(lemma: str, plural: bool, deprel: str = "root") -> Node:
    capital = lemma.isupper()
    form = (lemma + "s" if capital else inflect.plural(lemma)) if plural else lemma
    return Node(form, lemma, "NNS" if plural else "NN", deprel)


def phrase(deprel: str, lemmas: list[str], plural: bool | None = None) -> Node:
    """A noun phrase with article, adjectives or a compound; sometimes a name or a pronoun."""
    plural = chance(0.5) if plural is None else plural
    head = noun(pick(lemmas), plural, deprel)
    if chance(0.12):
        head.left.append(Node(word := pick(COMPOUNDS), word, "NN", "compound"))
    if chance(0.3):
        head.left.insert(0, Node(word := pick(ADJECTIVES), word, "JJ", "amod"))
    first = (head.left[0] if head.left else head).form
    if not plural:
        article = pick(["the", "the", "this", "a", "our"])
        if article == "a" and inflect.takes_an(first):
            head.left.insert(0, Node("an", "a", "DT", "det"))
        elif article == "our":
            head.left.insert(0, Node("our", "we", "PRP$", "nmod:poss"))
        else:
            head.left.insert(0, Node(article, article, "DT", "det"))
    elif chance(0.5):
        article = pick(["the", "our", "these", "some"])
        if article == "our":
            head.left.insert(0, Node("our", "we", "PRP$", "nmod:poss"))
        else:
            head.left.insert(0, Node(article, "this" if article == "these" else article, "DT", "det"))
    return head


def system(deprel: str, plural: bool | None = None) -> Node:
    if plural is not True and chance(0.15):
        return Node(name := pick(NAMES), name, "NNP", deprel)
    return phrase(deprel, SYSTEMS, plural)


def someone(deprel: str, plural: bool | None = None) -> Node:
    if deprel == "nsubj" and plural is not False:
        if chance(0.06):
            return Node(word := pick(PROCESSES), word, "NN", deprel)
        if chance(0.08):
            first, second = system(deprel), system("conj")
            first.right += [attach(Node(c := pick(["and", "or"]), c, "CC", "cc"), second)]
            return first
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
        return head
    return phrase(deprel, THINGS)


def is_plural(subject: Node) -> bool:
    joined = any(child.deprel == "conj" for child in subject.right)
    return joined or subject.xpos == "NNS" or subject.form.lower() in ("we", "they")


def attach(marker: Node, clause: Node) -> Node:
    """Put a marker in front of a clause."""
    clause.left.insert(0, marker)
    return clause


def to_infinitive(deprel: str, depth: int = 0) -> Node:
    """*to hide it*, *to be honest*, *to be trusted*"""
    if chance(0.2):
        word = pick(QUALITIES)
        clause = Node(word, word, "JJ", deprel, [Node("to", "to", "TO", "mark"), Node("be", "be", "VB", "cop")])
    elif chance(0.15):
        lemma = pick(TRANSITIVE)
        be = Node("be", "be", "VB", "aux:pass")
        clause = Node(inflect.verb(lemma, "VBN"), lemma, "VBN", deprel, [Node("to", "to", "TO", "mark"), be])
    else:
        clause = attach(Node("to", "to", "TO", "mark"), predicate("VB", depth))
        clause.deprel = deprel
    return clause


def gerund(deprel: str) -> Node:
    """*hiding it*, *being shut down*"""
    if chance(0.4):
        verb, particle = pick_pair(PARTICLES) if chance(0.4) else (pick(TRANSITIVE), "")
        head = Node(inflect.verb(verb, "VBN"), verb, "VBN", deprel, [Node("being", "be", "VBG", "aux:pass")])
        if particle:
            head.right.append(Node(particle, particle, "RP", "compound:prt"))
        return head
    head = predicate("VBG", 2)
    head.deprel = deprel
    return head


def predicate(tag: str, depth: int = 0) -> Node:
    """A verb in the form that ``tag`` asks for, with its complements but without a subject."""
    lists = {
        "object": TRANSITIVE,
        "none": INTRANSITIVE,
        "that": CLAUSAL,
        "to": INFINITIVE,
        "control": CONTROL,
        "gerund": GERUND,
        "whether": WHETHER,
    }
    kind = RNG.choices(list(lists), [10, 4, 6, 6, 4 if depth == 0 else 0, 2, 1])[0]
    if depth > 1 and kind in ("that", "to", "gerund", "whether"):
        kind = "object"
    lemma = pick(lists[kind])
    if kind == "object" and chance(0.06):
        lemma, particle = pick_pair(PARTICLES)
        verb = Node(inflect.verb(lemma, tag), lemma, tag)
        verb.right = [Node(particle, particle, "RP", "compound:prt"), thing("obj")]
        return verb
    verb = Node(inflect.verb(lemma, tag), lemma, tag)
    if kind == "object":
        verb.right.append(thing("obj") if chance(0.7) else someone("obj"))
        if chance(0.2):
            place = phrase("obl", THINGS)
            place.left.insert(0, Node(p := pick(["in", "during", "from", "after", "for"]), p, "IN", "case"))
            verb.right.append(place)
    elif kind == "none" and chance(0.4):
        place = someone("obl")
        place.left.insert(0, Node(p := pick(["to", "about", "against", "with"]), p, "IN", "case"))
        verb.right.append(place)
    elif kind == "that":
        inner = clause(depth + 1)
        inner.deprel = "ccomp"
        verb.right.append(attach(Node("that", "that", "IN", "mark"), inner))
    elif kind == "to":
        verb.right.append(to_infinitive("xcomp", depth + 1))
    elif kind == "control":
        verb.right += [system("obj"), to_infinitive("xcomp", depth + 1)]
    elif kind == "gerund":
        verb.right.append(gerund("xcomp"))
    elif kind == "whether":
        inner = clause(depth + 1)
        inner.deprel = "ccomp"
        verb.right.append(attach(Node("whether", "whether", "IN", "mark"), inner))
    return verb


def finite(subject: Node, depth: int = 0) -> Node:
    """A finite active clause around ``subject``, with tense, modal or negation."""
    plural = is_plural(subject)
    way = RNG.choices(["present", "past", "modal", "not"], [5, 3, 3, 2])[0]
    before: list[Node] = []
    if way == "present":
        verb = predicate("VBP" if plural else "VBZ", depth)
    elif way == "past":
        verb = predicate("VBD", depth)
    else:
        verb = predicate("VB", depth)
        if way == "modal":
            before = [Node(m := pick(MODALS), m, "MD", "aux")]
        else:
            do = ("do", "VBP") if plural else ("does", "VBZ")
            before = [Node(do[0], "do", do[1], "aux"), Node("not", "not", "RB", "advmod")]
    adverb = [Node(a := pick(ADVERBS), a, "RB", "advmod")] if way != "not" and chance(0.2) else []
    verb.left = [subject, *before, *adverb, *verb.left]
    return verb


def passive(subject: Node) -> Node:
    be = ("are", "VBP") if is_plural(subject) else ("is", "VBZ")
    lemma = pick(CONTROL if chance(0.4) else TRANSITIVE)
    verb = Node(inflect.verb(lemma, "VBN"), lemma, "VBN")
    subject.deprel = "nsubj:pass"
    verb.left = [subject, Node(be[0], "be", be[1], "aux:pass")]
    if lemma in CONTROL:
        verb.right.append(to_infinitive("xcomp"))
    elif chance(0.6):
        by = someone("obl:agent")
        if by.xpos == "PRP":
            by = system("obl:agent")
        by.left.insert(0, Node("by", "by", "IN", "case"))
        verb.right.append(by)
    return verb


def copula(subject: Node) -> Node:
    be = ("are", "VBP") if is_plural(subject) else ("is", "VBZ")
    state = pick(STATES)
    head = Node(state, state, "JJ")
    head.left = [subject, Node(be[0], "be", be[1], "cop")]
    if chance(0.15):
        head.left.append(Node("not", "not", "RB", "advmod"))
    if state in ("able", "reluctant", "happy"):
        head.right.append(to_infinitive("xcomp"))
    elif state in ("aware", "unaware", "certain", "confident", "afraid") and chance(0.6):
        inner = clause(2)
        inner.deprel = "ccomp"
        head.right.append(attach(Node("that", "that", "IN", "mark"), inner))
    elif state in ("aware", "capable", "afraid"):
        of = thing("obl")
        of.left.insert(0, Node("of", "of", "IN", "case"))
        head.right.append(of)
    return head


def with_relative(deprel: str) -> Node:
    head = phrase(deprel, SYSTEMS if chance(0.7) else PEOPLE)
    who = Node(w := pick(["that", "that", "which"]), w, "WDT", "nsubj")
    if chance(0.2):
        word = pick(QUALITIES)
        be = Node("are", "be", "VBP", "cop") if is_plural(head) else Node("is", "be", "VBZ", "cop")
        head.right.append(Node(word, word, "JJ", "acl:relcl", [who, be]))
        return head
    verb = predicate("VBP" if is_plural(head) else "VBZ", 1)
    verb.left.insert(0, who)
    verb.deprel = "acl:relcl"
    head.right.append(verb)
    return head


def existential() -> Node:
    """*There are models that ...*"""
    head = with_relative("nsubj")
    be = Node("are", "be", "VBP") if is_plural(head) else Node("is", "be", "VBZ")
    be.left, be.right = [Node("there", "there", "EX", "expl")], [head]
    return be


def with_participle(deprel: str) -> Node:
    head = phrase(deprel, SYSTEMS)
    lemma = pick(CONTROL)
    part = Node(inflect.verb(lemma, "VBN"), lemma, "VBN", "acl")
    part.right.append(to_infinitive("xcomp"))
    head.right.append(part)
    return head


def with_nominal(deprel: str) -> Node:
    """*The model's desire to ...*, *the tendency of models to ...*"""
    lemma = pick(MENTAL_NOUNS)
    head = noun(lemma, False, deprel)
    owner = phrase("nmod:poss", SYSTEMS, plural=False)
    owner.right.append(Node("'s", "'s", "POS", "case", glued=True))
    if chance(0.3):
        owner = Node("its", "its", "PRP$", "nmod:poss")
    head.left = [owner]
    head.right.append(to_infinitive("acl"))
    return head


def clause(depth: int = 0) -> Node:
    subject_kind = RNG.choices(
        ["plain", "relative", "participle", "nominal"], [8, 1, 1, 1] if depth < 2 else [1, 0, 0, 0]
    )[0]
    build = {"plain": someone, "relative": with_relative, "participle": with_participle, "nominal": with_nominal}
    subject = build[subject_kind]("nsubj")
    kind = RNG.choices(["active", "passive", "copula"], [7, 2, 2] if depth < 2 else [4, 1, 0])[0]
    if kind == "passive":
        return passive(subject)
    return copula(subject) if kind == "copula" else finite(subject, depth)


def sentence() -> Node:
    root = existential() if chance(0.03) else clause()
    kind = RNG.choices(["plain", "fronted", "by", "and", "when"], [6, 1, 1, 2, 2])[0]
    if kind == "fronted" and root.xpos != "JJ":
        lemma = pick(CLAUSAL)
        part = Node(inflect.verb(lemma, "VBG"), lemma, "VBG", "advcl")
        inner = clause(2)
        inner.deprel = "ccomp"
        part.right.append(attach(Node("that", "that", "IN", "mark"), inner))
        root.left = [part, Node(",", ",", ",", "punct", glued=True), *root.left]
    elif kind == "by":
        part = attach(Node("by", "by", "IN", "mark"), predicate("VBG", 2))
        part.deprel = "advcl"
        if chance(0.4):
            root.left = [part, Node(",", ",", ",", "punct", glued=True), *root.left]
        else:
            root.right.append(part)
    elif kind == "and" and root.xpos in ("VBZ", "VBP", "VBD"):
        second = predicate(root.xpos, 2)
        if root.xpos != "VBD" and chance(0.3):
            do = Node("do", "do", "VBP", "aux") if root.xpos == "VBP" else Node("does", "do", "VBZ", "aux")
            second = predicate("VB", 2)
            second.left = [do, Node("not", "not", "RB", "advmod"), *second.left]
        second.deprel = "conj"
        root.right.append(attach(Node(c := pick(["and", "but"]), c, "CC", "cc"), second))
    elif kind == "when":
        inner = clause(2)
        inner.deprel = "advcl"
        mark = pick(["when", "if", "because", "while", "although"])
        attach(Node(mark, mark, "WRB" if mark == "when" else "IN", "advmod" if mark == "when" else "mark"), inner)
        if chance(0.5):
            root.left = [inner, Node(",", ",", ",", "punct", glued=True), *root.left]
        else:
            root.right.append(inner)
    root.right.append(Node(".", ".", ".", "punct", glued=True))
    return root


def main(out: str, count: str, *treebanks: str) -> None:
    feats = learn_features([Path(t) for t in treebanks])
    made = [conllu(sentence(), feats) for _ in range(int(count))]
    Path(out).write_text("\n\n".join(made) + "\n\n", encoding="utf-8")
    print(f"{len(made)} composed sentences in {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
