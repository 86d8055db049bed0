"""Where a block that stands elsewhere begins and ends, on both sides: its four edges, found together.

With a core of the block known, the weight of all alignments of the text with the block moved is, as a function of the
edges, a sum of four terms of two of them each: the block from its two beginnings to its core and from its core to its
two ends, the text around its place in the source without it, and the same in the target. Each is a table of the
forward or the backward weights of a small lattice, and the best edges are found exactly, as for a ring of four
variables (max-sum message passing, Pearl 1988).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from xlcheck.align.band import Doubles
from xlcheck.align.path import Path, Range
from xlcheck.align.texts import Text

Tables = Callable[[Text, Text], tuple[Doubles, Doubles]]
"""Returns the weights of all alignments of two texts up to each node and from each node on, (n + 1, m + 1)."""

# So many sentences before and behind each edge are tried.
_REACH = 16
# The core is taken for sure so many beads from either end of a block.
_INSIDE = 6


class Box(NamedTuple):
    """A part of the grid: source and target sentences."""

    ours: Range
    theirs: Range


class Edges:
    """Finds the edges of blocks of two texts; ``tables`` judges any two parts of them."""

    def __init__(self, source: Text, target: Text, tables: Tables) -> None:
        self._texts = source, target
        self._tables = tables

    def _of(self, ours: Range, theirs: Range) -> tuple[Doubles, Doubles] | None:
        if ours[0] >= ours[1] or theirs[0] >= theirs[1]:
            return None
        return self._tables(self._texts[0].part(*ours), self._texts[1].part(*theirs))

    def best(self, path: Path, from_: Box, to: Box) -> Box | None:
        """Return the block around that of ``path`` whose place in the source is in ``from_``, in the target in ``to``.

        ``from_`` holds all of the source side of the block and nothing of its target side; ``to`` the other way round.
        None where they leave nothing to align.
        """
        begin, end = _core(path)
        a, c = path[0][0] - path[0][2], path[0][1] - path[0][3]
        b, d = path[-1][0], path[-1][1]
        tops = _around(a, from_.ours[0], begin[0] - 1)
        bottoms = _around(b, end[0] + 1, from_.ours[1])
        lefts = _around(c, to.theirs[0], begin[1] - 1)
        rights = _around(d, end[1] + 1, to.theirs[1])
        if not all(first <= last for first, last in (tops, bottoms, lefts, rights)):
            return None
        found = (
            self._of((tops[0], begin[0]), (lefts[0], begin[1])),
            self._of((end[0], bottoms[1]), (end[1], rights[1])),
            self._of((from_.ours[0], tops[1]), from_.theirs),
            self._of((bottoms[0], from_.ours[1]), from_.theirs),
            self._of(to.ours, (to.theirs[0], lefts[1])),
            self._of(to.ours, (rights[0], to.theirs[1])),
        )
        heads, tails, above, below, before, behind = found
        if heads is None or tails is None:
            return None
        gone = _joined(above, below, from_.ours, tops, bottoms, 0)
        into = _joined(before, behind, to.theirs, lefts, rights, 1)
        if gone is None or into is None:
            return None
        head = heads[1][: _size(tops), : _size(lefts)]
        tail = tails[0][bottoms[0] - end[0] :, rights[0] - end[1] :]
        top, bottom, left, right = _ring(gone, tail, head, into)
        return Box((tops[0] + top, bottoms[0] + bottom), (lefts[0] + left, rights[0] + right))


def _core(path: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return two nodes of the path of a block, some beads from its beginning and its end, or the same in its middle."""
    inside = min(_INSIDE, len(path) // 2)
    return path[inside - 1][:2], path[len(path) - inside - 1][:2]


def _around(edge: int, first: int, last: int) -> Range:
    """Return the first and the last place that are tried for an edge."""
    return max(first, edge - _REACH), min(last, edge + _REACH)


def _size(places: Range) -> int:
    return places[1] - places[0] + 1


def _joined(
    before: tuple[Doubles, Doubles] | None,
    behind: tuple[Doubles, Doubles] | None,
    part: Range,
    firsts: Range,
    lasts: Range,
    axis: int,
) -> Doubles | None:
    """Return the weights of a part of the text without what is from each first to each last place, (firsts, lasts)."""
    if before is not None:
        up = _along(before[0], axis)[firsts[0] - part[0] :]
    elif behind is not None:
        up = _only(_along(behind[1], axis), 0)
    else:
        return None
    down = _only(up, -1) if behind is None else _along(behind[1], axis)[: _size(lasts)]
    total = up[:, None] + down[None]
    top = total.max(axis=2)
    return np.asarray(top + np.log(np.exp(total - top[..., None]).sum(axis=2)))


def _along(table: Doubles, axis: int) -> Doubles:
    return table if axis == 0 else table.T


def _only(table: Doubles, place: int) -> Doubles:
    """Return the weights of nothing at all at one end of a part: of its first or its last node alone."""
    out = np.full((1, table.shape[1]), -np.inf)
    out[0, place] = 0
    return out


def _ring(gone: Doubles, tail: Doubles, head: Doubles, into: Doubles) -> tuple[int, int, int, int]:
    """Return the places (t, b, l, r) of the largest gone[t, b] + tail[b, r] + head[t, l] + into[l, r]."""
    by_bottom = gone[:, :, None] + tail[None]
    by_left = head[:, :, None] + into[None]
    total = by_bottom.max(axis=1) + by_left.max(axis=1)
    top, right = (int(k) for k in np.unravel_index(int(total.argmax()), total.shape))
    return top, int(by_bottom[top, :, right].argmax()), int(by_left[top, :, right].argmax()), right
