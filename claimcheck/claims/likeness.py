"""How alike two sentences of a paper are, by the words that they share.

Plain tf-idf with cosine (Salton & Buckley 1988), weights from the paper itself: some thirty lines that say which words
made two sentences alike, which no library at hand does, and nothing more to install.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    previous: tuple[int, str] | None = None
    for token in document.doc(i):
        lemma = token.lemma_.lower()
        if token.pos_ not in _CONTENT or lemma in _EMPTY or not any(c.isalnum() for c in lemma):
            continue
        words.append(lemma)
        if previous is not None and previous[0] == token.i - 1:
            words.append(f"{previous[1]} {lemma}")
        previous = (token.i, lemma)
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

    def vector(self, i: int) -> Vector:
        """The unit vector of sentence ``i``."""
        return self._vectors[i]

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
    """Finds the groups that are most like a vector, without comparing with each of them."""

    def __init__(self, vectors: Mapping[str, Vector]) -> None:
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for key in sorted(vectors):
            for term, weight in vectors[key].items():
                self._postings[term].append((key, weight))

    def scores(self, query: Vector) -> dict[str, float]:
        """The cosine of ``query`` with every vector that shares a term with it."""
        found: dict[str, float] = defaultdict(float)
        for term, weight in query.items():
            for key, other in self._postings.get(term, ()):
                found[key] += weight * other
        return dict(found)
