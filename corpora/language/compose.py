"""Composes sentences of our own, with their trees, in the constructions that papers use and treebanks hardly have.

usage: python compose.py OUT.conllu SENTENCES TREEBANK.conllu ...    (the treebanks give the features of words)

A small grammar: who (an AI system, a person, a thing) does what, in active and passive, under control and raising, with
complement clauses, relative clauses, participles, coordination of subjects, verbs and objects, and negation. Its point
is the pairs of words that are a noun elsewhere: "the model claims that", "the assistant plans to", "agents scheme". No
text of any paper is in it. Words in vocabulary.py, noun phrases in phrases.py, verbs and clauses in clauses.py, heavy
subjects and clauses around the main one in heavy.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

from clauses import clause, predicate
from heavy import conjoined, fronted, question, root, trailing
from phrases import attach, comma
from trees import Node, conllu, learn_features
from vocabulary import RNG, chance, pick


def sentence() -> Node:
    """One sentence with its tree."""
    if chance(0.03):
        return question()
    head = root()
    kind = RNG.choices(["plain", "fronted", "by", "trailing", "conjoined", "when", "as_if"], [8, 2, 1, 1, 1, 2, 0.3])[0]
    if kind == "fronted" and head.xpos != "JJ":
        head.left = [fronted(), comma(), *head.left]
    elif kind == "by":
        part = attach(Node(w := pick(["by", "by", "without", "instead"]), w, "IN", "mark"), predicate("VBG", 2))
        if part.left[0].form == "instead":
            part.left[0] = Node("instead", "instead", "RB", "mark", right=[Node("of", "of", "IN", "fixed")])
        part.deprel = "advcl"
        head.right.append(part)
    elif kind == "trailing":
        head.right.append(trailing())
    elif kind == "conjoined":
        head.right.append(conjoined())
    elif kind in ("when", "as_if"):
        inner = clause(2)
        inner.deprel = "advcl"
        if kind == "as_if":
            fixed = Node(f := pick(["if", "though"]), f, "IN", "fixed")
            head.right.append(attach(Node("as", "as", "IN", "mark", right=[fixed]), inner))
        else:
            mark = pick(["when", "if", "because", "while", "although", "before", "after", "so"])
            tag, relation = ("WRB", "advmod") if mark == "when" else ("IN", "mark")
            attach(Node(mark, mark, tag, relation), inner)
            if mark != "so" and chance(0.5):
                head.left = [inner, comma(), *head.left]
            else:
                head.right.append(inner)
    head.right.append(Node(".", ".", ".", "punct", glued=True))
    return head


def main(out: str, count: str, *treebanks: str) -> None:
    feats = learn_features([Path(t) for t in treebanks])
    made = [conllu(sentence(), feats) for _ in range(int(count))]
    Path(out).write_text("\n\n".join(made) + "\n\n", encoding="utf-8")
    print(f"{len(made)} composed sentences in {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
