"""Blocks that stand elsewhere in the translation than in the source: what an alignment in order cannot show.

Of two blocks that were exchanged, an alignment in order keeps one; the other is left without counterpart on both sides.
Runs of such sentences are aligned with each other by the same model. A move is accepted where the weight of all
alignments of the block, times that of the text without it, is far above that of the text as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from xlcheck.align.band import Floats
from xlcheck.align.features import Problem
from xlcheck.align.scores import Path, Rows, best_path, padded_band, posterior_of
from xlcheck.align.texts import Text
from xlcheck.align.weights import Weights
from xlcheck.encode.base import normalized

# Sentences without counterpart that make a run, and sentences of a moved block, on either side.
_RUN = 3
# Sentences with a counterpart that may stand inside of a run: by chance something fits.
_HOLE = 3
# A bead below this may be wrong altogether, so its sentences count as without counterpart.
_DOUBTED = 0.5
# Sentences at either end of a run that are tried as well: its edges take what fits of what is kept.
_EDGE = 4
# Steps of the path around a block that are aligned again without it.
_AROUND = 10
# Target runs that are tried for each source run.
_TRIED = 3
# The sentences of a moved run are at least so much as like their counterparts, on average, as single sure pairs are.
_ALIKE = 0.65
_SURE = 0.9
# Beads of a moved block below this are left to the rest at its ends.
_LIKELY = 0.5
# A block that gains less than this as it is found is given up without trying to trim it.
_HOPELESS = -100.0
# What a move costs, as a natural logarithm: so much the weight of the text with the block moved must be larger.
_COST = 7.0

_Range = tuple[int, int]  # half-open


@dataclass(frozen=True)
class Move:
    """A block that stands elsewhere: its sentences, and its path from the first of them, counted from there."""

    source: _Range
    target: _Range
    path: Path
    gain: float


def find_moves(source: Text, target: Text, path: Path, rows_of: Rows | None, weights: Weights) -> list[Move]:
    """Return the blocks of two aligned texts that stand elsewhere, in the order of the source.

    ``path`` is their alignment in order. No sentence is in two of the blocks.
    """
    return _Finder(source, target, path, rows_of, weights).moves()


class _Finder:
    def __init__(self, source: Text, target: Text, path: Path, rows_of: Rows | None, weights: Weights) -> None:
        self._texts = source, target
        self._path = path
        self._rows_of = rows_of
        self._weights = weights

    def moves(self) -> list[Move]:
        ours, theirs = self._runs(0), self._runs(1)
        found = [move for run in ours for other in self._near(run, theirs) for move in self._tried(run, other)]
        kept: list[Move] = []
        for move in sorted(found, key=lambda move: -move.gain):
            if not any(_meet(move.source, other.source) or _meet(move.target, other.target) for other in kept):
                kept.append(move)
        return sorted(kept, key=lambda move: move.source)

    def _runs(self, side: int) -> list[_Range]:
        """Return the runs of sentences of one side that mostly have no counterpart."""
        runs: list[_Range] = []
        first, last, alone = 0, -_HOLE - 1, 0
        for step in self._path:
            end, count, across, score = _of(step, side)
            if not count or (across and score >= _DOUBTED):
                continue
            if end - count - last > _HOLE:
                if alone >= _RUN:
                    runs.append((first, last))
                first, alone = end - count, 0
            last, alone = end, alone + count
        return [*runs, (first, last)] if alone >= _RUN else runs

    @cached_property
    def _vectors(self) -> tuple[Floats, Floats]:
        return normalized(self._texts[0].sums), normalized(self._texts[1].sums)

    @cached_property
    def _usual(self) -> float:
        """The mean cosine of single sentences that surely belong together."""
        ours, theirs = self._vectors
        pairs = [(i - 1, j - 1) for i, j, a, b, score in self._path if a == b == 1 and score >= _SURE]
        return sum(float(ours[i] @ theirs[j]) for i, j in pairs) / len(pairs) if pairs else 0.0

    def _near(self, run: _Range, others: list[_Range]) -> list[_Range]:
        """Return the target runs that are most like a source run and not at its place."""
        begin, end = self._place(run, 0)
        others = [other for other in others if not _meet((begin, end + 1), other)]
        ours, theirs = self._vectors
        rows = ours[slice(*run)]

        def likeness(other: _Range) -> float:
            grid = rows @ theirs[slice(*other)].T
            return float(max(grid.max(axis=1).mean(), grid.max(axis=0).mean()))

        alike = {other: likeness(other) for other in others}
        least = _ALIKE * self._usual
        return sorted((other for other in others if alike[other] >= least), key=lambda o: -alike[o])[:_TRIED]

    def _place(self, run: _Range, side: int) -> _Range:
        """Return the steps' places on the other side that a run of one side spans."""
        first, last = self._within(run, side)
        begin, end = self._path[first], self._path[last - 1]
        return (begin[1] - begin[3], end[1]) if side == 0 else (begin[0] - begin[2], end[0])

    def _within(self, run: _Range, side: int) -> _Range:
        """Return the steps of the path that a run is part of."""
        steps = [_of(step, side) for step in self._path]
        inside = [k for k, (end, count, _, _) in enumerate(steps) if end > run[0] and end - count < run[1]]
        return inside[0], inside[-1] + 1

    def _weight(self, source: Text, target: Text) -> float | None:
        if not len(source) or not len(target):
            return None
        problem = Problem(padded_band(source, target), source, target, self._rows_of)
        return posterior_of(problem, self._weights).weight

    def _tried(self, run: _Range, other: _Range) -> list[Move]:
        """Return the moves of what two runs have in common."""
        source, target = self._texts
        left, right = _wider(run, len(source)), _wider(other, len(target))
        ours, theirs = source.part(*left), target.part(*right)
        problem = Problem(padded_band(ours, theirs), ours, theirs, self._rows_of)
        path = best_path(problem, posterior_of(problem, self._weights))
        parts = (self._trimmed(left[0], right[0], part) for part in _parts(path))
        return [move for move in parts if move and move.gain >= _COST]

    def _trimmed(self, row: int, column: int, path: Path) -> Move | None:
        """Return the move of the part of a path that gains most, among those without some beads at either end."""
        best: Move | None = None
        for end in (0, 1):
            steps = range(min(_EDGE, len(path) - 1) + 1)
            for part in [path[k:] if end == 0 else path[: len(path) - k] for k in steps]:
                if not (part[-end][2] and part[-end][3] and _long(part)):
                    continue
                above, left = part[0][0] - part[0][2], part[0][1] - part[0][3]
                source, target = (row + above, row + part[-1][0]), (column + left, column + part[-1][1])
                gain = self._gain(source, target)
                if gain is None or (best is None and gain < _HOPELESS):
                    return None
                if best is None or gain > best.gain:
                    best = Move(source, target, part, gain)
            if best is None:
                return None
            path = best.path
        above, left = path[0][0] - path[0][2], path[0][1] - path[0][3]
        return replace(best, path=[(i - above, j - left, a, b, score) for i, j, a, b, score in path]) if best else None

    def _gain(self, block: _Range, other: _Range) -> float | None:
        """Return how much more all alignments weigh with a block moved, as a natural logarithm."""
        moved = self._weight(self._texts[0].part(*block), self._texts[1].part(*other))
        if moved is None:
            return None
        steps = sorted((self._steps(block, 0), self._steps(other, 1)))
        if steps[1][0] <= steps[0][1]:
            steps = [(steps[0][0], max(steps[0][1], steps[1][1]))]
        for first, last in steps:
            begin, end = self._path[first], self._path[last - 1]
            ours, theirs = (begin[0] - begin[2], end[0]), (begin[1] - begin[3], end[1])
            whole = self._weight(self._texts[0].part(*ours), self._texts[1].part(*theirs))
            rest = self._weight(
                self._texts[0].take([i for i in range(*ours) if not block[0] <= i < block[1]]),
                self._texts[1].take([j for j in range(*theirs) if not other[0] <= j < other[1]]),
            )
            if whole is None or rest is None:
                return None
            moved += rest - whole
        return moved

    def _steps(self, run: _Range, side: int) -> _Range:
        """Return the steps of the path that a run is part of, and some on either side."""
        first, last = self._within(run, side)
        return max(0, first - _AROUND), min(len(self._path), last + _AROUND)


