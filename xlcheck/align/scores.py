"""Features and weights -> scores, the most probable path, and the weight of all paths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from xlcheck.align.band import Band, Doubles, Floats, Ints, find_band, full
from xlcheck.align.features import Problem
from xlcheck.align.lattice import PAD, SHAPES, Gaps, Posterior
from xlcheck.align.path import Path
from xlcheck.align.texts import Text
from xlcheck.align.weights import GapWeights, Weights

# A bead is worth its probability less this: what one more bead costs in precision at an F1 near .9.
PRICE = 0.35
_IMPOSSIBLE = -1e30
# Grids with at most so many nodes are searched whole.
_SMALL = 3_000

Rows: TypeAlias = Callable[[Ints], Floats]
"""Returns the rows of tokens."""


def bead_scores(problem: Problem, weights: Weights) -> Floats:
    """Return the score of each bead by the cell in which it ends and its shape, (cells, shapes)."""
    scores = np.empty((problem.band.size, len(SHAPES)), np.float32)
    for k, (a, b) in enumerate(SHAPES):
        total = np.full(problem.band.size, weights.shapes[k], np.float32)
        for weight, feature in zip(weights.bead, problem.bead_features(a, b), strict=True):
            if weight and feature is not problem.nothing:
                total += np.float32(weight) * feature
        scores[:, k] = total
    scores[~problem.band.inside] = _IMPOSSIBLE
    _cut(scores, problem)
    return scores


def _cut(scores: Floats, problem: Problem) -> None:
    """Make beads impossible that reach over what was taken out of a text."""
    band = problem.band
    for side, (text, ends) in enumerate(((problem.source, band.row), (problem.target, band.column))):
        if text.seams is None or not text.seams.any():
            continue
        seams = np.concatenate([[0], np.cumsum(text.seams)])
        last = np.clip(ends, 0, len(text))
        for k, shape in enumerate(SHAPES):
            first = np.clip(ends - shape[side] + 1, 0, last)
            scores[seams[last] > seams[first], k] = _IMPOSSIBLE


def gap_scores(problem: Problem, weights: Weights) -> Gaps:
    """Return the scores of gaps and of each sentence in them."""

    def each(side: int, gap: GapWeights) -> Doubles:
        return np.asarray(problem.null_features(side) @ np.array(gap.features), np.float64)

    ours, theirs = weights.source_gap, weights.target_gap
    return Gaps(ours.open, ours.extend, theirs.open, theirs.extend, each(0, ours), each(1, theirs))


def padded_band(source: Text, target: Text) -> Band:
    """Return the band in which two texts are aligned: everything where they are short."""
    small = (len(source) + 1) * (len(target) + 1) <= _SMALL
    band = full(len(source), len(target)) if small else find_band(source.sums, target.sums)
    return replace(band, pad=PAD)


def posterior_of(problem: Problem, weights: Weights) -> Posterior:
    """Return what is probable in one band."""
    return problem.lattice.posterior(bead_scores(problem, weights), gap_scores(problem, weights))


def best_path(problem: Problem, posterior: Posterior) -> Path:
    """Return the best path through one band, each step with its probability."""
    steps = problem.lattice.decode(
        posterior.beads - np.float32(PRICE), posterior.source - PRICE, posterior.target - PRICE
    )
    path: Path = []
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
