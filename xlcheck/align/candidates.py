"""Where blocks may stand elsewhere: local paths among the sentences that are not surely in a bead, off the path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from xlcheck.align.band import Bools, Floats, Ints
from xlcheck.align.judge import Judge
from xlcheck.align.local import stretches
from xlcheck.align.offpath import local_paths
from xlcheck.align.path import Path, Range
from xlcheck.align.scores import bead_scores, gap_scores
from xlcheck.align.texts import Text
from xlcheck.encode.base import normalized

# Unsure sentences on either side from which there may be a block.
_FEW = 3
# What a local path weighs above gaps at least, a natural logarithm, and how many are looked for.
_LEAST, _MOST = 7.0, 20
# Sentences of a core on either side.
_CORE = 2
# Sentences that are further apart than this do not follow each other.
_GAP = 6
# A sentence that stands at most so many sentences from where the path goes is in its place.
_NEAR = 3
# Pairs of sentences that are judged by the model, and such as are compared by their vectors to find where to judge.
_JUDGED, _COMPARED = 100_000, 4_000_000
# Sentences at either end of what vectors find that are judged as well.
_AROUND = 12
# More unsure sentences than this on a side are no blocks but another text; rows that are compared at once.
_MANY, _ROWS = 20_000, 1024
# Links of a chain.
_LINKS = 2
# The sentences of a moved block are at least so much as like their counterparts as single sure pairs are on average; of
# these so many are enough.
_ALIKE = 0.65
_SURE, _ENOUGH = 0.9, 2000


class Candidates:
    """Finds candidates of blocks of two texts that are aligned in order by ``path``."""

    def __init__(self, source: Text, target: Text, path: Path, judge: Judge) -> None:
        self._texts = source, target
        self._path = path
        self._judge = judge

    def blocks(self) -> Iterator[tuple[Range, Range, float]]:
        """Yield the sentences of both sides that may be a block, and what it weighs above the least, the best first.

        What is like each other by its vectors alone, names in another script above all, comes last, and weighs nothing.
        """
        ours, theirs = self._unsure
        if min(len(ours), len(theirs)) < _FEW or max(len(ours), len(theirs)) > _MANY:
            return
        alike = self._stretches(ours, theirs)
        parts = [(ours, theirs)]
        if len(ours) * len(theirs) > _JUDGED:
            parts = [(_within(ours, run), _within(theirs, other)) for run, other in alike]
        found = [block for part in parts for block in self._judged(*part)]
        yield from (block for block in found if _several(*block[:2]))
        for run, other in alike:
            if _several(run, other) and not any(_meet(run, one) and _meet(other, two) for one, two, _ in found):
                yield run, other, 0.0

    def _judged(self, ours: Ints, theirs: Ints) -> Iterator[tuple[Range, Range, float]]:
        """Yield the ends of the local paths of some sentences of both sides, and what these weigh above the least."""
        source, target = self._texts[0].take(ours.tolist()), self._texts[1].take(theirs.tolist())
        problem = self._judge.whole(source, target)
        scores, gaps = bead_scores(problem, self._judge.weights), gap_scores(problem, self._judge.weights)
        apart = _apart(ours), _apart(theirs)
        off = self._off(ours, theirs)
        for weight, path in local_paths(problem.lattice, scores, gaps, off, apart, _LEAST, _MOST):
            begin, end = path[0], path[-1]
            yield (
                (int(ours[begin[0] - begin[2]]), int(ours[end[0] - 1]) + 1),
                (int(theirs[begin[1] - begin[3]]), int(theirs[end[1] - 1]) + 1),
                weight - _LEAST,
            )

    def _stretches(self, ours: Ints, theirs: Ints) -> list[tuple[Range, Range]]:
        """Return pairs of runs on both sides that are like each other by their vectors."""
        left, right = (normalized(text.sums[side]) for text, side in zip(self._texts, (ours, theirs), strict=True))
        if len(ours) * len(theirs) > _COMPARED:
            return self._chains(left, right)
        return list(stretches(left @ right.T, ours, theirs, self._off(ours, theirs)))

    def _off(self, ours: Ints, theirs: Ints) -> Bools:
        """Return which pairs of sentences are not near the path."""
        begins, ends = self._places
        off: Bools = (theirs < begins[ours][:, None] - _NEAR) | (theirs >= ends[ours][:, None] + _NEAR)
        return off

    def _chains(self, left: Floats, right: Floats) -> list[tuple[Range, Range]]:
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


def _apart(numbers: Ints) -> Bools:
    """Return which sentences do not follow the one before."""
    return np.asarray(np.diff(numbers, prepend=numbers[0] - _GAP - 1) > _GAP)


def _within(numbers: Ints, run: Range) -> Ints:
    """Return the sentences of a run and some around it."""
    return numbers[(numbers >= run[0] - _AROUND) & (numbers < run[1] + _AROUND)]


def _several(run: Range, other: Range) -> bool:
    """Return whether a core has some sentences on either side; fewer are no block yet."""
    return min(run[1] - run[0], other[1] - other[0]) >= _CORE


def _meet(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _of(step: tuple[int, int, int, int, float], side: int) -> tuple[int, int, int, float]:
    """Return the end of a step on one side, its sentences there and on the other side, and its probability."""
    i, j, a, b, score = step
    return (i, a, b, score) if side == 0 else (j, b, a, score)
