"""Local alignments of two texts under the model of beads: what is better aligned apart than left without counterpart.

The local form (Smith and Waterman 1981) of the lattice: a path begins and ends anywhere, and weighs what its beads
weigh above sentences without a counterpart. A block of free prose, no sentence of which is much like its translation,
shows as well as one that is translated word for word.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from xlcheck.align.band import Bools, Doubles, Floats
from xlcheck.align.lattice import SHAPES, Gaps, Lattice
from xlcheck.align.path import Path

_NONE = -1e30
# What a bead weighs less, so that a path does not go on over beads that are hardly better than nothing.
_PRICE = 1.0
# Weights that differ by less are the same.
_CLOSE = 1e-6


def local_paths(
    lattice: Lattice, scores: Floats, gaps: Gaps, off: Bools, breaks: tuple[Bools, Bools], least: float, most: int
) -> Iterator[tuple[float, Path]]:
    """Yield paths and what they weigh above gaps, a natural logarithm, the best first; no sentence is in two of them.

    The band of ``lattice`` holds all nodes; ``scores`` are those of its beads. Beads count only where ``off`` (n, m)
    has their first and their last pair of sentences. No path reaches over ``breaks``: true for a sentence, (n,) and
    (m,), before which something else stands. At most ``most`` paths, none below ``least``.
    """
    odds = _odds(lattice, scores, gaps, off)
    used = tuple(np.zeros(len(sides), bool) for sides in breaks)
    skips = gaps.source_extend - gaps.source_open, gaps.target_extend - gaps.target_open
    search = _Search(lattice, odds, skips)
    for _ in range(most):
        weight, path = search.best(*(np.append(one | two, True) for one, two in zip(breaks, used, strict=True)))
        if weight < least:
            return
        yield weight, path
        for i, j, a, b, _ in path:
            used[0][i - a : i] = True
            used[1][j - b : j] = True
        search.forbid(used[0], used[1])


def _odds(lattice: Lattice, scores: Floats, gaps: Gaps, off: Bools) -> Doubles:
    """Return what each bead weighs above its sentences in gaps, (cells, shapes)."""
    band = lattice.band
    alone = [
        np.concatenate([[0.0], np.cumsum(each + extend)])
        for each, extend in ((gaps.source, gaps.source_extend), (gaps.target, gaps.target_extend))
    ]
    rows, columns = band.row, np.clip(band.column, 0, lattice.width)
    odds = scores - np.float64(_PRICE)
    last = off[np.maximum(rows - 1, 0), np.maximum(columns - 1, 0)]
    for k, (a, b) in enumerate(SHAPES):
        first_row, first_column = np.maximum(rows - a, 0), np.maximum(columns - b, 0)
        odds[:, k] -= alone[0][rows] - alone[0][first_row] + alone[1][columns] - alone[1][first_column]
        good = last & off[np.minimum(first_row, len(off) - 1), np.minimum(first_column, off.shape[1] - 1)]
        odds[~(good & band.inside & (rows >= a) & (columns >= b)), k] = _NONE
    return odds


class _Search:
    def __init__(self, lattice: Lattice, odds: Doubles, skips: tuple[float, float]) -> None:
        self._lattice, self._odds, self._skips = lattice, odds, skips
        inside = np.flatnonzero(lattice.band.inside)
        self._cells = inside.reshape(lattice.rows, lattice.width + 1)

    def forbid(self, rows: Bools, columns: Bools) -> None:
        """Make beads impossible that hold one of these sentences."""
        band = self._lattice.band
        places = band.row, np.clip(band.column, 0, len(columns))
        for side, which in enumerate((rows, columns)):
            seen = np.concatenate([[0], np.cumsum(which)])
            for k, shape in enumerate(SHAPES):
                self._odds[seen[places[side]] > seen[np.maximum(places[side] - shape[side], 0)], k] = _NONE

    def best(self, rows: Bools, columns: Bools) -> tuple[float, Path]:
        """Return the best path and what it weighs; none reaches over a node (row or column) that is a wall."""
        before = self._lattice.before
        ends = np.zeros((self._lattice.rows, self._lattice.width + 1))
        start = np.zeros(self._lattice.band.size + 1)
        level = np.arange(ends.shape[1]) * self._skips[1] + (np.cumsum(columns) - columns) * 1e6
        for i in range(1, len(ends)):
            here = self._cells[i]
            row = (start[before[here]] + self._odds[here]).max(axis=1)
            np.maximum(row, start[self._cells[i - 1]] - self._skips[0], out=row)
            row = np.maximum(np.maximum.accumulate(row + level) - level, 0)
            ends[i] = row
            start[here] = 0 if rows[i] else np.where(columns, 0, row)
        i, j = (int(k) for k in np.unravel_index(int(ends.argmax()), ends.shape))
        return float(ends[i, j]), self._traced(start, ends, i, j)

    def _traced(self, start: Doubles, ends: Doubles, i: int, j: int) -> Path:
        path: Path = []
        weight = ends[i, j]
        while weight > _CLOSE:
            cell = self._cells[i, j]
            options = start[self._lattice.before[cell]] + self._odds[cell]
            k = int(options.argmax())
            if options[k] > weight - _CLOSE:
                a, b = SHAPES[k]
            elif i and start[self._cells[i - 1, j]] - self._skips[0] > weight - _CLOSE:
                a, b = 1, 0
            else:
                a, b = 0, 1
            path.append((i, j, a, b, 1.0))
            i, j = i - a, j - b
            weight = start[self._cells[i, j]]
        return path[::-1]
