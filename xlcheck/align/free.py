"""Sentences that may belong to another one than the alignment in order gives them, or to one where it gives none.

Where list items or rows stand in another order, the alignment in order leaves some alone, and gives others to what
stands in their place, however little they have in common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from xlcheck.align.likeness import Likeness
from xlcheck.align.texts import KINDS, Text
from xlcheck.encode.base import normalized
from xlcheck.model import Bead

MOST = 2000
"""More sentences than this on a side that stand alone, or nearly, are another text."""

# Single sentences in a bead below this may belong elsewhere.
_WEAK = 0.6
# Sentences of a bead that are less alike may, by their vectors and by their words; items of lists and cells by their
# words alone.
_UNLIKE, _ILL, _LISTED_ILL = 0.5, 0.2, 0.3
# Only where a lone sentence is so near, but for items of lists and cells.
_NEAR = 40
# Cells of a row so near to one that does not fit.
_ROW = 2
_LISTED = frozenset({KINDS.index("item"), KINDS.index("cell")})
_CELL = KINDS.index("cell")


def free_sentences(
    source: Text, target: Text, beads: Sequence[Bead], likeness: Likeness
) -> tuple[list[int], list[int]]:
    """Return the sentences of either side that some beads leave alone, or hold in a bead where they do not fit.

    None where too many are alone.
    """
    found: tuple[set[int], set[int]] = (set(), set())
    for bead in beads:
        if not (bead.source and bead.target) or _is_weak(bead):
            found[0].update(bead.source)
            found[1].update(bead.target)
    if max(map(len, found)) > MOST:
        return [], []
    unlike: set[tuple[int, int]] = set()
    for bead in _doubtful(source, target, beads):
        table = np.stack([likeness.between(i, bead.target) for i in bead.source])
        least = _LISTED_ILL if source.kinds[bead.source[0]] in _LISTED else _ILL
        ours = {i for i, best in zip(bead.source, table.max(axis=1), strict=True) if best < least}
        theirs = {j for j, best in zip(bead.target, table.max(axis=0), strict=True) if best < least}
        found[0].update(ours)
        found[1].update(theirs)
        if _is_single(bead) and ours and _is_cell(source, bead):
            unlike.add((bead.source[0], bead.target[0]))
    cells = {(b.source[0], b.target[0]) for b in beads if _is_single(b) and _is_cell(source, b)}
    for i, j in _apart(source, target, cells, unlike):
        found[0].add(i)
        found[1].add(j)
    return sorted(found[0]), sorted(found[1])


def _is_cell(source: Text, bead: Bead) -> bool:
    return bool(source.kinds[bead.source[0]] == _CELL)


def _apart(
    source: Text, target: Text, cells: set[tuple[int, int]], unlike: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of cells that stand in a row with a pair that is unlike, or at an end of what moved along."""
    for i, j in cells:
        beside = any((i + step, j + step) in unlike for step in range(-_ROW, _ROW + 1))
        around = [(i + step, j + step) for step in (-1, 1) if min(i, j) + step >= 0]
        if beside or any(pair not in cells and _are_cells(source, target, *pair) for pair in around):
            yield i, j


def _are_cells(source: Text, target: Text, i: int, j: int) -> bool:
    return i < len(source) and j < len(target) and bool(source.kinds[i] == target.kinds[j] == _CELL)


def _is_single(bead: Bead) -> bool:
    return len(bead.source) == len(bead.target) == 1


def _is_weak(bead: Bead) -> bool:
    """Return whether a bead of single sentences is so unsure that either may belong elsewhere."""
    return _is_single(bead) and bead.score < _WEAK


def _doubtful(source: Text, target: Text, beads: Sequence[Bead]) -> Iterator[Bead]:
    """Yield beads whose sentences may not fit: of list items and cells, and near lone sentences.

    Of these, beads of several sentences, and single ones whose vectors are not much alike.
    """
    lone = (
        sorted(i for bead in beads if not bead.target for i in bead.source),
        sorted(j for bead in beads if not bead.source for j in bead.target),
    )
    single: list[Bead] = []
    for bead in beads:
        if not (bead.source and bead.target):
            continue
        listed = source.kinds[bead.source[0]] in _LISTED
        if listed and _is_single(bead):
            yield bead
        elif listed or _is_near(bead.source[0], lone[0]) or _is_near(bead.target[0], lone[1]):
            if _is_single(bead):
                single.append(bead)
            else:
                yield bead
    if single:
        ours = normalized(source.sums[[bead.source[0] for bead in single]])
        theirs = normalized(target.sums[[bead.target[0] for bead in single]])
        alike = (ours * theirs).sum(axis=1)
        yield from (bead for bead, similar in zip(single, alike, strict=True) if similar < _UNLIKE)


def _is_near(number: int, numbers: Sequence[int]) -> bool:
    at = bisect_left(numbers, number)
    return any(abs(other - number) <= _NEAR for other in numbers[max(0, at - 1) : at + 1])
