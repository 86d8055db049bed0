"""Features of beads and of sentences without a counterpart; their scores are weighted sums of these.

All speak for or against "these are translations of each other" and are near zero for no relation, so that beads of all
sizes and null beads can be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

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
from xlcheck.align.lattice import Lattice
from xlcheck.align.mined import Links
from xlcheck.align.speech import BETWEEN, INSIDE, OUTSIDE
from xlcheck.align.texts import Text

# A sentence of so many characters or more is long, Chinese and English.
_LONG = (10.0, 36.0)
# Up to here a difference of lengths, squared and divided by their mean, is weighed in full.
_NEAR, _FAR = 4.0, 30.0
# English characters to one Chinese character, white space not counted: before anything is known of the texts, and how
# many pairs that assumption is worth.
_RATIO, _RATIO_PAIRS = 3.3, 4


class Problem:
    """Two texts in their band, and the features of everything that may stand in an alignment of them."""

    def __init__(
        self,
        band: Band,
        source: Text,
        target: Text,
        rows_of: Callable[[Ints], Floats],
        links: Links | None = None,
    ) -> None:
        """Compute the evidence. ``rows_of`` returns the rows of tokens."""
        self.band = band
        self.lattice = Lattice(band)
        self.source, self.target, self.rows_of = source, target, rows_of
        self.nothing = np.zeros(band.size, np.float32)
        """A feature that no bead has."""
        self._begins: dict[tuple[int, int], tuple[Ints, Ints]] = {}
        self._up = above(band)
        self._columns = np.clip(band.column, 0, len(target))
        self.cosine = cosines(band, self._up, source.sums, target.sums)
        self._source_cover, self._target_cover = coverage(band, source.tokens, target.tokens, rows_of, links)
        forth, across = self._source_cover.whole, self._target_cover.whole
        self.cover_source, self.cover_target = summed_down(self._up, forth), summed_across(across)
        self._shares = _shares(forth, source, band.row), _shares(across, target, band.column)
        forth, across, found_forth, found_across = symbol_hits(band, source.symbols, target.symbols)
        down, right = summed_down(self._up, forth), summed_across(across)
        self._nats: Shaped = {shape: (down[shape] + right[shape]) * np.float32(0.5) for shape in down}
        self._found_source, self._found_target = summed_down(self._up, found_forth), summed_across(found_across)

    @cached_property
    def _down(self) -> Ints:
        return self.band.at(self.band.row + 1, self.band.column)

    @cached_property
    def _best_partners(self) -> tuple[Ints, Ints]:
        """For each sentence of either side the flat place of its most similar sentence of the other side."""
        band, n, m = self.band, len(self.source), len(self.target)
        real = np.flatnonzero((band.row >= 1) & (band.column >= 1) & (band.column <= m))
        order = real[np.argsort(self.cosine[1, 1][real], kind="stable")]
        ours, theirs = np.zeros(n, np.int64), np.zeros(m, np.int64)
        ours[band.row[order] - 1] = order  # the last assignment, that of the largest cosine, stays
        theirs[band.column[order] - 1] = order
        return ours, theirs

    @cached_property
    def ratio(self) -> float:
        """English characters to one Chinese character: the median over stretches between mutual best pairs.

        A median, because the two texts need not hold the same: the ratio of their totals follows every omission.
        """
        rows, columns, step = self._stretches
        left, right = self._cumulated["length"]
        source = left[rows[step:]] - left[rows[:-step]]
        target = right[columns[step:]] - right[columns[:-step]]
        good = (source > 0) & (target > 0)
        ratios = np.concatenate([target[good] / source[good], np.full(_RATIO_PAIRS, _RATIO)])
        return float(np.clip(np.median(ratios), _RATIO / 2, _RATIO * 2))

    @cached_property
    def _stretches(self) -> tuple[Ints, Ints, int]:
        """Sentences that are each other's best partners, on both sides, and how many of them make one stretch."""
        ours, theirs = self._best_partners
        mutual = ours[np.isin(ours, theirs)]
        rows, columns = self.band.row[mutual] - 1, self.band.column[mutual] - 1
        return rows, columns, min(6, max(1, len(rows) // 4))

    @cached_property
    def density(self) -> float:
        """Logarithm of English sentences to one Chinese sentence, from the same stretches as `ratio`."""
        rows, columns, step = self._stretches
        source, target = rows[step:] - rows[:-step], columns[step:] - columns[:-step]
        good = (source > 0) & (target > 0)
        logs = np.sort(np.log(np.concatenate([target[good] / source[good], np.ones(_RATIO_PAIRS)])))
        # The middle half: a single stretch has a ratio of few values, and gaps are at the ends.
        middle = logs[len(logs) // 4 : len(logs) - len(logs) // 4]
        return float(np.clip(middle.mean(), -0.7, 0.7))

    @cached_property
    def _cumulated(self) -> dict[str, tuple[Doubles, Doubles]]:
        def both(function: Callable[[Text], Floats]) -> tuple[Doubles, Doubles]:
            return _cumulated(function(self.source)), _cumulated(function(self.target))

        return {
            "length": both(lambda text: text.lengths),
            "mass": both(_mass),
            "symbols": both(_symbol_counts),
            "reports": both(lambda text: text.reports.astype(np.float32)),
        }

    def _totals(self, what: str, a: int, b: int) -> tuple[Floats, Floats]:
        """Return the totals of the two sides of each span."""
        left, right = self._cumulated[what]
        rows, columns = self.band.row, self._columns
        ours = left[rows] - left[np.maximum(rows - a, 0)]
        theirs = right[columns] - right[np.maximum(columns - b, 0)]
        return ours.astype(np.float32), theirs.astype(np.float32)

    def bead_features(self, a: int, b: int) -> list[Floats]:
        """Return the features of the beads of one shape, each an array over the cells in which they end."""
        cosine = self.cosine[a, b]
        source_mass, target_mass = self._totals("mass", a, b)
        source_mass, target_mass = np.maximum(source_mass, 1e-3), np.maximum(target_mass, 1e-3)
        cover_source, cover_target = self.cover_source[a, b], self.cover_target[a, b]
        source_symbols, target_symbols = self._totals("symbols", a, b)
        source_length, target_length = self._totals("length", a, b)
        target_length /= np.float32(self.ratio)
        mean = np.maximum((source_length + target_length) / 2, 1)
        far = (target_length - source_length) ** 2 / mean
        return [
            cosine,
            cosine * (a + b - 2),
            cosine * cosine,
            *self._edges(a, b),
            cover_source,
            cover_target,
            cover_source / source_mass,
            cover_target / target_mass,
            *self._weakest(a, b, *self._shares),
            *self._weakest(a, b, self._source_cover.weakest, self._target_cover.weakest),
            *self._strayed(a, b),
            self._nats[a, b],
            source_symbols - self._found_source[a, b],
            target_symbols - self._found_target[a, b],
            np.minimum(far, _NEAR),
            np.clip(far - _NEAR, 0, _FAR),
            *self._form(a, b),
        ]

    def _edges(self, a: int, b: int) -> list[Floats]:
        """Return what the cosine loses without the weaker edge sentence, and gains with one more on either end.

        Losing little tells that a sentence was only swallowed, gaining much that one was left behind.
        """
        cosine, zero = self.cosine[a, b], self.nothing
        drop_source = drop_target = grow_source = grow_target = zero
        if a > 1:
            smaller = self.cosine[a - 1, b]
            drop_source = cosine - np.maximum(smaller, padded(smaller)[self._up])
        if b > 1:
            smaller = self.cosine[a, b - 1]
            drop_target = cosine - np.maximum(smaller, back(smaller, 1))
        if (a + 1, b) in self.cosine:
            larger = self.cosine[a + 1, b]
            grow_source = np.maximum(np.maximum(larger, padded(larger)[self._down]) - cosine, 0)
        if (a, b + 1) in self.cosine:
            larger = self.cosine[a, b + 1]
            grow_target = np.maximum(np.maximum(larger, padded(larger)[1:]) - cosine, 0)
        return [drop_source, drop_target, grow_source, grow_target]

    def _weakest(self, a: int, b: int, ours: Floats, theirs: Floats) -> list[Floats]:
        """Return the smallest covered share of any one sentence of each side of the spans."""
        own = ours[b]
        source = own
        for _ in range(a - 1):
            source = np.minimum(own, padded(source)[self._up])
        own = theirs[a]
        target = own
        for _ in range(b - 1):
            target = np.minimum(own, back(target, 1))
        return [source, target]

    def _strayed(self, a: int, b: int) -> list[Floats]:
        """Return how much better a clause at an edge of the spans is covered by what lies just outside.

        Two features of each side: over the first and the last clause, and only of what is better covered outside.
        """
        ours, theirs = self._source_cover, self._target_cover
        at_end = ours.last[b] - padded(ours.last[1])[1:]
        at_start = ours.first[b] - back(ours.first[1], b)
        for _ in range(a - 1):
            at_start = padded(at_start)[self._up]
        source = at_start, at_end
        at_end = theirs.last[a] - padded(theirs.last[1])[self._down]
        outside = theirs.first[1]
        for _ in range(a):
            outside = padded(outside)[self._up]
        at_start = back(theirs.first[a] - outside, b - 1)
        out = []
        for start, end in (source, (at_start, at_end)):
            out += [start + end, np.minimum(start, 0) + np.minimum(end, 0)]
        return out

    def _form(self, a: int, b: int) -> list[Floats]:
        """Return how the ends and the paragraphs of the two sides of each span agree."""
        rows, columns = self.band.row, self._columns
        first_row, first_column = np.maximum(rows - a, 0), np.maximum(columns - b, 0)
        ours, theirs = (np.append(text.marks, 0) for text in (self.source, self.target))
        ours, theirs = ours[np.maximum(rows - 1, 0)], theirs[np.maximum(columns - 1, 0)]
        same = (ours == theirs) & (ours > 1)
        differs = (ours != theirs) & ((ours > 1) | (theirs > 1))
        continued = np.append(self.target.continues, 0)
        source_breaks, target_breaks = (np.append(text.breaks, 0) for text in (self.source, self.target))
        left, right = _cumulated(source_breaks), _cumulated(target_breaks)
        inside = left[rows] - left[np.minimum(first_row + 1, rows)] + right[columns]
        inside -= right[np.minimum(first_column + 1, columns)]
        shared = source_breaks[first_row] * target_breaks[first_column]
        shared += source_breaks[rows] * target_breaks[columns]
        source_kinds, target_kinds = (np.append(text.kinds, 0) for text in (self.source, self.target))
        kind_differs = source_kinds[first_row] != target_kinds[first_column]
        density = np.full(self.band.size, (b - a) * self.density, np.float32)
        continues = continued[first_column] + continued[columns]
        speech = self._speech(a, b)
        features = (same, differs, continues, *speech, density, inside, shared, kind_differs)
        return [np.asarray(values, np.float32) for values in features]

    def _speech(self, a: int, b: int) -> list[Floats]:
        """Return how the quotations at the ends of the two sides of each span agree, and if a reporting clause is left.

        It is left to the next source sentence where the target side has told it.
        """
        out = [self.nothing] * 5
        texts = self.source, self.target
        marked = any(text.opens.any() or text.closes.any() for text in texts)
        inside = any((text.begun == INSIDE).any() or (text.unclosed == INSIDE).any() for text in texts)
        if not (marked or inside or self.source.reported.any()):
            return out
        (begins, begun), (starts, opened) = self._begun(0, a), self._begun(1, b)
        (ends, unclosed), (stops, left) = self._left
        if marked:
            out[0] = _floats((begins & starts) + (ends & stops))
            out[1] = _floats((begins ^ starts) + (ends ^ stops))
        if inside:
            sides = (begun, opened), (unclosed, left)
            out[2] = _floats(sum((one == INSIDE) & (other == INSIDE) for one, other in sides))
            out[3] = _floats(sum((one != other) & (one != BETWEEN) & (other != BETWEEN) for one, other in sides))
        if self.source.reported.any():
            rows, columns = self.band.row, self._columns
            said, told = self._cumulated["reports"]
            missing = told[columns] - told[np.maximum(columns - b, 0)] > said[rows] - said[np.maximum(rows - a, 0)]
            out[4] = _floats(np.append(self.source.reported, 0)[np.maximum(rows - 1, 0)] * missing)
        return out

    def _begun(self, side: int, size: int) -> tuple[Ints, Ints]:
        """Return if the first of so many sentences of a side that end in each cell opens, and is in, a quotation."""
        if (side, size) not in self._begins:
            text, ends = (self.source, self.band.row) if side == 0 else (self.target, self._columns)
            first = np.maximum(ends - size, 0)
            self._begins[side, size] = _small(text.opens, 0)[first], _small(text.begun, OUTSIDE)[first]
        return self._begins[side, size]

    @cached_property
    def _left(self) -> tuple[tuple[Ints, Ints], ...]:
        """For each side, if the sentence that ends in each cell closes a quotation, and if one goes on behind it."""
        sides = (self.source, self.band.row), (self.target, self._columns)
        return tuple(
            (_small(text.closes, 0)[last], _small(text.unclosed, OUTSIDE)[last])
            for text, last in ((text, np.maximum(ends - 1, 0)) for text, ends in sides)
        )

    def null_features(self, side: int) -> Floats:
        """Return the features of leaving each sentence of a side (0 source, 1 target) alone, (n, features)."""
        text, other = (self.source, self.target) if side == 0 else (self.target, self.source)
        numbers = (self.band.row, self.band.column)[side] - 1
        good = (numbers >= 0) & (numbers < len(text))
        best, cover, clause = (np.zeros(len(text), np.float32) for _ in range(3))
        covers = (self.cover_source, self.cover_target)[side]
        clauses = (self._source_cover, self._target_cover)[side].weakest
        for size in (1, 2):
            np.maximum.at(clause, numbers[good], clauses[size][good])
        for shape in ((1, 1), (1, 2), (2, 1)):
            np.maximum.at(best, numbers[good], self.cosine[shape][good])
            if shape[side] == 1:
                np.maximum.at(cover, numbers[good], covers[shape][good])
        partner = self._best_partners[side]
        partner_number = (self.band.column, self.band.row)[side][partner] - 1
        # What the best partner of a sentence has as its own best: larger where it belongs to another sentence.
        rival = self.cosine[1, 1][self._best_partners[1 - side]][partner_number]
        columns = [
            np.minimum(text.lengths / _LONG[side], 1),
            np.maximum(text.repeats - other.repeats[partner_number], 0),
            best,
            self.cosine[1, 1][partner] - rival,
            cover / np.maximum(_mass(text), 1e-3),
            clause,
            np.minimum(_symbol_counts(text), 4),
        ]
        return np.stack(columns, axis=1).astype(np.float32)


def _cumulated(values: Floats) -> Doubles:
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def _small(values: Ints, end: int) -> Any:
    """Return values of a few states, and one behind the last, in the least memory: there is one for each cell."""
    return np.append(values, end).astype(np.int8)


def _floats(values: Any) -> Floats:
    return np.asarray(values, np.float32)


def _mass(text: Text) -> Floats:
    return text.tokens.mass


def _shares(cover: Floats, text: Text, ends: Ints) -> Floats:
    """Return coverage as a share of what the sentence of each cell tells."""
    mass = np.maximum(_mass(text), np.float32(1e-3))
    return np.asarray(cover / mass[np.clip(ends - 1, 0, len(text) - 1)], np.float32)


def _symbol_counts(text: Text) -> Floats:
    return np.array([len(symbols) for symbols in text.symbols], np.float32)
