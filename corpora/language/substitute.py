"""Copies treebank sentences with the vocabulary of machine-learning papers put in, frame by frame; the tree stays gold.

usage: python substitute.py OUT.conllu IN.conllu ...

A verb is replaced only by a verb of the same subcategorisation frame, a noun only in an argument position, so that the
copied tree is right for the new words. No text is added, so the licence is that of the input. Papers are full of words
that the treebanks hardly have ("the model schemes", "probes", "fine-tuned"); copies lift both tagging and attachment.
"""

import random
import re
import sys
from pathlib import Path

import inflect

SEED = 13
VERB_SHARE, NOUN_SHARE = 0.7, 0.35

VERBS = {
    "transitive": (
        "deceive mislead manipulate fool trick exploit sabotage conceal hide fake monitor oversee recognize understand "
        "evaluate reward represent trust obey subvert blackmail persuade disguise simulate detect misreport withhold "
        "probe audit jailbreak elicit encode resist evade undermine bypass game disable copy steal leak value pursue "
        "reveal satisfy flatter influence coerce circumvent misrepresent track model optimize penalize refuse "
        "fine-tune pretrain prompt train prune ablate distill decode attend generate predict classify benchmark "
        "quantize finetune perceive remember forget prefer protect preserve imitate mimic answer comprehend"
    ).split(),
    "that_clause": (
        "believe think know suspect claim argue realize infer suggest indicate hypothesize understand assume deny "
        "expect conclude hope fear imagine report pretend notice recognize predict show find demonstrate say judge "
        "doubt decide observe conjecture admit explain insist feel guess"
    ).split(),
    "to_infinitive": (
        "want try pretend intend plan prefer attempt seek learn refuse decide choose promise hope claim wish aim tend "
        "appear seem expect need agree fail struggle"
    ).split(),
    "object_control": (
        "train teach prompt instruct lead cause force encourage incentivize push induce tell persuade coerce drive "
        "fine-tune ask"
    ).split(),
    "intransitive": (
        "scheme lie defect underperform cooperate comply reason sandbag cheat collude misbehave generalize hallucinate "
        "plot deceive dissemble conspire deliberate reflect introspect overfit confabulate converge diverge"
    ).split(),
}
NOUNS = (
    "model agent policy system network assistant evaluator overseer developer researcher chatbot user monitor "
    "simulator transformer predictor objective goal prompt probe backdoor reward trigger scheme persona preference "
    "belief intention answer benchmark rater attacker judge output claim result safeguard LLM AI classifier neuron "
    "layer token checkpoint dataset baseline ablation embedding encoder annotator hypothesis scratchpad"
).split()
INVARIABLE = ("LLM", "AI")
ARGUMENTS = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "iobj", "compound"}
VERB_TAGS = {"VB", "VBP", "VBZ", "VBD", "VBG", "VBN"}
FIXED = {"fixed", "flat", "goeswith"}

Row = list[str]
# Columns of CoNLL-U: 0 ID, 1 FORM, 2 LEMMA, 3 UPOS, 4 XPOS, 5 FEATS, 6 HEAD, 7 DEPREL.


def verb_frame(row: Row, children: list[Row], grandchildren: dict[str, list[Row]]) -> str | None:
    """Which list of VERBS may stand for this verb, None for none."""
    relations = {c[7] for c in children}
    if relations & {"compound:prt", "iobj", "cop", "csubj", "expl"} or relations & FIXED:
        return None
    passive = "nsubj:pass" in relations or "aux:pass" in relations
    open_clauses = [c for c in children if c[7] == "xcomp"]
    clauses = [c for c in children if c[7] == "ccomp"]
    if open_clauses:
        if not any(g[4] == "TO" for g in grandchildren.get(open_clauses[0][0], [])):
            return None
        return "object_control" if "obj" in relations or passive else "to_infinitive"
    if clauses:
        that = any(g[7] == "mark" and g[2] == "that" for g in grandchildren.get(clauses[0][0], []))
        return "that_clause" if that and "obj" not in relations else None
    if "obj" in relations or passive or (row[4] == "VBN" and row[7] == "acl"):
        return "transitive"
    return "intransitive" if row[4] != "VBN" else None


def substitute(block: str, rng: random.Random) -> str | None:
    """The copy of one CoNLL-U sentence, None where nothing could be replaced."""
    rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
    words = {r[0]: r for r in rows if r[0].isdigit()}
    contracted = set()
    for r in rows:
        if "-" in r[0]:
            first, last = map(int, r[0].split("-"))
            contracted |= {str(i) for i in range(first, last + 1)}
    children: dict[str, list[Row]] = {}
    for r in words.values():
        children.setdefault(r[6], []).append(r)
    changed = 0
    for i, r in words.items():
        if i in contracted or not r[1].isalpha():
            continue
        own = children.get(i, [])
        if r[3] == "VERB" and r[4] in VERB_TAGS and r[1].islower() and r[7] not in FIXED | {"amod", "compound", "case"}:
            frame = verb_frame(r, own, children) if rng.random() < VERB_SHARE else None
            if frame is None:
                continue
            lemma = rng.choice(VERBS[frame])
            r[1], r[2] = inflect.verb(lemma, r[4]), lemma
        elif r[3] == "NOUN" and r[4] in ("NN", "NNS") and r[7] in ARGUMENTS and len(r[1]) > 2:
            if rng.random() >= NOUN_SHARE or any(c[7] in FIXED for c in own):
                continue
            lemma = rng.choice(NOUNS)
            form = lemma if r[4] == "NN" else inflect.plural(lemma)
            r[1], r[2] = (form.capitalize() if i == "1" and lemma not in INVARIABLE else form), lemma
        else:
            continue
        changed += 1
        before = words.get(str(int(i) - 1))
        if before and before[1].lower() in ("a", "an") and before[4] == "DT":
            before[1] = before[1][0] + ("n" if inflect.takes_an(r[1]) else "")
    return "\n".join("\t".join(r) for r in rows) if changed else None


def main(out: str, *sources: str) -> None:
    rng = random.Random(SEED)
    copies = []
    for source in sources:
        for block in re.split(r"\n\n+", Path(source).read_text(encoding="utf-8")):
            copy = substitute(block, rng) if block.strip() else None
            if copy:
                copies.append(copy)
    Path(out).write_text("\n\n".join(copies) + "\n\n", encoding="utf-8")
    print(f"{len(copies)} substituted copies in {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
