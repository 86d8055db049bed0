"""How good an encoder is at finding translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xlcheck.encode.base import Encoder
from xlcheck.encode.pairs import Pair


class Precision(NamedTuple):
    """P@1 each way: how often the nearest text on the other side is the translation. ``pairs`` were compared."""

    zh_en: float
    en_zh: float
    pairs: int


def precision_at_1(encoder: Encoder, pairs: Sequence[Pair]) -> Precision:
    """Return P@1 of the encoder over the pairs, each text against all texts of the other side."""
    import numpy as np

    if not pairs:
        return Precision(0.0, 0.0, 0)
    zh, en = encoder.encode([p[0] for p in pairs]), encoder.encode([p[1] for p in pairs])
    scores = zh @ en.T
    right = np.arange(len(pairs))
    there, back = (float((scores.argmax(axis) == right).mean()) for axis in (1, 0))
    return Precision(there, back, len(pairs))
