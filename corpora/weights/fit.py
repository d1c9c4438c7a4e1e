"""Fits the weights of the claim stage, and tells how well they do on papers left out.

``python corpora/weights/fit.py PAPERS GOLD [--write]`` needs scikit-learn. PAPERS holds the PDFs, GOLD the annotations:
``claimbench_dev.json`` ({paper: [{claim, evidence}]}), ``links/*.json`` (keys that quote; those of ``../links``, and
the links read there, are added) and ``framing_dev.jsonl`` (sentences with roles). ``--write`` puts the weights where
the package reads them; what one stage finds depends on the weights of the one before, so run it until nothing changes.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from examples import Example, Reader, keys, letters, pairs, sentences
from ranking import ranked
from reading import links, of_papers
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import claimcheck.claims

PACKAGE = Path(claimcheck.claims.__file__).parent
STRENGTH: Mapping[str, float] = {
    "salience": 0.3,
    "local": 0.3,
    "ties": 0.3,
    "chances": 1.0,
    "passages": 1.0,
    "bounds": 2.0,
}
"""Inverse strength of the L2 penalty."""
_HEADLINES = 25


def main() -> None:
    """Fit, print the figures, write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=STRENGTH, help="fit these weights alone")
    parser.add_argument("--without", nargs="*", default=[], help="papers to leave out, for a blind check on them")
    options = parser.parse_args()
    gathered, most, wanted = gather(options.papers, options.gold, options.only)
    for name, examples in gathered.items():
        if options.only not in (None, name):
            continue
        examples = [e for e in examples if e.paper not in options.without]
        balanced = evened(examples) if name == "salience" else examples
        measure = MEASURES[name]
        fit = ranked if name == "bounds" else fitted
        held = [
            measure(left, scores(*fit([e for e in balanced if e.paper != paper], STRENGTH[name]), left), most, wanted)
            for paper in sorted({e.paper for e in examples if e.group})
            for left in [[e for e in examples if e.paper == paper and e.group]]
        ]
        bias, weights = fit(balanced, STRENGTH[name])
        print(name, len(examples), "each paper by the others:", *held)
        if options.write:
            path = PACKAGE / f"{name}.json"
            record = json.loads(path.read_text(encoding="utf-8")) | {"bias": bias, "weights": weights}
            path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def gather(
    papers: Path, gold: Path, only: str | None = None
) -> tuple[dict[str, list[Example]], dict[str, int], dict[str, int]]:
    """The examples by what they are for, how many claims each paper keeps, and how much there is to find in it."""
    main_claims = json.loads((gold / "claimbench_dev.json").read_text(encoding="utf-8"))
    by_key = keys(gold / "links", papers)
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    for line in (gold / "framing_dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["role"] != "unsure":
            roles[record["paper"]][letters(record["sentence"])] = record["role"]
    judged = of_papers(papers)
    reader = Reader(papers)
    found: dict[str, list[Example]] = {name: [] for name in STRENGTH}
    most: dict[str, int] = {}
    wanted: dict[str, int] = {}
    of_links = {*by_key, *judged}
    for paper in sorted(of_links if only == "chances" else {*main_claims, *roles, *of_links}):
        read = reader.read(paper)
        most[paper] = read.most
        wanted[paper] = len(main_claims.get(paper, ()))
        inputs = (main_claims.get(paper, ()), by_key.get(paper, ()))
        for name, example in (*sentences(paper, read, *inputs, roles[paper]), *pairs(paper, read, *inputs)):
            found[name].append(example)
        for name, example in links(paper, read, judged[paper], *inputs):
            found[name].append(example)
    return found, most, wanted


def evened(examples: Sequence[Example]) -> list[Example]:
    """The same with weights by which every paper's right and wrong sentences count alike."""
    sizes: dict[tuple[str, bool], int] = defaultdict(int)
    for e in examples:
        sizes[e.paper, bool(e.hits)] += 1
    share = {True: 3.0, False: 300.0}
    return [
        Example(e.paper, e.group, e.signs, e.hits, share[bool(e.hits)] / sizes[e.paper, bool(e.hits)]) for e in examples
    ]


def fitted(examples: Sequence[Example], strength: float) -> tuple[float, dict[str, float]]:
    """Bias and weights, rounded as they are shipped."""
    vectors = DictVectorizer()
    x = vectors.fit_transform([e.signs for e in examples])
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300)
    model.fit(x, [bool(e.hits) for e in examples], sample_weight=[e.weight for e in examples])
    weights = {n: round(float(c), 2) for n, c in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    return round(float(model.intercept_[0]), 2), dict(sorted(weights.items()))


def scores(bias: float, weights: Mapping[str, float], examples: Sequence[Example]) -> list[float]:
    """The chance that each example is right."""
    sums = [bias + sum(weights.get(n, 0.0) * v for n, v in e.signs.items()) for e in examples]
    return [float(1 / (1 + np.exp(-s))) for s in sums]


Counts = Mapping[str, int]
Measure = Callable[[Sequence[Example], Sequence[float], Counts, Counts], str]


def _ranked(examples: Sequence[Example], score: Sequence[float]) -> list[Example]:
    return [examples[n] for n in sorted(range(len(examples)), key=lambda n: -score[n])]


def _main_claims(
    examples: Sequence[Example], score: Sequence[float], _: Mapping[str, int], wanted: Mapping[str, int]
) -> str:
    ranked = _ranked(examples, score)
    found = [len({hit for e in ranked[:most] for hit in e.hits}) for most in (10, 25)]
    return f"{found[0]}|{found[1]}/{wanted[examples[0].paper]}" if examples else "-"


def _local_claims(
    examples: Sequence[Example], score: Sequence[float], most: Mapping[str, int], _: Mapping[str, int]
) -> str:
    headlines = _ranked(examples, [e.salience for e in examples])[:_HEADLINES]
    rest = [e for e in _ranked(examples, score) if e not in headlines]
    kept = [*headlines, *rest][: most[examples[0].paper]]
    return f"{len({hit for e in kept for hit in e.hits})}/{len({hit for e in examples for hit in e.hits})}"


def _experiments(examples: Sequence[Example], score: Sequence[float], *_: Counts) -> str:
    best: dict[str, tuple[float, bool]] = {}
    for e, s in zip(examples, score, strict=True):
        best[e.group] = max(best.get(e.group, (0.5, False)), (s, bool(e.hits)))
    return f"{sum(right for _, right in best.values())}/{len(best)}"


def _caveats(examples: Sequence[Example], score: Sequence[float], *_: Counts) -> str:
    groups: dict[str, list[tuple[float, Example]]] = defaultdict(list)
    for e, s in zip(examples, score, strict=True):
        groups[e.group].append((s, e))
    found = {hit for g in groups.values() for _, e in sorted(g, key=lambda p: -p[0])[:5] for hit in e.hits}
    return f"{len(found)}/{len({hit for e in examples for hit in e.hits})}"


def _links(examples: Sequence[Example], score: Sequence[float], *_: Counts) -> str:
    made = [e for e, s in zip(examples, score, strict=True) if s >= 0.5 and e.group == "read"]
    return f"{sum(bool(e.hits) for e in made)}/{len(made)}"


MEASURES: Mapping[str, Measure] = {
    "salience": _main_claims,
    "local": _local_claims,
    "ties": _experiments,
    "chances": _links,
    "passages": _links,
    "bounds": _caveats,
}
"""Held out: main claims among 10 and 25; claims of a key kept; best experiment right; of the
links made, the right; caveats among the five best."""


if __name__ == "__main__":
    main()
