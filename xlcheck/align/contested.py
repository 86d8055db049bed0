"""Exact vectors for the spans that an alignment hesitates about, where an encoder reads a text as a whole.

The vector of several sentences together is first taken for the sum of theirs. Encoding every span instead, as Bertalign
(Liu and Zhu 2023) and Vecalign (Thompson and Koehn 2019) do, costs ten times the sentences and more; only those that
stand in a doubtful bead make a difference.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from xlcheck.align.band import Floats, Ints
from xlcheck.align.features import Problem
from xlcheck.align.lattice import SHAPES, Posterior
from xlcheck.align.texts import Text

Encode: TypeAlias = Callable[[Sequence[str]], Floats]
"""Returns a vector of length 1 for each text, (n, d)."""

# A bead is doubtful between these probabilities.
_LEAST, _MOST = 0.02, 0.98


def with_exact_spans(problem: Problem, posterior: Posterior, encode: Encode) -> Problem:
    """Return a problem in which the cosines of the doubtful beads of several sentences are those of their texts."""
    doubtful = (posterior.beads > _LEAST) & (posterior.beads < _MOST)
    doubtful[:, SHAPES.index((1, 1))] = False
    cells, shapes = np.nonzero(doubtful)
    if not len(cells):
        return problem
    rows, columns = problem.band.row[cells], problem.band.column[cells]
    sizes = np.array(SHAPES)[shapes]
    ours = _vectors(problem.source, rows - sizes[:, 0], rows, "", encode)
    theirs = _vectors(problem.target, columns - sizes[:, 1], columns, " ", encode)
    exact = copy.copy(problem)
    exact.cosine = {shape: values.copy() for shape, values in problem.cosine.items()}
    for k, shape in enumerate(SHAPES):
        here = shapes == k
        exact.cosine[shape][cells[here]] = np.einsum("nd,nd->n", ours[here], theirs[here])
    return exact


def _vectors(text: Text, begins: Ints, ends: Ints, joint: str, encode: Encode) -> Floats:
    """Return the vectors of spans of sentences, each text encoded once."""
    spans, which = np.unique(np.stack([begins, ends], axis=1), axis=0, return_inverse=True)
    return encode([joint.join(text.raw[first:last]) for first, last in spans.tolist()])[which.ravel()]