def _of(step: tuple[int, int, int, int, float], side: int) -> tuple[int, int, int, float]:
    """Return the end of a step on one side, its sentences there and on the other side, and its probability."""
    i, j, a, b, score = step
    return (i, a, b, score) if side == 0 else (j, b, a, score)


def _parts(path: Path) -> list[Path]:
    """Return the parts of a path between runs of sentences without counterpart, each from a likely bead to one."""
    parts: list[Path] = [[]]
    alone = _RUN
    for step in path:
        likely = bool(step[2] and step[3]) and step[4] >= _LIKELY
        if likely and alone >= _RUN:
            parts.append([])
        alone = 0 if likely else alone + 1
        parts[-1].append(step)
    kept: list[Path] = []
    for part in parts[1:]:
        while not (part[-1][2] and part[-1][3] and part[-1][4] >= _LIKELY):
            part.pop()
        if _long(part):
            kept.append(part)
    return kept


def _long(path: Path) -> bool:
    return all(sum(step[side] for step in path if step[2] and step[3]) >= _RUN for side in (2, 3))


def _meet(one: _Range, other: _Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _wider(run: _Range, count: int) -> _Range:
    return max(0, run[0] - _EDGE), min(count, run[1] + _EDGE)


def rest(numbers: Sequence[int], blocks: Sequence[_Range]) -> list[int]:
    """Return what is left of a list without the ranges of places that are given."""
    return [number for k, number in enumerate(numbers) if not any(first <= k < last for first, last in blocks)]
