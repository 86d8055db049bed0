"""Inference in a semi-Markov CRF over beads: all alignments of the band, their weights summed or compared.

An alignment is a path from the first to the last node: a bead of shape (a, b) goes from (i - a, j - b) to (i, j), an
omitted source sentence leads down by one row, an added target sentence right by one column. States: after a bead, in a
source gap, in a target gap; of two adjacent gaps the source's comes first, so that each alignment is one path. Opening
a gap and extending it weigh differently (affine gaps, Gotoh 1982); segments with features of their own are those of
Sarawagi and Cohen 2004. All weights are natural logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from xlcheck.align.band import Band, Doubles, Floats, Ints

LONGEST = 8
SHAPES: tuple[tuple[int, int], ...] = tuple((a, size - a) for size in range(2, LONGEST + 1) for a in range(1, size))
# Cells on either side of a row of the band, so that every span that ends in the row lies in it.
PAD = LONGEST - 1
_NONE = -1e30


@dataclass(frozen=True)
class Gaps:
    """Weights of sentences without a counterpart: of opening a gap, of extending it, and of each sentence."""

    source_open: float
    source_extend: float
    target_open: float
    target_extend: float
    source: Doubles  # (n,)
    target: Doubles  # (m,)


@dataclass(frozen=True)
class Posterior:
    """What is probable: each bead, each sentence without a counterpart, and the transitions that training counts."""

    beads: Floats  # (cells, shapes): P of the bead that ends in the cell
    source: Doubles  # (n,): P of no counterpart
    target: Doubles  # (m,)
    opened: tuple[float, float]  # expected number of gaps, source and target
    weight: float  # log of the sum over all alignments


class Lattice:
    """The paths of one band. ``PAD`` is the band's padding."""

    def __init__(self, band: Band) -> None:
        self.band = band
        self.rows = band.rows
        self.width = int(band.hi[-1])

    @cached_property
    def before(self) -> Ints:
        """For each cell and shape the cell where that bead begins, ``size`` where it lies outside."""
        band = self.band
        out = np.empty((band.size, len(SHAPES)), np.int64)
        for k, (a, b) in enumerate(SHAPES):
            out[:, k] = band.at(band.row - a, band.column - b)
        return out

    @cached_property
    def after(self) -> Ints:
        """For each cell and shape the cell where a bead that begins there ends, ``size`` where it lies outside."""
        band = self.band
        out = np.empty((band.size, len(SHAPES)), np.int64)
        for k, (a, b) in enumerate(SHAPES):
            out[:, k] = band.at(band.row + a, band.column + b)
        return out

    def _nodes(self, row: int) -> slice:
        first = int(self.band.offset[row]) + self.band.pad
        return slice(first, first + int(self.band.hi[row] - self.band.lo[row]) + 1)

    def _shifted(self, values: Doubles, row: int, other: int) -> Doubles:
        """Return the values of row ``other`` at the columns of ``row``, impossible where it has none."""
        out = np.full(int(self.band.hi[row] - self.band.lo[row]) + 1, _NONE)
        lo = max(self.band.lo[row], self.band.lo[other])
        hi = min(self.band.hi[row], self.band.hi[other])
        if lo <= hi:
            base = self._nodes(other).start - self.band.lo[other]
            out[lo - self.band.lo[row] : hi + 1 - self.band.lo[row]] = values[base + lo : base + hi + 1]
        return out

    def _sweep_forward(self, scores: Floats, gaps: Gaps, run: Doubles) -> tuple[Doubles, Doubles, Doubles, Doubles]:
        size = self.band.size
        bead, down, right, any_ = (np.full(size + 1, _NONE) for _ in range(4))
        step = gaps.target_open - gaps.target_extend
        for i in range(self.rows):
            here = self._nodes(i)
            last = any_[self.before[here]] + scores[here]
            top = last.max(axis=1)
            bead[here] = top + np.log(np.exp(last - top[:, None]).sum(axis=1))
            if i == 0:
                bead[here.start] = 0.0
            else:
                opened = self._shifted(bead, i, i - 1) + gaps.source_open
                down[here] = np.logaddexp(opened, self._shifted(down, i, i - 1) + gaps.source_extend)
                down[here] += gaps.source[i - 1]
            either = np.logaddexp(bead[here], down[here])
            level = run[self.band.lo[i] : self.band.hi[i] + 1]
            total = np.logaddexp.accumulate(either - level) + level + step
            right[here.start + 1 : here.stop] = total[:-1] + np.diff(level)
            any_[here] = np.logaddexp(either, right[here])
        return bead, down, right, any_

    def _sweep_backward(self, scores: Floats, gaps: Gaps, run: Doubles) -> tuple[Doubles, Doubles, Doubles]:
        size = self.band.size
        bead, down, right = (np.full(size + 1, _NONE) for _ in range(3))
        shapes = np.arange(len(SHAPES))
        padded = np.vstack([scores, np.full((1, len(SHAPES)), _NONE, np.float32)])
        for i in reversed(range(self.rows)):
            here = self._nodes(i)
            to = self.after[here]
            following = padded[to, shapes] + bead[to]
            top = following.max(axis=1)
            goal = top + np.log(np.exp(following - top[:, None]).sum(axis=1))
            if i == self.rows - 1:
                goal[-1] = 0.0
            level = run[self.band.lo[i] : self.band.hi[i] + 1]
            right[here] = np.logaddexp.accumulate((goal + level)[::-1])[::-1] - level
            over = np.full(len(goal), _NONE)
            over[:-1] = right[here][1:] + np.diff(level) - gaps.target_extend + gaps.target_open
            goal = np.logaddexp(goal, over)
            if i < self.rows - 1:
                below = self._shifted(down, i, i + 1) + gaps.source[i]
                bead[here] = np.logaddexp(goal, below + gaps.source_open)
                down[here] = np.logaddexp(goal, below + gaps.source_extend)
            else:
                bead[here] = down[here] = goal
        return bead, down, right

    def posterior(self, scores: Floats, gaps: Gaps) -> Posterior:
        """Return what is probable under bead ``scores`` (cells, shapes), by the forward-backward algorithm."""
        run = _run(gaps)
        bead, down, right, any_ = self._sweep_forward(scores, gaps, run)
        later_bead, later_down, later_right = self._sweep_backward(scores, gaps, run)
        goal = self._nodes(self.rows - 1).stop - 1
        weight = float(any_[goal])
        log = any_[self.before] + scores + later_bead[:-1, None] - weight
        beads = np.exp(np.minimum(log, 0)).astype(np.float32)
        omitted = np.exp(np.minimum(down + later_down - weight, 0))[:-1]
        added = np.exp(np.minimum(right + later_right - weight, 0))[:-1]
        inside = self.band.inside
        source: Doubles = np.bincount(self.band.row[inside], omitted[inside], self.rows)[1:].astype(np.float64)
        target: Doubles = np.bincount(self.band.column[inside], added[inside], self.width + 1)[1:].astype(np.float64)
        opened = self._opened(bead, down, later_down, later_right, gaps, weight)
        return Posterior(beads, source, target, opened, weight)

    def weights(self, scores: Floats, gaps: Gaps) -> tuple[Doubles, Doubles]:
        """Return the weight of all alignments up to each node and from each node on, (rows, width + 1) each.

        The band must hold all nodes. A gap that reaches over the node is opened on either side of it.
        """
        run = _run(gaps)
        nodes = np.flatnonzero(self.band.inside)
        up = self._sweep_forward(scores, gaps, run)[3][nodes]
        on = self._sweep_backward(scores, gaps, run)[0][nodes]
        return up.reshape(self.rows, -1), on.reshape(self.rows, -1)

    def _opened(
        self, bead: Doubles, down: Doubles, later_down: Doubles, later_right: Doubles, gaps: Gaps, weight: float
    ) -> tuple[float, float]:
        band = self.band
        nodes = np.flatnonzero(band.inside)
        rows, columns = band.row[nodes], band.column[nodes]
        under = band.at(rows + 1, columns)
        omit = np.append(gaps.source, 0)[rows] + gaps.source_open + bead[nodes] + later_down[under] - weight
        beside = np.where(
            band.inside[np.minimum(nodes + 1, band.size - 1)] & (columns < self.width), nodes + 1, band.size
        )
        add = np.append(gaps.target, 0)[columns] + gaps.target_open + later_right[beside] - weight
        add += np.logaddexp(bead[nodes], down[nodes])
        return float(np.exp(np.minimum(omit, 0)).sum()), float(np.exp(np.minimum(add, 0)).sum())

    def decode(self, gains: Floats, omitted: Doubles, added: Doubles) -> list[tuple[int, int, int, int]]:
        """Return the path of the largest total gain as (i, j, a, b): a bead, or a null step with a or b zero.

        ``gains`` has the gain of each bead that ends in a cell, (cells, shapes); ``omitted`` (n,) and ``added`` (m,)
        those of sentences without a counterpart.
        """
        best = np.full(self.band.size + 1, _NONE)
        run = np.concatenate([[0.0], np.cumsum(added)])
        for i in range(self.rows):
            here = self._nodes(i)
            value = (best[self.before[here]] + gains[here]).max(axis=1)
            if i == 0:
                value[0] = 0.0
            else:
                value = np.maximum(value, self._shifted(best, i, i - 1) + omitted[i - 1])
            level = run[self.band.lo[i] : self.band.hi[i] + 1]
            best[here] = np.maximum.accumulate(value - level) + level
        return self._traced(best, gains, omitted, added)

    def _traced(
        self, best: Doubles, gains: Floats, omitted: Doubles, added: Doubles
    ) -> list[tuple[int, int, int, int]]:
        path: list[tuple[int, int, int, int]] = []
        i, j = self.rows - 1, self.width
        band = self.band
        while i or j:
            cell = int(band.offset[i]) + j - int(band.start[i])
            options = best[self.before[cell]] + gains[cell]
            k = int(np.argmax(options))
            up = int(band.at(np.array([i - 1]), np.array([j]))[0])
            omit = best[up] + omitted[i - 1] if i else _NONE
            add = best[cell - 1] + added[j - 1] if j > band.lo[i] else _NONE
            a, b = SHAPES[k]
            if options[k] < max(omit, add):
                a, b = (1, 0) if omit >= add else (0, 1)
            path.append((i, j, a, b))
            i, j = i - a, j - b
        return path[::-1]


def _run(gaps: Gaps) -> Doubles:
    """Return what the first so many target sentences weigh as one gap, without opening it."""
    return np.concatenate([[0.0], np.cumsum(gaps.target + gaps.target_extend)])
