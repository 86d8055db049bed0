"""Features of beads and of sentences without a counterpart; their scores are weighted sums of these.

All speak for or against "these are translations of each other" and are near zero for no relation, so that beads of all
sizes and null beads can be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from xlcheck.align.band import Band, Doubles, Floats, Ints
from xlcheck.align.evidence import (
    Shaped,
    above,
    back,
    cosines,
    coverage,
    padded,
    summed_across,
    summed_down,
    symbol_hits,
)
from xlcheck.align.lattice import LONGEST, Lattice
from xlcheck.align.texts import Text

BEAD_FEATURES = (
    "cosine",
    "cosine_size",
    "cosine_square",
    "drop_source",
    "drop_target",
    "drop_worst",
    "grow_source",
    "grow_target",
    "cover_source",
    "cover_target",
    "cover_source_share",
    "cover_target_share",
    "symbol_nats",
    "symbol_miss_source",
    "symbol_miss_target",
    "length",
    "length_far",
)
"""In the order of the arrays that `Problem.bead_features` returns."""

NULL_FEATURES = ("short", "repeated", "best_cosine", "best_cover", "symbols")
"""In the order of the columns of `Problem.null_features`."""

# English characters to one Chinese character, white space not counted.
_RATIO = 3.6
# A sentence of fewer characters is short, Chinese and English.
_SHORT = (10.0, 36.0)
# Up to here a difference of lengths, squared and divided by their mean, is weighed in full.
_NEAR, _FAR = 4.0, 30.0


class Problem:
    """Two texts in their band, and the features of everything that may stand in an alignment of them."""

    def __init__(self, band: Band, source: Text, target: Text, rows_of: Callable[[Ints], Floats] | None = None) -> None:
        """Compute the evidence. ``rows_of`` returns the rows of tokens where the texts have tokens."""
        import numpy as np

        self.band = band
        self.lattice = Lattice(band)
        self.source, self.target = source, target
        self._up = above(band)
        self._columns = np.clip(band.column, 0, len(target))
        self.cosine = cosines(band, self._up, source.sums, target.sums)
        if source.tokens is None or target.tokens is None or rows_of is None:
            forth, across = (np.zeros((LONGEST, band.size), np.float32) for _ in range(2))
        else:
            forth, across = coverage(band, source.tokens, target.tokens, rows_of)
        self.cover_source, self.cover_target = summed_down(self._up, forth), summed_across(across)
        forth, across, found_forth, found_across = symbol_hits(band, source.symbols, target.symbols)
        down, right = summed_down(self._up, forth), summed_across(across)
        self._nats: Shaped = {shape: (down[shape] + right[shape]) * np.float32(0.5) for shape in down}
        self._found_source, self._found_target = summed_down(self._up, found_forth), summed_across(found_across)

    @cached_property
    def _down(self) -> Ints:
        return self.band.at(self.band.row + 1, self.band.column)

    @cached_property
    def _cumulated(self) -> dict[str, tuple[Doubles, Doubles]]:
        def both(function: Callable[[Text], Floats]) -> tuple[Doubles, Doubles]:
            return _cumulated(function(self.source)), _cumulated(function(self.target))

        return {"length": both(lambda text: text.lengths), "mass": both(_mass), "symbols": both(_symbol_counts)}

    def _totals(self, what: str, a: int, b: int) -> tuple[Floats, Floats]:
        """Return the totals of the two sides of each span."""
        import numpy as np

        left, right = self._cumulated[what]
        rows, columns = self.band.row, self._columns
        ours = left[rows] - left[np.maximum(rows - a, 0)]
        theirs = right[columns] - right[np.maximum(columns - b, 0)]
        return ours.astype(np.float32), theirs.astype(np.float32)

    def bead_features(self, a: int, b: int) -> list[Floats]:
        """Return the features of the beads of one shape, each an array over the cells in which they end."""
        import numpy as np

        cosine = self.cosine[a, b]
        source_mass, target_mass = self._totals("mass", a, b)
        cover_source, cover_target = self.cover_source[a, b], self.cover_target[a, b]
        source_symbols, target_symbols = self._totals("symbols", a, b)
        source_length, target_length = self._totals("length", a, b)
        target_length /= np.float32(_RATIO)
        mean = np.maximum((source_length + target_length) / 2, 1)
        far = (target_length - source_length) ** 2 / mean
        return [
            cosine,
            cosine * (a + b - 2),
            cosine * cosine,
            *self._edges(a, b),
            cover_source,
            cover_target,
            cover_source / np.maximum(source_mass, 1e-3),
            cover_target / np.maximum(target_mass, 1e-3),
            self._nats[a, b],
            source_symbols - self._found_source[a, b],
            target_symbols - self._found_target[a, b],
            np.minimum(far, _NEAR),
            np.clip(far - _NEAR, 0, _FAR),
        ]

    def _edges(self, a: int, b: int) -> list[Floats]:
        """Return what the cosine loses without the weakest edge sentence, and gains with one more on either end.

        Dropping tells whether a sentence was only swallowed, growing whether one was left behind.
        """
        import numpy as np

        cosine, zero = self.cosine[a, b], np.zeros(self.band.size, np.float32)
        drop_source = drop_target = grow_source = grow_target = zero
        losses = []
        if a > 1:
            smaller = self.cosine[a - 1, b]
            drop_source = cosine - np.maximum(smaller, padded(smaller)[self._up])
            losses.append(drop_source)
        if b > 1:
            smaller = self.cosine[a, b - 1]
            drop_target = cosine - np.maximum(smaller, back(smaller, 1))
            losses.append(drop_target)
        if (a + 1, b) in self.cosine:
            larger = self.cosine[a + 1, b]
            grow_source = np.maximum(np.maximum(larger, padded(larger)[self._down]) - cosine, 0)
        if (a, b + 1) in self.cosine:
            larger = self.cosine[a, b + 1]
            grow_target = np.maximum(np.maximum(larger, padded(larger)[1:]) - cosine, 0)
        worst = np.minimum(np.minimum.reduce(losses), 0) if losses else zero
        return [drop_source, drop_target, worst, grow_source, grow_target]

    def null_features(self, side: int) -> Floats:
        """Return the features of leaving each sentence of a side (0 source, 1 target) alone, (n, features)."""
        import numpy as np

        text = (self.source, self.target)[side]
        numbers = (self.band.row, self.band.column)[side] - 1
        good = (numbers >= 0) & (numbers < len(text))
        best, cover = (np.zeros(len(text), np.float32) for _ in range(2))
        covers = (self.cover_source, self.cover_target)[side]
        for shape in ((1, 1), (1, 2), (2, 1)):
            np.maximum.at(best, numbers[good], self.cosine[shape][good])
            if shape[side] == 1:
                np.maximum.at(cover, numbers[good], covers[shape][good])
        columns = [
            np.minimum(text.lengths / _SHORT[side], 1),
            text.repeats,
            best,
            cover / np.maximum(_mass(text), 1e-3),
            np.minimum(_symbol_counts(text), 4),
        ]
        return np.stack(columns, axis=1).astype(np.float32)


def _cumulated(values: Floats) -> Doubles:
    import numpy as np

    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def _mass(text: Text) -> Floats:
    import numpy as np

    return np.ones(len(text), np.float32) if text.tokens is None else text.tokens.mass


def _symbol_counts(text: Text) -> Floats:
    import numpy as np

    return np.array([len(symbols) for symbols in text.symbols], np.float32)
