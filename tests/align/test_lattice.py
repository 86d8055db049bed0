from __future__ import annotations

from functools import cache

import pytest

from xlcheck.align.band import Band
from xlcheck.align.lattice import PAD, SHAPES, Gaps, Lattice

np = pytest.importorskip("numpy")


def grid(n, m):
    return Band(np.zeros(n + 1, np.int64), np.full(n + 1, m, np.int64), PAD)


def problem(n, m, seed=0):
    random = np.random.default_rng(seed)
    band = grid(n, m)
    scores = random.normal(0, 2, (band.size, len(SHAPES))).astype(np.float32)
    gaps = Gaps(-1.0, -0.3, -2.0, 0.2, random.normal(0, 1, n), random.normal(0, 1, m))
    return band, scores, gaps


def alignments(band, scores, gaps, n, m):
    """Every alignment and its weight, one by one: of two adjacent gaps the source's comes first."""

    def cell(i, j):
        return int(band.at(np.array([i]), np.array([j]))[0])

    @cache
    def rest(i, j, state):
        if (i, j) == (n, m):
            return [((), 0.0)]
        out = []
        for k, (a, b) in enumerate(SHAPES):
            if i + a <= n and j + b <= m:
                weight = float(scores[cell(i + a, j + b), k])
                out += [(((i, j, a, b), *path), w + weight) for path, w in rest(i + a, j + b, "bead")]
        if i < n and state != "added":
            weight = gaps.source[i] + (gaps.source_extend if state == "omitted" else gaps.source_open)
            out += [(((i, j, 1, 0), *path), w + weight) for path, w in rest(i + 1, j, "omitted")]
        if j < m:
            weight = gaps.target[j] + (gaps.target_extend if state == "added" else gaps.target_open)
            out += [(((i, j, 0, 1), *path), w + weight) for path, w in rest(i, j + 1, "added")]
        return out

    return rest(0, 0, "bead")


@pytest.mark.parametrize(("n", "m"), [(1, 1), (2, 3), (4, 2), (3, 3)])
def test_posterior_is_that_of_all_alignments_counted(n, m):
    band, scores, gaps = problem(n, m)
    paths = alignments(band, scores, gaps, n, m)
    weights = np.array([w for _, w in paths])
    total = np.logaddexp.reduce(weights)
    found = Lattice(band).posterior(np.where(band.inside[:, None], scores, np.float32(-1e30)), gaps)
    assert found.weight == pytest.approx(total)
    source, target, beads, opened = np.zeros(n), np.zeros(m), {}, [0.0, 0.0]
    for (path, _), p in zip(paths, np.exp(weights - total), strict=True):
        before = (1, 1)
        for i, j, a, b in path:
            if not b:
                source[i] += p
                opened[0] += p * (before != (1, 0))
            elif not a:
                target[j] += p
                opened[1] += p * (before != (0, 1))
            else:
                beads[i + a, j + b, a, b] = beads.get((i + a, j + b, a, b), 0) + p
            before = (a, b)
    np.testing.assert_allclose(found.source, source, atol=1e-6)
    np.testing.assert_allclose(found.target, target, atol=1e-6)
    np.testing.assert_allclose(found.opened, opened, atol=1e-6)
    for (i, j, a, b), p in beads.items():
        place = band.at(np.array([i]), np.array([j]))[0]
        assert found.beads[place, SHAPES.index((a, b))] == pytest.approx(p, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_decoded_path_has_the_largest_gain(seed):
    n, m = 3, 4
    band, gains, gaps = problem(n, m, seed)
    gains = np.where(band.inside[:, None], gains, np.float32(-1e30))
    lone = Gaps(0.0, 0.0, 0.0, 0.0, gaps.source, gaps.target)
    best = max(w for _, w in alignments(band, gains, lone, n, m))
    path = Lattice(band).decode(gains, gaps.source, gaps.target)
    total = 0.0
    for i, j, a, b in path:
        if a and b:
            total += float(gains[band.at(np.array([i]), np.array([j]))[0], SHAPES.index((a, b))])
        else:
            total += float(gaps.source[i - 1] if a else gaps.target[j - 1])
    assert total == pytest.approx(best, abs=1e-4)
    assert sum(step[2] for step in path) == n
    assert sum(step[3] for step in path) == m
