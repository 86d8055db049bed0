"""Two texts and an encoder -> beads with the probability that each is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xlcheck.align.band import Band, Doubles, Floats, find_band
from xlcheck.align.features import Problem
from xlcheck.align.lattice import PAD, SHAPES, Gaps
from xlcheck.align.texts import read_texts
from xlcheck.align.weights import GapWeights, Weights, load_weights
from xlcheck.encode.base import Encoder, TokenEncoder, normalized
from xlcheck.model import Bead, Segment

# A bead is worth its probability less this: what one more bead costs in precision at an F1 near .9.
_PRICE = 0.45
_IMPOSSIBLE = -1e30
# Cells that are aligned at once, which bounds the memory of a long text.
_WINDOW = 40_000
# Rows at the end of a window that are aligned again in the next one, whose beads see what follows.
_OVERLAP = 60
_SURE = 0.9

_Path = list[tuple[int, int, int, int, float]]  # row and column of the end, source and target sentences, probability


def align(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> tuple[Bead, ...]:
    """Align the sentences of a Chinese text with those of its English translation.

    Returns beads in the order of the texts; every sentence is in exactly one. A sentence without a counterpart is a
    bead of its own with an empty other side, also where several follow each other. ``score`` is the posterior
    probability of the bead: for a null bead, that its sentence has no counterpart.

    The alignment is the one with the largest expected number of right beads (less a price for each) under a
    semi-Markov conditional random field whose beads hold up to eight sentences, see `xlcheck.align.lattice`. Two texts
    that have nothing in common are aligned all the same; `ensure_aligned` tells.
    """
    if not source or not target:
        return (*(Bead((i,), ()) for i in range(len(source))), *(Bead((), (j,)) for j in range(len(target))))
    ours, theirs = read_texts(source, target, encoder)
    rows_of = encoder.token_rows if isinstance(encoder, TokenEncoder) else None
    band = replace(find_band(normalized(ours.sums), normalized(theirs.sums)), pad=PAD)
    weights = load_weights("plain" if rows_of is None else "tokens")
    path: _Path = []
    row, column = 0, 0
    while row < len(ours) and column < len(theirs):
        last = _window_end(band, row, column)
        part = band.part(row, column, last)
        problem = Problem(part, ours.part(row, last), theirs.part(column, column + int(part.hi[-1])), rows_of)
        found = _aligned(problem, weights)
        if last < len(ours):
            found = _settled(found, last - row - _OVERLAP)
        path += [(i + row, j + column, a, b, score) for i, j, a, b, score in found]
        row, column = path[-1][:2]
    path += [(i, column, 1, 0, 1.0) for i in range(row + 1, len(ours) + 1)]
    path += [(len(ours), j, 0, 1, 1.0) for j in range(column + 1, len(theirs) + 1)]
    return tuple(Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), score) for i, j, a, b, score in path)


def _window_end(band: Band, row: int, column: int) -> int:
    """Return the last row of the window that begins at a node: the end of the text where that is near."""
    import numpy as np

    last = int(np.searchsorted(band.offset, band.offset[row] + _WINDOW))
    last = max(last, row + 2 * _OVERLAP)
    while last < band.rows - 1 and band.hi[last] <= column:
        last += _OVERLAP
    return band.rows - 1 if last + _OVERLAP >= band.rows else last


def _settled(path: _Path, limit: int) -> _Path:
    """Return the first beads of a window: up to the last sure one that ends at most in row ``limit``."""
    ends = [k for k, step in enumerate(path) if step[0] <= limit]
    sure = [k for k in ends if path[k][4] >= _SURE and path[k][2] and path[k][3] and path[k][0] >= limit // 2]
    return path[: (sure or ends or [0])[-1] + 1]


def bead_scores(problem: Problem, weights: Weights) -> Floats:
    """Return the score of each bead by the cell in which it ends and its shape, (cells, shapes)."""
    import numpy as np

    scores = np.empty((problem.band.size, len(SHAPES)), np.float32)
    for k, (a, b) in enumerate(SHAPES):
        total = np.full(problem.band.size, weights.shapes[k], np.float32)
        for weight, feature in zip(weights.bead, problem.bead_features(a, b), strict=True):
            if weight:
                total += np.float32(weight) * feature
        scores[:, k] = total
    scores[~problem.band.inside] = _IMPOSSIBLE
    return scores


def gap_scores(problem: Problem, weights: Weights) -> Gaps:
    """Return the scores of gaps and of each sentence in them."""
    import numpy as np

    def each(side: int, gap: GapWeights) -> Doubles:
        return np.asarray(problem.null_features(side) @ np.array(gap.features), np.float64)

    ours, theirs = weights.source_gap, weights.target_gap
    return Gaps(ours.open, ours.extend, theirs.open, theirs.extend, each(0, ours), each(1, theirs))


def _aligned(problem: Problem, weights: Weights) -> _Path:
    """Return the best path through one band, each step with its probability."""
    import numpy as np

    posterior = problem.lattice.posterior(bead_scores(problem, weights), gap_scores(problem, weights))
    steps = problem.lattice.decode(
        posterior.beads - np.float32(_PRICE), posterior.source - _PRICE, posterior.target - _PRICE
    )
    path: _Path = []
    for i, j, a, b in steps:
        if not b:
            score = posterior.source[i - 1]
        elif not a:
            score = posterior.target[j - 1]
        else:
            cell = int(problem.band.at(np.array([i]), np.array([j]))[0])
            score = posterior.beads[cell, SHAPES.index((a, b))]
        path.append((i, j, a, b, min(1.0, max(0.0, float(score)))))
    return path


def prepare(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> Problem:
    """Return the alignment problem of two texts as a whole, neither of them empty; for fitting the weights."""
    ours, theirs = read_texts(source, target, encoder)
    band = replace(find_band(normalized(ours.sums), normalized(theirs.sums)), pad=PAD)
    return Problem(band, ours, theirs, encoder.token_rows if isinstance(encoder, TokenEncoder) else None)
