"""Fits the weights of cues and places for roles, held to those that are shipped.

``python corpora/weights/roles.py PAPERS GOLD... [--coarse GOLD...] [--hold 80]``. PAPERS holds papers or texts, each
GOLD is a corpus of sentences with roles (``../README.md`` shows the form; ``../annotations/roles.jsonl`` is one); of
those after ``--coarse`` only whether a sentence claims counts. A softmax over the sums of weights; the penalty is the
squared distance from the weights shipped, so that what few sentences show moves little. Prints how often roles and
claims agree before and after, and the weights that moved, to be rounded into ``claimcheck/claims/priors.py`` and the
role packs.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck import check
from claimcheck.claims import priors
from claimcheck.claims.cues import first_matches, gather, shares
from claimcheck.claims.places import PROSE, Outline, places
from claimcheck.claims.roles import ROLES, add, beside, forms, leads_of, section_kinds
from claimcheck.evaluation.corpus import Annotation
from claimcheck.evaluation.corpus import read as read_corpus
from claimcheck.evaluation.locate import Locator
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.paper.read import read as read_paper
from claimcheck.rulebook.load import load_rules

Floats = NDArray[np.float64]
Roles = NDArray[np.int64]
_ORDER: tuple[str, ...] = ROLES
CLAIMING = np.array([role in ("result", "interpretation", "speculation") for role in _ORDER])
_RULES = {rule.id: rule for rule in load_rules(()).rules_of("role") if rule.category in ROLES}
_PLACES: dict[str, dict[str, float]] = {name: dict(of) for name, of in priors.WEIGHTS.items()}
_NAMES = [(name, role) for name in sorted(_PLACES) for role in _ORDER] + [(r, _RULES[r].category) for r in _RULES]
_BESIDE = ("what stands beside it", "")
"""What a sentence takes over of its neighbours, by the weights shipped; never moved."""
_NAMES.append(_BESIDE)
_AT = {name: n for n, name in enumerate(_NAMES)}
_STEPS, _RATE = 300, 0.02
_COARSE = 2.0
"""Weight of a sentence of a coarse set."""


def main() -> None:
    """Fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--coarse", type=Path, nargs="*", default=[], help="only claim or not counts")
    parser.add_argument("--hold", type=float, default=80.0, help="how much the weights shipped hold")
    options = parser.parse_args()
    sets = [(False, *gather_signs(options.papers, path)) for path in options.gold]
    sets += [(True, *gather_signs(options.papers, path)) for path in options.coarse]
    shipped = weights_shipped()
    weights = fit(sets, shipped, options.hold)
    for path, (_, signs, roles) in zip([*options.gold, *options.coarse], sets, strict=True):
        print(path.name, "roles and F1 of claims, shipped", *agree(signs, roles, shipped), "fitted", end=" ")
        print(*agree(signs, roles, weights))
    for n in np.argsort(-np.abs(weights - shipped), kind="stable"):
        if round(weights[n], 1) != shipped[n]:
            print(*_NAMES[n], shipped[n], round(float(weights[n]), 1))


def weights_shipped() -> Floats:
    """In the order of the signs."""
    found = [_PLACES[n].get(role, 0.0) if n in _PLACES else _RULES[n].weight for n, role in _NAMES[:-1]]
    return np.array([*found, 1.0])


def gather_signs(papers: Path, gold: Path) -> tuple[Floats, Roles]:
    """Sentences by roles by weights: how often each weight counts for each role; and the role of each sentence."""
    wanted: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in read_corpus(gold):
        if annotation.role in _ORDER:
            wanted[annotation.paper].append(annotation)
    found = [row for paper in sorted(wanted) for row in _rows(papers / paper, wanted[paper])]
    return np.stack([signs for signs, _ in found]), np.array([role for _, role in found])


def _rows(path: Path, annotations: Sequence[Annotation]) -> Iterator[tuple[Floats, int]]:
    locator = Locator(check(path))
    held = [(locator.find(annotation), annotation.role) for annotation in annotations]
    wanted = {names[0]: role for names, role in held if len(names) == 1}
    nlp = load_pipeline(None)
    document = read_document(read_paper(path), nlp)
    matches = list(Matcher(tuple(_RULES.values()), nlp).run(document))
    where = places(document, Outline(document.paper))
    ranked = frozenset[str](_ORDER)
    cues = gather(matches, tuple(_RULES.values()), len(document.sentences), ranked)
    kinds = section_kinds(document, where, cues)
    starts = first_matches(matches, _RULES)
    argued = [i for i, s in enumerate(document.sentences) if s.layer in PROSE and s.layer != "title"]
    found = {i: forms(document, i, where[i], kinds[i]) for i in argued}
    leads = {i: leads_of(add(found[i], cues[i])) for i in argued}
    for i in argued:
        role = wanted.get(document.sentences[i].id)
        if role is None:
            continue
        signs = np.zeros((len(_ORDER), len(_NAMES)))
        for name in found[i]:
            for n, of in enumerate(_ORDER):
                signs[n, _AT[name, of]] = 1.0
        for rule, share in shares(starts.get(i, {}), _RULES, ranked).items():
            category = _RULES[rule].category
            signs[_ORDER.index(category), _AT[rule, category]] = share
        for of, weight in beside(document, i, leads).items():
            signs[_ORDER.index(of), _AT[_BESIDE]] = weight
        yield signs, _ORDER.index(role)


def fit(sets: Sequence[tuple[bool, Floats, Roles]], shipped: Floats, hold: float) -> Floats:
    """The weights of least loss (Adam, Kingma & Ba 2015); of a coarse set only the sum over claims counts."""
    weights, mean, square = shipped.copy(), np.zeros_like(shipped), np.zeros_like(shipped)
    for step in range(1, _STEPS + 1):
        slope = hold * (weights - shipped)
        for coarse, signs, roles in sets:
            chance = _chances(signs, weights)
            # Claim or not: what the right side would be, shared out over its roles as they stand.
            side = np.where(CLAIMING[roles][:, None] == CLAIMING, chance, 0.0)
            error = chance - side / side.sum(1, keepdims=True)
            if not coarse:
                error = (error + chance - np.eye(len(_ORDER))[roles]) / 2
            slope += (_COARSE if coarse else 1.0) * np.einsum("sr,srw->w", 2 * error, signs)
        slope[_AT[_BESIDE]] = 0.0
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def agree(signs: Floats, roles: Roles, weights: Floats) -> tuple[float, float]:
    """The share of roles that are right, and F1 of claims."""
    best = (signs @ weights).argmax(1)
    told, right = CLAIMING[best], CLAIMING[roles]
    f1 = 2 * (told & right).sum() / max(1, told.sum() + right.sum())
    return round(float((best == roles).mean()), 3), round(float(f1), 3)


def _chances(signs: Floats, weights: Floats) -> Floats:
    sums = signs @ weights
    odds: Floats = np.exp(sums - sums.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


if __name__ == "__main__":
    main()
