"""Trains the English pipeline from the treebanks: one command, about 40 minutes of one core.

usage: python train.py TREEBANKS OUT [--onwards PIPELINE] [--ship]

TREEBANKS   a folder with EWT/, GUM/ and PUD/, each holding train, dev and test.conllu.gz (UD 2.16; PUD: test only).
            GUM: the genres named in README.md only, whose texts are free for any use.
OUT         where runs and measurements go. A first training that is there already is not done again.
--onwards   leave the first training out and fine-tune a pipeline that is there, such as the shipped one.
--ship      also copy the trained pipeline to claimcheck/language/pipeline and write its accuracy to its meta.json.

Steps: weight academic writing up, train (base.cfg), copy sentences with the vocabulary of papers (substitute.py),
compose sentences in the constructions of papers (compose.py), fine-tune on all of these with a falling learning rate
(finetune.cfg), measure on the test sets (measure.py).
Needs spacy and spacy-lookups-data (pip install spacy spacy-lookups-data).
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import compose
import measure
import substitute

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent.parent / "claimcheck" / "language" / "pipeline"
ACADEMIC_COPIES = 2
"""How many more times a GUM document of the academic genre is seen: papers are what the pipeline reads."""
COMPOSED = 6000
"""How many sentences compose.py adds to the fine-tuning."""
GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}


def run(*command: str) -> None:
    print("+", " ".join(command), flush=True)
    subprocess.run([sys.executable, "-m", "spacy", *command], check=True, env=os.environ | {"OMP_NUM_THREADS": "1"})


def unpack(treebanks: Path, out: Path) -> None:
    """Write ``out/{train,dev,test}/BANK.conllu``, academic documents repeated, and refuse other genres."""
    for archive in sorted(treebanks.glob("*/*.conllu.gz")):
        split = archive.name.split(".")[0]
        if split not in ("train", "dev", "test"):
            continue
        text = gzip.decompress(archive.read_bytes()).decode("utf-8")
        bank = archive.parent.name
        if bank == "GUM":
            strange = set(re.findall(r"^# newdoc id = GUM_([a-z]+)_", text, re.M)) - GENRES
            if strange and split != "test":
                raise SystemExit(f"{archive}: holds genres whose licence is not settled: {', '.join(sorted(strange))}")
        folder = out / split
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{bank}.conllu").write_text(text, encoding="utf-8")
        if bank == "GUM" and split == "train":
            documents = re.split(r"(?=^# newdoc id)", text, flags=re.M)
            academic = [d for d in documents if d.startswith("# newdoc id = GUM_academic")]
            (folder / "GUM_weighted.conllu").write_text("".join(academic * ACADEMIC_COPIES), encoding="utf-8")


def convert(source: Path, out: Path) -> None:
    for file in sorted(source.glob("*.conllu")):
        out.mkdir(parents=True, exist_ok=True)
        run("convert", str(file), str(out), "--converter", "conllu", "-n", "10")


def orth_variants(out: Path) -> Path:
    """The table of quotation marks and dashes that training varies."""
    import spacy_lookups_data  # type: ignore[import-untyped]

    packed = Path(spacy_lookups_data.__file__).parent / "data" / "en_orth_variants.json.gz"
    table = out / "orth_variants.json"
    table.write_bytes(gzip.decompress(packed.read_bytes()))
    return table


def train(config: str, out: Path, data: Path, dev: Path, variants: Path, *more: str) -> None:
    run(
        *("train", str(HERE / config), "--code", str(HERE / "tokenizer.py"), "-o", str(out)),
        *("--paths.train", str(data), "--paths.dev", str(dev), "--paths.orth_variants", str(variants), *more),
    )


def more_data(conllu: Path, docs: Path) -> Path:
    """The folder of everything to fine-tune on: the treebanks, their substituted copies, the composed sentences."""
    more = conllu / "more"
    more.mkdir(exist_ok=True)
    treebanks = [str(f) for f in sorted((conllu / "train").glob("*.conllu"))]
    substitute.main(str(more / "substituted.conllu"), *treebanks)
    compose.main(str(more / "composed.conllu"), str(COMPOSED), *[t for t in treebanks if "weighted" not in t])
    shutil.copytree(docs / "train", docs / "both", dirs_exist_ok=True)
    convert(more, docs / "both")
    return docs / "both"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--onwards", type=Path, metavar="PIPELINE", help="fine-tune this one, with half the steps")
    parser.add_argument("--ship", action="store_true")
    args = parser.parse_args()
    out: Path = args.out
    conllu, docs = out / "conllu", out / "spacy"
    unpack(args.treebanks, conllu)
    for split in ("train", "dev", "test"):
        convert(conllu / split, docs / split)
    variants = orth_variants(out)
    best: Path = args.onwards or out / "base" / "model-best"
    steps: tuple[str, ...] = ()
    if args.onwards:
        steps = ("--training.max_steps", "1200", "--training.optimizer.learn_rate.total_steps", "1200")
    elif not (best / "meta.json").exists():
        train("base.cfg", out / "base", docs / "train", docs / "dev", variants)
    both = more_data(conllu, docs)
    train("finetune.cfg", out / "finetune", both, docs / "dev", variants, "--paths.base", str(best), *steps)
    trained = out / "finetune" / "model-best"
    figures = measure.measure(trained, docs / "test")
    print(measure.table(figures))
    if args.ship:
        measure.ship(trained, SHIPPED, figures)


if __name__ == "__main__":
    main()
