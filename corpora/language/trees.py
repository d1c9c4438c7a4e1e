"""Dependency trees put together from parts and written as CoNLL-U."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

Feats = dict[tuple[str, str], tuple[str, str]]
"""(word, tag) and ("", tag) to (UPOS, features), as the treebanks have it most often."""


@dataclass
class Node:
    """A word with its dependents to the left and to the right, in their order."""

    form: str
    lemma: str
    xpos: str
    deprel: str = "root"
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    glued: bool = False
    """No space before it."""
    many: bool | None = None
    """Number of a coordination or of authors; None: as the form of the word says."""

    def words(self) -> list[Node]:
        out: list[Node] = []
        for child in self.left:
            out += child.words()
        out.append(self)
        for child in self.right:
            out += child.words()
        return out


def learn_features(files: list[Path]) -> Feats:
    """The usual UPOS and features of each word and tag, so that composed trees agree with the treebanks.

    The subject of a present-tense form is taken to be of the third person.
    """
    seen: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = line.split("\t")
            if len(row) == 10 and row[0].isdigit():
                for key in ((row[1].lower(), row[4]), ("", row[4])):
                    seen[key][row[3], row[5]] += 1
    for (_, tag), counts in seen.items():
        if tag == "VBP":
            for features in [f for f in counts if "Person=3" not in f[1] or "Number=Plur" not in f[1]]:
                del counts[features]
    return {key: max(sorted(counts.items()), key=lambda x: x[1])[0] for key, counts in seen.items() if counts}


def conllu(root: Node, feats: Feats) -> str:
    """One sentence; a capital is put at its start."""
    words = root.words()
    number = {id(w): i for i, w in enumerate(words, 1)}
    head = {id(root): 0}
    for w in words:
        for child in w.left + w.right:
            head[id(child)] = number[id(w)]
    rows = []
    for i, w in enumerate(words, 1):
        form = w.form[0].upper() + w.form[1:] if i == 1 else w.form
        upos, features = feats.get((w.form.lower(), w.xpos)) or feats["", w.xpos]
        if w.xpos in ("NN", "NNS"):
            upos = "NOUN"
        elif w.xpos.startswith("VB") and w.deprel not in ("aux", "aux:pass", "cop"):
            upos = "VERB"
        last = i == len(words) or words[i].glued
        misc = "SpaceAfter=No" if last else "_"
        rows.append("\t".join([str(i), form, w.lemma, upos, w.xpos, features, str(head[id(w)]), w.deprel, "_", misc]))
    return "\n".join(rows)
