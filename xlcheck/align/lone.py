"""Sentences without counterpart that stand once on either side: list items, rows and entries that changed places.

What an alignment in order cannot keep and what is no block (see `xlcheck.align.moves`) is left alone on both sides.
Two such sentences belong together where each is most like the other by a margin, in meaning (the cosine of their
vectors) and in what both languages write alike (numbers, names, links, code), and they are of a length. Beside them
stands more that moved along: the other cells of a row, the next entry.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np

from xlcheck.align.band import Bools, Floats
from xlcheck.align.free import MOST, free_sentences
from xlcheck.align.likeness import Likeness
from xlcheck.align.marks import mark_of
from xlcheck.align.texts import KINDS, Text
from xlcheck.encode.base import TokenEncoder, normalized
from xlcheck.model import Bead

# What a symbol that both sides have adds to a likeness, for each nat that it tells; one tells at most so many, all
# together at most so many.
_NAT, _TELLING, _ENOUGH = 0.06, 5.0, 10.0
# How alike two sentences are that share so many nats, those that do not, of these the items of lists, and those of
# another kind; by how much more than any other pair.
_SHARED, _WITH, _WITHOUT, _LISTED, _OTHERWISE = 4.0, 0.15, 0.35, 0.3, 0.45
_MARGIN = 0.08
# Candidates of a sentence: those whose vectors are most alike.
_CANDIDATES = 12
# Without symbols, sentences have so many characters, Chinese and English.
_LONG = (8.0, 24.0)
# How alike neighbours of a pair are that go with it.
_ALONG = 0.2
# How alike two sentences are, each other's best, that stand so near to a pair on both sides.
_BESIDE, _NEAR = 0.2, 3
# A symbol that names something stands so often on either side at most.
_NAMES = 2
# Cells of a row that are unlike go with those behind them that are alike: so many.
_CELL, _CELLS = KINDS.index("cell"), 2
_ITEM = KINDS.index("item")
# English characters to one Chinese character, and how many times more or fewer a translation may have.
_RATIO, _TIMES, _WIDE = 3.3, 2.6, "\u2e7f"
LIKELY, UNSURE = 0.7, 0.45
"""What such a pair is worth as the score of a bead. One that only its place joins, or that is not of a length, is not
compared."""


def with_pairs(source: Text, target: Text, beads: Sequence[Bead], words: TokenEncoder) -> list[Bead]:
    """Return beads in which lone sentences that belong together are beads too, in the order of the source.

    The texts are whole, and the beads in the order of the source.
    """
    out = list(beads)
    likeness = Likeness(source, target, words)
    for pairs_of, score in ((partial(_likely, likeness), LIKELY), (_in_row, LIKELY), (_in_place, UNSURE)):
        pairs = pairs_of(source, target, out)
        fits = [bool(_fits([source.raw[i]], target.lengths[[j]])[0, 0]) for i, j in pairs]
        out = _entered(
            out, [Bead((i,), (j,), score if fit else UNSURE) for (i, j), fit in zip(pairs, fits, strict=True)]
        )
    return out


def _entered(beads: Sequence[Bead], pairs: Sequence[Bead]) -> list[Bead]:
    """Return beads with some pairs in place of what held their sentences."""
    ours, theirs = {bead.source[0] for bead in pairs}, {bead.target[0] for bead in pairs}
    kept: list[Bead] = []
    for bead in beads:
        left = tuple(i for i in bead.source if i not in ours), tuple(j for j in bead.target if j not in theirs)
        if left == (bead.source, bead.target):
            kept.append(bead)
        elif any(left):
            kept.append(Bead(*left, bead.score if all(left) else 1 - bead.score))
    waiting = sorted(pairs, key=lambda bead: bead.source)
    out: list[Bead] = []
    for bead in kept:
        while waiting and bead.source and bead.source > waiting[0].source:
            out.append(waiting.pop(0))
        out.append(bead)
    return out + waiting


def _likely(likeness: Likeness, source: Text, target: Text, beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Return pairs of source and target sentences that some beads leave alone, or hold wrongly, and that fit."""
    ours, theirs = free_sentences(source, target, beads, likeness)
    if not ours or not theirs or max(len(ours), len(theirs)) > MOST:
        return []
    nats = _nats(source, target, ours, theirs)
    alike = _alike(source, target, ours, theirs, nats, likeness)
    same = source.kinds[ours][:, None] == target.kinds[theirs][None]
    fits = _fits([source.raw[i] for i in ours], target.lengths[theirs])
    total = np.asarray(alike + np.float32(_NAT) * np.minimum(nats, np.float32(_ENOUGH)), np.float32)
    margins = _margins(total)
    long = np.outer(source.lengths[ours] >= _LONG[0], target.lengths[theirs] >= _LONG[1])
    listed = same & (source.kinds[ours] > 0)[:, None]
    good = (nats >= _SHARED) & (alike >= _WITH)
    good |= (long & (alike >= _WITHOUT)) | (listed & (alike >= _LISTED))
    good &= fits & (same | (nats >= _ENOUGH) | (alike >= _OTHERWISE)) & (margins >= _MARGIN)
    equal = np.array([[source.raw[i].strip() == target.raw[j].strip() for j in theirs] for i in ours], bool)
    along = same & (((alike >= _ALONG) & fits) | equal.reshape(same.shape))
    cells = same & (source.kinds[ours] == _CELL)[:, None]
    pairs = {(ours[k], theirs[n]) for k, n in _chosen(good)}
    pairs |= _beside(pairs, ours, theirs, same & fits & (alike >= _BESIDE) & (margins >= 0))
    grower = _Grower(ours, theirs, along, cells, pairs)
    for bead in beads:
        if len(bead.source) == len(bead.target) == 1 and source.kinds[bead.source[0]] == _CELL:
            grower.grow(bead.source[0], bead.target[0])
    for pair in sorted(pairs):
        grower.grow(*pair)
    held = {(i, j) for bead in beads for i in bead.source for j in bead.target}
    return sorted(pairs - held)


