"""Stretches of two texts that are like each other and off the path."""

from __future__ import annotations

import numpy as np  # noqa: TID253

from xlcheck.align.local import stretches


def found(similar, ours=None, theirs=None, off=None):
    n, m = similar.shape
    numbers = (np.arange(size) if given is None else np.array(given) for size, given in ((n, ours), (m, theirs)))
    return list(stretches(similar, *numbers, np.ones((n, m), bool) if off is None else off))


def noise(n, m):
    return np.random.default_rng(7).normal(0.1, 0.1, (n, m)).astype(np.float32)


def test_a_diagonal_is_a_stretch():
    similar = noise(20, 24)
    for k in range(6):
        similar[3 + k, 12 + k] = 0.6
    (first, second), *_ = found(similar)
    assert first[0] <= 3 < 9 <= first[1]
    assert second[0] <= 12 < 18 <= second[1]


def test_what_lies_on_the_path_is_none():
    assert found(np.full((6, 6), 0.6, np.float32), off=np.zeros((6, 6), bool)) == []


def test_a_stretch_does_not_reach_over_a_break():
    similar = noise(8, 8)
    for k in range(8):
        similar[k, k] = 0.6
    numbers = [0, 1, 2, 3, 40, 41, 42, 43]
    assert sorted(found(similar, numbers, numbers)) == [((0, 4), (0, 4)), ((40, 44), (40, 44))]


def test_a_sentence_that_is_like_anything_does_not_lead():
    similar = noise(12, 12)
    similar[:, 5] = 0.7
    for k in range(5):
        similar[2 + k, 7 + k] = 0.6
    (first, second), *_ = found(similar)
    assert first[1] - first[0] >= 5
    assert second[1] == 12
