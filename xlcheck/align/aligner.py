"""Two texts and an encoder -> beads with the probability that each is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from xlcheck.align.band import Band, find_band
from xlcheck.align.clauses import with_clauses
from xlcheck.align.crossing import with_crossings
from xlcheck.align.features import Problem
from xlcheck.align.judge import Judge
from xlcheck.align.lattice import PAD
from xlcheck.align.lone import with_pairs
from xlcheck.align.mined import Links, mine
from xlcheck.align.moves import find_moves, held, without
from xlcheck.align.path import Path
from xlcheck.align.scores import Rows, bead_scores, best_path, gap_scores, posterior_of
from xlcheck.align.tables import with_tables
from xlcheck.align.texts import Text, read_texts
from xlcheck.align.weights import Weights, load_weights
from xlcheck.encode.base import Encoder, TokenEncoder
from xlcheck.encode.beside import Beside, fitted, words_of
from xlcheck.model import Bead, Segment

# Cells that are aligned at once, which bounds the memory of a long text.
_WINDOW = 40_000
# Rows at the end of a window that are aligned again in the next one, whose beads see what follows.
_OVERLAP = 60
_SURE = 0.9
# A text of whose beads more than this share is expected to be wrong is aligned again, with the words it shows.
_DOUBT = 0.03
# Sentences of both sides up to which what moved blocks leave is aligned again as a whole. Of longer texts that costs as
# much as the first time, and what stood around the blocks has been aligned again already.
_AGAIN = 20_000

__all__ = ["align", "bead_scores", "gap_scores", "prepare"]


def align(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> tuple[Bead, ...]:
    """Align the sentences of a Chinese text with those of its English translation.

    Returns beads in the order of the source; every sentence is in exactly one. The translation is in order too but for
    blocks that stand elsewhere in it, see `xlcheck.align.moves`. A sentence without a counterpart is a
    bead of its own with an empty other side, also where several follow each other. ``score`` is the posterior
    probability of the bead: for a null bead, that its sentence has no counterpart.

    The alignment is the one with the largest expected number of right beads (less a price for each) under a
    semi-Markov conditional random field whose beads hold up to eight sentences, see `xlcheck.align.lattice`. Two texts
    that have nothing in common are aligned all the same; `ensure_aligned` tells.
    """
    if not source or not target:
        return (*(Bead((i,), ()) for i in range(len(source))), *(Bead((), (j,)) for j in range(len(target))))
    if not any(_has_letters(segment.text) for segment in (*source, *target)):
        return _one_by_one(len(source), len(target))
    # Several threads wait for each other longer than they save: on two busy cores 1.6 times the time of a briefing.
    with threadpool_limits(1, "blas"):
        return _aligned(source, target, encoder)


def _aligned(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> tuple[Bead, ...]:
    known = _fitted(source, target, encoder)
    ours, theirs = texts = read_texts(source, target, known)
    rows_of, weights = words_of(known).token_rows, load_weights()
    left = list(range(len(ours))), list(range(len(theirs)))
    moved: list[Bead] = []
    path = _in_order(ours, theirs, rows_of, weights)
    judge = Judge(rows_of, weights, _shown(ours, theirs, path))
    while moves := find_moves(ours, theirs, path, judge):
        path = without(ours, theirs, path, moves, judge)
        beads = [bead for move in moves for bead in move.beads()]
        moved += _numbered(beads, left)
        kept = [
            [k for k in range(len(text)) if k not in gone]
            for text, gone in zip((ours, theirs), held(beads), strict=True)
        ]
        ours, theirs = ours.take(kept[0]), theirs.take(kept[1])
        left = [left[0][i] for i in kept[0]], [left[1][j] for j in kept[1]]
    if moved and len(ours) + len(theirs) <= _AGAIN:
        path = _in_order(ours, theirs, rows_of, weights)
    path = with_tables(ours, theirs, path)
    beads = with_clauses(ours, theirs, path, words_of(known), weights)
    beads = with_crossings(ours, theirs, beads, words_of(known), Judge(rows_of, weights))
    kept_beads = _numbered(beads, left)
    return tuple(with_pairs(*texts, _merged(kept_beads, moved), words_of(known)))


def _numbered(beads: Sequence[Bead], numbers: tuple[Sequence[int], Sequence[int]]) -> list[Bead]:
    """Return beads of sentences that were counted without some others, with the numbers they have."""
    ours, theirs = numbers
    return [Bead(tuple(ours[i] for i in b.source), tuple(theirs[j] for j in b.target), b.score) for b in beads]


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _one_by_one(source: int, target: int) -> tuple[Bead, ...]:
    """Return the beads of two lists of numbers, of whose meaning an encoder knows nothing: one by one, as they stand.

    Where one list is longer, its rest belongs to the last bead.
    """
    last = min(source, target) - 1
    beads = [Bead((i,), (i,)) for i in range(last)]
    return (*beads, Bead(tuple(range(last, source)), tuple(range(last, target))))


def _fitted(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> TokenEncoder | Beside:
    return fitted(encoder, [segment.text for segment in source], [segment.text for segment in target])


def _merged(kept: Sequence[Bead], moved: Sequence[Bead]) -> list[Bead]:
    """Return all beads in the order of the source."""
    beads: list[Bead] = []
    waiting = sorted(moved, key=lambda bead: bead.source, reverse=True)
    for bead in kept:
        while waiting and bead.source and bead.source > waiting[-1].source:
            beads.append(waiting.pop())
        beads.append(bead)
    return beads + waiting[::-1]


def _in_order(ours: Text, theirs: Text, rows_of: Rows, weights: Weights) -> Path:
    """Return the best path of two texts, window by window."""
    if not len(ours) or not len(theirs):
        return [
            *((i + 1, 0, 1, 0, 1.0) for i in range(len(ours))),
            *((0, j + 1, 0, 1, 1.0) for j in range(len(theirs))),
        ]
    band = replace(find_band(ours.sums, theirs.sums), pad=PAD)
    path: Path = []
    row, column = 0, 0
    while row < len(ours) and column < len(theirs):
        last = _window_end(band, row, column)
        part = band.part(row, column, last)
        problem = Problem(part, ours.part(row, last), theirs.part(column, column + int(part.hi[-1])), rows_of)
        posterior = posterior_of(problem, weights)
        found = best_path(problem, posterior)
        if (second := _again(problem, found)) is not problem:
            found = best_path(second, posterior_of(second, weights))
        if last < len(ours):
            found = _settled(found, last - row - _OVERLAP)
        path += [(i + row, j + column, a, b, score) for i, j, a, b, score in found]
        row, column = path[-1][:2]
    path += [(i, column, 1, 0, 1.0) for i in range(row + 1, len(ours) + 1)]
    path += [(len(ours), j, 0, 1, 1.0) for j in range(column + 1, len(theirs) + 1)]
    return path


def _window_end(band: Band, row: int, column: int) -> int:
    """Return the last row of the window that begins at a node: the end of the text where that is near."""
    last = int(np.searchsorted(band.offset, band.offset[row] + _WINDOW))
    last = max(last, row + 2 * _OVERLAP)
    while last < band.rows - 1 and band.hi[last] <= column:
        last += _OVERLAP
    return band.rows - 1 if last + _OVERLAP >= band.rows else last


def _settled(path: Path, limit: int) -> Path:
    """Return the first beads of a window: up to the last sure one that ends at most in row ``limit``."""
    ends = [k for k, step in enumerate(path) if step[0] <= limit]
    sure = [k for k in ends if path[k][4] >= _SURE and path[k][2] and path[k][3] and path[k][0] >= limit // 2]
    return path[: (sure or ends or [0])[-1] + 1]


def _again(problem: Problem, path: Path) -> Problem:
    """Return a problem with the words that are seen to go together, where its alignment is in doubt; else the same."""
    links = _shown(problem.source, problem.target, path)
    return problem if links is None else Problem(problem.band, problem.source, problem.target, problem.rows_of, links)


def _shown(source: Text, target: Text, path: Path) -> Links | None:
    """Return the words that an alignment shows to go together, None where it is hardly in doubt."""
    doubt = sum(1 - score for *_, score in path) / max(len(path), 1)
    return None if doubt < _DOUBT else mine(source.tokens, target.tokens, path)


def prepare(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> Problem:
    """Return the alignment problem of two texts as a whole, neither of them empty; for fitting the weights."""
    known = _fitted(source, target, encoder)
    ours, theirs = read_texts(source, target, known)
    band = replace(find_band(ours.sums, theirs.sums), pad=PAD)
    problem = Problem(band, ours, theirs, words_of(known).token_rows)
    posterior = posterior_of(problem, load_weights())
    return _again(problem, best_path(problem, posterior))
