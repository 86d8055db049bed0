"""The part of the grid that is searched: one run of columns for each row, found by a chain of similar sentences.

A node (i, j) of the grid stands for "i source and j target sentences are behind us". A band keeps, for each row i, the
columns ``lo[i] .. hi[i]``, both non-decreasing, so its size follows the text and not the product of two lengths.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from xlcheck.encode.base import normalized

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
    Doubles: TypeAlias = NDArray[np.float64]
    Ints: TypeAlias = NDArray[np.int64]
    Bools: TypeAlias = NDArray[np.bool_]
else:
    Floats = Doubles = Ints = Bools = Any

# Rows that are multiplied at once: large enough for BLAS, small enough that their columns overlap.
_ROWS = 64
# Nodes of the first, coarse grid; texts with more are pooled by blocks of sentences first.
_COARSE_NODES = 6_000_000
# A node stays where the best chain through it is at most this many average links worse than the best chain of all.
_SLACK = 3.0
# The band reaches this many rows and columns beyond the nodes that stay.
_MARGIN = 3
# On average at most this many columns a row, whatever the evidence says (a text of equal lines keeps every node).
_WIDEST = 100
# Blocks of one level hold so many times the sentences of those of the next.
_FINER = 3
# Blocks that are pooled at a time.
_POOLED = 1024
# Neighbours that tell how similar a sentence is to just anything.
_NEIGHBOURS = 4


@dataclass(frozen=True)
class Band:
    """Nodes of the grid, row by row in flat arrays, with ``pad`` columns more on either side of each row.

    ``lo`` and ``hi`` have one entry for each of the ``n + 1`` rows: the first and the last column that is searched.
    """

    lo: Ints
    hi: Ints
    pad: int = 0

    @cached_property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.lo)

    @cached_property
    def start(self) -> Ints:
        """Column of the first cell of each row, padding included (may be negative)."""
        return self.lo - self.pad

    @cached_property
    def offset(self) -> Ints:
        """Flat place of the first cell of each row; one entry more than rows, the last is the number of cells."""
        widths = self.hi - self.lo + 1 + 2 * self.pad
        return np.concatenate([[0], np.cumsum(widths)])

    @property
    def size(self) -> int:
        """Number of cells."""
        return int(self.offset[-1])

    @cached_property
    def row(self) -> Ints:
        """Row of each cell."""
        return np.repeat(np.arange(self.rows), np.diff(self.offset))

    @cached_property
    def column(self) -> Ints:
        """Column of each cell."""
        return np.arange(self.size) + np.repeat(self.start - self.offset[:-1], np.diff(self.offset))

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """Whether a cell is a node, that is not padding."""
        lo, hi, column = self.lo[self.row], self.hi[self.row], self.column
        return (column >= lo) & (column <= hi)

    def at(self, rows: Ints, columns: Ints) -> Ints:
        """Return the flat places of cells, ``size`` for those outside of the band and its padding."""
        safe = np.clip(rows, 0, self.rows - 1)
        place = self.offset[safe] + columns - self.start[safe]
        good = (rows == safe) & (columns >= self.start[safe]) & (place < self.offset[safe + 1])
        return np.where(good, place, self.size)

    def part(self, row: int, column: int, last: int) -> Band:
        """Return the band of the nodes from (row, column) to row ``last``, counted from there."""
        lo = np.maximum(self.lo[row : last + 1] - column, 0)
        return Band(lo, self.hi[row : last + 1] - column, self.pad)


@dataclass(frozen=True)
class Directions:
    """Vectors (n, d) as rows of length 1, computed where they are needed: a long text has no second copy of its own."""

    vectors: Floats

    def __len__(self) -> int:
        return len(self.vectors)

    def __getitem__(self, rows: slice) -> Floats:
        return normalized(self.vectors[rows])

    def pooled(self, by: int) -> Directions:
        """Return the directions of blocks of ``by`` rows, none of which counts more than another."""
        if by == 1:
            return self
        step = by * _POOLED
        parts = [self[first : first + step] for first in range(0, len(self), step)]
        return Directions(np.concatenate([np.add.reduceat(part, np.arange(0, len(part), by)) for part in parts]))


def full(n: int, m: int) -> Band:
    """Return the band of all nodes of an n x m grid."""
    return Band(np.zeros(n + 1, np.int64), np.full(n + 1, m, np.int64))


def products(band: Band, source: Floats | Directions, target: Floats | Directions) -> Floats:
    """Return source[i - 1] . target[j - 1] for each cell (i, j), zero where there is no such sentence."""
    n, m = len(source), len(target)
    out = np.zeros(band.size, np.float32)
    for first in range(0, band.rows, _ROWS):
        last = min(first + _ROWS, band.rows)
        left = max(1, int(band.start[first]))
        right = min(m, int(band.hi[last - 1]) + band.pad)
        if right < left or last <= 1:
            continue
        top = max(1, first)
        block = source[top - 1 : last - 1] @ target[left - 1 : right].T
        cells = slice(int(band.offset[top]), int(band.offset[last]))
        rows, columns = band.row[cells], band.column[cells]
        good = (columns >= left) & (columns <= right) & (rows <= n)
        values = block[np.where(good, rows - top, 0), np.where(good, columns - left, 0)]
        out[cells] = np.where(good, values, 0)
    return out


def _links(band: Band, source: Directions, target: Directions) -> Floats:
    """Return how much more alike two sentences are than either is to its other near ones; zero where they are not.

    The criterion is that of Conneau et al. 2018 (CSLS), restricted to the band.
    """
    similar = products(band, source, target)
    n, m = len(source), len(target)
    if band.size == (n + 1) * (m + 1):
        grid = similar.reshape(n + 1, m + 1)[1:, 1:]
        level = (_top(grid)[:, None] + _top(grid.T)[None, :]) / 2
        links = np.zeros((n + 1, m + 1), np.float32)
        np.maximum(grid - level, 0, out=links[1:, 1:])
        return links.ravel()
    rows, columns = band.row, band.column
    real = (rows >= 1) & (columns >= 1)
    rows, columns, values = rows[real] - 1, columns[real] - 1, similar[real]
    level = (_level(rows, values, n)[rows] + _level(columns, values, m)[columns]) / 2
    similar[real] = np.maximum(values - level, 0)
    similar[~real] = 0
    return similar


def _top(grid: Floats) -> Floats:
    """Return the mean of the largest few values of each row but the very largest."""
    few = min(_NEIGHBOURS + 1, grid.shape[1])
    if few < 2:
        return np.zeros(len(grid), np.float32)
    top = np.partition(grid, grid.shape[1] - few, axis=1)[:, -few:]
    return np.asarray((top.sum(axis=1) - top.max(axis=1)) / (few - 1), np.float32)


def _level(groups: Ints, values: Floats, count: int) -> Floats:
    """Return the mean of the largest few values of each group but the very largest."""
    order = np.lexsort((-values, groups))
    sizes = np.bincount(groups, minlength=count)
    starts = np.cumsum(sizes) - sizes
    total = np.zeros(count, np.float32)
    for k in range(1, _NEIGHBOURS + 1):
        has = sizes > k
        total[has] += values[order[starts[has] + k]]
    return np.asarray(total / np.maximum(np.minimum(sizes - 1, _NEIGHBOURS), 1), np.float32)


def _forward(band: Band, links: Floats) -> Floats:
    """Return for each node the weight of the best chain of links that ends at or before it."""
    best = np.zeros(band.size, np.float32)
    for i in range(1, band.rows):
        lo, hi, above = int(band.lo[i]), int(band.hi[i]), int(band.lo[i - 1])
        here = best[int(band.offset[i]) : int(band.offset[i + 1])]
        before = best[int(band.offset[i - 1]) : int(band.offset[i])]
        # A chain that leaves the row above at its last column goes on to the right of it.
        here[:] = before[-1] if hi - above >= len(before) else 0
        straight = before[lo - above : hi + 1 - above]
        here[: len(straight)] = straight
        first = max(lo, above + 1)
        diagonal = before[first - 1 - above : hi - above]
        over = here[first - lo : first - lo + len(diagonal)]
        over[:] = np.maximum(over, diagonal + links[int(band.offset[i]) + first - lo :][: len(diagonal)])
        np.maximum.accumulate(here, out=here)
    return best


def _backward(band: Band, links: Floats) -> Floats:
    """Return for each node the weight of the best chain of links that begins at or behind it."""
    best = np.zeros(band.size, np.float32)
    for i in reversed(range(band.rows - 1)):
        lo, hi, below = int(band.lo[i]), int(band.hi[i]), int(band.lo[i + 1])
        here = best[int(band.offset[i]) : int(band.offset[i + 1])]
        after = best[int(band.offset[i + 1]) : int(band.offset[i + 2])]
        here[: below - lo] = after[0]
        first = max(lo, below)
        here[first - lo :] = after[first - below : hi + 1 - below]
        first = max(lo, below - 1)
        diagonal = after[first + 1 - below : hi + 2 - below]
        begin = int(band.offset[i + 1]) + first + 1 - below
        over = here[first - lo : first - lo + len(diagonal)]
        over[:] = np.maximum(over, diagonal + links[begin : begin + len(diagonal)])
        here[:] = np.maximum.accumulate(here[::-1])[::-1]
    return best


def narrowed(band: Band, source: Directions, target: Directions) -> Band:
    """Return the part of the band near the best chains of similar sentences.

    Chains may skip anything on either side at no cost, so blocks without a counterpart of any length stay inside.
    """
    m = len(target)
    links = _links(band, source, target)
    typical = float(links[links > 0].mean()) if (links > 0).any() else 0.0
    worst = _forward(band, links)
    worst += _backward(band, links)
    np.subtract(worst.max(), worst, out=worst)
    limit = _SLACK * typical + 1e-6
    if np.count_nonzero(worst <= limit) > _WIDEST * band.rows:
        # The straight line between the corners breaks ties, so that texts without evidence have a path too.
        slope = np.abs(band.row / len(source) - band.column / m).astype(np.float32)
        worst += np.float32(typical + 1e-3) * slope
        limit = float(np.partition(worst, _WIDEST * band.rows)[_WIDEST * band.rows])
    lo, hi = np.full(band.rows, m), np.zeros(band.rows, np.int64)
    for i in range(band.rows):
        places = np.flatnonzero(worst[band.offset[i] : band.offset[i + 1]] <= limit)
        if len(places):
            lo[i], hi[i] = band.lo[i] + places[0], band.lo[i] + places[-1]
    lo[0], hi[-1] = 0, m
    return _dilated(lo, hi, m)


def _dilated(lo: Ints, hi: Ints, m: int) -> Band:
    lo = np.minimum.accumulate(lo[::-1])[::-1]
    hi = np.maximum.accumulate(hi)
    up, down = np.arange(len(lo)) - _MARGIN, np.arange(len(lo)) + _MARGIN
    lo = np.clip(lo[np.maximum(up, 0)] - _MARGIN, 0, m)
    hi = np.clip(hi[np.minimum(down, len(lo) - 1)] + _MARGIN, 0, m)
    # A row of which nothing was kept must still let paths through.
    lo = np.minimum(lo, hi)
    lo[1:] = np.minimum(lo[1:], hi[:-1])
    return Band(lo, hi)


def _refined(coarse: Band, by: int, finer: int, n: int, m: int) -> Band:
    """Return the band over blocks of ``finer`` sentences, n x m of them, that covers one over blocks of ``by``."""
    sentences = np.arange(n + 1) * finer
    above = np.minimum(sentences // by, coarse.rows - 1)
    below = np.minimum(-(-sentences // by), coarse.rows - 1)
    lo = np.clip(coarse.lo[above] * by // finer, 0, m)
    hi = np.clip(-(-coarse.hi[below] * by // finer), 0, m)
    lo[0], hi[-1] = 0, m
    return Band(np.minimum(lo, hi), hi)


def find_band(source: Floats, target: Floats) -> Band:
    """Return the band in which two texts are aligned, given their sentence vectors (n, d) and (m, d) of any length.

    Texts with many sentences are pooled by blocks first, of fewer and fewer sentences, so time and memory grow with the
    text and not with the product of the two lengths.
    """
    n, m = len(source), len(target)
    ours, theirs = Directions(source), Directions(target)
    by = 1
    while (n // by + 1) * (m // by + 1) > _COARSE_NODES:
        by += 1
    band = narrowed(full(-(-n // by), -(-m // by)), ours.pooled(by), theirs.pooled(by))
    while by > 1:
        finer = max(1, by // _FINER)
        left, right = ours.pooled(finer), theirs.pooled(finer)
        band = narrowed(_refined(band, by, finer, len(left), len(right)), left, right)
        by = finer
    return band
