"""The edges of a moved block: the best of all, found in a ring of four tables."""

from __future__ import annotations

from itertools import product

import numpy as np  # noqa: TID253

from xlcheck.align.edges import _ring


def test_the_best_of_all_is_found():
    rng = np.random.default_rng(3)
    tables = [rng.normal(size=size) for size in ((4, 5), (5, 6), (4, 3), (3, 6))]
    gone, tail, head, into = tables

    def total(top, bottom, left, right):
        return gone[top, bottom] + tail[bottom, right] + head[top, left] + into[left, right]

    best = max(product(range(4), range(5), range(3), range(6)), key=lambda places: total(*places))
    assert _ring(*tables) == best
