from __future__ import annotations

import pytest

from xlcheck.align import band as bands

np = pytest.importorskip("numpy")


def connected_bands():
    random = np.random.default_rng(0)
    for _ in range(40):
        n, m = random.integers(1, 9, 2)
        first, second = np.sort(random.integers(0, m + 1, (2, n + 1)), axis=1)
        lo, hi = np.minimum(first, second), np.maximum(first, second)
        lo[0], hi[-1] = 0, m
        lo[1:] = np.minimum(lo[1:], hi[:-1])
        yield bands.Band(np.minimum.accumulate(lo[::-1])[::-1], hi)


def best_chains(band, links):
    """The recurrences as they are written, node by node."""

    def near(node, towards):
        i, j = node[0] + towards[0], node[1] + towards[1]
        return (i, j) if 0 <= i < band.rows and band.lo[i] <= j <= band.hi[i] else None

    nodes = [(i, j) for i in range(band.rows) for j in range(int(band.lo[i]), int(band.hi[i]) + 1)]
    weight = dict(zip(nodes, links, strict=True))
    ends, begins = {}, {}
    for node in nodes:
        steps = [(near(node, step), step == (-1, -1)) for step in ((-1, 0), (0, -1), (-1, -1))]
        ends[node] = max([0.0] + [ends[other] + linked * weight[node] for other, linked in steps if other])
    for node in reversed(nodes):
        steps = [(near(node, step), step == (1, 1)) for step in ((1, 0), (0, 1), (1, 1))]
        begins[node] = max([0.0] + [begins[other] + linked * weight[other] for other, linked in steps if other])
    return [ends[node] for node in nodes], [begins[node] for node in nodes]


def test_best_chains_are_those_of_the_recurrences():
    random = np.random.default_rng(1)
    for band in connected_bands():
        links = random.random(band.size).astype(np.float32)
        ends, begins = best_chains(band, links)
        np.testing.assert_allclose(bands._forward(band, links), ends, atol=1e-5)
        np.testing.assert_allclose(bands._backward(band, links), begins, atol=1e-5)


def vectors(count, seed=0):
    rows = np.random.default_rng(seed).standard_normal((count, 32)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def assert_holds(band, path):
    assert all(band.lo[i] <= j <= band.hi[i] for i, j in path)


def test_band_holds_the_diagonal_and_is_narrow():
    rows = vectors(300)
    band = bands.find_band(rows, rows)
    assert_holds(band, [(i, i) for i in range(301)])
    assert band.size < 301 * 25


@pytest.mark.parametrize("pooled", [pytest.param(False, id="in one piece"), pytest.param(True, id="pooled first")])
def test_block_without_counterpart_stays_inside(monkeypatch, pooled):
    if pooled:
        monkeypatch.setattr(bands, "_COARSE_NODES", 20_000)
    rows = vectors(400)
    kept = np.concatenate([rows[:100], rows[260:]])
    band = bands.find_band(rows, kept)
    assert_holds(band, [(i, i) for i in range(101)] + [(i, i - 160) for i in range(260, 401)])
    turned = bands.find_band(kept, rows)
    assert_holds(turned, [(i, i) for i in range(101)] + [(i, i + 160) for i in range(100, 241)])


@pytest.mark.parametrize(
    ("n", "m"), [pytest.param(1, 1, id="one"), pytest.param(1, 50, id="wide"), pytest.param(50, 1, id="high")]
)
def test_band_of_equal_lines_reaches_from_corner_to_corner(n, m):
    row = vectors(1)
    band = bands.find_band(np.repeat(row, n, axis=0), np.repeat(row, m, axis=0))
    assert (band.lo[0], band.hi[-1]) == (0, m)
    assert (np.diff(band.lo) >= 0).all()
    assert (np.diff(band.hi) >= 0).all()
    assert (band.lo[1:] <= band.hi[:-1]).all()


def test_band_of_many_equal_lines_stays_narrow():
    band = bands.find_band(np.repeat(vectors(1), 900, axis=0), np.repeat(vectors(1), 1200, axis=0))
    assert band.size < 901 * (bands._WIDEST + 50)
    assert_holds(band, [(i, i * 4 // 3) for i in range(901)])


def test_cells_outside_of_the_band_have_no_place():
    band = bands.Band(np.array([0, 1]), np.array([2, 3]), pad=1)
    rows, columns = np.array([0, 0, 1, 2, -1]), np.array([-1, 4, 1, 1, 0])
    assert band.at(rows, columns).tolist() == [0, band.size, 6, band.size, band.size]


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
def test_products_are_those_of_the_sentences_of_each_cell(monkeypatch, rows):
    monkeypatch.setattr(bands, "_ROWS", rows)
    for band in connected_bands():
        source, target = vectors(band.rows - 1, 1), vectors(int(band.hi[-1]), 2)
        real = band.inside & (band.row > 0) & (band.column > 0)
        expected = [source[i - 1] @ target[j - 1] for i, j in zip(band.row[real], band.column[real], strict=True)]
        found = bands.products(band, source, target)
        np.testing.assert_allclose(found[real], expected, atol=1e-5)
        assert not found[(band.row == 0) | (band.column <= 0)].any()


def test_a_band_is_widened_by_its_margin_on_every_side():
    margin, count = bands._MARGIN, 12 * bands._MARGIN
    path = np.arange(count + 1)
    band = bands._dilated(path, path, count)
    assert band.lo.tolist() == np.clip(path - 2 * margin, 0, count).tolist()
    assert band.hi.tolist() == np.clip(path + 2 * margin, 0, count).tolist()


@pytest.mark.parametrize(("by", "finer"), [(8, 2), (8, 1), (3, 1)])
def test_a_refined_band_covers_the_coarse_one(by, finer):
    n, m = 48 // finer, 72 // finer
    lo = np.arange(48 // by + 1)
    coarse = bands.Band(lo, np.minimum(lo * 3 // 2 + 1, 72 // by))
    fine = bands._refined(coarse, by, finer, n, m)
    assert (fine.rows, fine.lo[0], fine.hi[-1]) == (n + 1, 0, m)
    for i in range(coarse.rows):
        k = i * by // finer
        assert fine.lo[k] * finer <= coarse.lo[i] * by or i == 0
        assert fine.hi[k] * finer >= min(coarse.hi[i] * by, 72)
    assert fine.lo[n] * finer == coarse.lo[-1] * by
    assert (fine.hi[:-1] >= fine.lo[1:]).all()
