"""Blocks that stand elsewhere in the translation than in the source: what an alignment in order cannot show.

Of two blocks that were exchanged, an alignment in order keeps one, or some of either; the rest is left without
counterpart on both sides. Runs of such sentences that are like each other are aligned by the same model. A move is
accepted where the weight of all alignments of the block, times that of the text without it, is far above that of the
text as it stands. `xlcheck.align.moved` tells of them (ALN903).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from xlcheck.align.band import Doubles, Floats, Ints, full
from xlcheck.align.edges import Box, Edges
from xlcheck.align.features import Problem
from xlcheck.align.lattice import PAD, Posterior
from xlcheck.align.local import stretches
from xlcheck.align.path import Path, covered
from xlcheck.align.scores import Rows, bead_scores, best_path, gap_scores, padded_band, posterior_of
from xlcheck.align.texts import Text
from xlcheck.align.weights import Weights
from xlcheck.encode.base import normalized

# Sentences of a moved block, on either side.
_RUN = 3
# Sentences of a block that are like a counterpart elsewhere, and how far apart they may be on either side.
_LINKS, _GAP = 2, 6
# More unsure sentences than this on a side are no blocks but another text; rows that are compared at once.
_MANY, _ROWS = 20_000, 1024
# Pairs of unsure sentences that are compared in full.
_CELLS = 4_000_000
# A sentence that stands at most so many sentences from where the path goes is in its place.
_NEAR = 3
# Sentences at either end of a run that are tried as well: its edges take what fits of what is kept.
_EDGE = 4
# Steps of the path around a block that are aligned again without it.
_AROUND = 10
# The sentences of a moved block are at least so much as like their counterparts as single sure pairs are on average; of
# these so many are enough.
_ALIKE = 0.65
_SURE, _ENOUGH = 0.9, 2000
# Beads of a moved block below this are left to the rest at its ends.
_LIKELY = 0.5
# What a move costs, as a natural logarithm: so much the weight of the text with the block moved must be larger.
_COST = 7.0

# How often the edges of a block are looked for again around those that were found.
_ROUNDS = 3

_Range = tuple[int, int]  # half-open


@dataclass(frozen=True)
class Move:
    """A block that stands elsewhere: its sentences, and its path from the first of them, counted from there."""

    source: _Range
    target: _Range
    path: Path
    gain: float


def find_moves(source: Text, target: Text, path: Path, rows_of: Rows, weights: Weights) -> list[Move]:
    """Return the blocks of two aligned texts that stand elsewhere, in the order of the source.

    ``path`` is their alignment in order. No sentence is in two of the blocks.
    """
    return _Finder(source, target, path, rows_of, weights).moves()


class _Finder:
    def __init__(self, source: Text, target: Text, path: Path, rows_of: Rows, weights: Weights) -> None:
        self._texts = source, target
        self._path = path
        self._rows_of = rows_of
        self._weights = weights
        self._known: dict[tuple[_Range, _Range], float | None] = {}

    def moves(self) -> list[Move]:
        """Return the moves that gain most, each in a part of the path that no better one changes."""
        found = [move for pair in self._candidates() if (move := self._tried(*pair))]
        kept: list[Move] = []
        taken: list[_Range] = []
        for move in sorted(found, key=lambda move: -move.gain):
            steps = self.context(move.source, move.target)
            if not any(_meet(one, other) for one in steps for other in taken):
                kept.append(move)
                taken += steps
        return sorted(kept, key=lambda move: move.source)

    def _candidates(self) -> list[tuple[_Range, _Range]]:
        """Return pairs of runs on both sides that are like each other and not where the path goes.

        They are looked for among the sentences that are not surely in a bead.
        """
        ours, theirs = self._unsure
        if min(len(ours), len(theirs)) < _RUN or max(len(ours), len(theirs)) > _MANY:
            return []
        left, right = (normalized(text.sums[side]) for text, side in zip(self._texts, (ours, theirs), strict=True))
        if len(ours) * len(theirs) > _CELLS:
            return self._chains(left, right)
        begins, ends = self._places
        off = (theirs < begins[ours][:, None] - _NEAR) | (theirs >= ends[ours][:, None] + _NEAR)
        return list(stretches(left @ right.T, ours, theirs, off))

    def _chains(self, left: Floats, right: Floats) -> list[tuple[_Range, _Range]]:
        """Return pairs of runs of two long texts: of links between sentences that are each other's most similar."""
        ours, theirs = self._unsure
        best, back = np.zeros(len(ours), np.int64), np.zeros(len(theirs), np.int64)
        alike, most = np.zeros(len(ours), np.float32), np.full(len(theirs), -2, np.float32)
        for first in range(0, len(ours), _ROWS):
            rows = slice(first, first + _ROWS)
            similar = left[rows] @ right.T
            best[rows], alike[rows] = similar.argmax(axis=1), similar.max(axis=1)
            better = similar.max(axis=0) > most
            back[better] = similar.argmax(axis=0)[better] + first
            most = np.maximum(most, similar.max(axis=0))
        mutual = (back[best] == np.arange(len(ours))) & (alike >= _ALIKE * self._usual)
        begins, ends = self._places
        off = (theirs[best] < begins[ours] - _NEAR) | (theirs[best] >= ends[ours] + _NEAR)
        chains: list[list[tuple[int, int]]] = []
        open_: list[list[tuple[int, int]]] = []
        for k in np.flatnonzero(mutual & off):
            i, j = int(ours[k]), int(theirs[best[k]])
            open_ = [c for c in open_ if i - c[-1][0] <= _GAP]
            near = [c for c in open_ if 0 < j - c[-1][1] <= _GAP]
            if near:
                max(near, key=lambda c: c[-1]).append((i, j))
            else:
                chains.append([(i, j)])
                open_.append(chains[-1])
        return [((c[0][0], c[-1][0] + 1), (c[0][1], c[-1][1] + 1)) for c in chains if len(c) >= _LINKS]

    @cached_property
    def _places(self) -> tuple[Ints, Ints]:
        """For each source sentence the first target sentence of its step, and the first one behind it."""
        begins, ends = (np.zeros(len(self._texts[0]), np.int64) for _ in range(2))
        for i, j, a, b, _ in self._path:
            begins[i - a : i], ends[i - a : i] = j - b, j
        return begins, ends

    @cached_property
    def _unsure(self) -> tuple[Ints, Ints]:
        """The sentences of either side that are not surely in a bead."""
        numbers: tuple[list[int], list[int]] = ([], [])
        for step in self._path:
            for side in (0, 1):
                end, count, across, score = _of(step, side)
                if not across or score < _SURE:
                    numbers[side].extend(range(end - count, end))
        return np.array(numbers[0], np.int64), np.array(numbers[1], np.int64)

    @cached_property
    def _usual(self) -> float:
        """The mean cosine of single sentences that surely belong together."""
        pairs = [(i - 1, j - 1) for i, j, a, b, score in self._path if a == b == 1 and score >= _SURE][:_ENOUGH]
        if not pairs:
            return 0.0
        ours, theirs = (normalized(text.sums[[pair[side] for pair in pairs]]) for side, text in enumerate(self._texts))
        return float((ours * theirs).sum(axis=1).mean())

    @cached_property
    def _bounds(self) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
        """The first sentence of each step and the one behind its last, source and target."""
        steps = np.array([step[:4] for step in self._path], np.int64)
        return (steps[:, 0] - steps[:, 2], steps[:, 0]), (steps[:, 1] - steps[:, 3], steps[:, 1])

    def _within(self, run: _Range, side: int) -> _Range:
        """Return the steps of the path that a run is part of."""
        starts, ends = self._bounds[side]
        return int(np.searchsorted(ends, run[0], side="right")), int(np.searchsorted(starts, run[1], side="left"))

    def aligned(self, ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int, float]]:
        """Return the steps of the alignment of some sentences: how many of either side, and how probable."""
        if not ours or not theirs:
            return [(1, 0, 1.0) for _ in ours] + [(0, 1, 1.0) for _ in theirs]
        source, target = self._texts[0].take(ours), self._texts[1].take(theirs)
        return [step[2:] for step in self._path_of(source, target)]

    def _path_of(self, source: Text, target: Text) -> Path:
        return best_path(*self._judged(source, target))

    def _judged(self, source: Text, target: Text) -> tuple[Problem, Posterior]:
        problem = Problem(padded_band(source, target), source, target, self._rows_of)
        return problem, posterior_of(problem, self._weights)

    def _weight(self, source: Text, target: Text) -> float | None:
        return self._judged(source, target)[1].weight if len(source) and len(target) else None

    def _whole(self, ours: _Range, theirs: _Range) -> float | None:
        """Return the weight of a part of the texts as it stands; the same parts come with every size of a block."""
        if (ours, theirs) not in self._known:
            self._known[ours, theirs] = self._weight(self._texts[0].part(*ours), self._texts[1].part(*theirs))
        return self._known[ours, theirs]

    def _tried(self, run: _Range, other: _Range) -> Move | None:
        """Return the move of what two runs have in common, with what more it gains to take along at their ends."""
        source, target = self._texts
        left, right = self._wider(run, 0), self._wider(other, 1)
        found = self._path_of(source.part(*left), target.part(*right))
        path = [(i + left[0], j + right[0], a, b, score) for i, j, a, b, score in found]
        beads = [k for k, step in enumerate(path) if step[2] and step[3] and step[4] >= _LIKELY]
        core = [k for k in beads if path[k][0] > run[0] and path[k][0] - path[k][2] < run[1]]
        if not core:
            return None
        core = max(_unbroken(path, core), key=len)
        first, last = core[0], core[-1]
        beads = next(run for run in _unbroken(path, beads) if core[0] in run)
        best = self._move(path[first : last + 1])
        for begin in [k for k in beads if k < core[0]]:
            if (wider := self._move(path[begin : last + 1])).gain > best.gain:
                best, first = wider, begin
        for end in [k for k in beads if k > core[-1]]:
            if (wider := self._move(path[first : end + 1])).gain > best.gain:
                best = wider
        best = self._edged(best)
        return best if best.gain >= _COST and _long(best.path) else None

    def _tables(self, source: Text, target: Text) -> tuple[Doubles, Doubles]:
        band = replace(full(len(source), len(target)), pad=PAD)
        problem = Problem(band, source, target, self._rows_of)
        return problem.lattice.weights(bead_scores(problem, self._weights), gap_scores(problem, self._weights))

    def _edged(self, move: Move) -> Move:
        """Return a move with the best edges around its core."""
        for _ in range(_ROUNDS):
            boxes = self._boxes(move)
            core = [step for step in self._absolute(move) if step[2] and step[3]]
            if boxes is None or len(core) < 2:
                return move
            found = Edges(*self._texts, self._tables).best(core, *boxes)
            if found is None or found == (move.source, move.target):
                return move
            path = self._path_of(self._texts[0].part(*found.ours), self._texts[1].part(*found.theirs))
            other = Move(found.ours, found.theirs, path, self._gain(found.ours, found.theirs))
            if other.gain <= move.gain:
                return move
            move = other
        return move

    def _absolute(self, move: Move) -> Path:
        return [(i + move.source[0], j + move.target[0], a, b, score) for i, j, a, b, score in move.path]

    def _boxes(self, move: Move) -> tuple[Box, Box] | None:
        """Return the parts of the grid around the place of a move in the source and in the target, that do not meet."""
        parts = [self._box(steps) for steps in (self._steps(move.source, 0), self._steps(move.target, 1))]
        context = self.context(move.source, move.target)
        if len(context) == 2:
            return parts[0], parts[1]
        whole = self._box(context[0])
        ours = [i for i in range(*whole.ours) if not move.source[0] <= i < move.source[1]]
        theirs = [j for j in range(*whole.theirs) if not move.target[0] <= j < move.target[1]]
        if not ours or not theirs:
            return None
        rest_path = self._path_of(self._texts[0].take(ours), self._texts[1].take(theirs))
        cuts = move.source[0] - whole.ours[0], move.target[0] - whole.theirs[0]
        nodes = [step[:2] for step in rest_path if (step[0] - cuts[0]) * (step[1] - cuts[1]) < 0]
        if not nodes:
            return None
        row, column = nodes[len(nodes) // 2]
        first = row > cuts[0]  # the place in the source comes first
        row += whole.ours[0] + (move.source[1] - move.source[0]) * first
        column += whole.theirs[0] + (move.target[1] - move.target[0]) * (not first)
        before = Box((whole.ours[0], row), (whole.theirs[0], column))
        behind = Box((row, whole.ours[1]), (column, whole.theirs[1]))
        return (before, behind) if first else (behind, before)

    def _box(self, steps: _Range) -> Box:
        return Box(*covered(self._path[slice(*steps)]))

    def _move(self, path: Path) -> Move:
        """Return the move of the sentences of a path."""
        above, before = path[0][0] - path[0][2], path[0][1] - path[0][3]
        block, across = (above, path[-1][0]), (before, path[-1][1])
        own = [(i - above, j - before, a, b, score) for i, j, a, b, score in path]
        return Move(block, across, own, self._gain(block, across))

    def _wider(self, run: _Range, side: int) -> _Range:
        """Return a run with what is unsure at its ends, up to some sentences."""
        unsure, (first, last) = self._unsure[side], run
        at = int(np.searchsorted(unsure, first))
        while run[0] - first < _EDGE and at and unsure[at - 1] == first - 1:
            first, at = first - 1, at - 1
        at = int(np.searchsorted(unsure, last))
        while last - run[1] < _EDGE and at < len(unsure) and unsure[at] == last:
            last, at = last + 1, at + 1
        return first, last

    def _gain(self, block: _Range, other: _Range) -> float:
        """Return how much more all alignments weigh with a block moved, as a natural logarithm.

        Where nothing is left beside the block it cannot be judged: minus infinity.
        """
        moved = self._weight(self._texts[0].part(*block), self._texts[1].part(*other))
        if moved is None:
            return -math.inf
        for first, last in self.context(block, other):
            begin, end = self._path[first], self._path[last - 1]
            ours, theirs = (begin[0] - begin[2], end[0]), (begin[1] - begin[3], end[1])
            whole = self._whole(ours, theirs)
            rest = self._weight(
                self._texts[0].take([i for i in range(*ours) if not block[0] <= i < block[1]]),
                self._texts[1].take([j for j in range(*theirs) if not other[0] <= j < other[1]]),
            )
            if whole is None or rest is None:
                return -math.inf
            moved += rest - whole
        return moved

    def context(self, block: _Range, other: _Range) -> list[_Range]:
        """Return the steps of the path that change where a block is moved: one range, or two that do not meet."""
        first, second = sorted((self._steps(block, 0), self._steps(other, 1)))
        return [(first[0], max(first[1], second[1]))] if second[0] <= first[1] else [first, second]

    def _steps(self, run: _Range, side: int) -> _Range:
        """Return the steps of the path that a run is part of, and some on either side."""
        first, last = self._within(run, side)
        return max(0, first - _AROUND), min(len(self._path), last + _AROUND)


def _of(step: tuple[int, int, int, int, float], side: int) -> tuple[int, int, int, float]:
    """Return the end of a step on one side, its sentences there and on the other side, and its probability."""
    i, j, a, b, score = step
    return (i, a, b, score) if side == 0 else (j, b, a, score)


def _unbroken(path: Path, beads: Sequence[int]) -> list[list[int]]:
    """Return the runs of some steps between which few sentences are left alone, of either side."""
    runs: list[list[int]] = []
    for k in beads:
        if runs:
            last, step = path[runs[-1][-1]], path[k]
            if max(step[0] - step[2] - last[0], step[1] - step[3] - last[1]) <= _GAP:
                runs[-1].append(k)
                continue
        runs.append([k])
    return runs


def _long(path: Path) -> bool:
    return all(sum(step[side] for step in path if step[2] and step[3]) >= _RUN for side in (2, 3))


def _meet(one: _Range, other: _Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def without(source: Text, target: Text, path: Path, moves: Sequence[Move], rows_of: Rows, weights: Weights) -> Path:
    """Return the alignment of two texts without the blocks of some moves, as `find_moves` returned them for ``path``.

    Only what stands around the blocks is aligned again. Sentences are counted without those of the blocks.
    """
    finder = _Finder(source, target, path, rows_of, weights)
    gone = (
        {i for move in moves for i in range(*move.source)},
        {j for move in moves for j in range(*move.target)},
    )
    steps: list[tuple[int, int, float]] = []
    done = 0
    for first, last in sorted(part for move in moves for part in finder.context(move.source, move.target)):
        steps += [step[2:] for step in path[done:first]]
        begin, end = path[first], path[last - 1]
        ours = [i for i in range(begin[0] - begin[2], end[0]) if i not in gone[0]]
        theirs = [j for j in range(begin[1] - begin[3], end[1]) if j not in gone[1]]
        steps += finder.aligned(ours, theirs)
        done = last
    steps += [step[2:] for step in path[done:]]
    out: Path = []
    i = j = 0
    for a, b, score in steps:
        i, j = i + a, j + b
        out.append((i, j, a, b, score))
    return out


def rest(numbers: Sequence[int], blocks: Sequence[_Range]) -> list[int]:
    """Return what is left of a list without the ranges of places that are given."""
    return [number for k, number in enumerate(numbers) if not any(first <= k < last for first, last in blocks)]
