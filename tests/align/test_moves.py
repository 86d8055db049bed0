"""Blocks that stand elsewhere in the translation."""

from __future__ import annotations

from itertools import pairwise

import pytest

from xlcheck.align import align


def shapes(beads):
    return [(bead.source, bead.target) for bead in beads]


def crosses(beads):
    """Return whether the translation goes back somewhere."""
    places = [bead.target[0] for bead in beads if bead.source and bead.target]
    return any(left > right for left, right in pairwise(places))


def moved(beads, order):
    """Return both sides of some beads, the target side in another order (what is not in it is omitted), and indices."""
    starts, target = {}, []
    for k in order:
        starts[k] = len(target)
        target += beads[k][1]
    expected, source = [], []
    for k, (zh, en) in enumerate(beads):
        first = len(source)
        source += zh
        if k not in starts:
            expected += [((i,), ()) for i in range(first, len(source))]
            continue
        expected.append((tuple(range(first, first + len(zh))), tuple(range(starts[k], starts[k] + len(en)))))
    return source, target, expected


@pytest.mark.parametrize(
    "order",
    [
        pytest.param([*range(4), *range(9, 14), *range(4, 9), 14], id="two blocks exchanged"),
        pytest.param([*range(11, 15), *range(11)], id="the end comes first"),
        pytest.param([*range(3, 15), *range(3)], id="the beginning comes last"),
        pytest.param([*range(5), *range(8, 12), *range(5, 8), *range(12, 15)], id="three sentences moved"),
        pytest.param(
            [*range(2), *range(6, 9), *range(12, 15), *range(9, 12), *range(2, 6)], id="a moved block in another"
        ),
    ],
)
def test_moved_block_is_aligned_where_it_stands(encoder, report, seg, order):
    source, target, expected = moved(report, order)
    beads = align(seg(source), seg(target), encoder)
    assert shapes(beads) == expected
    assert all(bead.score > 0.5 for bead in beads)


@pytest.mark.parametrize(
    ("lost", "added"),
    [
        pytest.param((), (), id="all in order"),
        pytest.param(range(3, 7), (), id="omitted block"),
        pytest.param((), range(6), id="added block"),
        pytest.param(range(3, 7), range(6), id="block replaced by another text"),
        pytest.param(range(1, 5), range(6, 12), id="omitted at the beginning and added at the end"),
    ],
)
def test_nothing_is_moved_that_is_not(encoder, report, other, seg, joined, lost, added):
    beads = [(zh, () if k in lost else en) for k, (zh, en) in enumerate(report)]
    at = 4 if 0 in added else len(beads)
    beads[at:at] = [((), [other[k]]) for k in added]
    source, target, _ = joined(beads)
    assert not crosses(align(seg(source), seg(target), encoder))


def test_omission_and_move_in_one_text(encoder, report, seg):
    source, target, expected = moved(report, [*range(4), *range(9, 14), *range(4, 9)])
    assert shapes(align(seg(source), seg(target), encoder)) == expected
