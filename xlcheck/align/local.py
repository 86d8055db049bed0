"""Stretches of two texts that are like each other and not where the path goes: candidates for moved blocks.

Local alignment (Smith and Waterman 1981) of single sentences by how much more alike two are than either is to its
other neighbours in the vector space (the margin of Conneau et al. 2018), so that sentences that are like anything tell
nothing; a block of free prose whose single sentences are hardly alike still shows as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from xlcheck.align.band import Bools, Floats, Ints

_Range = tuple[int, int]  # half-open

# What is added to a margin (a true pair is above 0 then, any other below), what leaving out a sentence costs, and the
# weight of the weakest stretch.
_BONUS, _SKIP, _LEAST = 0.05, 0.03, 0.3
# Stretches that are looked for; sentences that are further apart than this do not follow each other.
_MOST, _GAP = 20, 6
# Neighbours that tell how similar a sentence is to just anything.
_NEIGHBOURS = 4
# Weights that differ by less are the same.
_CLOSE = 1e-4


def stretches(similar: Floats, ours: Ints, theirs: Ints, off: Bools) -> Iterator[tuple[_Range, _Range]]:
    """Yield pairs of ranges of sentences, the best first; no sentence is in two of them.

    ``similar`` (n, m) are the cosines of the sentences with the ascending numbers ``ours`` (n,) and ``theirs`` (m,);
    only those count that are ``off`` the path.
    """
    margins = similar - (_level(similar)[:, None] + _level(similar.T)[None]) / 2 + _BONUS
    links = np.asarray(np.where(off, margins, -1), np.float32)
    breaks = tuple(np.diff(numbers, prepend=numbers[0] - _GAP - 1) > _GAP for numbers in (ours, theirs))
    for _ in range(_MOST):
        weights = _weights(links, *breaks)
        end = np.unravel_index(int(weights.argmax()), weights.shape)
        if weights[end] < _LEAST:
            return
        i, j = int(end[0]), int(end[1])
        first, begin = _traced(weights, links, i, j)
        yield (int(ours[first]), int(ours[i - 1]) + 1), (int(theirs[begin]), int(theirs[j - 1]) + 1)
        links[first:i] = -1
        links[:, begin:j] = -1


def _level(similar: Floats) -> Floats:
    """Return the mean of the largest few values of each row but the very largest."""
    few = min(_NEIGHBOURS + 1, similar.shape[1])
    if few < 2:
        return np.zeros(len(similar), np.float32)
    top = np.partition(similar, similar.shape[1] - few, axis=1)[:, -few:]
    return np.asarray((top.sum(axis=1) - top.max(axis=1)) / (few - 1), np.float32)


def _weights(links: Floats, rows: Bools, columns: Bools) -> Floats:
    """Return the weight of the best stretch that ends in each cell, (n + 1, m + 1); none reaches over a break."""
    n, m = links.shape
    out = np.zeros((n + 1, m + 1), np.float32)
    # Running maxima along a row: less for each column that is skipped, and nothing from before a break.
    level = np.arange(m + 1) * _SKIP + np.concatenate([[0], np.cumsum(columns)]) * 1e3
    for i in range(1, n + 1):
        here = np.zeros(m + 1)
        before = np.zeros(m) if rows[i - 1] else np.where(columns, 0, out[i - 1, :-1])
        here[1:] = np.maximum(0, before + links[i - 1])
        if not rows[i - 1]:
            here[1:] = np.maximum(here[1:], out[i - 1, 1:] - _SKIP)
        out[i] = np.maximum.accumulate(here + level) - level
    return out


def _traced(weights: Floats, links: Floats, i: int, j: int) -> tuple[int, int]:
    """Return the first row and column of the stretch that ends in a cell."""
    first, begin = i - 1, j - 1
    while i and j and weights[i, j] > _CLOSE:
        here, link = weights[i, j], links[i - 1, j - 1]
        if abs(max(weights[i - 1, j - 1], 0) + link - here) < _CLOSE or abs(link - here) < _CLOSE:
            first, begin = i - 1, j - 1
            if abs(link - here) < _CLOSE:
                break
            i, j = i - 1, j - 1
        elif abs(weights[i - 1, j] - _SKIP - here) < _CLOSE:
            i -= 1
        else:
            j -= 1
    return first, begin