def _alike(
    source: Text, target: Text, ours: Sequence[int], theirs: Sequence[int], nats: Floats, likeness: Likeness
) -> Floats:
    """Return the likeness of the sentences of both sides, (n, m), -1 where their vectors have little in common."""
    similar = normalized(source.sums[ours]) @ normalized(target.sums[theirs]).T
    near = nats > 0
    for axis in (0, 1):
        if similar.shape[axis] > _CANDIDATES:
            least = np.partition(similar, -_CANDIDATES, axis=axis).take(-_CANDIDATES, axis=axis)
            near |= similar >= np.expand_dims(least, axis)
        else:
            near |= True
    out = np.full(similar.shape, -1, np.float32)
    for k, i in enumerate(ours):
        columns = np.flatnonzero(near[k]).tolist()
        out[k, columns] = likeness.between(i, [theirs[n] for n in columns])
    return out


def _beside(
    pairs: Iterable[tuple[int, int]], ours: Sequence[int], theirs: Sequence[int], good: Bools
) -> set[tuple[int, int]]:
    """Return good pairs that stand just before or behind one of ``pairs`` on both sides."""
    rows, columns = ({number: place for place, number in enumerate(side)} for side in (ours, theirs))
    steps = [(side * i, side * j) for side in (-1, 1) for i in range(1, _NEAR + 1) for j in range(1, _NEAR + 1)]
    near = {(i + left, j + right) for i, j in pairs for left, right in steps}
    return {(i, j) for i, j in near if i in rows and j in columns and good[rows[i], columns[j]]}


@dataclass
class _Grower:
    """Adds to ``pairs`` the lone neighbours of a pair that go with it."""

    ours: Sequence[int]
    theirs: Sequence[int]
    along: Bools
    cells: Bools
    pairs: set[tuple[int, int]]

    def grow(self, i: int, j: int) -> None:
        """Add the neighbours of sentences i and j, in both directions."""
        for step in (-1, 1):
            self._grow(i + step, j + step, step)

    @cached_property
    def _rows(self) -> tuple[dict[int, int], dict[int, int]]:
        return {i: k for k, i in enumerate(self.ours)}, {j: n for n, j in enumerate(self.theirs)}

    @cached_property
    def _taken(self) -> tuple[set[int], set[int]]:
        return {i for i, _ in self.pairs}, {j for _, j in self.pairs}

    def _add(self, more: Sequence[tuple[int, int]]) -> None:
        self._taken[0].update(i for i, _ in more)
        self._taken[1].update(j for _, j in more)
        self.pairs.update(more)

    def _grow(self, i: int, j: int, step: int) -> None:
        waiting: list[tuple[int, int]] = []
        while i in self._rows[0] and j in self._rows[1]:
            if (i, j) in self.pairs:
                self._add(waiting)
                return
            here = self._rows[0][i], self._rows[1][j]
            waiting.append((i, j))
            taken = i in self._taken[0] or j in self._taken[1]
            if taken or not (self.along[here] or self.cells[here]) or len(waiting) > _CELLS + 1:
                return
            if self.along[here]:
                self._add(waiting)
                waiting = []
            i, j = i + step, j + step
        if i not in self._rows[0] and j not in self._rows[1]:  # as many lone cells on both sides
            self._add(waiting[:_CELLS])


