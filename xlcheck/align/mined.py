"""Words of the two sides that go together in the text itself: names above all, which no model knows.

After a first alignment, tokens that stand in the same beads again and again are taken for translations of each other,
and the text is aligned once more. The measure is Dice's coefficient over beads, with Dunning's log-likelihood ratio
(1993) against chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from xlcheck.align.band import Floats, Ints

if TYPE_CHECKING:
    from xlcheck.align.path import Path
    from xlcheck.align.texts import Tokens

# Beads below this tell nothing about words.
_LIKELY = 0.5
# Tokens go together in at least so many beads.
_TIMES = 2
# A token of more than this share of the beads is a function word.
_COMMON = 0.2
# Dunning's ratio of chance one in a thousand, for a single comparison; a text makes many.
_RATIO = 18.0
# Dice's coefficient where a link begins to count, and where it counts in full.
_LOOSE, _TIGHT = 0.3, 0.7


@dataclass(frozen=True)
class Links:
    """Pairs of tokens with how surely they are translations of each other, more than 0 and up to 1."""

    source: Ints
    target: Ints
    strengths: Floats

    def enter(self, relation: Floats, source: Ints, target: Ints) -> None:
        """Raise ``relation`` (k, l), of tokens with these ids in ascending order, to the strengths of the links."""
        if not len(self.source) or not len(source) or not len(target):
            return
        rows, columns = np.searchsorted(source, self.source), np.searchsorted(target, self.target)
        rows, columns = np.minimum(rows, len(source) - 1), np.minimum(columns, len(target) - 1)
        here = (source[rows] == self.source) & (target[columns] == self.target)
        rows, columns = rows[here], columns[here]
        relation[rows, columns] = np.maximum(relation[rows, columns], self.strengths[here])


def mine(source: Tokens, target: Tokens, path: Path) -> Links:
    """Return the links between the tokens of two texts that the likely beads of their alignment show."""
    ours, theirs = [], []
    for i, j, a, b, score in path:
        if a and b and score >= _LIKELY:
            ours.append(np.unique(source.ids[source.bounds[i - a] : source.bounds[i]]))
            theirs.append(np.unique(target.ids[target.bounds[j - b] : target.bounds[j]]))
    nothing = np.zeros(0, np.int64)
    if len(ours) < _TIMES:
        return Links(nothing, nothing, np.zeros(0, np.float32))
    total = len(ours)
    size = 1 + max((int(ids.max()) for ids in (*ours, *theirs) if len(ids)), default=0)
    counts = [np.bincount(np.concatenate(side), minlength=size) for side in (ours, theirs)]
    useful = [(count >= _TIMES) & (count <= max(_TIMES, _COMMON * total)) for count in counts]
    pairs = []
    for left, right in zip(ours, theirs, strict=True):
        left, right = left[useful[0][left]], right[useful[1][right]]
        pairs.append((left[:, None] * size + right).ravel())
    found, together = np.unique(np.concatenate(pairs), return_counts=True)
    found, together = found[together >= _TIMES], together[together >= _TIMES]
    left, right = found // size, found % size
    dice = 2 * together / (counts[0][left] + counts[1][right])
    good = (dice > _LOOSE) & (_ratio(together, counts[0][left], counts[1][right], total) > _RATIO)
    strengths = np.clip((dice[good] - _LOOSE) / (_TIGHT - _LOOSE), 0, 1).astype(np.float32)
    return Links(left[good], right[good], strengths)


def _ratio(together: Ints, left: Ints, right: Ints, total: int) -> Floats:
    """Return Dunning's log-likelihood ratio of the four counts of each pair."""
    ratio = np.zeros(len(together))
    for seen, expected in (
        (together, left * right / total),
        (left - together, left * (total - right) / total),
        (right - together, (total - left) * right / total),
        (total - left - right + together, (total - left) * (total - right) / total),
    ):
        some = seen > 0
        ratio[some] += 2 * seen[some] * np.log(seen[some] / np.maximum(expected[some], 1e-9))
    return ratio.astype(np.float32)
