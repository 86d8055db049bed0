"""Two texts and an encoder -> beads with the probability that each is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xlcheck.align.band import Doubles, Floats, find_band
from xlcheck.align.features import Problem
from xlcheck.align.lattice import PAD, SHAPES, Gaps, Posterior
from xlcheck.align.texts import read_texts
from xlcheck.align.weights import GapWeights, Weights, load_weights
from xlcheck.encode.base import Encoder, TokenEncoder, normalized
from xlcheck.model import Bead, Segment

# A bead is worth its probability less this: what one more bead costs in precision at an F1 near .9.
_PRICE = 0.45
_IMPOSSIBLE = -1e30


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
    problem = prepare(source, target, encoder)
    weights = load_weights("tokens" if problem.source.tokens is not None else "plain")
    posterior = problem.lattice.posterior(bead_scores(problem, weights), gap_scores(problem, weights))
    return _decoded(problem, posterior)


def prepare(source: Sequence[Segment], target: Sequence[Segment], encoder: Encoder) -> Problem:
    """Return the alignment problem of two texts, neither of them empty: its band and the evidence in it."""
    ours, theirs = read_texts(source, target, encoder)
    band = replace(find_band(normalized(ours.sums), normalized(theirs.sums)), pad=PAD)
    return Problem(band, ours, theirs, encoder.token_rows if isinstance(encoder, TokenEncoder) else None)


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


def _decoded(problem: Problem, posterior: Posterior) -> tuple[Bead, ...]:
    import numpy as np

    path = problem.lattice.decode(
        posterior.beads - np.float32(_PRICE), posterior.source - _PRICE, posterior.target - _PRICE
    )
    shape_number = {shape: k for k, shape in enumerate(SHAPES)}
    beads = []
    for i, j, a, b in path:
        if not b:
            score = posterior.source[i - 1]
        elif not a:
            score = posterior.target[j - 1]
        else:
            cell = int(problem.band.at(np.array([i]), np.array([j]))[0])
            score = posterior.beads[cell, shape_number[a, b]]
        beads.append(Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), min(1.0, max(0.0, float(score)))))
    return tuple(beads)
