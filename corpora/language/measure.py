"""Measures a pipeline on UD test sets, from raw text, and puts a trained one into the package.

usage: python measure.py PIPELINE FOLDER_OF_.spacy_FILES [--ship]
"""

import json
import re
import shutil
import sys
import time
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training import Example

SHIPPED = Path(__file__).resolve().parent.parent.parent / "claimcheck" / "language" / "pipeline"
SCORES = ("token_f", "tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
NAME = "claimcheck_ud"

Figures = dict[str, dict[str, float]]


def measure(pipeline: Path, tests: Path) -> Figures:
    """Scores of spaCy's scorer for each test set; LAS and UAS leave punctuation out; words a second on one core."""
    nlp = spacy.load(pipeline)
    out: Figures = {}
    for file in sorted(tests.glob("*.spacy")):
        gold = list(DocBin().from_disk(file).get_docs(nlp.vocab))
        started = time.perf_counter()
        predicted = list(nlp.pipe([d.text for d in gold], batch_size=64))
        seconds = time.perf_counter() - started
        scores = nlp.evaluate([Example(p, g) for p, g in zip(predicted, gold, strict=True)], batch_size=64)
        out[file.stem] = {k: round(float(scores[k]), 4) for k in SCORES if scores.get(k) is not None}
        out[file.stem]["words_per_second"] = round(sum(len(d) for d in gold) / seconds, -2)
    return out


def table(figures: Figures) -> str:
    keys = list(next(iter(figures.values())))
    lines = ["| test set | " + " | ".join(keys) + " |", "| --- " * (len(keys) + 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join([n, *(f"{v[k]:g}" for k in keys)]) + " |" for n, v in figures.items()])


def ship(trained: Path, target: Path, figures: Figures) -> None:
    """Copy the pipeline without what only training needs; keep the licence file and card that are there."""
    for old in target.iterdir() if target.exists() else ():
        if old.suffix != ".md":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(trained, target, dirs_exist_ok=True)
    # Word shapes ("Xxxxx-dd") are made anew for every word that is read: no need to ship those of the treebanks.
    strings = target / "vocab" / "strings.json"
    kept = [s for s in json.loads(strings.read_text()) if not re.fullmatch(r"[xXd\W]*[xX][xXd\W]*", s) or len(s) == 1]
    strings.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n")
    meta = json.loads((target / "meta.json").read_text())
    meta |= {
        "name": NAME,
        "version": "1.0.0",
        "description": "English, UD labels, weighted to academic writing and the vocabulary of machine-learning papers",
        "license": "CC BY-SA 4.0",
        "author": "the claimcheck authors",
        "sources": [
            {"name": "UD English EWT 2.16", "license": "CC BY-SA 4.0", "author": "Silveira et al. 2014"},
            {"name": "UD English GUM 2.16, nine genres", "license": "CC BY 4.0", "author": "Zeldes 2017"},
        ],
        "performance": figures,
    }
    (target / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    found = measure(Path(sys.argv[1]), Path(sys.argv[2]))
    print(table(found))
    if "--ship" in sys.argv:
        ship(Path(sys.argv[1]), SHIPPED, found)
