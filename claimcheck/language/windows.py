"""The tok2vec network, run once for each distinct window of words.

A convolution sees a word and its neighbours. Two thirds of the windows of three words in a paper are new, of the single
words a tenth: what stands twice is computed once, layer by layer. The sums are those of the network on sentence after
sentence, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

Floats = NDArray[np.float32]
Places = NDArray[np.intp]

_ROWS = 512
"""Rows computed at a time, few enough to stay in the cache of a processor."""
_STEP = 16
"""Rows come in multiples of it: a matrix product of a single row takes another way, with other last bits."""
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype="uint64")


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network makes of some Docs."""

    vectors: Floats
    """Windows by width."""
    places: Places
    """For each token of the Docs, one after another, its row of ``vectors``."""


@dataclass(frozen=True, slots=True)
class _Maxout:
    """A layer of the network: linear, the largest of some pieces, normalised. Its sums are in the order of thinc's."""

    weights: Floats
    """Input by pieces by output."""
    bias: Floats
    width: int
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, model: Model[Any, Any]) -> _Maxout:
        """From thinc's ``maxout>>layernorm>>dropout``."""
        (linear,) = (node for node in model.walk() if node.name == "maxout")
        (norm,) = (node for node in model.walk() if node.name == "layernorm")
        weights, bias = np.asarray(linear.get_param("W")), np.asarray(linear.get_param("b"))
        width, pieces, inputs = weights.shape
        return cls(
            weights=np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(width * pieces, inputs).T,
            bias=np.ascontiguousarray(bias.T).reshape(-1),
            width=width,
            gain=np.asarray(norm.get_param("G")),
            shift=np.asarray(norm.get_param("b")),
        )

    def __call__(self, rows: Floats) -> Floats:
        """The output for each row of input."""
        pieces = rows @ self.weights
        pieces += self.bias
        out = pieces[:, : self.width].copy()
        for start in range(self.width, pieces.shape[1], self.width):
            np.maximum(out, pieces[:, start : start + self.width], out=out)
        out -= out.mean(axis=1, keepdims=True)
        spread = np.multiply(out, out).sum(axis=1, keepdims=True) / np.float32(self.width) + np.float32(1e-08)
        out *= spread ** np.float32(-0.5)
        out *= self.gain
        out += self.shift
        return out


@dataclass(frozen=True, slots=True)
class WindowNetwork:
    """A ``spacy.Tok2Vec.v2`` network of hashed features and layers of windows of three."""

    columns: tuple[str, ...]
    """The features of a token."""
    hashed: Callable[[Any], Floats]
    mixed: _Maxout
    layers: tuple[_Maxout, ...]

    @classmethod
    def of(cls, model: Model[Any, Any]) -> WindowNetwork | None:
        """The network of a ``tok2vec`` component; None where it is built in another way."""
        if not (model.has_ref("embed") and model.has_ref("encode")):
            return None
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        names = [layer.name for layer in embed.layers]
        if len(names) != 5 or (names[0], names[1], names[4]) != ("extract_features", "list2ragged", "ragged2list"):
            return None
        if not encode.name.startswith("with_array(") or len(encode.layers) != 1:
            return None
        steps = encode.layers[0].layers
        if not all(step.name == "residual(expand_window>>maxout>>layernorm>>dropout)" for step in steps):
            return None
        windows = [step.layers[0].layers[0] for step in steps]
        if any(window.attrs["window_size"] != 1 for window in windows) or encode.attrs["pad"] < len(steps):
            return None
        return cls(
            columns=tuple(map(str, embed.layers[0].attrs["columns"])),
            hashed=embed.layers[2].predict,
            mixed=_Maxout.of(embed.layers[3].layers[0]),
            layers=tuple(_Maxout.of(step.layers[0].layers[1]) for step in steps),
        )

    def run(self, docs: Sequence[Doc]) -> Encoded:
        """The vectors of all tokens of ``docs``."""
        # As the network has it, sentences stand apart by as many blanks as there are layers, so that none sees another.
        apart = len(self.layers)
        lengths = [len(doc) for doc in docs]
        starts = np.cumsum([apart, *(length + apart for length in lengths)])
        real = np.zeros(int(starts[-1]), dtype=bool)
        for start, length in zip(starts, lengths, strict=False):
            real[start : start + length] = True
        features = np.concatenate([doc.to_array(list(self.columns)) for doc in docs])
        first, kinds = _distinct(_mixed(features))
        blank = len(first)
        vectors = by_rows(lambda rows: self.mixed(self.hashed(features[first[rows]])), blank)
        vectors = np.concatenate([vectors, np.zeros((1, vectors.shape[1]), dtype="float32")])
        at = np.full(len(real), blank, dtype=np.int64)
        at[real] = kinds
        wanted = [real]
        for _ in self.layers[1:]:
            wide = wanted[-1].copy()
            wide[1:] |= wanted[-1][:-1]
            wide[:-1] |= wanted[-1][1:]
            wanted.append(wide)
        for layer, where in zip(self.layers, reversed(wanted), strict=True):
            vectors, at = _next(layer, vectors, at, np.flatnonzero(where))
        return Encoded(vectors, at[real])


def by_rows(compute: Callable[[Places], Any], count: int) -> Any:
    """``compute`` of all rows, some at a time, and put together again.

    Args:
        compute: takes numbers of rows, gives an array of as many.
        count: how many rows there are.
    """
    parts = []
    for start in range(0, max(count, 1), _ROWS):
        rows = np.arange(start, min(start + _ROWS, count))
        padded = np.concatenate([rows, np.zeros(-len(rows) % _STEP, dtype=rows.dtype)]) if count else rows
        parts.append(compute(padded)[: len(rows)])
    return np.concatenate(parts)


def _next(layer: _Maxout, vectors: Floats, at: Places, where: Places) -> tuple[Floats, Places]:
    """One layer: the vectors of the distinct windows around the tokens ``where``, and which of them each token has."""
    blank = len(vectors) - 1
    left, right = at[where - 1], at[np.minimum(where + 1, len(at) - 1)]
    first, kinds = _distinct((left << 42) | (at[where] << 21) | right)
    chosen = where[first]
    windows = np.stack([at[chosen - 1], at[chosen], at[np.minimum(chosen + 1, len(at) - 1)]], axis=1)

    def compute(rows: Places) -> Floats:
        seen = vectors.take(windows[rows].reshape(-1), axis=0).reshape(len(rows), 3 * vectors.shape[1])
        out = layer(seen)
        out += seen[:, layer.width : 2 * layer.width]
        return out

    found = by_rows(compute, len(first))
    out = np.full(len(at), len(first), dtype=np.int64)
    out[where] = kinds
    return np.concatenate([found, vectors[blank:]]), out


def _mixed(features: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each row of features."""
    mixed = np.zeros(len(features), dtype="uint64")
    for column in range(features.shape[1]):
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX[column % len(_MIX)] + features[:, column]
    return mixed


def _distinct(keys: NDArray[Any]) -> tuple[Places, Places]:
    """Where each distinct key stands first, and for each key which of these it is."""
    _, first, kinds = np.unique(keys, return_index=True, return_inverse=True)
    return first, kinds
