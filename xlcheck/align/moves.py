"""Blocks that stand elsewhere in the translation than in the source: what an alignment in order cannot show.

Of two blocks that were exchanged, an alignment in order keeps one, or some of either; the rest is left without
counterpart on both sides. Runs of such sentences that are like each other are aligned by the same model. A move is
accepted where the weight of all alignments of the block, times that of the text without it, is far above that of the
text as it stands. `xlcheck.align.moved` tells of them (ALN903).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from xlcheck.align.band import Ints
from xlcheck.align.candidates import Candidates
from xlcheck.align.edges import Box, Edges
from xlcheck.align.judge import Judge
from xlcheck.align.path import Path, absolute, covered
from xlcheck.align.texts import Text
from xlcheck.model import Bead

# Sentences of a moved block, on either side.
_RUN = 3
# Steps of the path around a block that are aligned again without it.
_AROUND = 10
# What a move costs, as a natural logarithm: so much the weight of the text with the block moved must be larger.
_COST = 7.0

# A block is not looked at closer where the text loses so many times what the block weighs above the least.
_HOPELESS = 4.0
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

    def beads(self) -> list[Bead]:
        """Return its beads; what it leaves alone is none of it, and may belong elsewhere."""
        return [
            Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), score)
            for i, j, a, b, score in absolute(self.path, self.source[0], self.target[0])
            if a and b
        ]


def find_moves(source: Text, target: Text, path: Path, judge: Judge) -> list[Move]:
    """Return the blocks of two aligned texts that stand elsewhere, in the order of the source.

    ``path`` is their alignment in order. No sentence is in two of the blocks.
    """
    return _Finder(source, target, path, judge).moves()


class _Finder:
    def __init__(self, source: Text, target: Text, path: Path, judge: Judge) -> None:
        self._texts = source, target
        self._path = path
        self._judge = judge
        self._known: dict[tuple[_Range, _Range], float | None] = {}

    def moves(self) -> list[Move]:
        """Return the moves that gain most, each in a part of the path that no better one changes."""
        candidates = Candidates(*self._texts, self._path, self._judge)
        found = [move for block in candidates.blocks() if (move := self._tried(*block))]
        kept: list[Move] = []
        taken: list[_Range] = []
        for move in sorted(found, key=lambda move: -move.gain):
            steps = self.context(move.source, move.target)
            if not any(_meet(one, other) for one in steps for other in taken):
                kept.append(move)
                taken += steps
        return sorted(kept, key=lambda move: move.source)

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
        return [step[2:] for step in self._judge.path(source, target)]

    def _whole(self, ours: _Range, theirs: _Range) -> float | None:
        """Return the weight of a part of the texts as it stands; the same parts come with every size of a block."""
        if (ours, theirs) not in self._known:
            self._known[ours, theirs] = self._judge.weight(self._texts[0].part(*ours), self._texts[1].part(*theirs))
        return self._known[ours, theirs]

    def _tried(self, ours: _Range, theirs: _Range, weight: float) -> Move | None:
        """Return the best move around some sentences of both sides, which weigh so much above the least."""
        if (gain := self._gain(ours, theirs)) < -_HOPELESS * weight:
            return None
        best = self._edged(self._move(ours, theirs, gain))
        return best if best.gain >= _COST and _long(best.path) else None

    def _edged(self, move: Move) -> Move:
        """Return a move with the best edges around its core."""
        for _ in range(_ROUNDS):
            boxes = self._boxes(move)
            core = [step for step in absolute(move.path, move.source[0], move.target[0]) if step[2] and step[3]]
            if boxes is None or len(core) < 2:
                return move
            found = Edges(*self._texts, self._judge.tables).best(core, *boxes)
            if found is None or found == (move.source, move.target):
                return move
            if (gain := self._gain(*found)) <= move.gain:
                return move
            move = self._move(*found, gain)
        return move

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
        rest_path = self._judge.path(self._texts[0].take(ours), self._texts[1].take(theirs))
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

    def _move(self, ours: _Range, theirs: _Range, gain: float) -> Move:
        return Move(ours, theirs, self._judge.path(self._texts[0].part(*ours), self._texts[1].part(*theirs)), gain)

    def _gain(self, block: _Range, other: _Range) -> float:
        """Return how much more all alignments weigh with a block moved, as a natural logarithm.

        Where nothing is left beside the block it cannot be judged: minus infinity.
        """
        moved = self._judge.weight(self._texts[0].part(*block), self._texts[1].part(*other))
        if moved is None:
            return -math.inf
        for first, last in self.context(block, other):
            begin, end = self._path[first], self._path[last - 1]
            ours, theirs = (begin[0] - begin[2], end[0]), (begin[1] - begin[3], end[1])
            whole = self._whole(ours, theirs)
            rest = self._judge.weight(
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


def _long(path: Path) -> bool:
    return all(sum(step[side] for step in path if step[2] and step[3]) >= _RUN for side in (2, 3))


def _meet(one: _Range, other: _Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def without(source: Text, target: Text, path: Path, moves: Sequence[Move], judge: Judge) -> Path:
    """Return the alignment of two texts without the blocks of some moves, as `find_moves` returned them for ``path``.

    Only what stands around the blocks is aligned again. Sentences are counted without those of the blocks.
    """
    finder = _Finder(source, target, path, judge)
    gone = held([bead for move in moves for bead in move.beads()])
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


def held(beads: Sequence[Bead]) -> tuple[set[int], set[int]]:
    """Return the source and the target sentences of some beads."""
    return {i for bead in beads for i in bead.source}, {j for bead in beads for j in bead.target}
