"""Any encoder on the scale of the embedded model, for two texts, with the words of that model beside it.

The cosines of one model cannot be read by the measure of another: of unrelated sentences they are .77 in
multilingual-E5 and .03 in the embedded model. What all vectors of one language have in common makes the difference
(anisotropy: Ethayarajh 2019). Without the mean vector of its side (Mu and Viswanath 2018), translations are as much
alike in either model, and unrelated sentences not at all. The mean is that of the text, and for a short one that of
sentences of many kinds (``reference.csv``), which count as much as so many of its own.

An encoder that reads a text as a whole knows no words; the aligner tells clauses that were left out by them. So the
vector of a sentence is both vectors, one behind the other: its cosines are the weighted means of the two cosines. The
weights are those that best tell translations from other pairs among the sentences of reference (the linear discriminant
of Fisher 1936); an encoder that tells nothing weighs next to
nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from xlcheck.encode.base import Encoder, TokenEncoder, Vectors, normalized, shows_words
from xlcheck.encode.embedded import embedded_encoder
from xlcheck.language.script import count_han

_FILE = Path(__file__).with_name("reference.csv")
# The sentences of reference count as much as so many of a text; so many of a text tell its mean.
_PRIOR, _SAMPLE = 32, 512
# The discriminant of a few dozen pairs follows their accidents: this is added to the variances.
_RIDGE = 1e-3
# More than this share is not left to the encoder: the words see what the sentences of reference do not try.
_MOST = 0.7


@cache
def reference() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return Chinese sentences of many kinds, and their translations."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    return tuple(row["zh"] for row in rows), tuple(row["en"] for row in rows)


@dataclass(frozen=True)
class _Known:
    """What the sentences of reference tell of an encoder: the mean vectors of Chinese and English, and its share."""

    means: tuple[Vectors, Vectors]
    share: float


_known: dict[tuple[str, str, str], _Known] = {}


class Beside:
    """An encoder with the words of another one beside it, on the scale of two texts.

    An `Encoder`: what it returns is the vectors of the words and those of the encoder without the mean of their side,
    one behind the other, weighted.
    """

    def __init__(self, encoder: Encoder, words: TokenEncoder, source: Sequence[str], target: Sequence[str]) -> None:
        """Measure the encoder on the two texts, of which a sample is encoded."""
        self.name, self.revision = encoder.name, f"{encoder.revision}+{words.revision}"
        self.encoder, self.words = encoder, words
        known = _measured(encoder, words)
        self.share = known.share
        self._means = tuple(
            _mean(encoder, texts, mean) for texts, mean in zip((source, target), known.means, strict=True)
        )

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.words.dim + self.encoder.dim

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text, shape (n, dim), float32, of length 1 or, for an empty text, 0."""
        return self.beside(self.words.encode(texts), texts)

    def beside(self, sums: Vectors, texts: Sequence[str]) -> Vectors:
        """Return the vectors of some texts, shape (n, dim), as long as ``sums``, those of their words."""
        own = self.encoder.encode(texts)
        empty = ~own.any(axis=1)
        for i, text in enumerate(texts):
            own[i] -= self._means[0 if count_han(text) else 1]
        own[empty] = 0
        own = normalized(own) * np.linalg.norm(sums, axis=1, keepdims=True)
        both = np.hstack([np.sqrt(1 - self.share) * sums, np.sqrt(self.share) * own])
        return np.asarray(both, np.float32)


def fitted(encoder: Encoder, source: Sequence[str], target: Sequence[str]) -> TokenEncoder | Beside:
    """Return an encoder for two texts: one that shows its words as it is, any other on the scale of the embedded one.

    Raises ModelError where either model cannot be loaded.
    """
    if isinstance(encoder, Beside) or shows_words(encoder):
        return encoder
    return Beside(encoder, embedded_encoder(), source, target)


def words_of(encoder: TokenEncoder | Beside) -> TokenEncoder:
    """Return the encoder that shows the words: itself, or the one beside it."""
    return encoder.words if isinstance(encoder, Beside) else encoder


def _measured(encoder: Encoder, words: TokenEncoder) -> _Known:
    key = (encoder.name, encoder.revision, words.revision)
    if key not in _known:
        sides = reference()
        vectors = [encoder.encode(side) for side in sides]
        means = tuple(side.mean(axis=0) for side in vectors)
        ours, theirs = (normalized(side - mean) for side, mean in zip(vectors, means, strict=True))
        left, right = (words.encode(side) for side in sides)
        _known[key] = _Known((means[0], means[1]), _share(left @ right.T, ours @ theirs.T))
    return _known[key]


def _share(words: Vectors, encoder: Vectors) -> float:
    """Return the weight of the second of two tables of cosines, (n, n), whose diagonal are translations."""
    both = np.stack([words, encoder], axis=-1).astype(np.float64)
    true = np.eye(len(words), dtype=bool)
    pairs, others = both[true], both[~true]
    spread = (np.cov(pairs.T) + np.cov(others.T)) / 2 + _RIDGE * np.eye(2)
    weights = np.maximum(np.linalg.solve(spread, pairs.mean(axis=0) - others.mean(axis=0)), 0)
    return float(min(weights[1] / max(weights.sum(), 1e-9), _MOST))


def _mean(encoder: Encoder, texts: Sequence[str], prior: Vectors) -> Vectors:
    """Return the mean vector of a side, drawn to what is usual where the text is short."""
    vectors = encoder.encode(texts[:: -(-len(texts) // _SAMPLE) or 1])
    vectors = vectors[vectors.any(axis=1)]
    return np.asarray((vectors.sum(axis=0) + _PRIOR * prior) / (len(vectors) + _PRIOR), np.float32)
