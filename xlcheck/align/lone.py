"""Sentences without counterpart that stand once on either side: list items, rows and entries that changed places.

What an alignment in order cannot keep and what is no block (see `xlcheck.align.moves`) is left alone on both sides.
Two such sentences belong together where each is most like the other by a margin, in meaning (the cosine of their
vectors) and in what both languages write alike (numbers, names, links, code), and they are of a length. Beside them
stands more that moved along: the other cells of a row, the next entry.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from xlcheck.align.band import Bools, Floats
from xlcheck.align.path import Path
from xlcheck.align.texts import KINDS, Text
from xlcheck.encode.base import normalized

# More lone sentences than this on a side are another text.
_MANY = 2000
# What a symbol that both sides have adds to a cosine, for each nat that it tells; one tells at most so many, all
# together at most so many.
_NAT, _TELLING, _ENOUGH = 0.06, 5.0, 10.0
# How alike two sentences are that share so many nats, and those that do not; by how much more than any other pair.
_SHARED, _WITH, _WITHOUT = 4.0, 0.45, 0.75
_MARGIN = 0.2
# Without symbols, sentences have so many characters, Chinese and English.
_LONG = (8.0, 24.0)
# How alike neighbours of a pair are that go with it.
_ALONG, _SURELY = 0.4, 0.95
# Cells of a row that are unlike go with those behind them that are alike: so many.
_CELL, _CELLS = KINDS.index("cell"), 2
# English characters to one Chinese character, and how many times more or fewer a translation may have.
_RATIO, _TIMES, _WIDE = 3.3, 2.6, "\u2e7f"
LIKELY, UNSURE = 0.7, 0.45
"""What such a pair is worth as the score of a bead; one of cells that only their place joins is not compared."""


def lone_pairs(source: Text, target: Text, path: Path) -> list[tuple[int, int]]:
    """Return pairs of source and target sentences that a path leaves alone and that belong together, by the source."""
    ours = [step[0] - 1 for step in path if not step[3]]
    theirs = [step[1] - 1 for step in path if not step[2]]
    if not ours or not theirs or max(len(ours), len(theirs)) > _MANY:
        return []
    left, right = normalized(source.sums[ours]), normalized(target.sums[theirs])
    alike = np.asarray(left @ right.T, np.float32)
    nats = _nats(source, target, ours, theirs)
    same = source.kinds[ours][:, None] == target.kinds[theirs][None]
    fits = _fits([source.raw[i] for i in ours], target.lengths[theirs])
    total = alike + np.float32(_NAT) * np.minimum(nats, np.float32(_ENOUGH))
    long = np.outer(source.lengths[ours] >= _LONG[0], target.lengths[theirs] >= _LONG[1])
    good = ((nats >= _SHARED) & (alike >= _WITH)) | (long & (alike >= _WITHOUT))
    good &= fits & (same | (nats >= _ENOUGH)) & (_margins(total) >= _MARGIN)
    along = same & (((alike >= _ALONG) & fits) | (alike >= _SURELY))
    cells = same & (source.kinds[ours] == _CELL)[:, None]
    places = {i: k for k, i in enumerate(ours)}, {j: n for n, j in enumerate(theirs)}
    pairs = {(ours[k], theirs[n]) for k, n in zip(*(axis.tolist() for axis in np.nonzero(good)), strict=True)}
    for start in sorted(pairs):
        for step in (-1, 1):
            _grow(pairs, start, step, places, along, cells)
    return sorted(pairs)


def _grow(
    pairs: set[tuple[int, int]],
    start: tuple[int, int],
    step: int,
    places: tuple[dict[int, int], dict[int, int]],
    along: Bools,
    cells: Bools,
) -> None:
    """Add the lone neighbours of a pair that go with it; ``places`` are the rows and columns of the sentences."""
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    waiting: list[tuple[int, int]] = []
    i, j = start[0] + step, start[1] + step
    while i in places[0] and j in places[1]:
        if (i, j) in pairs:
            pairs.update(waiting)
            return
        here = places[0][i], places[1][j]
        waiting.append((i, j))
        if i in taken[0] or j in taken[1] or not (along[here] or cells[here]) or len(waiting) > _CELLS + 1:
            return
        if along[here]:
            pairs.update(waiting)
            waiting = []
        i, j = i + step, j + step


def facing_cells(source: Text, target: Text, path: Path) -> list[tuple[int, int]]:
    """Return pairs of table cells that a path leaves alone at the same place of either side, as many here as there."""
    pairs: list[tuple[int, int]] = []
    gap: tuple[list[int], list[int]] = ([], [])
    for i, j, a, b, _ in [*path, (0, 0, 1, 1, 0.0)]:
        if a and b:
            if len(gap[0]) == len(gap[1]):
                pairs += [
                    (one, other)
                    for one, other in zip(*gap, strict=True)
                    if source.kinds[one] == _CELL == target.kinds[other]
                ]
            gap = [], []
        else:
            gap[0 if a else 1].append(i - 1 if a else j - 1)
    return pairs


def without_pairs(path: Path, pairs: Sequence[tuple[int, int]]) -> Path:
    """Return a path without the steps that leave the sentences of some pairs alone."""
    ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
    return [
        step
        for step in path
        if (step[2] and step[3]) or not ((step[2] and step[0] - 1 in ours) or (step[3] and step[1] - 1 in theirs))
    ]


def _margins(total: Floats) -> Floats:
    """Return by how much each pair is more alike than the best other one of its row or its column."""
    out = np.full(total.shape, np.inf, np.float32)
    for axis in (0, 1):
        if total.shape[axis] < 2:
            continue
        second, best = np.moveaxis(np.partition(total, -2, axis=axis), axis, 0)[-2:]
        second, best = np.expand_dims(second, axis), np.expand_dims(best, axis)
        out = np.minimum(out, total - np.where(total == best, second, best))
    return out


def _nats(source: Text, target: Text, ours: Sequence[int], theirs: Sequence[int]) -> Floats:
    """Return how much the symbols that two sentences share tell: the logarithm of how rare they are in their texts."""
    counts = [Counter(symbol for symbols in text.symbols for symbol in symbols) for text in (source, target)]
    own = [source.symbols[i] for i in ours]
    out = np.zeros((len(ours), len(theirs)), np.float32)
    for n, j in enumerate(theirs):
        for symbol in target.symbols[j]:
            if not counts[0][symbol]:
                continue
            rare = max(len(source) / counts[0][symbol], len(target) / counts[1][symbol])
            for k, symbols in enumerate(own):
                if symbol in symbols:
                    out[k, n] += min(_TELLING, math.log(rare))
    return out


def _fits(ours: Sequence[str], theirs: Floats) -> Bools:
    """Return which pairs are of a length; what a Chinese text writes in Latin letters stays as long as it is."""
    sizes = []
    for text in ours:
        wide = sum(character > _WIDE for character in text)
        sizes.append(_RATIO * wide + sum(not c.isspace() for c in text) - wide)
    times = theirs[None] / np.maximum(np.array(sizes, np.float32), 1)[:, None]
    return np.asarray((times >= 1 / _TIMES) & (times <= _TIMES))