def _in_row(source: Text, target: Text, beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Return pairs of lone cells that stand just before, or behind, cells that are a bead."""
    ours = {bead.source[0] for bead in beads if not bead.target and source.kinds[bead.source[0]] == _CELL}
    theirs = {bead.target[0] for bead in beads if not bead.source and target.kinds[bead.target[0]] == _CELL}
    pairs: list[tuple[int, int]] = []
    for bead in beads:
        if len(bead.source) == len(bead.target) == 1 and source.kinds[bead.source[0]] == _CELL:
            for step in (-1, 1):
                i, j = bead.source[0] + step, bead.target[0] + step
                if i in ours and j in theirs:
                    pairs.append((i, j))
                    ours.remove(i)
                    theirs.remove(j)
    return sorted(pairs)


def _in_place(source: Text, target: Text, beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Return pairs of table cells at the same place of either side, as many here as there.

    They are alone, or one of them was taken into the bead of a cell before or behind it, which is the same text on
    both sides.
    """
    pairs: list[tuple[int, int]] = []
    gap: list[Bead] = []
    for bead in [*beads, Bead((0,), (0,))]:
        if bead.source and bead.target:
            pairs += _cells(source, target, gap)
            gap = []
        else:
            gap.append(bead)
    for before, bead in pairwise(beads):
        if {len(before.source), len(before.target), len(bead.source), len(bead.target)} == {0, 1, 2}:
            found = _cells(source, target, [before, bead])
            if any(source.raw[i].strip() == target.raw[j].strip() for i, j in found):
                pairs += found
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for i, j in pairs:
        if i not in used[0] and j not in used[1]:
            out.append((i, j))
            used[0].add(i)
            used[1].add(j)
    return out


def _cells(source: Text, target: Text, beads: Sequence[Bead]) -> list[tuple[int, int]]:
    """Return the cells of some beads in pairs: nothing where there are more of one side, or other text among them."""
    ours, theirs = [i for bead in beads for i in bead.source], [j for bead in beads for j in bead.target]
    kinds = {int(source.kinds[i]) for i in ours} | {int(target.kinds[j]) for j in theirs}
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) and kinds == {_CELL} else []


def _chosen(which: Bools) -> list[tuple[int, int]]:
    return [(int(k), int(n)) for k, n in zip(*np.nonzero(which), strict=True)]


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
    """Return how much the symbols that two sentences share tell: the logarithm of how rare they are in their texts.

    Nothing where none of them names something: stands at most twice on either side, and is no single digit.
    """
    counts = [Counter(symbol for symbols in text.symbols for symbol in symbols) for text in (source, target)]
    rows: dict[str, list[int]] = {}
    for k, i in enumerate(ours):
        for symbol in source.symbols[i] - _numbered(source, i):
            if len(symbol) > 1 and 0 < counts[1][symbol] <= _NAMES >= counts[0][symbol]:
                rows.setdefault(symbol, []).append(k)
    out = np.zeros((len(ours), len(theirs)), np.float32)
    # What names something stands in few sentences: only these are compared, however many there are.
    for n, j in enumerate(theirs):
        for k in {k for symbol in target.symbols[j] if symbol in rows for k in rows[symbol]}:
            shared = (source.symbols[ours[k]] & target.symbols[j]) - _numbered(source, ours[k])
            rare = (max(len(source) / counts[0][symbol], len(target) / counts[1][symbol]) for symbol in shared)
            out[k, n] = math.fsum(min(_TELLING, math.log(times)) for times in rare)
    return out


def _numbered(text: Text, number: int) -> frozenset[str]:
    """Return the number of a list item, which tells only its place."""
    mark = mark_of(text.raw[number]) if text.kinds[number] == _ITEM else ""
    return frozenset(re.findall(r"\d+", mark)) if mark else frozenset()


def _fits(ours: Sequence[str], theirs: Floats) -> Bools:
    """Return which pairs are of a length; what a Chinese text writes in Latin letters stays as long as it is."""
    sizes = []
    for text in ours:
        wide = sum(character > _WIDE for character in text)
        sizes.append(_RATIO * wide + sum(not c.isspace() for c in text) - wide)
    times = theirs[None] / np.maximum(np.array(sizes, np.float32), 1)[:, None]
    return np.asarray((times >= 1 / _TIMES) & (times <= _TIMES))
