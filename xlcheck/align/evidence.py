"""What two texts say about which sentences belong together, for every span of the band.

Everything is computed on flat cells of a band (see `xlcheck.align.band`) with ``PAD`` cells on either side of each row,
so that a shift by whole sentences is a shift in a flat array, and sums over blocks are incremental.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from xlcheck.align.band import Band, Floats, Ints, products
from xlcheck.align.lattice import LONGEST, SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlcheck.align.mined import Links
    from xlcheck.align.texts import Tokens

Shaped: TypeAlias = "dict[tuple[int, int], Floats]"
"""For each shape (a, b), a value for the span of that shape that ends in each cell."""

_MOST = LONGEST - 1
_ROWS = 192
# Cells of the table of two sides' tokens that is made at once.
_CELLS = 32_000_000
# Cosine of two token rows below which a match speaks for nothing, and above which more does not say more: the
# likelihood ratio of the best match of a token, aligned against random, rises between the two.
_UNRELATED, _RELATED = 0.05, 0.55
# A symbol tells at most so much (in nats) about where its sentence belongs.
_TELLING = 5.0


def above(band: Band) -> Ints:
    """Return for each cell (i, j) the flat place of (i - 1, j), ``size`` where it lies outside."""
    return band.at(band.row - 1, band.column)


def back(values: Floats, by: int) -> Floats:
    """Return the values ``by`` cells to the left of each cell."""
    out = np.zeros_like(values)
    if by < len(values):
        out[by:] = values[: len(values) - by]
    return out


def padded(values: Floats) -> Floats:
    """Return the values with a zero for the place outside of the band."""
    return np.append(values, np.float32(0))


def _block_sums(up: Ints, single: Floats) -> Shaped:
    """Return the sums of ``single`` over the a x b cells that end in each cell."""
    sums = {(1, 1): single}
    for b in range(2, _MOST + 1):
        sums[1, b] = sums[1, b - 1] + back(single, b - 1)
    for a, b in SHAPES:
        if a > 1:
            sums[a, b] = sums[1, b] + padded(sums[a - 1, b])[up]
    return sums


def summed_down(up: Ints, single: Floats) -> Shaped:
    """Return ``single[b]``, of one source and b target sentences, summed over the a source sentences of each span."""
    out: Shaped = {}
    for a, b in SHAPES:
        out[a, b] = single[b] if a == 1 else single[b] + padded(out[a - 1, b])[up]
    return out


def summed_across(single: Floats) -> Shaped:
    """Return ``single[a]``, of a source and one target sentence, summed over the b target sentences of each span."""
    out: Shaped = {}
    for a, b in sorted(SHAPES, key=lambda shape: shape[1]):
        out[a, b] = single[a] if b == 1 else single[a] + back(out[a, b - 1], 1)
    return out


def _span_norms(vectors: Floats) -> Floats:
    """Return the lengths of the sums of the last a = 1 .. 7 sentences at each boundary, shape (8, n + 1)."""
    n = len(vectors)
    out = np.zeros((LONGEST, n + 1), np.float32)
    total = np.zeros_like(vectors)
    for a in range(1, min(_MOST, n) + 1):
        total[a - 1 :] += vectors[: n - a + 1]
        out[a, a:] = np.linalg.norm(total[a - 1 :], axis=1)
    return out


def cosines(band: Band, up: Ints, source: Floats, target: Floats) -> Shaped:
    """Return the cosine of the two sides of each span, given the summed token rows of the sentences."""
    dots = _block_sums(up, products(band, source, target))
    left, right = _span_norms(source), _span_norms(target)
    rows, columns = band.row, np.clip(band.column, 0, len(target))
    out: Shaped = {}
    for (a, b), dot in dots.items():
        size = left[a][rows] * right[b][columns]
        out[a, b] = np.where(size > 1e-6, dot / np.maximum(size, 1e-6), np.float32(0))
    return out


def _columns(band: Band, m: int) -> tuple[Ints, Ints]:
    """Return the first and the last row whose cells, padding included, hold each column 0 .. m."""
    every = np.arange(m + 1)
    return np.searchsorted(band.hi + band.pad, every), np.searchsorted(band.start, every, side="right") - 1


def _best(relation: Floats, places: Ints, bounds: Ints) -> Floats:
    """Return for each sentence the best relation of its tokens (rows of ``relation``), transposed: (types, n)."""
    out = np.zeros((len(bounds) - 1, relation.shape[1]), np.float32)
    for i in range(len(out)):
        own = places[bounds[i] : bounds[i + 1]]
        if len(own):
            relation[own].max(axis=0, out=out[i])
    return np.ascontiguousarray(out.T)


def _both_best(ours: _Part, theirs: _Part, links: Links | None) -> tuple[Floats, Floats]:
    """Return the best relation of each token to every sentence of the other side: (types of ours, sentences of theirs).

    And the other way round. Where the tokens of both sides would make too large a table, it is made piece by piece.
    """
    if len(ours.kinds) * len(theirs.kinds) <= _CELLS:
        related = relation(ours.rows, theirs.rows)
        if links is not None:
            links.enter(related, ours.kinds, theirs.kinds)
        return (
            _best(np.ascontiguousarray(related.T), theirs.places, theirs.bounds),
            _best(related, ours.places, ours.bounds),
        )
    return _best_by_pieces(ours, theirs, links, False), _best_by_pieces(theirs, ours, links, True)


def _best_by_pieces(one: _Part, other: _Part, links: Links | None, swapped: bool) -> Floats:
    step = max(1, _CELLS // max(1, len(other.kinds)))
    found = []
    for first in range(0, len(one.kinds), step):
        kinds = one.kinds[first : first + step]
        related = relation(other.rows, one.rows[first : first + step])
        if links is not None and swapped:
            links.enter(related, other.kinds, kinds)
        elif links is not None:
            turned = np.ascontiguousarray(related.T)
            links.enter(turned, kinds, other.kinds)
            related = np.ascontiguousarray(turned.T)
        found.append(_best(related, other.places, other.bounds))
    return np.concatenate(found)


def relation(ours: Floats, theirs: Floats) -> Floats:
    """Return how much tokens of both sides are related, 0 to 1, given their rows of length 1: shape (k, l)."""
    related: Floats = np.clip((ours @ theirs.T - _UNRELATED) / (_RELATED - _UNRELATED), 0, 1)
    return related


@dataclass(frozen=True)
class Coverage:
    """How much of each sentence finds its translation in spans of the other side, beyond what chance gives.

    Each array has shape (8, cells). Of the source, entry b of cell (i, j) is about sentence i and the target sentences
    j - b + 1 .. j; of the target, entry a is about sentence j and the source sentences i - a + 1 .. i. Entry 0 stays
    zero. Shares are of what the tokens of a clause tell together.
    """

    whole: Floats  # sum over the tokens of the sentence
    weakest: Floats  # smallest share of any one of its clauses
    first: Floats  # share of its first clause
    last: Floats  # share of its last clause

    @classmethod
    def nothing(cls, band: Band) -> Coverage:
        """Return the coverage of texts of which nothing is translated."""
        return cls(*(np.zeros((LONGEST, band.size), np.float32) for _ in range(4)))


@dataclass(frozen=True)
class _Part:
    """The distinct tokens of some neighbouring sentences: ``first`` is the number of the first sentence, from 1."""

    first: int
    kinds: Ints  # their ids, ascending
    places: Ints
    bounds: Ints
    rows: Floats  # of length 1
    weights: Floats
    clauses: Ints

    @classmethod
    def of(cls, tokens: Tokens, first: int, last: int, rows_of: Callable[[Ints], Floats]) -> _Part:
        part = tokens.part(first - 1, last)
        kinds, index, places = np.unique(part.ids, return_index=True, return_inverse=True)
        rows = rows_of(kinds)
        rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        return cls(first, kinds, places, part.bounds, rows, part.weights[index], part.clauses)

    def of_sentence(self, number: int) -> Ints:
        return self.places[self.bounds[number - self.first] : self.bounds[number - self.first + 1]]

    def weighing(self, number: int, usual: float) -> Floats:
        """Return what the tokens of a sentence tell, and below it what those of each clause tell as shares of it.

        Shape (1 + clauses, tokens). ``usual`` is what a token tells on average: a clause of hardly telling tokens has
        no large shares.
        """
        here = slice(self.bounds[number - self.first], self.bounds[number - self.first + 1])
        weights = self.weights[self.places[here]]
        clause = np.cumsum(self.clauses[here])
        out = np.zeros((1 + int(clause[-1]), len(weights)), np.float32)
        out[0] = weights
        out[clause, np.arange(len(weights))] = weights
        out[1:] /= out[1:].sum(axis=1, keepdims=True) + np.float32(usual)
        return out


def coverage(
    band: Band, source: Tokens, target: Tokens, rows_of: Callable[[Ints], Floats], links: Links | None = None
) -> tuple[Coverage, Coverage]:
    """Return the coverage of the sentences of the source and of the target.

    The relation of two tokens rises with the cosine of their rows, which ``rows_of(ids)`` returns, (k, d), or is the
    strength of their link; a token is covered by a span as well as by the most related token there. What a span of
    that size covers on average over the row is taken off.
    """
    forth, across = Coverage.nothing(band), Coverage.nothing(band)
    n, m = len(source.bounds) - 1, len(target.bounds) - 1
    usual = [float(text.weights.mean()) if len(text.weights) else 1.0 for text in (source, target)]
    first_row, last_row = _columns(band, m)
    for first in range(1, n + 1, _ROWS):
        last = min(first + _ROWS - 1, n)
        left, right = max(1, int(band.start[first])), min(m, int(band.hi[last]) + band.pad)
        # Spans of the source may begin before this part.
        ours = _Part.of(source, max(1, first - _MOST), last, rows_of)
        theirs = _Part.of(target, left, right, rows_of)
        of_ours, of_theirs = _both_best(ours, theirs, links)
        for i in range(first, last + 1):
            own = ours.of_sentence(i)
            lo, hi = max(1, int(band.start[i])), min(m, int(band.hi[i]) + band.pad)
            if len(own) and lo <= hi:
                begin = int(band.offset[i]) + lo - int(band.start[i])
                best = of_ours[own, lo - left : hi + 1 - left]
                _spread(forth, slice(begin, begin + hi - lo + 1), best, ours.weighing(i, usual[0]), 0)
        for j in range(left, right + 1):
            own = theirs.of_sentence(j)
            top, bottom = max(first, int(first_row[j])), min(last, int(last_row[j]))
            if len(own) and top <= bottom:
                rows = np.arange(top, bottom + 1)
                extra = min(top - ours.first, _MOST - 1)
                best = of_theirs[own, top - extra - ours.first : bottom + 1 - ours.first]
                cells = band.offset[rows] + j - band.start[rows]
                _spread(across, cells, best, theirs.weighing(j, usual[1]), extra)
    return forth, across


def _spread(out: Coverage, cells: Any, best: Floats, weighing: Floats, extra: int) -> None:
    """Enter the coverage of one sentence by spans of every size; the first ``extra`` columns have no cell."""
    running = best.copy()
    values = np.empty((_MOST, len(weighing), best.shape[1]), np.float32)
    for size in range(1, _MOST + 1):
        if 1 < size <= best.shape[1]:
            reached = running[:, size - 1 :]
            np.maximum(reached, best[:, : reached.shape[1]], out=reached)
        np.matmul(weighing, running, out=values[size - 1])
    values = (values - values.mean(axis=2, keepdims=True))[:, :, extra:]
    out.whole[1:, cells] = values[:, 0]
    out.weakest[1:, cells] = values[:, 1:].min(axis=1)
    out.first[1:, cells] = values[:, 1]
    out.last[1:, cells] = values[:, -1]


def symbol_hits(
    band: Band, source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return how many symbols of a sentence occur in spans of the other side, and how telling that is.

    Four arrays as those of `coverage`: hits from source to target in nats (the logarithm of how rare the symbol is in
    the row), the same from target to source, and the numbers of symbols that are found, in both directions.
    """
    forth, across, found_forth, found_across = (np.zeros((LONGEST, band.size), np.float32) for _ in range(4))
    n, m = len(source), len(target)
    in_source, in_target = _occurrences(source), _occurrences(target)
    for i, symbols in enumerate(source, 1):
        lo, hi = max(1, int(band.start[i])), min(m, int(band.hi[i]) + band.pad)
        begin = int(band.offset[i]) + lo - int(band.start[i])
        for s in sorted(symbols & in_target.keys()) if lo <= hi else ():
            _hit(forth, found_forth, in_target[s], lo, hi, slice(begin, begin + hi - lo + 1))
    first_row, last_row = _columns(band, m)
    for j, symbols in enumerate(target, 1):
        lo, hi = max(1, int(first_row[j])), min(n, int(last_row[j]))
        rows = np.arange(lo, hi + 1)
        for s in sorted(symbols & in_source.keys()) if lo <= hi else ():
            _hit(across, found_across, in_source[s], lo, hi, band.offset[rows] + j - band.start[rows])
    return forth, across, found_forth, found_across


def _occurrences(sentences: Sequence[frozenset[str]]) -> dict[str, Ints]:
    places: dict[str, list[int]] = {}
    for number, symbols in enumerate(sentences, 1):
        for s in symbols:
            places.setdefault(s, []).append(number)
    return {s: np.array(numbers) for s, numbers in places.items()}


def _hit(nats: Floats, found: Floats, numbers: Ints, lo: int, hi: int, cells: Any) -> None:
    near = numbers[np.searchsorted(numbers, lo) : np.searchsorted(numbers, hi, side="right")] - lo
    if not len(near):
        return
    width = hi - lo + 1
    seen = np.zeros(width + LONGEST, np.float32)
    rarity = min(_TELLING, float(np.log(width / len(near))))
    for size in range(1, _MOST + 1):
        seen[near + size - 1] = 1
        found[size, cells] += seen[:width]
        nats[size, cells] += rarity * seen[:width]
