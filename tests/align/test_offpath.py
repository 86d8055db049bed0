"""Local alignments under the model of beads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np  # noqa: TID253
import pytest

from xlcheck.align.band import full
from xlcheck.align.lattice import PAD, SHAPES, Gaps, Lattice
from xlcheck.align.offpath import local_paths

ONE = SHAPES.index((1, 1))


def found(n, m, pairs, *, breaks=((), ()), off=None, least=5.0, apart=1.0):
    """Return the nodes of each path where the sentences in ``pairs`` weigh 5 together and all others nothing."""
    lattice = Lattice(replace(full(n, m), pad=PAD))
    scores = np.full((lattice.band.size, len(SHAPES)), -50, np.float32)
    for i, j in pairs:
        scores[int(lattice.band.at(np.array([i + 1]), np.array([j + 1]))[0]), ONE] = 5
    gaps = Gaps(-apart, 0.0, -apart, 0.0, np.zeros(n), np.zeros(m))
    walls = tuple(np.isin(np.arange(size), places) for size, places in zip((n, m), breaks, strict=True))
    off = np.ones((n, m), bool) if off is None else off
    return [[step[:4] for step in path] for _, path in local_paths(lattice, scores, gaps, off, walls, least, 9)]


@pytest.mark.parametrize(
    ("pairs", "options"),
    [
        pytest.param([], {}, id="nothing alike"),
        pytest.param([(2, 2), (3, 3)], {"off": np.zeros((6, 6), bool)}, id="on the path"),
        pytest.param([(2, 4)], {}, id="a single pair weighs too little"),
    ],
)
def test_there_is_no_local_path(pairs, options):
    assert found(6, 6, pairs, **options) == []


def test_a_block_is_a_path():
    assert found(8, 9, [(1, 4), (2, 5), (3, 6)]) == [[(2, 5, 1, 1), (3, 6, 1, 1), (4, 7, 1, 1)]]


def test_a_sentence_between_is_left_out():
    assert found(8, 9, [(1, 4), (3, 5)]) == [[(2, 5, 1, 1), (3, 5, 1, 0), (4, 6, 1, 1)]]
    assert found(8, 9, [(1, 4), (2, 6)]) == [[(2, 5, 1, 1), (2, 6, 0, 1), (3, 7, 1, 1)]]


def test_two_blocks_are_two_paths():
    pairs = [(0, 5), (1, 6), (2, 7), (4, 1), (5, 2)]
    assert [[step[:2] for step in path] for path in found(8, 9, pairs)] == [[(1, 6), (2, 7), (3, 8)], [(5, 2), (6, 3)]]


@pytest.mark.parametrize("breaks", [((3,), ()), ((), (6,))], ids=["source", "target"])
def test_no_path_reaches_over_a_break(breaks):
    pairs = [(1, 4), (2, 5), (3, 6), (4, 7)]
    ends = sorted(path[-1][:2] for path in found(8, 9, pairs, breaks=breaks))
    assert ends == [(3, 6), (5, 8)]
