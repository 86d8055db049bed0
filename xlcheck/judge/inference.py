"""What the network computes, with numpy: how likely each token has no counterpart, and how likely a pair is wrong.

The weights lie in a safetensors file, 8 bits each; the token rows are those of the embedded encoder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from xlcheck.encode.base import Vectors, normalized
from xlcheck.encode.embedded import embedded_encoder
from xlcheck.encode.static import StaticEncoder
from xlcheck.encode.weights import open_tensors
from xlcheck.errors import ModelError
from xlcheck.judge.batching import as_table, batches_of
from xlcheck.judge.shape import ABOUT, LEAST, NEAR, SCALE, WEIGHTS, Shape
from xlcheck.judge.verdict import Doubt, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER = Path(__file__).parent / "model"
"""The judge that comes with xlcheck."""

LONGEST = 160
"""Tokens of a side; of a longer text nothing is said."""

_AT_ONCE = 2048  # tokens of a batch, with the padding
_APART = np.float32(-1e4)


class TrainedJudge:
    """Judges pairs of texts by the trained network."""

    absolute = True

    def __init__(self, folder: Path, encoder: StaticEncoder) -> None:
        """Read the weights.

        Raises:
            ModelError: if they cannot be read, or were trained on the rows of another encoder.
        """
        self.folder = folder
        self._encoder = encoder
        try:
            about = json.loads((folder / ABOUT).read_text("utf-8"))
            self.shape = Shape(*(int(about[name]) for name in Shape._fields))
            self.about: dict[str, object] = about
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: not a judge: {error}; train it again") from error
        if about.get("rows") != encoder.revision:
            raise ModelError(f"{folder}: the judge reads the rows of {about.get('rows')}, not of {encoder.revision}")
        tensors = open_tensors(folder / WEIGHTS)
        self.weights = {
            name: _whole(tensor.rows(), tensors[name + SCALE].rows() if name + SCALE in tensors else None)
            for name, tensor in tensors.items()
            if not name.endswith(SCALE)
        }

    @cached_property
    def signature(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of the weights."""
        with (self.folder / WEIGHTS).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict | None]:
        """Return a verdict on each pair of Chinese and English, in order; None where one side is empty or too long."""
        source, target = (self._encoder.placed([pair[side] for pair in pairs]) for side in (0, 1))
        scores = self.judge_tokens([ids for ids, _ in source], [ids for ids, _ in target])
        return [
            score and Verdict(score[0], _doubts(ours[1], score[1]), _doubts(theirs[1], score[2]))
            for score, ours, theirs in zip(scores, source, target, strict=True)
        ]

    def judge_tokens(
        self, source: Sequence[Sequence[int]], target: Sequence[Sequence[int]]
    ) -> list[tuple[float, list[float], list[float]] | None]:
        """Return the logits of each pair and of the tokens of its sides; None where one side is empty or too long."""
        found: list[tuple[float, list[float], list[float]] | None] = [None] * len(source)
        sizes = [(len(ours), len(theirs)) for ours, theirs in zip(source, target, strict=True)]
        usable = [i for i, (ours, theirs) in enumerate(sizes) if 0 < ours <= LONGEST and 0 < theirs <= LONGEST]
        # Several threads wait for each other on a busy machine, up to ten times as long, and change the last bit.
        with threadpool_limits(1, "blas"):
            for batch in batches_of(sizes, usable, _AT_ONCE):
                tokens, scores = self._forward([source[i] for i in batch], [target[i] for i in batch])
                middle = max(sizes[i][0] for i in batch)
                for row, i in enumerate(batch):
                    ours, theirs = tokens[row, : sizes[i][0]], tokens[row, middle : middle + sizes[i][1]]
                    found[i] = round(float(scores[row]), 3), _rounded(ours), _rounded(theirs)
        return found

    def _forward(self, source: Sequence[Sequence[int]], target: Sequence[Sequence[int]]) -> tuple[Vectors, Vectors]:
        w = self.weights
        ids = np.concatenate([as_table(source), as_table(target)], axis=1)
        middle, total = max(map(len, source)), ids.shape[1]
        there = ids >= 0
        parts = slice(0, middle), slice(middle, total)
        rows = self._rows(ids, there)
        side = (np.arange(total) >= middle).astype(np.int64)
        place = np.arange(total) - middle * side
        lengths = np.stack([there[:, part].sum(axis=1) for part in parts], axis=1).astype(np.float32)
        between = rows[:, parts[0]] @ rows[:, parts[1]].transpose(0, 2, 1)
        features: Vectors = np.concatenate(
            [
                np.concatenate([_two(between), _two(between.transpose(0, 2, 1))], axis=1),
                w["rarity"][ids][..., None],
                np.broadcast_to(lengths.sum(axis=1)[:, None, None] / 100, (len(ids), total, 1)),
                np.broadcast_to((lengths[:, :1] / lengths[:, 1:])[..., None], (len(ids), total, 1)),
            ],
            axis=2,
        )
        bias = self._bias(between, side, place, lengths, there, middle)
        x: Vectors = 2 * _linear(rows, w, "rows") + features @ w["features.weight"].T + w["sides"][side]
        x = _norm(x, w, "first")
        for layer in range(self.shape.layers):
            x = self._layer(x, bias, f"layers.{layer}.")
        x = _norm(x, w, "last")
        scores = _linear(x, w, "token")[..., 0]
        seen = np.where(there, scores, _APART)
        pooled = np.concatenate(
            [
                (x * there[..., None]).sum(axis=1) / there.sum(axis=1, keepdims=True),
                np.where(there[..., None], x, _APART).max(axis=1),
                *(_highest(seen[:, part]) for part in parts),
            ],
            axis=1,
        )
        return scores, _linear(pooled, w, "pair")[:, 0]

    def _rows(self, ids: NDArray[np.int64], there: NDArray[np.bool_]) -> Vectors:
        kinds, index = np.unique(ids[there], return_inverse=True)
        rows = np.zeros((*ids.shape, self._encoder.dim), np.float32)
        rows[there] = normalized(self._encoder.token_rows(kinds))[index.reshape(-1)]
        return rows

    def _bias(
        self,
        between: Vectors,
        side: NDArray[np.int64],
        place: NDArray[np.int64],
        lengths: Vectors,
        there: NDArray[np.bool_],
        middle: int,
    ) -> Vectors:
        """Return what is added to the attention of tokens, (pairs, heads, tokens, tokens)."""
        w = self.weights
        near, across = w["near"], w["across"]
        total = len(side)
        apart = (place[None, :] - place[:, None]).clip(-NEAR, NEAR) + NEAR
        same = side[:, None] == side[None, :]
        bias = np.empty((len(between), self.shape.heads, total, total), np.float32)
        bias[:] = np.where(same, near[:, apart], 0)[None]
        along = (place + np.float32(0.5))[None] / lengths[:, side]
        distance = np.abs(along[:, :middle, None] - along[:, None, middle:])
        scale, slope, ground = (across[:, k][None, :, None, None] for k in range(3))
        other = scale * between[:, None] + slope * distance[:, None] + ground
        bias[:, :, :middle, middle:] = other
        bias[:, :, middle:, :middle] = other.transpose(0, 1, 3, 2)
        bias += np.where(there, np.float32(0), _APART)[:, None, None, :]
        return bias

    def _layer(self, x: Vectors, bias: Vectors, name: str) -> Vectors:
        w, heads = self.weights, self.shape.heads
        pairs, total, width = x.shape
        both = _linear(_norm(x, w, name + "before"), w, name + "query_key_value")
        query, key, value = both.reshape(pairs, total, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
        attention = (query * np.float32((width // heads) ** -0.5)) @ key.transpose(0, 1, 3, 2)
        attention += bias
        attention -= attention.max(axis=-1, keepdims=True)
        np.exp(attention, out=attention)
        attention /= attention.sum(axis=-1, keepdims=True)
        seen = (attention @ value).transpose(0, 2, 1, 3).reshape(pairs, total, width)
        x = x + _linear(seen, w, name + "out")
        inner = _linear(_norm(x, w, name + "between"), w, name + "up")
        np.maximum(inner, 0, out=inner)
        found: Vectors = x + _linear(inner, w, name + "down")
        return found


def trained(folder: Path) -> TrainedJudge:
    """Return the judge of a folder, over the rows of the embedded encoder.

    Raises:
        ModelError: if it cannot be read.
    """
    return TrainedJudge(folder, embedded_encoder())


def _doubts(places: Sequence[tuple[int, int]], scores: Sequence[float]) -> tuple[Doubt, ...]:
    return tuple(Doubt(*place, score) for place, score in zip(places, scores, strict=True))


def _rounded(scores: Vectors) -> list[float]:
    found: list[float] = np.round(scores.astype(np.float64), 3).tolist()
    return found


def _whole(stored: NDArray[np.generic], scale: Vectors | None) -> Vectors:
    weights = stored.astype(np.float32)
    return weights if scale is None else np.multiply(weights, scale)


def _linear(x: Vectors, weights: dict[str, Vectors], name: str) -> Vectors:
    found: Vectors = np.matmul(x, weights[name + ".weight"].T)
    found += weights[name + ".bias"]
    return found


def _norm(given: Vectors, weights: dict[str, Vectors], name: str) -> Vectors:
    x: Vectors = given - given.mean(axis=-1, keepdims=True)
    x /= np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    x *= weights[name + ".weight"]
    x += weights[name + ".bias"]
    return x


def _highest(scores: Vectors) -> Vectors:
    """Return the highest score of each row and the mean of the three highest, (pairs, 2)."""
    padded = np.pad(scores, ((0, 0), (0, 3)), constant_values=-LEAST)
    top = np.maximum(np.sort(padded, axis=1)[:, -3:], np.float32(-LEAST))
    return np.stack([top[:, -1], top.mean(axis=1)], axis=1)


def _two(between: Vectors) -> Vectors:
    """Return the two highest cosines of each token, (pairs, tokens, 2); 0 where there is but one."""
    if between.shape[2] == 1:
        between = np.concatenate([between, np.zeros_like(between)], axis=2)
    top = np.partition(between, -2, axis=2)[:, :, -2:]
    found: Vectors = np.maximum(top[:, :, ::-1], 0)
    return found
