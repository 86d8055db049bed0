"""How good an encoder is at finding translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from xlcheck.encode.base import Encoder
from xlcheck.encode.pairs import Pair


class Precision(NamedTuple):
    """P@1 each way: how often the nearest text on the other side is the translation. ``pairs`` were looked for.

    ``margin`` is by how much the translation is nearer than the nearest other text, in the mean over both ways.
    """

    zh_en: float
    en_zh: float
    pairs: int
    margin: float = 0.0

    @property
    def quality(self) -> tuple[float, float]:
        """What tells the better of two encoders on the same pairs: P@1, and where that is the same, the margin."""
        return self.zh_en + self.en_zh, self.margin


def precision_at_1(encoder: Encoder, pairs: Sequence[Pair], others: Sequence[Pair] = ()) -> Precision:
    """Return P@1 of the encoder over the pairs, each text against those of the other side, of ``others`` too."""
    if not pairs:
        return Precision(0.0, 0.0, 0)
    zh, en = (encoder.encode([pair[side] for pair in (*pairs, *others)]) for side in (0, 1))
    right = np.arange(len(pairs))
    shares, margins = [], []
    for scores in (zh[: len(pairs)] @ en.T, en[: len(pairs)] @ zh.T):
        shares.append(float((scores.argmax(axis=1) == right).mean()))
        own = scores[right, right].copy()
        scores[right, right] = -1
        margins.append(float((own - scores.max(axis=1)).mean()))
    return Precision(shares[0], shares[1], len(pairs), sum(margins) / 2)
