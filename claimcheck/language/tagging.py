"""Tags, features and lemmas of many sentences, as ``nlp.pipe`` would give them, for a fraction of the time.

The network runs once for each distinct window of words (:mod:`claimcheck.language.windows`), an edit tree is applied
once for each word. A pipeline that is built in another way than the
shipped one goes through ``nlp.pipe``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from claimcheck.language import regraft, repair
from claimcheck.language.windows import WindowNetwork, by_rows
from claimcheck.language.words import READ, WRITTEN, Spelled, Words, as_one_sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PIPES = ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", repair.NAME)
_OF_TREES = ("parser", regraft.NAME)
_BATCH = 64
_AT_ONCE = 1 << 14
"""Tokens in one go: most papers, while the memory it takes stays small."""
_REMEMBERED = 1 << 17


def tag(docs: Sequence[Doc], nlp: Language) -> list[Words]:
    """Finds tag, part of speech, features and lemma of every token, mended, and marks each Doc as one sentence.

    ``nlp`` comes from :func:`claimcheck.language.pipeline.load_pipeline`. The Docs have them once what comes back is
    written; ``doc.tensor``, for the parser, is set.
    """
    if nlp not in _TAGGERS:
        _TAGGERS[nlp] = _Tagger.of(nlp)
    tagger, spelled = _TAGGERS[nlp], Spelled(nlp.vocab.strings)
    if tagger is not None:
        found = [words for some in _batches(docs) for words in tagger.tag(some, spelled)]
        for words in found:
            repair.mend(words.as_doc())
        return found
    with nlp.select_pipes(disable=["parser"]):
        for doc in nlp.pipe(docs, batch_size=_BATCH):
            as_one_sentence(doc)
    return [Words.of(doc, spelled) for doc in docs]


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        batch.append(doc)
        size += len(doc)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(slots=True)
class _Tagger:
    """The components of a pipeline that is built as the shipped one is."""

    network: WindowNetwork
    tags: Callable[[Any], NDArray[np.float32]]
    """Scores of the tags for rows of vectors."""
    features: Callable[[Any], NDArray[np.float32]]
    trees: Callable[[Any], NDArray[np.float32]]
    tag_of: NDArray[np.uint64]
    """spaCy's number of each tag that the tagger knows."""
    pos_of: NDArray[np.uint64]
    morph_of: NDArray[np.uint64]
    lemmatizer: Any
    _lemmas: dict[tuple[int, int], int | None] = field(default_factory=dict)
    """By word and tree; None where the tree does not fit."""

    @classmethod
    def of(cls, nlp: Language) -> _Tagger | None:
        """None where a component is missing, another one stands between, or one works in another way."""
        from spacy.pipeline import EditTreeLemmatizer, Morphologizer, Tagger, Tok2Vec

        if tuple(name for name in nlp.pipe_names if name not in _OF_TREES) != _PIPES:
            return None
        tok2vec, tagger, morphologizer, lemmatizer = (nlp.get_pipe(name) for name in _PIPES[:4])
        kinds = (Tok2Vec, Tagger, Morphologizer, EditTreeLemmatizer)
        if tuple(map(type, (tok2vec, tagger, morphologizer, lemmatizer))) != kinds:
            return None
        network = WindowNetwork.of(tok2vec.model)  # type: ignore[attr-defined]
        heads = [component.model for component in (tagger, morphologizer, lemmatizer)]  # type: ignore[attr-defined]
        if network is None or any(
            [layer.name for layer in head.layers] != ["tok2vec-listener", "with_array(softmax)"] for head in heads
        ):
            return None
        settings = morphologizer.cfg  # type: ignore[attr-defined]
        if lemmatizer.overwrite or lemmatizer.backoff != "orth":  # type: ignore[attr-defined]
            return None
        if settings["extend"] or not settings["overwrite"]:
            return None
        strings, morphology = nlp.vocab.strings, nlp.vocab.morphology
        labels = morphologizer.labels  # type: ignore[attr-defined]
        return cls(
            network,
            tags=heads[0].layers[1].predict,
            features=heads[1].layers[1].predict,
            trees=heads[2].layers[1].predict,
            tag_of=np.array([strings.add(t) for t in tagger.labels], dtype="uint64"),  # type: ignore[attr-defined]
            pos_of=np.array([settings["labels_pos"].get(label, 0) for label in labels], dtype="uint64"),
            morph_of=np.array(
                [morphology.add(settings["labels_morph"].get(label, 0)) for label in labels], dtype="uint64"
            ),
            lemmatizer=lemmatizer,
        )

    def tag(self, docs: Sequence[Doc], spelled: Spelled) -> list[Words]:
        """Tags, features and lemmas; nothing is mended."""
        encoded = self.network.run(docs)
        vectors, at = encoded.vectors, encoded.places
        known = len(vectors) - 1  # the last is the blank
        values = np.full((len(at), len(WRITTEN)), -1, dtype="int64").astype("uint64")
        values[:, 0] = self.tag_of[by_rows(lambda r: self.tags(vectors[r]).argmax(axis=1), known)][at]
        labels = by_rows(lambda r: self.features(vectors[r]).argmax(axis=1), known)
        values[:, 1] = self.pos_of[labels][at]
        values[:, 3] = self.morph_of[labels][at]
        best = by_rows(lambda r: _best(self.trees(vectors[r]), self.lemmatizer.top_k), known)[at]
        read = np.concatenate([doc.to_array([*READ, "LEMMA"]) for doc in docs]).tolist()
        values[:, 2] = [row[3] or self._lemma(row[0], trees) for row, trees in zip(read, best.tolist(), strict=True)]
        found: list[Words] = []
        start = 0
        for doc in docs:
            end = start + len(doc)
            doc.tensor = vectors[at[start:end]]  # type: ignore[assignment]
            values[start : start + 1, 4] = 1
            found.append(Words(doc, spelled, [row[:3] for row in read[start:end]], values[start:end]))
            start = end
        return found

    def _lemma(self, word: int, trees: Sequence[int]) -> int:
        """What the first of ``trees`` that fits the word makes of it, else the word; spaCy's numbers."""
        for tree in trees:
            if (word, tree) not in self._lemmas:
                self._lemmas[word, tree] = self._applied(word, tree)
            lemma = self._lemmas[word, tree]
            if lemma is not None:
                return lemma
        return word

    def _applied(self, word: int, tree: int) -> int | None:
        if len(self._lemmas) >= _REMEMBERED:
            self._lemmas.clear()
        strings = self.lemmatizer.vocab.strings
        lemma = self.lemmatizer.trees.apply(self.lemmatizer.cfg["labels"][tree], strings[word])
        return None if lemma is None else int(strings.add(lemma))


_TAGGERS: WeakKeyDictionary[Language, _Tagger | None] = WeakKeyDictionary()


def _best(scores: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The numbers of the ``count`` highest scores of each row, from the highest."""
    found = np.empty((len(scores), min(count, scores.shape[1])), dtype=np.intp)
    rows = np.arange(len(scores))
    for k in range(found.shape[1]):
        found[:, k] = scores.argmax(axis=1)
        scores[rows, found[:, k]] = np.finfo(np.float32).min
    return found
