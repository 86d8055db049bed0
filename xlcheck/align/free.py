"""Sentences that may belong to another one than the alignment in order gives them, or to one where it gives none.

Where list items or rows stand in another order, the alignment in order leaves some alone, and gives others to what
stands in their place, however little they have in common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from xlcheck.align.likeness import Likeness
from xlcheck.align.texts import Text
from xlcheck.encode.base import normalized
from xlcheck.model import Bead

# Single sentences in a bead below this may belong elsewhere.
_WEAK = 0.6
# Sentences of a bead that are less alike may: by their vectors, and by their words.
_UNLIKE, _ILL = 0.5, 0.2
# Only where a lone sentence is so near.
_NEAR = 40


def free_sentences(
    source: Text, target: Text, beads: Sequence[Bead], likeness: Likeness
) -> tuple[list[int], list[int]]:
    """Return the sentences of either side that some beads leave alone, or hold in a bead where they do not fit."""
    found: tuple[set[int], set[int]] = (set(), set())
    for bead in beads:
        if not (bead.source and bead.target) or _is_weak(bead):
            found[0].update(bead.source)
            found[1].update(bead.target)
    for bead in _doubtful(source, target, beads):
        table = np.stack([likeness.between(i, bead.target) for i in bead.source])
        found[0].update(i for i, best in zip(bead.source, table.max(axis=1), strict=True) if best < _ILL)
        found[1].update(j for j, best in zip(bead.target, table.max(axis=0), strict=True) if best < _ILL)
    return sorted(found[0]), sorted(found[1])


def _is_weak(bead: Bead) -> bool:
    """Return whether a bead of single sentences is so unsure that either may belong elsewhere."""
    return len(bead.source) == len(bead.target) == 1 and bead.score < _WEAK


def _doubtful(source: Text, target: Text, beads: Sequence[Bead]) -> Iterator[Bead]:
    """Yield the beads near a lone sentence whose sides' vectors are not much alike, or that are of several sentences."""
    lone = [sorted(n for bead in beads if not all((bead.source, bead.target)) for n in (bead.source, bead.target)[side]) for side in (0, 1)]
    near = [
        bead
        for bead in beads
        if bead.source and bead.target and (_is_near(bead.source[0], lone[0]) or _is_near(bead.target[0], lone[1]))
    ]
    single = [bead for bead in near if len(bead.source) == len(bead.target) == 1]
    yield from (bead for bead in near if len(bead.source) + len(bead.target) > 2)
    if single:
        ours = normalized(source.sums[[bead.source[0] for bead in single]])
        theirs = normalized(target.sums[[bead.target[0] for bead in single]])
        for bead, similar in zip(single, (ours * theirs).sum(axis=1), strict=True):
            if similar < _UNLIKE:
                yield bead


def _is_near(number: int, numbers: Sequence[int]) -> bool:
    at = bisect_left(numbers, number)
    return any(abs(other - number) <= _NEAR for other in numbers[max(0, at - 1) : at + 1])
