"""How alike two sentences of a paper are, by the words that they share.

Plain tf-idf with cosine (Salton & Buckley 1988), weights from the paper itself: some thirty lines that say which words
made two sentences alike, which no library at hand does, and nothing more to install.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimcheck.language.document import Document

Vector = Mapping[str, float]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})

# Words of the trade of writing papers: they say how a thing is told, not what is told.
_EMPTY = frozenset(
    "we our show find propose present use paper work result study approach method figure table section appendix "
    "demonstrate observe suggest indicate provide make take have be do see give report experiment evaluate "
    "investigate explore consider analysis et al fig sec eq e.g. i.e. first second third able different many several "
    "such other same more most new".split()
)


def terms(document: Document, i: int) -> list[str]:
    """The content words of sentence ``i`` as lemmas, and pairs of neighbours among them."""
    words: list[str] = []
    columns = document.columns(i)
    before = ""
    for lemma, pos in zip(columns.lemmas_in_lower_case, columns.pos, strict=True):
        if pos not in _CONTENT or lemma in _EMPTY or not (lemma.isalnum() or any(map(str.isalnum, lemma))):
            before = ""
            continue
        words.append(lemma)
        if before:
            words.append(f"{before} {lemma}")
        before = lemma
    return words


class Likeness:
    """Term vectors of a paper's sentences and of any group of them."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        """``sentences`` are lists of terms as :func:`terms` gives them."""
        self._terms = sentences
        seen = Counter(term for sentence in sentences for term in set(sentence))
        total = max(1, len(sentences))
        self._idf = {term: math.log(1 + total / n) for term, n in seen.items()}
        self._vectors = [self._vector(Counter(sentence)) for sentence in sentences]
        self._last: tuple[int, NDArray[np.float64]] | None = None

    def vector(self, i: int) -> Vector:
        """The unit vector of sentence ``i``."""
        return self._vectors[i]

    def alike(self, i: int) -> NDArray[np.float64]:
        """The cosine of sentence ``i`` with every sentence."""
        if self._last is None or self._last[0] != i:  # one sentence is mostly asked for several times in a row
            scores = self._index.scores(self._vectors[i])
            scores.flags.writeable = False
            self._last = i, scores
        return self._last[1]

    @cached_property
    def _index(self) -> Index:
        return Index(self._vectors)

    def group(self, indices: Iterable[int]) -> Vector:
        """The unit vector of several sentences read as one text."""
        counts: Counter[str] = Counter()
        for i in indices:
            counts.update(self._terms[i])
        return self._vector(counts)

    def text(self, words: Iterable[str]) -> Vector:
        """The unit vector of terms that need not be a sentence of the paper."""
        return self._vector(Counter(w for w in words if w in self._idf))

    def _vector(self, counts: Mapping[str, int]) -> Vector:
        # Pairs of words are rarer, hence weigh more by idf alone; half of it keeps them from drowning single words.
        weights = {
            term: (1 + math.log(n)) * self._idf[term] * (0.6 if " " in term else 1.0) for term, n in counts.items()
        }
        norm = math.sqrt(sum(w * w for w in weights.values()))
        return {term: w / norm for term, w in weights.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """0 (no word shared) to 1 (the same words in the same shares)."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def holding(a: Vector, b: Vector) -> float:
    """How much of the words of ``a``, by weight, is in ``b`` too: 0 to 1. For a sentence against a whole section."""
    words = {term: weight * weight for term, weight in a.items() if " " not in term}
    whole = sum(words.values())
    return sum(weight for term, weight in words.items() if term in b) / whole if whole else 0.0


def shared(a: Vector, b: Vector, most: int = 3) -> tuple[str, ...]:
    """The shared terms that count most; a pair of words stands for its parts."""
    ranked = sorted((-(a[term] * b[term]), term) for term in a if term in b)
    chosen: list[str] = []
    for _, term in ranked:
        if any(term in other.split() or set(term.split()) & set(other.split()) for other in chosen):
            continue
        chosen.append(term)
        if len(chosen) == most:
            break
    return tuple(chosen)


class Index:
    """Tells how much each of a list of vectors is like another, without comparing with each of them."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._size = len(vectors)
        numbers: dict[str, int] = {}
        terms = [numbers.setdefault(term, len(numbers)) for vector in vectors for term in vector]
        order = np.argsort(np.array(terms, dtype=np.intp), kind="stable")
        whose = np.repeat(np.arange(self._size), [len(vector) for vector in vectors])
        weights = np.array([weight for vector in vectors for weight in vector.values()], dtype=np.float64)
        self._whose, self._weights = whose[order], weights[order]
        ends = np.cumsum(np.bincount(terms, minlength=len(numbers))).tolist() if terms else []
        # For each term the stretch of the two arrays that tells of it.
        self._stretches = {term: slice(ends[n - 1] if n else 0, ends[n]) for term, n in numbers.items()}

    def scores(self, query: Vector) -> NDArray[np.float64]:
        """The cosine of ``query`` with each vector."""
        found = [(stretch, weight) for term, weight in query.items() if (stretch := self._stretches.get(term))]
        if not found:
            return np.zeros(self._size)
        whose = np.concatenate([self._whose[stretch] for stretch, _ in found])
        products = np.concatenate([self._weights[stretch] for stretch, _ in found])
        products *= np.repeat([weight for _, weight in found], [stretch.stop - stretch.start for stretch, _ in found])
        return np.bincount(whose, weights=products, minlength=self._size).astype(np.float64, copy=False)
